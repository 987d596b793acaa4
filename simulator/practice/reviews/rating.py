"""From a conversation to a rating for each behaviour at each stage, by the thresholds in the rubric.

What is reviewed is a behaviour at a stage (to discover in an objection), never one scenario: nobody should
memorise a tree. The result is the share of attainable helpfulness where that behaviour was on offer.
docs/scoring.md says how far this is borrowed from research on memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.conversation.talk import Step
from simulator.scenario.rubric import Rubric

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
"""The four ratings of FSRS."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One behaviour at one stage, as it went in one conversation. `rating` is 1 (again) to 4 (easy)."""

    behaviour: str
    stage: str
    rating: int


def ratings(steps: Iterable[Step], rubric: Rubric, *, first_try: bool) -> list[Rated]:
    """A rating for each behaviour to practise that was on offer and helped, in the order met. Easy only at a first try."""
    gained: dict[tuple[str, str], list[int]] = {}
    for step in steps:
        helps = [points.helpfulness for _, points in step.offered]
        least, most = min(helps), max(helps)
        if most == least:
            continue
        for behaviour in dict.fromkeys(
            choice.behaviour
            for choice, points in step.offered
            if rubric.practised(choice.behaviour) and points.helpfulness > 0 and points.pushiness <= 0
        ):
            sums = gained.setdefault((behaviour, step.turn.stage), [0, 0, 0])
            sums[0] += step.points.helpfulness - least
            sums[1] += most - least
            sums[2] += step.breach
    return [
        Rated(behaviour, stage, _rating(got, could, breaches, rubric, first_try))
        for (behaviour, stage), (got, could, breaches) in gained.items()
    ]


def _rating(gained: int, attainable: int, breaches: int, rubric: Rubric, first_try: bool) -> int:
    hard, good, easy = rubric.ratings
    if breaches or 100 * gained < hard * attainable:
        return AGAIN
    if 100 * gained < good * attainable:
        return HARD
    if 100 * gained < easy * attainable or not first_try:
        return GOOD
    return EASY
