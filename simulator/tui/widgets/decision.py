"""One choice looked back on: what you said, what they felt, the behaviour and its rule, a better line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS, behaviour_names, signed
from simulator.debrief.report import Report, possible_sentence
from simulator.debrief.review import Decision
from simulator.scenario.model import level
from simulator.scenario.rubric import AXES
from simulator.tui.page.line import BLANK, Line, Span, block, row, said, span
from simulator.tui.widgets.labels import Labels
from simulator.tui.widgets.transcript import label_of
from simulator.tui.widgets.worth import INKS

if TYPE_CHECKING:
    from simulator.conversation.talk import Step


def decision_rows(
    found: Report, decision: Decision, width: int, *, title: Line, full: bool, most: int = 0
) -> list[Line]:
    """The whole of it with `full`: what they said, the points, and why. Otherwise in short, texts cut to `most`."""
    name = label_of(found.review.talk.scenario, decision.step.turn.speaker)
    behaviour = found.review.talk.rubric.behaviours[decision.step.choice.behaviour].name
    longest = (f"{name} thought",) if full else (f"{name} felt", behaviour)
    labels = Labels(width, longest, most=most)
    if full:
        _in_full(found, decision, labels, name)
    else:
        _in_short(found, decision, labels, name)
    return [title, BLANK, *labels.lines]


def _in_full(found: Report, decision: Decision, labels: Labels, name: str) -> None:
    step, rubric = decision.step, found.review.talk.rubric
    labels.add(f"{name} said", step.turn.says, "soft")
    labels.add(f"{name} thought", step.turn.thinks, "italic soft")
    _own_words(found, decision, labels)
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
    _possible(found, decision, labels)


def _in_short(found: Report, decision: Decision, labels: Labels, name: str) -> None:
    step = decision.step
    main = found.review.talk.rubric.behaviours[step.choice.behaviour]
    _own_words(found, decision, labels)
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
    _possible(found, decision, labels)


def _own_words(found: Report, decision: Decision, labels: Labels) -> None:
    """What the trainee would have said, before the line that was nearest to it."""
    words = found.own_words.get(decision.number, "")
    labels.add("Your words", f"“{words}”" if words else "", "soft")


def _possible(found: Report, decision: Decision, labels: Labels) -> None:
    possible = found.possible.get(decision.number)
    if possible is not None:
        labels.add("Possible", possible_sentence(possible), "soft", whole=True)


def _points(step: Step, labels: Labels) -> Line:
    parts = [Span("  "), Span("Worth".ljust(7 if labels.narrow else labels.column), "muted")]
    for axis, value in zip(AXES, step.points, strict=True):
        words = " " if labels.narrow else f"{axis}  "
        parts += [Span(MARKS[axis], INKS[axis]), Span(f" {signed(value)} "), Span(words, "muted")]
    return row(*parts)


def _moved(before: int, now: int) -> str:
    return f"{level(before)} to {level(now)}"


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


def turning_point_rows(found: Report, left: int, right: int, most: int = 0) -> tuple[list[Line], list[Line]]:
    """The two turning points, each as a block of its width; one that does not exist is said in a sentence."""
    gain, loss = found.turning.gain, found.turning.loss
    gained = [*block("No choice won them over.", left, "soft")]
    lost = [*block("No choice cost you their trust.", right, "soft")]
    if gain is not None:
        name = label_of(found.review.talk.scenario, gain.step.turn.speaker)
        title = decision_title(gain, f" won {name} over")
        gained = decision_rows(found, gain, left, title=title, full=False, most=most)
    if loss is not None:
        title = decision_title(loss, " cost you most" if loss.trust_change < 0 else " could have helped more")
        lost = decision_rows(found, loss, right, title=title, full=False, most=most)
    return gained, lost


def no_decisions() -> list[Line]:
    """For a conversation that was left before the first choice."""
    return [said("Nothing was said.", "soft")]
