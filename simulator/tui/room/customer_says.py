"""What is said in a room: the customer's words, the last sentence large where there is room, and what came before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from simulator.tui.page.line import BLANK, Line, Span, block, moved, row, shorten, span
from simulator.tui.widgets.display_letters import display, width_of
from simulator.tui.widgets.transcript import YOURS

if TYPE_CHECKING:
    from simulator.workshop.views import RoomView

_SENTENCES = re.compile(r"(?<=[.!?…])[\"”’)]?\s+(?=\S)")
MOST_LARGE = 2
"""Rows of display letters that a sentence may take."""


def in_two(says: str) -> tuple[str, str]:
    """All but the last sentence, and the last one: what a room must answer."""
    ends = [match.end() for match in _SENTENCES.finditer(says)]
    return (says[: ends[-1]].rstrip(), says[ends[-1] :]) if ends else ("", says)


def large_rows(text: str, width: int, style: str = "", most: int = MOST_LARGE) -> list[Line] | None:
    """The text in display letters, or None where it takes more rows than that or a letter is not in the set."""
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        drawn = width_of(longer)
        if drawn is None:
            return None
        if rows and drawn <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    if not rows or len(rows) > most or any((width_of(part) or 0) > width for part in rows):
        return None
    lines: list[Line] = []
    for part in rows:
        lines += [*([BLANK] if lines else []), *display(part, style)]
    return lines


def who_row(view: RoomView, width: int) -> Line:
    """The name in the accent, and how they seem."""
    name = span(shorten(view.who, width), "bold accent")
    mood = shorten(view.seems, max(0, width - len(name.text) - 2)) if view.seems else ""
    return row(name, Span("  "), span(mood, "muted")) if len(mood) > 1 else row(name)


def before_rows(view: RoomView, width: int) -> list[Line]:
    """What the group said last and what followed; the customer's last words where the conversation is over."""
    lines: list[Line] = []
    for line in view.before:
        if line.kind == "you":
            lines += [moved(part, YOURS) for part in block(line.text, max(10, width - YOURS), "soft")]
        elif line.kind == "scene":
            lines += block(line.text, width, "italic soft")
        else:
            lines += [row(span(line.who, "bold accent")), *block(line.text, width, "bold")]
        lines.append(BLANK)
    return lines[:-1] if lines else []


def says_rows(view: RoomView, width: int, *, large: int = 0, parted: bool = False, short: bool = False) -> list[Line]:
    """The customer's words. `large`: the columns that display letters may take for the last sentence; `parted` sets
    it apart in bold, `short` keeps nothing else.
    """
    first, last = in_two(view.says)
    drawn = large_rows(last, large) if large else None
    if drawn is not None:
        return [*block(first, width), *([BLANK] if first else []), *drawn]
    if short:
        return block(last, width, "bold")
    if parted and first:
        return [*block(first, width), BLANK, *block(last, width, "bold")]
    return block(view.says, width, "bold")
