"""Before a review: what you promised yourself, and whether it happened. Either answer leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, block, moved, said
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.words import day

if TYPE_CHECKING:
    from simulator.practice.attempts.reflections import Promise


class PromiseScreen(Scrolling[bool]):
    """Answers whether it happened; "not yet" leaves the promise open."""

    TITLE = "What you promised yourself"
    HELP = "You wrote this down after an earlier conversation. Nobody but you reads it, and no score hangs on it."
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("y", "happened", "it happened", "It happened: the promise is settled."),
        binding("n,enter,b,q,escape,backspace", "not_yet", "not yet", "Not yet: it is asked again another time."),
    ]
    FOOT = ("happened", "not_yet", "help")

    def __init__(self, promise: Promise) -> None:
        super().__init__()
        self._promise = promise

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 66)
        lines = [BLANK, *block(f"“{self._promise.text}”", width, "bold"), BLANK]
        lines += [said(f"You wrote it down on {day(self._promise.promised)}.", "muted"), BLANK, said("Did it happen?")]
        return [moved(line, grid.margin) for line in lines]

    def action_happened(self) -> None:
        self.answer(True)

    def action_not_yet(self) -> None:
        self.answer(False)
