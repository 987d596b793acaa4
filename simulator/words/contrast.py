"""What a plain look at words can truly say of a typed text beside a written line: who asks, who names a day or a figure.

It never says which is better, and nothing where the two do not differ.
"""

from __future__ import annotations

import re

from simulator.words.features import words_in

_ASKS = re.compile(r"[?？؟]")
_FIGURE = re.compile(r"\d")
_DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "fridays",
        "saturdays",
        "sundays",
        "today",
        "tonight",
        "tomorrow",
        "january",
        "february",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
"""English words that name a day or a month and nothing else: `may` and `march` do not."""


def contrast(yours: str, line: str) -> tuple[str, ...]:
    """Sentences for the trainee, about `yours` and the written `line`; days are known in English alone."""
    asks = bool(_ASKS.search(yours)), bool(_ASKS.search(line))
    days = _names_a_day(yours), _names_a_day(line)
    figures = bool(_FIGURE.search(yours)), bool(_FIGURE.search(line))
    return (
        *_told(asks, "Yours asks, this one tells.", "Yours tells, this one asks."),
        *_told(days, "You named a day, this one names none.", "This one names a day, yours names none."),
        *_told(figures, "You gave a figure, this one gives none.", "This one gives a figure, yours gives none."),
    )


def _told(found: tuple[bool, bool], only_yours: str, only_the_line: str) -> tuple[str, ...]:
    yours, line = found
    return () if yours == line else (only_yours if yours else only_the_line,)


def _names_a_day(text: str) -> bool:
    return not _DAYS.isdisjoint(words_in(text))
