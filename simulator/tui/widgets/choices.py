"""What you can say, as rows: the digit, then the words hanging under themselves. Nothing is lit at first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, grounded, item, marked, shorten

HANG = 3
"""Columns of the digit and the gap after it."""


class Fit(NamedTuple):
    """How the choices are set: blank rows between them, the most rows of one that is not focused, and whether
    a blank row stands above and below them all.
    """

    gap: int
    most: int
    air: bool = False


FULL = 99


def heights(texts: Sequence[str], grid: Grid, focus: int | None, room: Fit) -> int:
    """The rows they take."""
    total = sum(len(_wrapped(text, grid, FULL if at == focus else room.most)) for at, text in enumerate(texts))
    return total + room.gap * max(0, len(texts) - 1) + 2 * room.air


def choice_rows(texts: Sequence[str], grid: Grid, focus: int | None, room: Fit, height: int) -> list[Line]:
    """The rows, on the whole page's width; they scroll around the focused one where even so they do not fit."""
    rows: list[Line] = [BLANK] * room.air
    focused_at = (0, 0)
    for at, text in enumerate(texts):
        if at and room.gap:
            rows.append(BLANK)
        ink = "" if focus is None or at == focus else "soft"
        lines = _rows(at, text, grid, ink, FULL if at == focus else room.most)
        if at == focus:
            focused_at = (len(rows), len(rows) + len(lines))
            lines = [_lit(line, grid) for line in lines]
        rows += [marked(line, grid.width, at) for line in lines]
    rows += [BLANK] * room.air
    if focus is not None and room.gap:
        _pad(rows, focused_at, grid)
    if len(rows) <= height:
        return rows
    start = max(0, min(focused_at[1] - height, focused_at[0]))
    return rows[start : start + height]


def _wrapped(text: str, grid: Grid, most: int) -> list[Line]:
    return item(Span(""), text, grid.text, hang=HANG)[:most]


def _rows(at: int, text: str, grid: Grid, ink: str, most: int) -> list[Line]:
    digit = Span(str(at + 1), "bold accent")
    lines = item(digit, text, grid.text, ink, hang=HANG, indent=grid.margin)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    words = shorten(f"{last.spans[-1].text} {lines[most].spans[-1].text}", grid.text - HANG)
    if not words.endswith("…"):
        words = shorten(words + "…", grid.text - HANG)
    return [*lines[: most - 1], Line((*last.spans[:-1], Span(words, ink)))]


def _lit(line: Line, grid: Grid) -> Line:
    """The row on the focus surface, with the bar at its left."""
    lead = max(0, grid.margin - 2)
    first = line.spans[0]  # the blanks of the margin, and on later rows those of the digit's column too
    rest = (Span(first.text[lead + 1 :], first.style), *line.spans[1:])
    width = min(grid.width - lead, grid.text + 2 * (grid.margin - lead))
    lit = grounded(Line((Span("▌", "accent"), *rest)), width, "focus")
    return Line((Span(" " * lead), *lit.spans))


def _pad(rows: list[Line], at: tuple[int, int], grid: Grid) -> None:
    """Half a line of the focus surface above and below, where there is a blank row."""
    lead = max(0, grid.margin - 2)
    width = min(grid.width - lead, grid.text + 2 * (grid.margin - lead))
    top, end = at[0] - 1, at[1]
    if top >= 0:
        rows[top] = Line((Span(" " * lead), Span("▄" * width, "focus")))
    if end < len(rows):
        rows[end] = Line((Span(" " * lead), Span("▀" * width, "focus")))
