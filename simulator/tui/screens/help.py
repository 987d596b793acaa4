"""Help: what the screen is for and every key of it, as they are bound now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, block, item, moved
from simulator.tui.page.scrolling import SCROLL_KEYS, SCROLLS, Scrolling

KEYS = 18
ABOUT = (
    "You talk with somebody who has a need, and choose what to say. Be eager to help: ask, listen, say what is true, "
    "and agree a next step. Pushing costs trust; leaving it all to them costs initiative. What counts is whether they "
    "want to see you again, and the number follows.",
    "The mouse works everywhere: press a line to say it, a key below to use it; drag over text to mark it, and ctrl+c "
    "copies it.",
)


class HelpScreen(Scrolling[None]):
    """`purpose` is what the screen below is for, `keys` groups of its keys with what each does."""

    TITLE = "Help"
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("b,q,enter,escape,backspace,question_mark", "close", "back", "Back to where you were."),
    ]
    FOOT = ("close", SCROLLS)

    def __init__(self, purpose: str, keys: Iterable[Sequence[tuple[str, str]]]) -> None:
        super().__init__()
        self._purpose = purpose
        self._keys = list(keys)

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 84)
        lines = [BLANK]
        if self._purpose:
            lines += [*block(self._purpose, width), BLANK]
        for group in self._keys:
            for keys, tooltip in group:
                lines += _key(keys, tooltip, width)
            lines.append(BLANK)
        for paragraph in ABOUT:
            lines += [*block(paragraph, width, "soft"), BLANK]
        return [moved(line, grid.margin) for line in lines]


def _key(keys: str, tooltip: str, width: int) -> list[Line]:
    """In two columns; the keys stand above where they are too many for theirs."""
    if len(keys) < KEYS:
        return item(Span(keys, "bold"), tooltip, width, hang=KEYS)
    return [*block(keys, width, "bold"), *block(tooltip, width - KEYS, indent=KEYS)]
