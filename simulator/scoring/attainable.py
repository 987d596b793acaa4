"""What one decision is worth on each axis: the two sums that a score divides (DESIGN 6), in halves.

helpfulness: h - h_min of h_max - h_min · pushiness: max(p, 0) of max(p_max, 0) · initiative as helpfulness.
Score and analysis both add these up.
"""

from __future__ import annotations

from collections.abc import Sequence

from simulator.scenario.rubric import Points


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
