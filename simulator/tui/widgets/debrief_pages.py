"""The pages of the debrief: what is told, laid out for a screen, with the plane, the bars and the tape drawn in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.blocks import Block, Figure, Heading, Paragraph, Row, Rows
from simulator.tui.page.line import BLANK, Line, at_height, beside, block, lit_row, marked
from simulator.tui.widgets.axis_bars import bars, figures
from simulator.tui.widgets.column_chart import along_rows
from simulator.tui.widgets.debrief_blocks import block_rows, by_heading, section_rows
from simulator.tui.widgets.display_letters import display, width_of
from simulator.tui.widgets.profile_plane import plane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.debrief.blocks import Told
    from simulator.debrief.report import Report
    from simulator.tui.page.grid import Grid

__all__ = ["GAP", "JUDGES", "before", "coming_rows", "half", "next_time", "stood", "tape", "turning", "whole"]
JUDGES = "One conversation never judges a person."
GAP = 8
"""Between two columns."""
LEAST, TALLEST = 11, 15
"""Rows of the plane."""
AIR = 3
"""Rows between two bars, at most."""
READABLE = 90
"""Texts in one column are no wider."""


def before(told: Told, grid: Grid) -> list[Line]:
    """What was answered before any score."""
    title, *rows = told.section("before")
    return [*_headline(title, grid.text, large=False), BLANK, *section_rows(rows, min(grid.text, READABLE))]


def whole(told: Told, found: Report, grid: Grid, *, waiting: bool, cross: bool) -> list[Line]:
    """Outcome, plane, bars and turning points on one page of two columns.

    Pictures shrink before a text leaves the screen: the plane, then the large letters. After a breach, whose better
    line is to be in sight, the bars lose the words below them too; otherwise a page that is too long scrolls.
    """
    at = half(grid)
    score = told.section("score")
    if not _drawn(told):
        headline, *outcome = told.section("outcome")
        first = _headline(headline, grid.text, large=grid.letters)
        return [*first, BLANK, *section_rows(outcome, grid.text), BLANK, *section_rows(score, grid.text)]
    turned = turning_rows(told, grid.text, at)
    room = grid.height - 3 - len(turned) - 1
    ways = [(grid.letters, True), (False, True)] + ([(False, False)] if found.review.score.breaches else [])
    made = []
    for large, scales in ways:
        made = _upper(told, found, grid, room, large=large, scales=scales, waiting=waiting, cross=cross)
        if len(made) <= room:
            break
    else:
        if not found.review.score.breaches:
            made = _upper(told, found, grid, room, large=grid.letters, scales=True, waiting=waiting, cross=cross)
    return [*made, BLANK, *turned]


def _upper(
    told: Told, found: Report, grid: Grid, room: int, *, large: bool, scales: bool, waiting: bool, cross: bool
) -> list[Line]:
    """The headline, and the plane beside the outcome and the bars, in `room` rows if that can be."""
    at = half(grid)
    right = grid.text - at
    headline, *outcome = told.section("outcome")
    first = _headline(headline, grid.text, large=large)
    profile = [one for one in score_of(told) if one.tone != "quiet"]
    words = [*([BLANK] if large else []), *section_rows(outcome, right), BLANK]
    words += [*section_rows(profile, right), BLANK] if profile else []
    judges = section_rows([one for one in score_of(told) if one.tone == "quiet"], right)
    drawn_bars = bars(found, right, stacked=False, gap=0, waiting=waiting, scales=scales)
    least = max(len(words) + len(drawn_bars) + len(judges) - 2, LEAST if scales else LEAST - 3)
    tallest = max(TALLEST, min(TALLEST + max(0, grid.height - 40) // 2, least + AIR * 3))
    height = max(least, min(tallest, room - len(first) - 2))
    drawn = plane(found.review, at - GAP, height, cross=cross)
    if air := min(AIR, (height - least) // 3):  # on a tall screen the bars go apart with the plane
        drawn_bars = bars(found, right, stacked=False, gap=air, waiting=waiting, scales=scales)
    facts = at_height([*words, *drawn_bars], len(drawn) - len(judges))
    return [*first, *beside(drawn, [*facts, *judges], at)]


def score_of(told: Told) -> list[Paragraph]:
    """The sentences of the score: the profile, and the quiet one on what it never is."""
    return [one for one in told.section("score") if isinstance(one, Paragraph)]


def turning_rows(told: Told, width: int, at: int = 0) -> list[Line]:
    """The turning points, beside each other from column `at` on where there are two; one alone takes the width."""
    groups = by_heading(told.section("turning"))
    points = [group for group in groups if isinstance(group[0], Heading)]
    alone = [one for group in groups if not isinstance(group[0], Heading) for one in group]
    lines: list[Line] = []
    if at and len(points) == 2:
        return beside(section_rows(points[0], at - GAP), section_rows(points[1], width - at), at)
    for group in [*points, alone] if alone else points:
        lines += [*([BLANK] if lines else []), *section_rows(group, min(width, READABLE))]
    return lines


def stood(told: Told, found: Report, grid: Grid, *, waiting: bool, cross: bool) -> list[Line]:
    """The first page of a small screen. After a breach that is what it shows, and the plane waits."""
    headline, *outcome = told.section("outcome")
    score = told.section("score")
    head = [*_headline(headline, grid.text, large=False), *section_rows(outcome, grid.text), BLANK]
    profile = [one for one in score_of(told) if one.tone != "quiet"]
    judges = [one for one in score_of(told) if one.tone == "quiet"]
    if not _drawn(told):
        return [*head, *section_rows(score, grid.text)]
    if found.review.score.breaches:
        broken = by_heading(told.section("turning"))[0]
        shares = [
            *section_rows(profile, grid.text),
            *figures(found, grid.text),
            *section_rows(judges, grid.text),
            BLANK,
        ]
        return [*head, *shares, *section_rows(broken, min(grid.text, READABLE))]
    head += section_rows(profile, grid.text)
    if grid.text < 70:
        below = bars(found, grid.text, stacked=True, gap=0, waiting=waiting)
        drawn = plane(found.review, grid.text, 10, cross=cross)
        return [*head, BLANK, *drawn, BLANK, *below, BLANK, *section_rows(judges, grid.text)]
    left = grid.text - 34
    height = max(10, min(14, grid.height - 5 - len(head)))
    drawn = plane(found.review, left, height, cross=cross)
    below = bars(found, 30, stacked=True, gap=1 if height >= 12 else 0, waiting=waiting)
    said = section_rows(judges, 30)
    return [*head, *beside(drawn, [*at_height([BLANK, *below], len(drawn) - len(said)), *said], left + 4)]


def turning(told: Told, found: Report, grid: Grid, *, cross: bool) -> list[Line]:
    """The second page of a small screen: the turning points; after a breach the plane, and what is left of them."""
    if not found.review.score.breaches or not _drawn(told):
        return turning_rows(told, grid.text)
    rest = [one for group in by_heading(told.section("turning"))[1:] for one in group]
    drawn = plane(found.review, min(grid.text, 60), 10, cross=cross)
    return [*drawn, BLANK, *section_rows(rest, min(grid.text, READABLE))]


def next_time(told: Told, grid: Grid, *, typing: bool, mark: str, pinned: bool = False) -> list[Line]:
    """Keep, start, stop, and the question for a customer of one's own; below it the line that is typed.

    Then what comes next, unless it is `pinned` below the page, and the endings met: where there is room for two columns,
    at the right.
    """
    after = coming_rows(told, grid.text - half(grid) if grid.wide else min(grid.text, READABLE))
    if grid.wide and (after or told.section("endings")):
        at = half(grid)
        right = [*after, *([BLANK, BLANK] if after else []), *section_rows(told.section("endings"), grid.text - at)]
        return beside(_lessons(told, grid, at - GAP, typing=typing, mark=mark), [BLANK, BLANK, *right], at)
    width = min(grid.text, READABLE)
    lines = _lessons(told, grid, width, typing=typing, mark=mark)
    lines += [BLANK, *after] if after and not pinned else []
    met = section_rows(told.section("endings"), width)
    return [*lines, BLANK, *met] if met else lines


def _lessons(told: Told, grid: Grid, width: int, *, typing: bool, mark: str) -> list[Line]:
    title, *rows = told.section("lessons")
    lines = [*_headline(title, width, large=False), BLANK]
    for one in rows:
        parts = by_lesson(one.rows) if isinstance(one, Rows) and grid.wide else [one]
        for at, part in enumerate(parts):
            lines += [*([BLANK] if at else []), *block_rows(part, width, least=8)]
    question, *rest = told.section("next")
    lines += [*([BLANK, BLANK] if grid.wide else [BLANK]), *section_rows([question], width)]
    lines += [BLANK] if grid.wide else []
    for one in rest:
        lines += block_rows(one, width)
        if isinstance(one, Paragraph) and one.tone == "strong" and typing:
            lines.append(marked(BLANK, width, mark))
    return lines


def by_lesson(rows: Sequence[Row]) -> list[Block]:
    """Each lesson by itself: a row with a label, and those without one below it."""
    starts = [at for at, one in enumerate(rows) if one.label]
    return [Rows(tuple(rows[at:end])) for at, end in zip(starts, [*starts[1:], len(rows)], strict=True)]


def coming_rows(told: Told, width: int, *, air: bool = True) -> list[Line]:
    """What comes next; nothing where that is not known."""
    after = told.section("coming")
    return _coming(after, width, air=air) if after else []


def _coming(blocks: Sequence[Block], width: int, *, air: bool) -> list[Line]:
    """What comes next: the first of it is one key away, and lit."""
    lines: list[Line] = []
    for one in blocks:
        if isinstance(one, Rows) and one.rows:
            least = max(len(row.label) for row in one.rows) + 2
            for at, row_ in enumerate(one.rows):
                rows = block_rows(Rows((row_,)), width - 2, least=least)
                lines += [lit_row(line, width, lit=not at) for line in rows]
        else:
            lines += [*block_rows(one, width), *([BLANK] if air else [])]
    return lines


def tape(told: Told, found: Report, grid: Grid) -> tuple[list[Line], list[int]]:
    """The whole conversation, and the rows at which its choices begin. Its heading is the screen's.

    Where there is room for two columns of text, what was said and done stands left and the notes on it right.
    """
    two = grid.text >= 2 * 60 + GAP
    width = (grid.text - GAP) // 2 if two else min(grid.text, READABLE)
    lines, behaviour = along_rows(found.review, width), found.review.tongue("Behaviour")
    starts: list[int] = []
    for group in by_heading([one for one in told.section("tape")[1:] if not isinstance(one, Figure)]):
        lines += [BLANK, BLANK] if lines and grid.wide else [BLANK] if lines else []
        if isinstance(group[0], Heading):
            starts.append(len(lines))
        if two and isinstance(group[-1], Rows):
            rows = group[-1].rows
            notes = next((at for at, row in enumerate(rows) if row.label == behaviour), len(rows))
            left = section_rows([*group[:-1], Rows(rows[:notes])], width)
            right = [BLANK, BLANK, *section_rows([Rows(rows[notes:])], width)]
            lines += beside(left, right, width + GAP) if notes < len(rows) else left
        else:
            lines += section_rows(group, width)
    return lines, starts


def _headline(heading: Block, width: int, *, large: bool) -> list[Line]:
    """In display letters where there is room and every letter is in the set, in bold otherwise."""
    assert isinstance(heading, Heading)
    drawn = width_of(heading.text) if large else None
    if drawn is None or drawn > width:
        return block(heading.text, width, "bold accent")
    return display(heading.text, "accent")


def half(grid: Grid) -> int:
    """Where the second column of a wide page begins."""
    return grid.text // 2 + 2


def _drawn(told: Told) -> bool:
    return any(isinstance(one, Figure) for one in told.section("score"))
