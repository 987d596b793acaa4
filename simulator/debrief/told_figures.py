"""The three figures of a debrief in words: the plane, the bars and the tape."""

from __future__ import annotations

from simulator.debrief.blocks import Figure, Row
from simulator.debrief.coaching import MARKS
from simulator.debrief.report import Compared, Report
from simulator.debrief.review import Debrief
from simulator.scenario.model import POINT
from simulator.scenario.rubric import AXES

SHARE = "Each is the share, of 100, of what the lines on offer made possible."


def plane_figure(review: Debrief) -> Figure:
    """Helpfulness against pushiness as they stood after each choice."""
    after = ", ".join(
        f"{MARKS['helpfulness']} {d.score.helpfulness.percent:.0f} {MARKS['pushiness']} {d.score.pushiness.percent:.0f}"
        f" after choice {d.number}"
        for d in review.decisions
    )
    return Figure("plane", f"Helpfulness and pushiness: {after}.")


def bars_figure(found: Report) -> Figure:
    """The three axes, with the exact range at this ending and earlier tries."""
    score = found.review.score
    rows = tuple(
        Row(axis.capitalize(), f"{share.percent:.0f}", "strong", MARKS[axis])
        for axis, share in zip(AXES, (score.helpfulness, score.pushiness, score.initiative), strict=True)
    )
    says = [SHARE]
    if found.ranges is not None:
        spans = ", ".join("{} {:.0f} to {:.0f}".format(axis, *found.ranges[axis]) for axis in AXES)
        says.append(f"Among all who reach this ending: {spans}.")
    says += [f"{name}: {_axes(other)}." for name, other in found.tries]
    return Figure("bars", " ".join(says), rows)


def tape_figure(review: Debrief) -> Figure:
    """Trust and patience after each choice, 0 to 100."""
    steps = [decision.step for decision in review.decisions]
    trust = ", ".join(f"{value / POINT:.0f}" for value in (steps[0].trust_before, *(s.trust for s in steps)))
    patience = ", ".join(f"{value / POINT:.0f}" for value in (steps[0].patience_before, *(s.patience for s in steps)))
    return Figure("tape", f"Trust at first and after each choice: {trust}. Patience: {patience}.")


def _axes(other: Compared) -> str:
    return ", ".join(f"{axis} {getattr(other, axis):.0f}" for axis in AXES)
