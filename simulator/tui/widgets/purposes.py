"""One's own purposes in their order, each with what came of it, and what the trainee says it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.lessons import ABOUT, ABOUT_WHAT, CAME_OF_IT, WANTED
from simulator.tui.page.line import BLANK, Line, Span, block, grounded, marked, moved, row
from simulator.tui.words import day, sentence

if TYPE_CHECKING:
    from simulator.practice.overview import Overview

_KEYS = (("1", "about them"), ("2", "about the number"), ("0", "neither"))


def purpose_rows(found: Overview, width: int, lit: int) -> tuple[list[Line], int, int]:
    """Every purpose, the one in the place `lit` with the keys that mark it; and its first row and the one after it."""
    lines: list[Line] = [*block(WANTED, width, "bold"), *block(ABOUT_WHAT, width, "muted"), BLANK]
    first = end = 0
    for at, mark in enumerate(found.purposes):
        title = found.titles.get(mark.scenario, mark.scenario)
        rows = block(f"{sentence(day(mark.finished))}, {title}", width - 2, "muted")
        rows += [*block(f"“{mark.purpose}”", width - 2), *block(CAME_OF_IT[mark.meeting], width - 2, "soft")]
        rows += block(ABOUT.get(mark.about, ""), width - 2, "bold")
        if at == lit:
            first = len(lines)
            keys = [span for key, words in _KEYS for span in (Span(key, "bold accent"), Span(f" {words}   ", "muted"))]
            rows = [*rows, row(*keys)]
            lines += [grounded(row(Span("▌ ", "accent"), *one.spans), width, "focus") for one in rows]
            end = len(lines)
        else:
            lines += [marked(moved(one, 2), width, at) for one in rows]
        lines.append(BLANK)
    return lines, first, end
