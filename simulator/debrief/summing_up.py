"""What a conversation amounts to in a name and a sentence, said no better than it was."""

from __future__ import annotations

from simulator.debrief.review import Debrief, Decision
from simulator.scenario.rubric import LIMIT

BEST = "trusted-advisor"
FEW = 4
"""Fewer decisions than these are few to go by."""
OUTWEIGHS = "Nothing else here outweighs it."
_COUNT = ("no choice", "one choice", "two choices", "three choices")


def summing_up(review: Debrief) -> tuple[str, str]:
    """The profile's name and what it says of the conversation.

    The best profile is not given without a word where a line pushed as hard as a line can, where there were fewer
    than four decisions, or where a line leaned on them at all; the others are as the rubric has them.
    """
    profile = review.profile
    if profile.id != BEST:
        return profile.name, profile.says
    hardest = max(review.decisions, key=lambda one: one.step.points.pushiness, default=None)
    pushed = hardest.step.points.pushiness if hardest is not None else 0
    if hardest is not None and pushed >= LIMIT:
        says = f"You helped, and you led; choice {hardest.number} pushed as hard as one line can."
        return f"Nearly: {profile.name.lower()}, but for choice {hardest.number}", says
    says = profile.says
    if hardest is not None and pushed > 0:
        says = f"You helped, and you led; at {_choices(review, hardest)} you leaned on them."
    if len(review.decisions) < FEW:
        few = _COUNT[len(review.decisions)]
        return f"Nearly: {profile.name.lower()}, on {few}", f"{says} So few are little to go by."
    return profile.name, says


def breach_sentence(review: Debrief) -> str:
    """Where trust was broken, and what that outweighs."""
    numbers = [str(one.number) for one in review.decisions if one.step.breach]
    where = f"choice {numbers[0]}" if len(numbers) == 1 else f"choices {_joined(numbers)}"
    return f"{review.profile.name}, at {where}. {OUTWEIGHS}"


def _choices(review: Debrief, hardest: Decision) -> str:
    leaned = [str(one.number) for one in review.decisions if one.step.points.pushiness > 0]
    return f"choice {hardest.number}" if len(leaned) == 1 else f"choices {_joined(leaned)}"


def _joined(numbers: list[str]) -> str:
    return ", ".join(numbers[:-1]) + f" and {numbers[-1]}"
