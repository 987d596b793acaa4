"""Pick one of several rows: answers its number from 0, or None."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from simulator.tui.page.footer import Key
from simulator.tui.page.grid import Grid
from simulator.tui.page.header import header
from simulator.tui.page.line import BLANK, Line, Span, block, grounded, item, marked, moved, said
from simulator.tui.page.scene import binding
from simulator.tui.page.scrolling import Scrolling


class PickScreen(Scrolling[int | None]):
    """The rows may be anybody's text."""

    SIDE = 0
    HELP = "Pick one with the arrows and Enter."
    BINDINGS: ClassVar = [
        binding("down,j", "move(1)", "down", "The next one.", id="down"),
        binding("up,k", "move(-1)", "up", "The one before.", id="up"),
        binding("pagedown,d", "move(10)", "further down", "Ten further.", id="page-down"),
        binding("pageup,u", "move(-10)", "further up", "Ten back.", id="page-up"),
        binding("enter,space", "pick", "pick", "Take the one that is lit."),
        binding("b,q,escape,backspace", "close", "back", "Back without picking one."),
    ]

    def __init__(self, title: str, rows: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._rows = list(rows)
        self.at = 0

    def top(self, grid: Grid) -> list[Line]:
        if grid.wide:
            return [BLANK, moved(said(self._title, "bold accent"), grid.margin), BLANK]
        return [header(said(self._title, "bold"), BLANK, grid)]

    def body(self, grid: Grid) -> list[Line]:
        lines: list[Line] = []
        for number, text in enumerate(self._rows):
            lit = number == self.at
            rows = item(Span("▌" if lit else " ", "accent"), text, grid.text, "" if lit else "soft", hang=2)
            if lit:
                self._keep_in_view(len(lines), len(rows), grid)
                rows = [grounded(line, grid.text, "focus") for line in rows]
            lines += [marked(line, grid.text, number) for line in rows]
        lines = lines or block("There is nothing to pick.", grid.text)
        return [moved(line, grid.margin) for line in lines]

    def _keep_in_view(self, start: int, height: int, grid: Grid) -> None:
        room = max(1, grid.height - 6)
        self.from_row = max(min(self.from_row, start), start + height - room, 0)

    def keys(self) -> Sequence[Key]:
        return (Key("enter", "pick", "pick"), Key("↑↓", "move"), Key("b", "back", "close"))

    def pressed(self, mark: object) -> None:
        if isinstance(mark, int):
            self.dismiss(mark)

    def action_move(self, by: int) -> None:
        self.at = max(0, min(len(self._rows) - 1, self.at + by))
        self.redraw()

    def action_pick(self) -> None:
        self.dismiss(self.at if self._rows else None)

    def action_close(self) -> None:
        self.dismiss(None)
