"""The whole tape: turn by turn what you said, what they thought, the behaviour, and a better line."""

from __future__ import annotations

from typing import ClassVar

from simulator.debrief.blocks import Heading
from simulator.debrief.report import Report
from simulator.debrief.told import told
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, moved, said
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.widgets.debrief_pages import tape


class TapeScreen(Scrolling[None]):
    """Every choice in its order; left and right go from one to the next."""

    HELP = (
        "Every choice you made, in order, with what they thought and what would have helped more. The columns at the "
        "top are their trust and patience after each choice."
    )
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("right,l,enter", "choice(1)", "next choice", "To the next choice.", id="next-choice"),
        binding("left,h", "choice(-1)", "choice before", "To the choice before.", id="choice-before"),
        binding("b,t,q,escape,backspace", "close", "back", "Back to the debrief."),
    ]
    FOOT = ("next-choice", "choice-before", "rubric", "help", "close")

    def __init__(self, found: Report) -> None:
        super().__init__()
        self._found = found
        self._told = told(found)
        self._starts: list[int] = []

    def corner(self) -> str:
        return self._found.review.talk.scenario.title

    def heading(self) -> str:
        title = self._told.section("tape")[0]
        return title.text if isinstance(title, Heading) else ""

    def beside_title(self) -> Line:
        return said(self.corner(), "muted")

    def body(self, grid: Grid) -> list[Line]:
        lines, starts = tape(self._told, self._found, grid)
        lead = [] if grid.wide else [BLANK]
        self._starts = [start + len(lead) for start in starts]
        return [moved(line, grid.margin) for line in (*lead, *lines)]

    def action_choice(self, by: int) -> None:
        starts = [start - 1 for start in self._starts]
        if by > 0:
            self.from_row = next((start for start in starts if start > self.from_row), self.from_row)
        else:
            self.from_row = next((start for start in reversed(starts) if start < self.from_row), 0)
        self.redraw()
