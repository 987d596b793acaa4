"""The two turning points of a conversation, the choice that won most trust and the one that cost most; and what is said of a
choice beside that of another attempt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.conversation.mood import TRUST_WORDS, trust_level
from simulator.debrief.coaching import MARKS, joined, signed
from simulator.debrief.review import Debrief, Decision
from simulator.scenario.rubric import AXES
from simulator.scenario.units import POINT

OPENING_UP = TRUST_WORDS.index("Opening up")
WHOLE = 2
"""Half-points of helpfulness."""


@dataclass(frozen=True, slots=True)
class TurningPoints:
    """`gain` and `loss` may each be None: not every conversation turns. With each the numbers of the later choices that
    moved trust by just as much.
    """

    gain: Decision | None
    loss: Decision | None
    as_much_gained: tuple[int, ...] = ()
    as_much_lost: tuple[int, ...] = ()

    @property
    def in_order(self) -> tuple[Decision, ...]:
        """As they are told: the gain first, but a breach before everything."""
        broken = self.loss is not None and self.loss.step.breach
        both = (self.loss, self.gain) if broken else (self.gain, self.loss)
        return tuple(one for one in both if one is not None)


def turning_points(review: Debrief) -> TurningPoints:
    """The largest gain and the largest loss of trust; ties to the earlier choice.

    The first breach outweighs every other loss, and a breach is never a gain. Where no trust was lost, the loss is
    the decision that left most help unused; where none did, there is none.
    """
    decisions = review.decisions
    kept = [d for d in decisions if not d.step.breach]
    gain = max((d for d in kept if d.trust_change > 0), key=lambda d: d.trust_change, default=None)
    broken = next((d for d in decisions if d.step.breach), None)
    loss = broken or min((d for d in decisions if d.trust_change < 0), key=lambda d: d.trust_change, default=None)
    return TurningPoints(
        gain,
        loss or _most_unused(decisions),
        _as_much(kept, gain),
        () if broken is not None else _as_much(decisions, loss),
    )


def _as_much(decisions: Sequence[Decision], most: Decision | None) -> tuple[int, ...]:
    if most is None:
        return ()
    return tuple(d.number for d in decisions if d is not most and d.trust_change == most.trust_change)


def won_over(review: Debrief, decision: Decision) -> bool:
    """Whether a line can be said to have won somebody: it helped by a whole point or more without leaning on them, they
    were opening up after it, and the end says the same: the next meeting was earned, without a breach. Trust may grow
    by less, and where the door was only left open.
    """
    points, enough = decision.step.points, trust_level(decision.step.trust) >= OPENING_UP
    earned = review.ending is not None and review.ending.meeting == "earned" and not review.score.breaches
    return earned and enough and points.helpfulness >= WHOLE and points.pushiness <= 0


def unused_help(decision: Decision) -> int:
    """Half-points of helpfulness that the best line on offer had over the one that was said."""
    return max(points.helpfulness for _, points in decision.step.offered) - decision.step.points.helpfulness


def _most_unused(decisions: Sequence[Decision]) -> Decision | None:
    return max((d for d in decisions if unused_help(d) > 0), key=unused_help, default=None)


def worth_sentence(decision: Decision) -> str:
    """ "▲ +2 ● -1 ◆ +1, trust 30 to 39"."""
    step = decision.step
    points = " ".join(f"{MARKS[axis]} {signed(value)}" for axis, value in zip(AXES, step.points, strict=True))
    return f"{points}, trust {step.trust_before / POINT:.0f} to {step.trust / POINT:.0f}"


def turned_here(review: Debrief, decision: Decision) -> str:
    """A sentence where it is one of the attempt's turning points, otherwise nothing."""
    turned = turning_points(review)
    if decision is turned.loss:
        cost = decision.trust_change < 0 or decision.step.breach
        also = f", as did {joined(turned.as_much_lost)}" if turned.as_much_lost else ""
        return f"This cost you most{also}." if cost else "This could have helped more."
    also = f", and as much at {joined(turned.as_much_gained)}" if turned.as_much_gained else ""
    return f"Trust grew most here{also}." if decision is turned.gain else ""
