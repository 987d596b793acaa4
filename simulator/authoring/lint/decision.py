"""A decision: a turn with more than one choice, and which of them are the most helpful."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.model import Choice, Scenario, Turn
from simulator.scenario.rubric import Points, Rubric


@dataclass(frozen=True, slots=True)
class TurnOffer:
    """`best` are the places (from 0) of the most helpful choices; of equal ones those that push least.

    Choices with a `when` count as on offer: the lint looks at the page, as a trainee does.
    """

    turn: Turn
    points: tuple[Points, ...]
    best: frozenset[int]

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.turn.choices

    @property
    def chance(self) -> float:
        """How likely a guess finds a most helpful choice, 0 to 1."""
        return len(self.best) / len(self.choices)


def decisions(scenario: Scenario, rubric: Rubric) -> tuple[TurnOffer, ...]:
    """Every turn at which the choice makes a difference to helpfulness or pushiness, in the order of the file."""
    found = []
    for turn in scenario.turns.values():
        points = tuple(rubric.points_of(choice) for choice in turn.choices)
        worth = [(one.helpfulness, -max(one.pushiness, 0)) for one in points]
        best = frozenset(place for place, value in enumerate(worth) if value == max(worth))
        if 0 < len(best) < len(points):
            found.append(TurnOffer(turn, points, best))
    return tuple(found)
