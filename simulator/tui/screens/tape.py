"""The whole tape: turn by turn what you said, what they thought, the behaviour, and a better line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from simulator.debrief.blocks import Heading
from simulator.debrief.report import Report
from simulator.debrief.told import told
from simulator.tui.page.footer import Key
from simulator.tui.page.grid import Grid
from simulator.tui.page.header import header
from simulator.tui.page.line import BLANK, Line, moved, said
from simulator.tui.page.scene import binding
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.widgets.pages import tape


class TapeScreen(Scrolling[None]):
    """Every choice in its order; n and p go from one to the next."""

    SIDE = 0
    HELP = (
        "Every choice you made, in order, with what they thought and what would have helped more. The columns at the "
        "top are their trust and patience after each choice."
    )
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("n,right,enter", "choice(1)", "next choice", "To the next choice.", id="next-choice"),
        binding("p,left", "choice(-1)", "choice before", "To the choice before.", id="choice-before"),
        binding("b,t,q,escape,backspace", "close", "back", "Back to the debrief."),
    ]

    def __init__(self, found: Report) -> None:
        super().__init__()
        self._found = found
        self._told = told(found)
        self._starts: list[int] = []

    def corner(self) -> str:
        return self._found.review.talk.scenario.title

    def top(self, grid: Grid) -> list[Line]:
        title = self._told.section("tape")[0]
        words = title.text if isinstance(title, Heading) else ""
        if grid.wide:
            return [BLANK, moved(said(words, "bold accent"), grid.margin), BLANK]
        return [header(said(words, "bold"), said(self.corner(), "muted"), grid)]

    def body(self, grid: Grid) -> list[Line]:
        lines, starts = tape(self._told, self._found, grid)
        lead = [] if grid.wide else [BLANK]
        self._starts = [start + len(lead) for start in starts]
        return [moved(line, grid.margin) for line in (*lead, *lines)]

    def keys(self) -> Sequence[Key]:
        return (
            Key("n", "next choice", "choice(1)"),
            Key("p", "choice before", "choice(-1)"),
            Key("v", "what counts", "app.rubric"),
            Key("?", "help", "app.help"),
            Key("b", "back", "close"),
        )

    def action_choice(self, by: int) -> None:
        starts = [start - 1 for start in self._starts]
        if by > 0:
            self.from_row = next((start for start in starts if start > self.from_row), self.from_row)
        else:
            self.from_row = next((start for start in reversed(starts) if start < self.from_row), 0)
        self.redraw()

    def action_close(self) -> None:
        self.dismiss()
