"""One choice looked back on: what you said, what they felt, the behaviour and its rule, a better line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS, behaviour_names, signed
from simulator.debrief.review import Debrief, Decision
from simulator.scenario.model import HUNDRED
from simulator.scenario.rubric import AXES
from simulator.tui.line import BLANK, Line, Span, block, item, moved, row, said, shorten, span, wrap
from simulator.tui.widgets.transcript import label_of
from simulator.tui.widgets.worth import INKS

if TYPE_CHECKING:
    from simulator.conversation.talk import Step

LABEL = 12


def labelled(label: str, text: str, width: int, style: str = "", mark: Span | None = None, most: int = 0) -> list[Line]:
    """A label in its column and the text beside it, or below it where there is little room.

    With `most` the text is cut to so many rows; the tape has the whole of it.
    """
    if not text.strip():
        return []
    lead = mark or Span(" ")
    text = _cut(text, width - 2 - max(LABEL, len(label) + 1), most) if most else text
    if width < 44:
        return [row(lead, Span(" "), span(label, "muted")), *block(text, width - 2, style, indent=2)]
    lines = item(Span(label, "muted"), text, width - 2, style, hang=max(LABEL, len(label) + 1))
    first = row(lead, Span(" "), *lines[0].spans)
    return [first, *(moved(line, 2) for line in lines[1:])]


def _cut(text: str, width: int, most: int) -> str:
    rows = wrap(text, width)
    if len(rows) <= most:
        return text
    return " ".join((*rows[: most - 1], shorten(f"{rows[most - 1]} {rows[most]}", width)))


def decision_rows(
    review: Debrief, decision: Decision, width: int, *, title: Line, full: bool, most: int = 0
) -> list[Line]:
    """The whole of it with `full`: what they said, the points, and why. Otherwise in short."""
    step = decision.step
    name = label_of(review.talk.scenario, step.turn.speaker)
    return (
        _in_full(review, decision, width, title, name)
        if full
        else _in_short(review, decision, width, title, name, most)
    )


def _in_full(review: Debrief, decision: Decision, width: int, title: Line, name: str) -> list[Line]:
    step, rubric = decision.step, review.talk.rubric
    lines = [title, BLANK]
    lines += labelled(f"{name} said", step.turn.says, width, "soft")
    lines += labelled(f"{name} thought", step.turn.thinks, width, "italic soft")
    lines += labelled("You said", step.choice.say, width, "bold")
    lines += labelled("Then", step.choice.reply, width, "italic")
    lines += labelled("Behaviour", behaviour_names(step, rubric), width)
    lines += _points(step, width)
    lines += labelled("Trust", _moved(step.trust_before, step.trust), width)
    lines += labelled("Patience", _moved(step.patience_before, step.patience), width)
    lines += labelled("Why", step.choice.why or rubric.behaviours[step.choice.behaviour].rule, width)
    if decision.better is not None:
        lines += [BLANK, *labelled("Better", f"“{decision.better.say}”", width, "", Span("▲", "help"))]
    return lines


def _in_short(review: Debrief, decision: Decision, width: int, title: Line, name: str, most: int) -> list[Line]:
    step = decision.step
    main = review.talk.rubric.behaviours[step.choice.behaviour]
    felt = f"“{step.turn.thinks}” {step.choice.reply}" if step.turn.thinks else step.choice.reply
    lines = [title, BLANK]
    lines += labelled("You said", f"“{step.choice.say}”", width, most=most)
    lines += labelled(f"{name} felt", felt, width, "italic", most=most)
    lines += labelled(main.name, main.rule, width, most=most)
    if decision.better is not None or decision.tempting is not None:
        lines.append(BLANK)
    if decision.better is not None:
        lines += labelled("Better", f"“{decision.better.say}”", width, "", Span("▲", "help"), most=most)
    if decision.tempting is not None:
        lines += labelled("Tempting", f"“{decision.tempting.say}”", width, "soft", Span("●", "push"), most=most)
    return lines


def _points(step: Step, width: int) -> list[Line]:
    parts: list[Span] = [Span("  "), Span("Worth".ljust(LABEL), "muted")]
    for axis, value in zip(AXES, step.points, strict=True):
        parts += [
            Span(MARKS[axis], INKS[axis]),
            Span(f" {signed(value)} "),
            Span(f"{axis}  " if width >= 60 else " ", "muted"),
        ]
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


def turning_point_rows(review: Debrief, left: int, right: int, most: int = 0) -> tuple[list[Line], list[Line]]:
    """The two turning points, each as a block of its width; one that does not exist is said in a sentence."""
    gain, loss = turning_points(review)
    gained = [*block("No choice won them over.", left, "soft")]
    lost = [*block("No choice cost you their trust.", right, "soft")]
    if gain is not None:
        name = label_of(review.talk.scenario, gain.step.turn.speaker)
        title = decision_title(gain, f" won {name} over")
        gained = decision_rows(review, gain, left, title=title, full=False, most=most)
    if loss is not None:
        lost = decision_rows(review, loss, right, title=decision_title(loss, " cost you most"), full=False, most=most)
    return gained, lost


def no_decisions() -> list[Line]:
    """For a conversation that was left before the first choice."""
    return [said("Nothing was said.", "soft")]
