"""Where a group helps and where it pushes: by stage, by behaviour, and from the first time to the latest.

Every person weighs the same, and of each scenario only their latest conversation counts, but for the comparison.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean, stdev

from simulator.conversation.talk import Step
from simulator.practice.progress.progress import STEADY
from simulator.records.team.group import Colleague, Group, may_tell
from simulator.scenario.model import STAGES
from simulator.scenario.rubric import AXES, Rubric
from simulator.scoring.score import score

HELPS, PUSHES = "helps", "pushes"
RARE = 0.6
"""Help that is taken less often than this where it is on offer is left out, and worth exercising."""


@dataclass(frozen=True, slots=True)
class StageStanding:
    """The mean of each axis over the people who faced the stage, 0 to 100; None for an axis that too few faced."""

    stage: str
    people: int
    axes: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class GroupHabit:
    """How often people took a behaviour where it was on offer at a stage: the mean of their shares, 0 to 1.

    `kind` is HELPS or PUSHES; `took` and `passed` how many people took it, or passed it over, at least once.
    """

    behaviour: str
    stage: str
    kind: str
    people: int
    share: float
    took: int
    passed: int


@dataclass(frozen=True, slots=True)
class AxisChange:
    """An axis, 0 to 100, at the first and at the latest conversation of those who held the same one again.

    `clear` where the difference is at least three points and more than two standard errors.
    """

    axis: str
    people: int
    first: float
    latest: float
    clear: bool


def stages(group: Group) -> list[StageStanding]:
    """In their order, those that five and more people faced."""
    found = []
    for stage in STAGES:
        scores = [score(steps) for one in group.people if (steps := _at(one, stage))]
        if not may_tell(len(scores)):
            continue
        axes: dict[str, float | None] = {}
        for axis in AXES:
            shares = [getattr(one, axis) for one in scores]
            values = [share.percent for share in shares if share.attainable]
            axes[axis] = mean(values) if may_tell(len(values)) else None
        found.append(StageStanding(stage, len(scores), axes))
    return found


def _at(person: Colleague, stage: str) -> list[Step]:
    return [step for held in person.latest for step in held.talk.steps if step.turn.stage == stage]


def habits(group: Group, rubric: Rubric) -> list[GroupHabit]:
    """What was on offer to five and more people, most taken first.

    Said about somebody is a habit that they have: of one that pushes the five must have taken it, of one that helps five
    must have taken it or five passed it over.
    """
    kinds = {
        name: kind
        for name, one in rubric.behaviours.items()
        if (kind := _kind(one.points.helpfulness, one.points.pushiness))
    }
    shares: dict[tuple[str, str], list[float]] = {}
    for person in group.people:
        offered: dict[tuple[str, str], int] = {}
        taken: dict[tuple[str, str], int] = {}
        for held in person.latest:
            for step in held.talk.steps:
                for name in {choice.behaviour for choice, _ in step.offered}:
                    offered[name, step.turn.stage] = offered.get((name, step.turn.stage), 0) + 1
                pair = (step.choice.behaviour, step.turn.stage)
                taken[pair] = taken.get(pair, 0) + 1
        for pair, times in offered.items():
            shares.setdefault(pair, []).append(taken.get(pair, 0) / times)
    found = [
        GroupHabit(name, stage, kinds[name], len(own), mean(own), sum(map(bool, own)), sum(one < 1 for one in own))
        for (name, stage), own in shares.items()
        if name in kinds and stage and may_tell(len(own))
    ]
    return sorted(filter(_tellable, found), key=lambda one: (-one.share, -one.people, one.behaviour, one.stage))


def _tellable(one: GroupHabit) -> bool:
    return may_tell(one.took) or (one.kind == HELPS and may_tell(one.passed))


def _kind(helpfulness: int, pushiness: int) -> str:
    if pushiness > 0:
        return PUSHES
    return HELPS if helpfulness > 0 else ""


def changes(group: Group) -> list[AxisChange]:
    """By axis; empty where fewer than five people held a conversation again."""
    pairs = {axis: [pair for one in group.people if (pair := _first_and_latest(one, axis))] for axis in AXES}
    return [_change(axis, own) for axis, own in pairs.items() if may_tell(len(own))]


def _first_and_latest(person: Colleague, axis: str) -> tuple[float, float] | None:
    again = [held for held in person.held.values() if len(held) > 1]
    if not again:
        return None
    return mean(_axis(held[0].talk.steps, axis) for held in again), mean(
        _axis(held[-1].talk.steps, axis) for held in again
    )


def _axis(steps: Iterable[Step], axis: str) -> float:
    return float(getattr(score(steps), axis).percent)


def _change(axis: str, pairs: Sequence[tuple[float, float]]) -> AxisChange:
    moved = [latest - first for first, latest in pairs]
    sure = 2 * stdev(moved) / sqrt(len(moved))
    first, latest = mean(one for one, _ in pairs), mean(one for _, one in pairs)
    return AxisChange(axis, len(pairs), first, latest, abs(mean(moved)) >= STEADY and abs(mean(moved)) > sure)
