"""What a conversation amounts to in a name and a sentence, said no better than it was."""

from __future__ import annotations

from simulator.debrief.review import Debrief
from simulator.languages.tongue import Tongue
from simulator.scenario.rubric import LIMIT

BEST = "trusted-advisor"
FEW = 4
"""Fewer decisions than these are few to go by."""


def summing_up(review: Debrief) -> tuple[str, str]:
    """The profile's name and what it says of the conversation.

    The best profile is not given without a word where a line pushed as hard as a line can, where there were fewer
    than four decisions, or where a line leaned on them at all; the others are as the rubric has them. To press where
    nothing would have helped more is no fault, and is not called one.
    """
    say, profile = review.tongue, review.profile
    name, says = say.own(profile.name), say.own(profile.says)
    if profile.id != BEST:
        return name, says
    hardest = max(review.decisions, key=lambda one: one.step.points.pushiness, default=None)
    pushed = hardest.step.points.pushiness if hardest is not None else 0
    if hardest is not None and pushed >= LIMIT:
        number = hardest.number
        hard = say("You helped, and you led; choice {number} pushed as hard as one line can.", number=number)
        return say("Nearly: {profile}, but for choice {number}", profile=say.within(name), number=number), hard
    pressed = [one for one in review.decisions if one.step.points.pushiness > 0]
    leaned = [one.number for one in pressed if not one.helped]
    if pressed and not leaned:
        says = say.many(
            "You helped, and you led; choice {numbers} pressed, and no line on offer would have helped more.",
            "You helped, and you led; choices {numbers} pressed, and no line on offer would have helped more.",
            len(pressed),
            numbers=_joined([one.number for one in pressed], say),
        )
    if leaned:
        says = say.many(
            "You helped, and you led; at choice {numbers} you leaned on them.",
            "You helped, and you led; at choices {numbers} you leaned on them.",
            len(leaned),
            numbers=_joined(leaned, say),
        )
    if len(review.decisions) < FEW:
        few = (say("no choice"), say("one choice"), say("two choices"), say("three choices"))[len(review.decisions)]
        return say("Nearly: {profile}, on {few}", profile=say.within(name), few=few), f"{says} " + say(
            "So few are little to go by."
        )
    return name, says


def breach_sentence(review: Debrief) -> str:
    """Where trust was broken, and what that outweighs."""
    say = review.tongue
    numbers = [one.number for one in review.decisions if one.step.breach]
    name, joined = say.own(review.profile.name), _joined(numbers, say)
    where = say.many(
        "{name}, at choice {numbers}.", "{name}, at choices {numbers}.", len(numbers), name=name, numbers=joined
    )
    return f"{where} " + say("Nothing else here outweighs it.")


def _joined(numbers: list[int], say: Tongue) -> str:
    if len(numbers) == 1:
        return str(numbers[0])
    return say("{some} and {last}", some=", ".join(map(str, numbers[:-1])), last=numbers[-1])
