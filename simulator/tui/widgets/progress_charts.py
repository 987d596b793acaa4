"""Progress as pictures: the axes as columns over time, and where each attempt ended on the plane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS
from simulator.practice.progress.progress import TOO_FEW, Mark, halves
from simulator.scenario.rubric import AXES
from simulator.scoring.tally import Share
from simulator.tui.page.line import BLANK, Line, Span, beside, block, ends, row, said
from simulator.tui.widgets.choice_worth import INKS, NAMES
from simulator.tui.widgets.column_chart import columns, fitting
from simulator.tui.widgets.profile_plane import Canvas, column_of, corners, row_of
from simulator.tui.words import day, month

if TYPE_CHECKING:
    from datetime import datetime

    from simulator.scenario.rubric import Rubric

AVERAGES = "First half to last half, on average."
LATELY = 6
LABEL = 16
HEIGHT = 3


def trend_rows(marks: Sequence[Mark], today: datetime, width: int, *, gap: int = 1) -> list[Line]:
    """Three graphs of the same attempts, the last six bright, above one row of dates; figures are the averages of the
    earlier and the later half.
    """
    room = width - LABEL
    shown = marks[-room:]
    wide, between = fitting(len(shown), room)
    lines: list[Line] = []
    for axis in AXES:
        values = [getattr(mark, axis) for mark in shown]
        every = [getattr(mark, axis) for mark in marks]
        found = halves(every)
        ink = INKS[axis]
        inks = [ink if at >= len(shown) - LATELY else f"{ink}-past" for at in range(len(shown))]
        label = [
            row(Span(f"{MARKS[axis]} ", ink), Span(NAMES[axis], "bold")),
            said(f"{found.before} to {found.now}" if found is not None else f"{every[-1]:.0f} last", indent=2),
            said(found.word if found is not None else TOO_FEW, "muted", indent=2),
        ]
        drawn = columns(values, HEIGHT, inks, wide=wide, gap=between)
        lines += [*beside(label, drawn, LABEL), *[BLANK] * gap]
    used = max(12, (wide + between) * len(shown) - between)
    since = shown[0].finished
    first = month(since, today) if (since.year, since.month) != (today.year, today.month) else day(since)
    axis_row = ends(said(first, "muted"), said("now", "muted"), min(room, max(used, len(first) + 5)))
    lines.append(row(Span(" " * LABEL), *axis_row.spans))
    return [*lines, *block(AVERAGES, width, "muted")] if halves([0.0] * len(marks)) is not None else lines


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
    x, y = _place(last, width, height)
    at_best = best is not None and _place(best, width, height) == (x, y) and len(marks) > 1
    chip = " best now " if at_best else " now "
    start = max(0, min(x - 2, width - len(chip)))
    taken = {(start + at, y) for at in range(len(chip))}
    for place, name in _named(marks, best, width, height).items():
        if place != (x, y):
            canvas.write(*place, "▪", "")
            _name(canvas, place, name, taken)
    canvas.write(start, y, chip, "bold page on accent")
    top = row(Span("▲", "help"), Span(" more helpful", "muted"))
    told = "Where each attempt ended." if width >= 40 else "Each attempt."
    below = ends(said(told, "muted"), row(Span("more pushy ", "muted"), Span("●", "push")), width)
    return [top, *canvas.rows(), below]


def _named(marks: Sequence[Mark], best: Mark | None, width: int, height: int) -> dict[tuple[int, int], str]:
    """The first and the best by their places; one name where they share it."""
    first = _place(marks[0], width, height)
    if best is None:
        return {first: "first"}
    place = _place(best, width, height)
    return {first: "first and best"} if place == first else {first: "first", place: "best"}


def _name(canvas: Canvas, place: tuple[int, int], name: str, taken: set[tuple[int, int]]) -> None:
    """The name right of its square, or left of it, or in the row above or below: where no other name stands."""
    x, y = place
    spots = [(x + 2, y), (x - 1 - len(name), y), (x, y - 1), (x, y + 1)]
    for at, row_at in spots:
        cells = {(at + step, row_at) for step in range(-1, len(name) + 1)}
        if at >= 0 and at + len(name) <= canvas.width and 0 < row_at < canvas.height - 1 and not cells & taken:
            canvas.write(at, row_at, name, "soft")
            taken |= cells
            return


def _place(mark: Mark, width: int, height: int) -> tuple[int, int]:
    return column_of(mark.pushiness, width), row_of(mark.helpfulness, height)
