"""The pages of the debrief, from its report: where it turned, where you stood, turning points, next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.tui.page.line import BLANK, Line, at_height, beside, block, said
from simulator.tui.widgets.bars import bars
from simulator.tui.widgets.decision import turning_point_rows
from simulator.tui.widgets.lessons import before_rows, lesson_rows, transfer_rows
from simulator.tui.widgets.outcome import headline_rows, outcome_rows, profile_rows
from simulator.tui.widgets.plane import plane

if TYPE_CHECKING:
    from simulator.debrief.report import Report
    from simulator.tui.page.grid import Grid

JUDGES = "One conversation never judges a person."
COLUMN = 50
RIGHT = 58
"""Where the second column begins, from the margin."""
LEAST, TALLEST = 11, 15
"""Rows of the plane."""


def whole(found: Report, grid: Grid, *, waiting: bool, cross: bool) -> list[Line]:
    """Outcome, plane, bars and turning points on one page of two columns."""
    review = found.review
    right = grid.text - RIGHT
    words = [BLANK, *outcome_rows(review, right), BLANK, *profile_rows(review, right), BLANK]
    figures = bars(found, right, stacked=False, gap=1 if len(words) < 8 else 0, waiting=waiting)
    first = headline_rows(review, grid.text, large=True)
    least = max(len(words) + len(figures) - 1, LEAST)
    turned: list[Line] = []
    room = 0
    for most in (2, 1):  # texts are cut shorter before anything leaves the page
        turned = beside(*turning_point_rows(found, COLUMN, right, most=most), RIGHT)
        room = grid.height - 4 - len(first) - 3 - len(turned)  # what the plane may have so that all is in sight
        if room >= least:
            break
    height = max(least, min(TALLEST, room))
    drawn = plane(review, COLUMN, height, cross=cross)
    facts = [*at_height(words, len(drawn) - len(figures) - 1), *figures, said(JUDGES, "muted")]
    return [*first, *beside(drawn, facts, RIGHT), BLANK, *turned]


def stood(found: Report, grid: Grid, *, waiting: bool, cross: bool) -> list[Line]:
    """The first page of a small screen."""
    review = found.review
    head = [*headline_rows(review, grid.text, large=False), *outcome_rows(review, grid.text), BLANK]
    if grid.text < 70:
        figures = bars(found, grid.text, stacked=True, gap=0, waiting=waiting)
        drawn = plane(review, grid.text, 10, cross=cross)
        return [*head, *drawn, BLANK, *figures, BLANK, *block(JUDGES, grid.text, "muted")]
    left = grid.text - 34
    height = max(10, min(14, grid.height - 5 - len(head)))
    drawn = plane(review, left, height, cross=cross)
    figures = [BLANK, *bars(found, 30, stacked=True, gap=1 if height >= 12 else 0, waiting=waiting)]
    judges = block(JUDGES, 30, "muted")
    return [*head, *beside(drawn, [*at_height(figures, len(drawn) - len(judges)), *judges], left + 4)]


def turning(found: Report, grid: Grid) -> list[Line]:
    """The two turning points, one below the other."""
    width = min(grid.text, 76)
    lines: list[Line] = []
    for most in (2, 1):
        gain, loss = turning_point_rows(found, width, width, most=most)
        lines = [*gain, BLANK, *loss]
        if len(lines) <= grid.height - 3:
            break
    return lines


def next_time(found: Report, grid: Grid, *, typing: bool, mark: str) -> list[Line]:
    """Keep, start, stop; the question for a customer of one's own; the profile; what was answered before."""
    width = min(grid.text, 70)
    gap = [BLANK, BLANK] if grid.wide else [BLANK]
    title = [said("Keep, start, stop", "bold accent"), BLANK, BLANK] if grid.wide else []
    lines = [*title, *lesson_rows(found, width), *gap, *transfer_rows(found, width, typing=typing, mark=mark), *gap]
    lines += [*profile_rows(found.review, width), *gap]
    answered = before_rows(found, width)
    lines += [*answered, *gap] if answered else []
    return [*lines, *block(JUDGES, width, "muted")]
