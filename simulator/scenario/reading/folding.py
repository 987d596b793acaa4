"""Text that an author wrote over several lines, in a script that parts no words: joined without a blank.

YAML makes a blank of every line break in folded, plain and quoted text. Between two characters of Chinese,
Japanese, Yi, Thai, Lao, Khmer, Burmese or Tibetan there is none in the author's mind, so it is taken out again.
Korean parts its words, and so does everything next to a Latin letter or digit: there the blank stays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from simulator.scenario.language import unparted
from simulator.scenario.reading.nodes import Scalar

_TAIL = 24
"""Characters on each side of a line break by which it is found again in the text."""
_MOST_MISSED = 20


def joined(node: Scalar, lines: Sequence[str]) -> str:
    """The value of the scalar without the blanks that line breaks alone have made. `lines` is the whole file."""
    value = node.value
    if node.style == "|" or node.line == node.end_line or value.isascii():
        return value
    place = missed = 0
    for above, below in _breaks(node, lines):
        if not (_closed_up(above[-1]) and _closed_up(below[0])):
            continue
        before = above[-_TAIL:]
        found = value.find(f"{before} {below[:_TAIL]}", place)
        if found < 0:
            missed += 1  # an escape at the break; a hostile file could make it slow
            if missed > _MOST_MISSED:
                break
        else:
            place = found + len(before)
            value = value[:place] + value[place + 1 :]
    return value


def _breaks(node: Scalar, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each line of the text with the one that follows it directly, without indentation and quotes."""
    if node.style == ">":
        rows = list(lines[node.line : node.end_line])
    else:
        rows = list(lines[node.line - 1 : node.end_line])
        if not rows:
            return
        quote = 1 if node.style else 0
        rows[-1] = rows[-1][: node.end_column - 1 - quote]
        rows[0] = rows[0][node.column - 1 + quote :]
    bare = [row.strip(" \t") for row in rows]
    yield from ((above, below) for above, below in pairwise(bare) if above and below)


def _closed_up(char: str) -> bool:
    return unparted(char) or (
        unicodedata.east_asian_width(char) in ("W", "F") and not unicodedata.name(char, "").startswith("HANGUL")
        and unicodedata.category(char)[0] == "P"
    )  # fmt: skip
