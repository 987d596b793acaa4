"""The outcome in sentences: was the meeting earned, what was sold and how well it fits, what happened next."""

from __future__ import annotations

from simulator.debrief.review import Debrief
from simulator.scenario.model import HUNDRED, Ending, Sale

_HEADLINES = {
    "earned": "You earned the next meeting.",
    "open": "The door is still open.",
    "refused": "They will not see you again.",
}
_BROKEN = {
    "earned": "A next meeting, on a broken trust.",
    "open": "The door is open; trust is broken.",
}
"""What takes the place of praise after a breach."""
_WALKED_AWAY = "You walked away well."
_LEFT = "You left before the end."
_STUCK = "The conversation could not go on."


def headline(ending: Ending | None, *, stuck: bool = False) -> str:
    """A sentence about what happened."""
    if ending is None:
        return _STUCK if stuck else _LEFT
    if ending.kind == "walked-away-well" and ending.meeting == "earned":
        return _WALKED_AWAY
    return _HEADLINES[ending.meeting]


def outcome_headline(review: Debrief) -> str:
    """The headline of a debrief: never praise after a breach."""
    if review.ending is not None and review.score.breaches:
        return broken_headline(review.ending)
    return headline(review.ending, stuck=review.talk.stuck)


def broken_headline(ending: Ending) -> str:
    """What stands above an ending that was reached after a breach."""
    return _BROKEN.get(ending.meeting) or headline(ending)


def meeting_sentence(ending: Ending) -> str:
    """Whether the right to meet again was earned, said plainly below a headline that says something else."""
    return {
        "earned": "You have earned the right to meet again.",
        "open": "Whether you meet again is open.",
        "refused": "They do not want to meet again.",
    }[ending.meeting]


def sale_sentence(sale: Sale | None) -> str:
    """What was sold: "Sold: 48,000 EUR, decided in 30 days. It fits what they need well (90 of 100)."."""
    if sale is None or sale.amount == 0:
        return "Nothing was sold."
    whole, rest = divmod(sale.amount, HUNDRED)
    money = f"{whole:,}" + (f".{rest:02d}" if rest else "") + (f" {sale.currency}" if sale.currency else "")
    days = {0: "", 1: ", decided in one day"}.get(sale.days, f", decided in {sale.days} days")
    return f"Sold: {money}{days}." + (f" {fit_sentence(sale.fit)}" if sale.fit is not None else "")


def fit_sentence(fit: int) -> str:
    """How well what was bought fits the need; `fit` in hundredths, 0 to 100."""
    if fit >= 80:
        words = "It fits what they need"
    elif fit >= 50:
        words = "It fits part of what they need"
    else:
        words = "It does not fit what they need"
    return f"{words} ({fit} of 100)."
