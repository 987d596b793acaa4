"""The two turning points of a conversation: the choice that won most trust, and the one that cost most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.debrief.review import Debrief, Decision


@dataclass(frozen=True, slots=True)
class TurningPoints:
    """`gain` and `loss` may each be None: not every conversation turns."""

    gain: Decision | None
    loss: Decision | None


def turning_points(review: Debrief) -> TurningPoints:
    """The largest gain and the largest loss of trust; ties to the earlier choice.

    Where no trust was lost, the loss is the decision that left most help unused; where none did, there is none.
    """
    decisions = review.decisions
    gain = max((d for d in decisions if d.trust_change > 0), key=lambda d: d.trust_change, default=None)
    loss = min((d for d in decisions if d.trust_change < 0), key=lambda d: d.trust_change, default=None)
    return TurningPoints(gain, loss or _most_unused(decisions))


def unused_help(decision: Decision) -> int:
    """Half-points of helpfulness that the best line on offer had over the one that was said."""
    return max(points.helpfulness for _, points in decision.step.offered) - decision.step.points.helpfulness


def _most_unused(decisions: Sequence[Decision]) -> Decision | None:
    return max((d for d in decisions if unused_help(d) > 0), key=unused_help, default=None)
