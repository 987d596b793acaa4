"""Seeds: the number that decides the order of choices and what chance draws, and the one place that makes one up."""

from __future__ import annotations

import os

NEW_BELOW = 2**31
LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON holds exactly."""


def new_seed() -> int:
    """A seed for an attempt, a room or a rehearsal that was given none."""
    return int.from_bytes(os.urandom(4), "big") % NEW_BELOW


def seed_of(text: str) -> int:
    """The seed that somebody typed. Raises ValueError where it is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST)) and int(text) <= LARGEST):
        raise ValueError(f"{text} is not a whole number from 0 to {LARGEST}")
    return int(text)
