"""The three figures of a debrief in words: the plane, the bars and the tape."""

from __future__ import annotations

from simulator.debrief.blocks import Figure, Row
from simulator.debrief.coaching import MARKS, whole
from simulator.debrief.report import Compared, Range, Report
from simulator.debrief.review import Debrief
from simulator.languages.english import capital
from simulator.languages.tongue import Tongue
from simulator.scenario.model import POINT
from simulator.scenario.rubric import AXES


def plane_figure(review: Debrief) -> Figure:
    """Helpfulness against pushiness as they stood after each choice."""
    say = review.tongue
    after = ", ".join(
        say(
            "▲ {help} ● {push} after choice {number}",
            help=whole(d.score.helpfulness.percent),
            push=whole(d.score.pushiness.percent),
            number=d.number,
        )
        for d in review.decisions
    )
    return Figure("plane", say("Helpfulness and pushiness: {after}.", after=after))


def bars_figure(found: Report) -> Figure:
    """The three axes, with the exact range at this ending and earlier tries."""
    score, say = found.review.score, found.review.tongue
    rows = tuple(
        Row(capital(say.own(axis)), f"{share.percent:.0f}", "strong", MARKS[axis])
        for axis, share in zip(AXES, (score.helpfulness, score.pushiness, score.initiative), strict=True)
    )
    says = [say("Each is the share, of 100, of what the lines on offer made possible.")]
    if found.ranges is not None:
        spans = ", ".join(f"{say.own(axis)} {_span(found.ranges[axis], say)}" for axis in AXES)
        says.append(say("Among all who reach this ending: {spans}.", spans=spans))
    says += [f"{say.own(name)}: {_axes(other, say)}." for name, other in found.tries]
    return Figure("bars", " ".join(says), rows)


def tape_figure(review: Debrief) -> Figure:
    """Trust and patience after each choice, 0 to 100."""
    steps = [decision.step for decision in review.decisions]
    trust = ", ".join(f"{value / POINT:.0f}" for value in (steps[0].trust_before, *(s.trust for s in steps)))
    patience = ", ".join(f"{value / POINT:.0f}" for value in (steps[0].patience_before, *(s.patience for s in steps)))
    say = review.tongue
    told = say("Trust at first and after each choice: {trust}. Patience: {patience}.", trust=trust, patience=patience)
    return Figure("tape", told)


def _axes(other: Compared, say: Tongue) -> str:
    return ", ".join(f"{say.own(axis)} {getattr(other, axis):.0f}" for axis in AXES)


def _span(attainable: Range, say: Tongue) -> str:
    least, most = attainable
    return say("{least} to {most}", least=whole(least), most=whole(most))
