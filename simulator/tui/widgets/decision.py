"""One choice looked back on: what you said, what they felt, the behaviour and its rule, a better line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS, behaviour_names, signed
from simulator.debrief.review import Debrief, Decision
from simulator.scenario.model import amount
from simulator.scenario.rubric import AXES
from simulator.tui.line import BLANK, Line, Span, block, row, said, span
from simulator.tui.widgets.labels import Labels
from simulator.tui.widgets.transcript import label_of
from simulator.tui.widgets.worth import INKS

if TYPE_CHECKING:
    from simulator.conversation.talk import Step


def decision_rows(
    review: Debrief, decision: Decision, width: int, *, title: Line, full: bool, most: int = 0
) -> list[Line]:
    """The whole of it with `full`: what they said, the points, and why. Otherwise in short, texts cut to `most`."""
    name = label_of(review.talk.scenario, decision.step.turn.speaker)
    behaviour = review.talk.rubric.behaviours[decision.step.choice.behaviour].name
    longest = (f"{name} thought",) if full else (f"{name} felt", behaviour)
    labels = Labels(width, longest, most=most)
    if full:
        _in_full(review, decision, labels, name)
    else:
        _in_short(review, decision, labels, name)
    return [title, BLANK, *labels.lines]


def _in_full(review: Debrief, decision: Decision, labels: Labels, name: str) -> None:
    step, rubric = decision.step, review.talk.rubric
    labels.add(f"{name} said", step.turn.says, "soft")
    labels.add(f"{name} thought", step.turn.thinks, "italic soft")
    labels.add("You said", step.choice.say, "bold")
    labels.add("Then", step.choice.reply, "italic")
    labels.add("Behaviour", behaviour_names(step, rubric))
    labels.line(_points(step, labels))
    labels.add("Trust", _moved(step.trust_before, step.trust))
    labels.add("Patience", _moved(step.patience_before, step.patience))
    labels.add("Why", step.choice.why or rubric.behaviours[step.choice.behaviour].rule)
    if decision.better is not None:
        labels.line(BLANK)
        labels.add("Better", f"“{decision.better.say}”", "", Span("▲", "help"))


def _in_short(review: Debrief, decision: Decision, labels: Labels, name: str) -> None:
    step = decision.step
    main = review.talk.rubric.behaviours[step.choice.behaviour]
    labels.add("You said", f"“{step.choice.say}”")
    felt = f"“{step.turn.thinks}” {step.choice.reply}" if step.turn.thinks else step.choice.reply
    labels.add(f"{name} felt", felt, "italic")
    labels.add(main.name, main.rule)
    if decision.better is not None or decision.tempting is not None:
        labels.line(BLANK)
    if decision.better is not None:
        labels.add("Better", f"“{decision.better.say}”", "", Span("▲", "help"))
    if decision.tempting is not None:
        labels.add("Tempting", f"“{decision.tempting.say}”", "soft", Span("●", "push"))


def _points(step: Step, labels: Labels) -> Line:
    parts = [Span("  "), Span("Worth".ljust(7 if labels.narrow else labels.column), "muted")]
    for axis, value in zip(AXES, step.points, strict=True):
        words = " " if labels.narrow else f"{axis}  "
        parts += [Span(MARKS[axis], INKS[axis]), Span(f" {signed(value)} "), Span(words, "muted")]
    return row(*parts)


def _moved(before: int, now: int) -> str:
    return f"{amount(before)} to {amount(now)}"


def decision_title(decision: Decision, words: str = "") -> Line:
    """ "Choice 2", or "Choice 2 won Dana over"; a breach is named."""
    mark = _mark(decision)
    breach = Span(", a breach of trust", "bold") if decision.step.breach else Span("")
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
