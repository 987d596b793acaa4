"""The group's debrief from what everybody is told: headline, what followed, the profile and the three shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS
from simulator.scenario.rubric import AXES
from simulator.tui.page.line import BLANK, Line, Span, block, ends, row, said
from simulator.tui.room.customer_says import before_rows, large_rows
from simulator.tui.widgets.choice_worth import INKS, NAMES
from simulator.workshop.wording import say

if TYPE_CHECKING:
    from simulator.tui.page.grid import Grid
    from simulator.workshop.views import RoomView

JUDGES = "One conversation never judges a person."


def debrief_rows(view: RoomView, grid: Grid) -> list[Line]:
    """The page, in one column."""
    found, width = view.debrief, min(grid.text, 76)
    if view.questions:
        return _questions(view, width, last=grid.height < 20)
    if found is None:
        return [*before_rows(view, width), *block("The room has ended before the conversation did.", width, "soft")]
    drawn = large_rows(found.headline, grid.text, "accent") if grid.wide and grid.letters else None
    lines = [*(drawn or block(found.headline, width, "bold accent")), BLANK]
    for said_so in found.sentences:
        lines += block(said_so, width)
    lines += [BLANK, *block(found.profile, width, "bold"), *block(found.says, width), BLANK]
    for axis in AXES:
        lines += _share(axis, found.axes.get(axis, 0.0), width)
    lines += [BLANK, *block(JUDGES, width, "muted")]
    return [*lines, BLANK, BLANK, *before_rows(view, width)] if view.before else lines


def _questions(view: RoomView, width: int, *, last: bool) -> list[Line]:
    """The customer's last words, and what everybody asks themselves before there is anything to compare it with.

    `last`: the words come last, so that a low page shows the questions.
    """
    asked = block(say("page.before"), width, "bold accent")
    for question in view.questions:
        asked += [BLANK, *block(question, width, "bold")]
    rule, before = [BLANK, said("─" * width, "rule"), BLANK], before_rows(view, width)
    return [*asked, *rule, *before] if last else [*before, *rule, *asked]


def _share(axis: str, percent: float, width: int) -> list[Line]:
    """The name, a track from 0 to 100, the figure; in two rows where it is narrow."""
    name = row(Span(f"{MARKS[axis]} ", INKS[axis]), Span(NAMES[axis].ljust(13)), Span(f"{percent:>3.0f}  ", "bold"))
    narrow = width < 50
    track = width if narrow else width - name.width
    end = round(percent * (track - 1) / 100)
    line = (Span("━" * end, INKS[axis]), Span(MARKS[axis], INKS[axis]), Span("─" * (track - 1 - end), "rule"))
    return [ends(name, said("", ""), width), row(*line)] if narrow else [row(*name.spans, *line)]
