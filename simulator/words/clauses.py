"""The parts of a reply: a line that does the same does it in each of them, and not only in the one that sounds alike."""

from __future__ import annotations

import re

from simulator.words.features import words_in

_BREAK = re.compile(r"(?<=[.!?;:…。！？؟])\s*|,\s+|\s+[-–—]+\s+")
WORDS = 3
"""Words of the shortest part that says something by itself."""
MOST = 12
"""Parts of a reply that are looked at; each costs as much time as a short reply."""


def parts_of(text: str) -> tuple[tuple[str, int], ...]:
    """Sentences and clauses, each with its number of words; the whole text where none is long enough."""
    found = [(part, len(words_in(part))) for part in _BREAK.split(text)]
    long = [(part, count) for part, count in found if count >= WORDS][:MOST]
    return tuple(long) if long else ((text, max(1, len(words_in(text)))),)
