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


def day(when: date, today: date | None = None) -> str:
    """ "16 November"; "16 November 2025" where that is another year than `today`'s."""
    return f"{when.day} {month(when, today)}"


def month(when: date, today: date | None = None) -> str:
    """ "November"; "November 2025" where that is another year than `today`'s."""
    year = f" {when.year}" if today is not None and when.year != today.year else ""
    return MONTHS[when.month - 1] + year


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
    number = say("1") if when.day == 1 else when.day  # French writes the first as an ordinal, and no other
    return (
        say("{day} January", day=number), say("{day} February", day=number), say("{day} March", day=number),
        say("{day} April", day=number), say("{day} May", day=number), say("{day} June", day=number),
        say("{day} July", day=number), say("{day} August", day=number), say("{day} September", day=number),
        say("{day} October", day=number), say("{day} November", day=number), say("{day} December", day=number),
    )[when.month - 1]  # fmt: skip
