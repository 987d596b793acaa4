"""The decisions of a scenario: each turn with each different set of points that is met there.

What one line is worth may depend on what the customer said and on what is known. So a turn is as many decisions as
there are sets of points on offer at it. The blind reader, the lint and the library's tests count by these.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.analysis.graph import Graph
from simulator.scenario.rubric import Points

FEWEST = 3
"""Choices on offer, below which a decision says nothing about listening."""


@dataclass(frozen=True, slots=True)
class FacedDecision:
    """One turn with the ids and the words on offer at it, in the order of the file, and what each is worth there."""

    turn: str
    choices: tuple[str, ...]
    says: tuple[str, ...]
    points: tuple[Points, ...]

    @property
    def best(self) -> frozenset[int]:
        """The places (from 0) of the choices worth most helpfulness there; equal ones are all right."""
        most = max(points.helpfulness for points in self.points)
        return frozenset(place for place, points in enumerate(self.points) if points.helpfulness == most)

    @property
    def chance(self) -> float:
        """How likely a guess is right, 0 to 1."""
        return len(self.best) / len(self.choices)


def decisions(graph: Graph, fewest: int = FEWEST) -> tuple[FacedDecision, ...]:
    """Every decision with at least so many choices that a play can meet, in the order of the file."""
    met: dict[FacedDecision, int] = {}
    for offer in dict.fromkeys(offer for _, offer, _ in graph.rows()):
        if len(offer.moves) >= fewest:
            choices = [move.choice for move in offer.moves]
            ids, says = tuple(choice.id for choice in choices), tuple(choice.say for choice in choices)
            turn = graph.table.stops[offer.place].turn.id
            met.setdefault(FacedDecision(turn, ids, says, tuple(move.points for move in offer.moves)), offer.place)
    return tuple(sorted(met, key=lambda decision: (met[decision], decision.points)))
