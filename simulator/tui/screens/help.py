"""Help: what the screen is for and every key of it, taken from the bindings themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.screen import Screen

from simulator.tui.page.footer import Key
from simulator.tui.page.grid import Grid
from simulator.tui.page.header import header
from simulator.tui.page.line import BLANK, Line, Span, block, item, moved, said
from simulator.tui.page.scene import Scene, binding
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling

_SPOKEN = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
}
KEYS = 18
ABOUT = (
    "You talk with somebody who has a need, and choose what to say. Be eager to help: ask, listen, say what is true, "
    "and agree a next step. Pushing costs trust; leaving it all to them costs initiative. What counts is whether they "
    "want to see you again, and the number follows.",
    "The mouse works everywhere: press a line to say it, a key below to use it; shift and drag selects text.",
)


class HelpScreen(Scrolling[None]):
    """For the screen below it."""

    SIDE = 0
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("b,q,enter,escape,backspace,question_mark", "close", "back", "Back to where you were."),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._about = about

    def top(self, grid: Grid) -> list[Line]:
        if grid.wide:
            return [BLANK, moved(said("Help", "bold accent"), grid.margin), BLANK]
        return [header(said("Help", "bold"), BLANK, grid)]

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 84)
        lines = [BLANK]
        if isinstance(self._about, Scene) and self._about.HELP:
            lines += [*block(self._about.HELP, width), BLANK]
        for bindings in (self._keys_of(self._about), self._keys_of(self.app)):
            for keys, tooltip in bindings:
                lines += item(Span(keys, "bold"), tooltip, width, hang=KEYS)
            lines.append(BLANK)
        for paragraph in ABOUT:
            lines += [*block(paragraph, width, "soft"), BLANK]
        return [moved(line, grid.margin) for line in lines]

    def _keys_of(self, owner: object) -> list[tuple[str, str]]:
        """Keys and tooltips in the order of the bindings; the nine digits as one."""
        rows: list[tuple[str, str]] = []
        for made in type(owner).__dict__.get("BINDINGS", ()):
            if not isinstance(made, Binding) or not made.tooltip:
                continue
            if made.action.startswith("say("):
                if made.key == "1":
                    rows.append(("1 to 9", "Say that line."))
                continue
            keys = ", ".join(_SPOKEN.get(key, key) for key in made.key.split(","))
            rows.append((keys, made.tooltip))
        return rows

    def keys(self) -> Sequence[Key]:
        return (Key("b", "back", "close"), Key("↑↓", "scroll"))

    def action_close(self) -> None:
        self.dismiss()
