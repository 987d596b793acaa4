"""What stands in a row of the learner's file, read with care: what is damaged raises one of BAD_ROW."""

from __future__ import annotations

from datetime import datetime

FIRST_YEAR, LAST_YEAR = 2, 9998
"""A moment outside is damage: at the ends of the calendar it could not be told in another time zone."""
BAD_ROW = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What reading a damaged row raises."""


def moment(text: object) -> datetime:
    """A moment as it is recorded, with its time zone. Raises one of BAD_ROW."""
    found = datetime.fromisoformat(text_of(text))
    if found.tzinfo is None:
        raise ValueError("a moment without its time zone")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError("a moment that no clock has shown")
    return found


def text_of(value: object) -> str:
    """The text of a column. Raises TypeError."""
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def number_of(value: object) -> int:
    """The whole number of a column. Raises TypeError."""
    if not isinstance(value, int):
        raise TypeError("not a whole number")
    return value
