"""Days in words, as people say them: today, tomorrow, a weekday, a date."""

from __future__ import annotations

from datetime import date, datetime

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
