"""Pick one of several rows: answers its number from 0, or None."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from simulator.tui.page.footer import binding
from simulator.tui.page.line import Line, block
from simulator.tui.page.listing import LIST_KEYS, MOVES, Listing


class PickScreen(Listing[int | None]):
    """The rows may be anybody's text."""

    WIDTH = 999
    NOTHING = "There is nothing to pick."
    HELP = "Pick one with the arrows and Enter."
    BINDINGS: ClassVar = [
        *LIST_KEYS,
        binding("enter,space", "take", "pick", "Take the one that is lit.", id="pick"),
        binding("b,q,escape,backspace", "close", "back", "Back without picking one."),
    ]
    FOOT = ("pick", MOVES, "help", "close")

    def __init__(self, title: str, rows: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._rows = list(rows)

    def heading(self) -> str:
        return self._title

    def count(self) -> int:
        return len(self._rows)

    def row_of(self, at: int, width: int, *, lit: bool) -> list[Line]:
        return block(self._rows[at], width, "" if lit else "soft") or [Line()]

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            self.answer(mark)

    def take(self) -> None:
        self.answer(self.at if self._rows else None)
