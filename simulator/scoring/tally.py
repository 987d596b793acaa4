"""The two sums that a score divides, axis by axis, in halves; score and analysis both keep them.

helpfulness: Σ(h - h_min) of Σ(h_max - h_min) · pushiness: Σ max(p, 0) of Σ max(p_max, 0) · initiative as
helpfulness, over what was on offer at each decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add
from typing import NamedTuple

from simulator.scenario.rubric import Points


class Share(NamedTuple):
    """`gained` of `attainable`, both in halves. With nothing attainable it is worth `empty` (0 or 100)."""

    gained: int
    attainable: int
    empty: int

    @property
    def percent(self) -> float:
        """0 to 100, rounded half up to two decimals."""
        if self.attainable == 0:
            return float(self.empty)
        hundredths = (2 * 10_000 * self.gained + self.attainable) // (2 * self.attainable)
        return hundredths / 100

    def reaches(self, threshold: int) -> bool:
        """Whether the exact share, before any rounding, is at least `threshold` per cent."""
        if self.attainable == 0:
            return self.empty >= threshold
        return 100 * self.gained >= threshold * self.attainable


def gained(points: Points, offered: Sequence[Points]) -> Points:
    """What the choice with those points gained at a decision with these on offer; each 0 or more."""
    return Points(
        points.helpfulness - min(other.helpfulness for other in offered),
        max(points.pushiness, 0),
        points.initiative - min(other.initiative for other in offered),
    )


def attainable(offered: Sequence[Points]) -> Points:
    """The most that could be gained there."""
    helps = [points.helpfulness for points in offered]
    leads = [points.initiative for points in offered]
    return Points(
        max(helps) - min(helps),
        max(0, *(points.pushiness for points in offered)),
        max(leads) - min(leads),
    )


class Tally(NamedTuple):
    """What was gained and what could have been, so far."""

    gained: Points
    attainable: Points

    def plus(self, points: Points, offered: Sequence[Points]) -> Tally:
        """With one more decision: the points of the choice, and those of all on offer."""
        return self.add(Tally(gained(points, offered), attainable(offered)))

    def add(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(Points(*map(add, self.gained, other.gained)), Points(*map(add, self.attainable, other.attainable)))

    def times(self, many: int) -> Tally:
        """So many of the same."""
        return Tally(Points(*(many * one for one in self.gained)), Points(*(many * one for one in self.attainable)))


NOTHING = Tally(Points(0, 0, 0), Points(0, 0, 0))
"""Before the first choice."""
