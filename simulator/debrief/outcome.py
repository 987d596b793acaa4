"""The outcome in sentences: was the meeting earned, what was sold and how well it fits, what happened next."""

from __future__ import annotations

from simulator.debrief.coaching import joined
from simulator.debrief.review import Debrief
from simulator.languages.tongue import ENGLISH, Tongue
from simulator.scenario.model import Ending, Sale
from simulator.scenario.rubric import LIMIT
from simulator.scenario.units import HUNDRED

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
            numbers=joined([one.number for one in pressed], say),
        )
    if leaned:
        says = say.many(
            "You helped, and you led; at choice {numbers} you leaned on them.",
            "You helped, and you led; at choices {numbers} you leaned on them.",
            len(leaned),
            numbers=joined(leaned, say),
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
    name, places = say.own(review.profile.name), joined(numbers, say)
    where = say.many(
        "{name}, at choice {numbers}.", "{name}, at choices {numbers}.", len(numbers), name=name, numbers=places
    )
    return f"{where} " + say("Nothing else here outweighs it.")


def headline(ending: Ending | None, *, stuck: bool = False, say: Tongue = ENGLISH) -> str:
    """A sentence about what happened."""
    if ending is None:
        return say("The conversation could not go on.") if stuck else say("You stopped before the end.")
    if ending.kind == "walked-away-well" and ending.meeting == "earned":
        return say("You walked away well.")
    return {
        "earned": say("You earned the next meeting."),
        "open": say("The door is still open."),
        "refused": say("They will not see you again."),
    }[ending.meeting]


def outcome_headline(review: Debrief, say: Tongue = ENGLISH) -> str:
    """The headline of a debrief: never praise after a breach."""
    if review.ending is not None and review.score.breaches:
        return broken_headline(review.ending, say)
    return headline(review.ending, stuck=review.talk.stuck, say=say)


def broken_headline(ending: Ending, say: Tongue = ENGLISH) -> str:
    """What stands above an ending that was reached after a breach, in place of praise."""
    broken = {
        "earned": say("A next meeting, on a broken trust."),
        "open": say("The door is open; trust is broken."),
    }
    return broken.get(ending.meeting) or headline(ending, say=say)


def meeting_sentence(ending: Ending, say: Tongue = ENGLISH) -> str:
    """That the right to meet again was earned, below a headline that says something else; "" where it says so itself."""
    walked = ending.kind == "walked-away-well" and ending.meeting == "earned"
    return say("You have earned the right to meet again.") if walked else ""


def sale_sentence(sale: Sale | None, say: Tongue = ENGLISH) -> str:
    """What was sold: "Sold: 48,000 EUR, decided in 30 days. It fits what they need well (90 of 100)."."""
    if sale is None or sale.amount == 0:
        return say("Nothing was sold.")
    money = amount(sale.amount, say) + (f" {sale.currency}" if sale.currency else "")
    if sale.days:
        sold = say.many(
            "Sold: {money}, decided in one day.", "Sold: {money}, decided in {count} days.", sale.days, money=money
        )
    else:
        sold = say("Sold: {money}.", money=money)
    return sold + (f" {fit_sentence(sale.fit, say)}" if sale.fit is not None else "")


def amount(hundredths: int, say: Tongue = ENGLISH) -> str:
    """Money as the language writes it: 48,000 or 48,000.50, and 48.000,50 in German. Spanish parts no four digits."""
    whole, rest = divmod(hundredths, HUNDRED)
    thousands, point = say("10,000")[2:-3], say("0.5")[1:-1]
    parted = whole >= 10_000 or say("1,000") != "1000"
    return (f"{whole:,}".replace(",", thousands) if parted else str(whole)) + (f"{point}{rest:02d}" if rest else "")


def fit_sentence(fit: int, say: Tongue = ENGLISH) -> str:
    """How well what was bought fits the need; `fit` in hundredths, 0 to 100."""
    if fit >= 80:
        return say("It fits what they need ({fit} of 100).", fit=fit)
    if fit >= 50:
        return say("It fits part of what they need ({fit} of 100).", fit=fit)
    return say("It does not fit what they need ({fit} of 100).", fit=fit)
