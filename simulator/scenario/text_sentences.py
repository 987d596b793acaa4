"""An author's text as sentences, for where only its first ones have room."""

from __future__ import annotations

import re

_SHORT = r"(?<![A-Z]\.)(?<![A-Z][a-z]\.)(?<!Mrs\.)(?<!\b[a-z]\.)"
"""A full stop after these ends no sentence: an initial, Mr., Dr., St., Mrs., z. B."""
_ENDS = re.compile(rf"(?:(?<=[.!?…]){_SHORT}|(?<=[.!?…][\"'”’»)]))\s+|(?<=[。！？])\s*(?![」』”）])")


def text_sentences(text: str) -> list[str]:
    """The sentences of a text, each on one line; at least one of every text, none of an empty one."""
    line = " ".join(text.split())
    return [one for one in _ENDS.split(line) if one]
