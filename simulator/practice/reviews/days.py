"""Days in words, as people say them: today, tomorrow, a weekday, a date."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.languages.tongue import Tongue

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(when: date) -> str:
    """ "16 November"."""
    return f"{when.day} {MONTHS[when.month - 1]}"


def day_from(when: datetime, today: datetime) -> str:
    """Today, Tomorrow, a weekday within the week, otherwise "4 December"."""
    apart = (when.date() - today.date()).days
    if apart <= 0:
        return "Today"
    if apart == 1:
        return "Tomorrow"
    return WEEKDAYS[when.weekday()] if apart < 7 else day(when)


def day_said(when: datetime, today: datetime, say: Tongue) -> str:
    """The same of a day that is still to come, in another language."""
    apart = (when.date() - today.date()).days
    if apart <= 1:
        return say("Tomorrow")
    if apart < 7:
        return (
            say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"), say("Sunday"),
        )[when.weekday()]  # fmt: skip
    return (
        say("{day} January", day=when.day), say("{day} February", day=when.day), say("{day} March", day=when.day),
        say("{day} April", day=when.day), say("{day} May", day=when.day), say("{day} June", day=when.day),
        say("{day} July", day=when.day), say("{day} August", day=when.day), say("{day} September", day=when.day),
        say("{day} October", day=when.day), say("{day} November", day=when.day), say("{day} December", day=when.day),
    )[when.month - 1]  # fmt: skip
