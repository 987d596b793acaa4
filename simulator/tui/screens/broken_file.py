"""Why a scenario cannot be played: the problem in words, with where it stands."""

from __future__ import annotations

from typing import ClassVar

from simulator.scenario.library_entry import Entry
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, block, moved
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling


class TroubleScreen(Scrolling[None]):
    """For an entry that is broken, or was edited into something broken since the library was read."""

    HELP = "The library lists every file. One that has a mistake says so here, and can be played once it is mended."
    BINDINGS: ClassVar = [*SCROLL_KEYS, binding("b,q,enter,escape,backspace", "close", "back", "Back to the library.")]
    FOOT = ("close", "help")

    def __init__(self, entry: Entry, problem: str) -> None:
        super().__init__()
        self._entry = entry
        self._problem = problem

    def heading(self) -> str:
        return self._entry.title

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 90)
        lines = [BLANK, *block("This file cannot be played yet.", width, "bold"), BLANK, *block(self._problem, width)]
        lines += [
            BLANK,
            *block(self._entry.file, width, "muted"),
            *block(f"helpfirst check {self._entry.file}", width, "soft"),
        ]
        return [moved(line, grid.margin) for line in lines]
