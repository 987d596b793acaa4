"""Before a review: what you promised yourself, and whether it happened. Either answer leads on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from simulator.practice.store import NotKept
from simulator.tui.page.footer import Key
from simulator.tui.page.grid import Grid
from simulator.tui.page.header import header
from simulator.tui.page.line import BLANK, Line, block, moved, said
from simulator.tui.page.scene import binding
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.services import Services
from simulator.tui.words import day

if TYPE_CHECKING:
    from simulator.practice.reflections import Promise

TITLE = "What you promised yourself"


class PromiseScreen(Scrolling[None]):
    """Asked at most once in a run; "not yet" leaves the promise open."""

    SIDE = 0
    HELP = "You wrote this down after an earlier conversation. Nobody but you reads it, and no score hangs on it."
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("y", "happened", "it happened", "It happened: the promise is settled."),
        binding("n,enter,b,q,escape,backspace", "not_yet", "not yet", "Not yet: it is asked again another time."),
    ]

    def __init__(self, services: Services, promise: Promise) -> None:
        super().__init__()
        self._services = services
        self._promise = promise

    def top(self, grid: Grid) -> list[Line]:
        if grid.wide:
            return [BLANK, moved(said(TITLE, "bold accent"), grid.margin), BLANK]
        return [header(said(TITLE, "bold"), BLANK, grid)]

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 66)
        lines = [BLANK, *block(f"“{self._promise.text}”", width, "bold"), BLANK]
        lines += [said(f"You wrote it down on {day(self._promise.promised)}.", "muted"), BLANK, said("Did it happen?")]
        return [moved(line, grid.margin) for line in lines]

    def keys(self) -> Sequence[Key]:
        return (Key("y", "it happened", "happened"), Key("n", "not yet", "not_yet"), Key("?", "help", "app.help"))

    def action_happened(self) -> None:
        reflections = self._services.learner.reflections
        try:
            if reflections is not None:
                reflections.done(self._promise.attempt, "yes")
        except NotKept as trouble:
            self.notify(str(trouble), markup=False, timeout=10)
        self.dismiss()

    def action_not_yet(self) -> None:
        self.dismiss()
