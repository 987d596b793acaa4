"""A face in braille, twelve by six cells, and the head of a side panel: the face, the name, what they do.

It repeats the mood's words, so it may always be left out.
"""

from __future__ import annotations

from functools import lru_cache
from math import hypot

from simulator.tui.page.line import BLANK, Line, Span, beside, block, row

WIDTH, HEIGHT = 12, 6
_DOTS = 24
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))

Dots = frozenset[tuple[int, int]]


def _both(*dots: tuple[int, int]) -> set[tuple[int, int]]:
    """The dots and their mirror images: faces are even."""
    return {(x, y) for dx, y in dots for x in (dx, _DOTS - 1 - dx)}


def _across(start: int, y: int) -> set[tuple[int, int]]:
    """A level line from `start` to its mirror image."""
    return {(x, y) for x in range(start, _DOTS - start)}


def _brow(y: int) -> set[tuple[int, int]]:
    return _both(*((x, y) for x in range(6, 10)))


def _eyes(top: int, bottom: int, aside: int = 0) -> set[tuple[int, int]]:
    dots = _both(*((x, y) for x in (7, 8) for y in range(top, bottom + 1)))
    return {(x + aside, y) for x, y in dots}


_RING = frozenset((x, y) for x in range(_DOTS) for y in range(_DOTS) if 10.9 <= hypot(x - 11.5, y - 11.5) < 11.9)
_BROWS = (
    _both((6, 8), (7, 8), (8, 9), (9, 9)),
    _brow(8),
    _brow(7),
    _brow(7),
    _both((6, 7), (7, 6), (8, 6), (9, 7)),
)
_MOUTHS = (
    _across(9, 16) | _both((8, 17)),
    _across(9, 16),
    _across(8, 16),
    _across(8, 16) | _both((7, 15)),
    _across(9, 17) | _both((8, 16), (7, 16), (6, 15)),
)


@lru_cache(maxsize=32)
def face(mood: int, *, hurried: bool = False) -> tuple[Line, ...]:
    """For a trust level of 0 to 4. Somebody in a hurry looks aside."""
    top = 11 if mood < 2 else 10
    features = frozenset(_BROWS[mood] | _eyes(top, 12 if mood else 11, 2 if hurried else 0) | _MOUTHS[mood])
    return tuple(_row(y, features) for y in range(HEIGHT))


def _row(y: int, features: Dots) -> Line:
    spans = []
    for x in range(WIDTH):
        ring, mine = _cell(_RING, x, y), _cell(features, x, y)
        spans.append(Span(chr(0x2800 | ring | mine) if ring | mine else " ", "" if mine else "muted"))
    return row(*spans)


def _cell(dots: Dots, x: int, y: int) -> int:
    return sum(bit for dy, pair in enumerate(_BITS) for dx, bit in enumerate(pair) if (2 * x + dx, 4 * y + dy) in dots)


def person_head(name: str, role: str, width: int, mood: int, *, hurried: bool = False) -> list[Line]:
    """Six rows, or more where a long role needs them."""
    room = max(8, width - WIDTH - 3)
    lines = [BLANK, *block(name, room, "bold")]
    what, _, where = role.partition(", ")
    for part in (what, where):
        lines += block(part, room, "muted")
    if len(lines) < HEIGHT and len(lines) > 4:
        lines = lines[1:]
    return beside(face(mood, hurried=hurried), lines, WIDTH + 3)
