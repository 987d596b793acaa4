"""One choice looked back on: what you said, what they felt, the behaviour and its rule, a better line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS, behaviour_names, signed
from simulator.debrief.review import Debrief, Decision
from simulator.scenario.model import HUNDRED
from simulator.scenario.rubric import AXES
from simulator.tui.line import BLANK, Line, Span, block, item, moved, row, said, span
from simulator.tui.widgets.transcript import label_of
from simulator.tui.widgets.worth import INKS

if TYPE_CHECKING:
    from simulator.conversation.talk import Step

LABEL = 12


def labelled(label: str, text: str, width: int, style: str = "", mark: Span | None = None) -> list[Line]:
    """A label in its column and the text beside it, or below it where there is little room."""
    if not text.strip():
        return []
    lead = mark or Span(" ")
    if width < 44:
        return [row(lead, Span(" "), span(label, "muted")), *block(text, width - 2, style, indent=2)]
    lines = item(Span(label, "muted"), text, width - 2, style, hang=max(LABEL, len(label) + 1))
    first = row(lead, Span(" "), *lines[0].spans)
    return [first, *(moved(line, 2) for line in lines[1:])]


def decision_rows(review: Debrief, decision: Decision, width: int, *, title: Line, full: bool) -> list[Line]:
    """The whole of it; `full` adds what they said, the points and why."""
    step = decision.step
    rubric = review.talk.rubric
    name = label_of(review.talk.scenario, step.turn.speaker)
    lines = [title, BLANK]
    if full:
        lines += labelled(f"{name} said", step.turn.says, width, "soft")
    lines += labelled("You said", step.choice.say, width)
    lines += labelled(f"{name} did" if full else "Then", step.choice.reply, width, "italic") if full else []
    lines += labelled(f"{name} felt", _felt(step, full=full), width, "italic")
    main = rubric.behaviours[step.choice.behaviour]
    if full:
        lines += labelled("Behaviour", behaviour_names(step, rubric), width)
        lines += _points(step, width)
        lines += labelled("Trust", _moved(step.trust_before, step.trust), width)
        lines += labelled("Patience", _moved(step.patience_before, step.patience), width)
        lines += labelled("Why", step.choice.why or main.rule, width)
    else:
        lines += labelled(main.name, main.rule, width)
    if decision.better is not None:
        lines += [BLANK, *labelled("Better", f"“{decision.better.say}”", width, "", Span("▲", "help"))]
    if decision.tempting is not None and not full:
        gap = [] if decision.better is not None else [BLANK]
        lines += [*gap, *labelled("Tempting", f"“{decision.tempting.say}”", width, "soft", Span("●", "push"))]
    return lines


def _felt(step: Step, *, full: bool) -> str:
    if full or not step.turn.thinks:
        return step.turn.thinks if full else step.choice.reply
    return f"“{step.turn.thinks}” {step.choice.reply}".strip()


def _points(step: Step, width: int) -> list[Line]:
    parts: list[Span] = [Span("  "), Span("Worth".ljust(LABEL), "muted")]
    for axis, value in zip(AXES, step.points, strict=True):
        parts += [Span(MARKS[axis], INKS[axis]), Span(f" {signed(value)} "), Span(f"{axis}  " if width >= 60 else " ", "muted")]
    return [row(*parts)]


def _moved(before: int, now: int) -> str:
    return f"{before // HUNDRED} to {now // HUNDRED}"


def decision_title(decision: Decision, words: str = "") -> Line:
    """ "Choice 2", or "Choice 2 won Dana over"; a breach is named."""
    mark = _mark(decision)
    breach = Span("  a breach of trust", "bold") if decision.step.breach else Span("")
    return row(mark, Span(" "), span(f"Choice {decision.number}{words}", "bold"), breach)


def _mark(decision: Decision) -> Span:
    points = decision.step.points
    if points.pushiness > 0:
        return Span("●", "push")
    return Span("▲", "help") if points.helpfulness > 0 else Span(" ")


def turning_points(review: Debrief) -> tuple[Decision | None, Decision | None]:
    """The choice with the largest gain of trust and the one with the largest loss, where there are such."""
    gain = max(review.decisions, key=lambda d: d.trust_change, default=None)
    loss = min(review.decisions, key=lambda d: d.trust_change, default=None)
    return (
        gain if gain is not None and gain.trust_change > 0 else None,
        loss if loss is not None and loss.trust_change < 0 else None,
    )


def turning_point_rows(review: Debrief, width: int) -> tuple[list[Line], list[Line]]:
    """The two turning points, each as a block; one that does not exist is said in a sentence."""
    gain, loss = turning_points(review)
    left = [*block("No choice won them over.", width, "soft")]
    right = [*block("No choice cost you their trust.", width, "soft")]
    if gain is not None:
        name = label_of(review.talk.scenario, gain.step.turn.speaker)
        left = decision_rows(review, gain, width, title=decision_title(gain, f" won {name} over"), full=False)
    if loss is not None:
        right = decision_rows(review, loss, width, title=decision_title(loss, " cost you most"), full=False)
    return left, right


def no_decisions() -> list[Line]:
    """For a conversation that was left before the first choice."""
    return [said("Nothing was said.", "soft")]
