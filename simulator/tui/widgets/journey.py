"""Progress as pictures: the axes as columns over time, and where each attempt ended on the plane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS
from simulator.practice.progress import Mark, trend
from simulator.scenario.rubric import AXES
from simulator.scoring.share import Share
from simulator.tui.page.line import BLANK, Line, Span, beside, ends, row, said
from simulator.tui.widgets.columns import columns, fitting
from simulator.tui.widgets.plane import Canvas, column_of, corners, row_of
from simulator.tui.widgets.worth import INKS, NAMES
from simulator.tui.words import MONTHS, day

if TYPE_CHECKING:
    from datetime import datetime

    from simulator.scenario.rubric import Rubric

LATELY = 6
LABEL = 15
HEIGHT = 3


def trend_rows(marks: Sequence[Mark], today: datetime, width: int, *, gap: int = 1) -> list[Line]:
    """Three graphs of the same attempts, the last six bright, above one row of dates."""
    room = width - LABEL
    shown = marks[-room:]
    wide, between = fitting(len(shown), room)
    lines: list[Line] = []
    for axis in AXES:
        values = [getattr(mark, axis) for mark in shown]
        every = [getattr(mark, axis) for mark in marks]
        ink = INKS[axis]
        inks = [ink if at >= len(shown) - LATELY else f"{ink}-past" for at in range(len(shown))]
        label = [
            row(Span(f"{MARKS[axis]} ", ink), Span(NAMES[axis], "bold")),
            said(f"{every[0]:.0f} to {every[-1]:.0f}" if len(every) > 1 else f"{every[0]:.0f}", indent=2),
            said(trend(every), "muted", indent=2),
        ]
        drawn = columns(values, HEIGHT, inks, wide=wide, gap=between)
        lines += [*beside(label, drawn, LABEL), *[BLANK] * gap]
    used = max(12, (wide + between) * len(shown) - between)
    since = shown[0].finished
    first = MONTHS[since.month - 1] if (since.year, since.month) != (today.year, today.month) else day(since)
    axis_row = ends(said(first, "muted"), said("now", "muted"), min(room, max(used, len(first) + 5)))
    return [*lines, row(Span(" " * LABEL), *axis_row.spans)]


def journey(
    marks: Sequence[Mark], best: Mark | None, rubric: Rubric, width: int, height: int, cross: bool
) -> list[Line]:
    """A square for each attempt, the older ones quiet; the first and the best by name, the last as a chip."""
    thresholds = rubric.thresholds
    split = (column_of(thresholds.pushiness, width), row_of(thresholds.helpfulness, height) + 1)
    canvas = Canvas(width, height, split, cross=cross)
    last = marks[-1]
    corners(canvas, rubric, Share(round(last.initiative), 100, 0), last.profile)
    for at, mark in enumerate(marks):
        canvas.write(*_place(mark, width, height), "▪", "" if at >= len(marks) - LATELY else "muted")
    named = [(marks[0], "first"), *([(best, "best")] if best is not None else [])]
    for mark, name in named:
        if _place(mark, width, height) != _place(last, width, height):
            x, y = _place(mark, width, height)
            canvas.write(x, y, "▪", "")
            canvas.write(x + 2 if x + 2 + len(name) < width else x - 1 - len(name), y, name, "soft")
    x, y = _place(last, width, height)
    chip = " best now " if best is not None and _place(best, width, height) == (x, y) and len(marks) > 1 else " now "
    canvas.write(max(0, min(x - 2, width - len(chip))), y, chip, "bold page on accent")
    top = row(Span("▲", "help"), Span(" more helpful", "muted"))
    told = "Where each attempt ended." if width >= 40 else "Each attempt."
    below = ends(said(told, "muted"), row(Span("more pushy ", "muted"), Span("●", "push")), width)
    return [top, *canvas.rows(), below]


def _place(mark: Mark, width: int, height: int) -> tuple[int, int]:
    return column_of(mark.pushiness, width), row_of(mark.helpfulness, height)
