"""Two attempts at one conversation side by side: this one, and the one before or the one that it came from."""

from __future__ import annotations

from typing import ClassVar

from simulator.conversation.talk import Talk
from simulator.debrief.review import Debrief, debrief
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import Line
from simulator.tui.page.scrolling import SCROLL_KEYS, SCROLLS, Scrolling
from simulator.tui.widgets.side_by_side import side_by_side


class CompareScreen(Scrolling[None]):
    """The earlier one at the left, or above where it is narrow."""

    TITLE = "Side by side"
    HELP = "What was said in both is said once, quietly. From where they part, each line stands beside the other."
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("b,C,q,enter,escape,backspace", "close", "back", "Back to the debrief."),
    ]
    FOOT = ("close", SCROLLS, "help")

    def __init__(self, then: Talk, now: Debrief) -> None:
        super().__init__()
        self._then = debrief(then)
        self._now = now

    def corner(self) -> str:
        return self._now.talk.scenario.title

    @property
    def _names(self) -> tuple[str, str]:
        kept = self._now.talk.attempt.kept
        if self._now.talk.attempt.parent is not None:
            return "What you did", f"What if, from choice {kept + 1}"
        return "The time before", "This time"

    def body(self, grid: Grid) -> list[Line]:
        return side_by_side(self._then, self._now, self._names, grid)
