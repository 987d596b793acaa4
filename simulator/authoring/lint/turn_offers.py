"""What the lint looks at: a turn in one of its versions with more than one choice, and which are the most helpful."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.analysis.offer import best_of
from simulator.conversation.table import Move, Table
from simulator.scenario.model import Choice, Turn
from simulator.scenario.rubric import Points


@dataclass(frozen=True, slots=True)
class TurnOffer:
    """`best` are the places (from 0) of the most helpful choices; of equal ones those that push least.

    Choices with a `when` count as on offer, and cases that hang on a state beyond the version do not count: the
    lint looks at the page, as a trainee does.
    """

    turn: Turn
    moves: tuple[Move, ...]
    best: frozenset[int]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """In the words of the case that belongs to the version."""
        return tuple(move.choice for move in self.moves)

    @property
    def points(self) -> tuple[Points, ...]:
        return tuple(move.points for move in self.moves)

    @property
    def chance(self) -> float:
        """How likely a guess finds a most helpful choice, 0 to 1."""
        return len(self.best) / len(self.choices)


def turn_offers(table: Table) -> tuple[TurnOffer, ...]:
    """Every turn at which the choice makes a difference to helpfulness or pushiness, in the order of the file.

    A turn counts once for each different set of points that its versions give.
    """
    found: dict[tuple[int, tuple[Points, ...]], TurnOffer] = {}
    for stop in sorted(table.stops, key=lambda stop: (stop.number, stop.version is not None)):
        moves = tuple(slot.moves[-1] for slot in stop.slots)
        points = tuple(move.points for move in moves)
        best = best_of(points)
        if 0 < len(best) < len(points):
            found.setdefault((stop.number, points), TurnOffer(stop.turn, moves, best))
    return tuple(found.values())
