"""Whether what is typed may be sent to the user's own endpoint on another machine: asked once, before anything is sent."""

from __future__ import annotations

from typing import ClassVar

from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, block, moved
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling

LOCALLY = "Without it your words are compared on this machine, and nothing leaves it."
REMEMBERED = "A yes is remembered in the settings, for this host alone."


class EndpointScreen(Scrolling[bool]):
    """Answers yes or no. Neither Enter nor any letter is a yes: somebody who types already does not agree in passing."""

    TITLE = "Before anything is sent"
    HELP = "The settings name an endpoint on another machine to compare own words. It is sent nothing without your yes."
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("ctrl+y", "send", "yes, send it", "Send what is compared to that host, now and from here on."),
        binding("n,b,q,escape,backspace", "not_yet", "no", "Nothing is sent; this machine compares.", id="stay"),
    ]
    FOOT = ("send", "stay", "help")

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 72)
        lines = [BLANK, *block(self._question, width), BLANK]
        lines += [*block(LOCALLY, width, "soft"), BLANK, *block(REMEMBERED, width, "muted")]
        return [moved(line, grid.margin) for line in lines]

    def action_send(self) -> None:
        self.answer(True)

    def action_not_yet(self) -> None:
        self.answer(False)
