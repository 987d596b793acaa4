"""The debrief's pages as the app paints them at a size, for tests of what stands on them."""

from __future__ import annotations

from simulator.debrief.report import Report
from simulator.debrief.told import told
from simulator.tui.page.grid import Grid, grid
from simulator.tui.page.line import Line
from simulator.tui.widgets import debrief_pages

SIZES = ((40, 12), (40, 15), (60, 20), (80, 24), (120, 40), (200, 60))


def first_page(found: Report, here: Grid) -> list[Line]:
    """The page that the debrief opens on."""
    paint = debrief_pages.whole if here.wide else debrief_pages.stood
    return paint(told(found), found, here, waiting=False, cross=False)


def painted(found: Report, width: int, height: int) -> list[list[Line]]:
    """The pages of the app one after the other, each as it is painted at that size, and then the tape."""
    whole, here = told(found), grid(width, height, 0)
    before = [debrief_pages.before(whole, here)] if whole.section("before") else []
    middle = [] if here.wide else [debrief_pages.turning(whole, found, here, cross=False)]
    last, _ = debrief_pages.tape(whole, found, here)
    next_time = debrief_pages.next_time(whole, here, typing=False, mark="")
    return [*before, first_page(found, here), *middle, next_time, [Line(), *last]]


def lettered(lines: list[Line], start: int = 0, end: int | None = None) -> str:
    """Their text, or that of some columns, without the bar beside a row that is lit."""
    return "\n".join(line.plain[start:end].replace("▌", " ") for line in lines)
