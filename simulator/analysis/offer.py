"""What is on offer at a turn, with what each choice of it gains: shared by all states with the same offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.conversation.table import Move
from simulator.scenario.rubric import Points
from simulator.scoring.tally import attainable, gained


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """The choices on offer at the turn of that number; `gained` of `attainable` as in the score."""

    place: int
    moves: tuple[Move, ...]
    gained: tuple[Points, ...]
    attainable: Points
    total: Points
    """What all of them gain together."""
    best: frozenset[int]
    """The places (from 0) of the most helpful choices; of equal ones those that push least."""

    @classmethod
    def of(cls, place: int, moves: tuple[Move, ...]) -> Offer:
        points = [move.points for move in moves]
        most = attainable(points) if points else Points(0, 0, 0)
        gains = tuple(gained(own, points) for own in points)
        total = Points(*(sum(gain[axis] for gain in gains) for axis in range(3)))
        return cls(place, moves, gains, most, total, best_of(points))


def best_of(points: Sequence[Points]) -> frozenset[int]:
    """The places (from 0) of the most helpful choices with those points; of equal ones those that push least."""
    worth = [(one.helpfulness, -max(one.pushiness, 0)) for one in points]
    most = max(worth, default=None)
    return frozenset(place for place, value in enumerate(worth) if value == most)
