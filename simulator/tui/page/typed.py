"""A line to type in that floats over a page at the row which is marked for it; mounted only while it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.tui.page.lines import Lines

if TYPE_CHECKING:
    from simulator.tui.page.scene import Scene


class TypedLine:
    """Belongs to one screen, whose page marks a row with `MARK`. Submitting is the screen's business."""

    MARK = "typed-line"
    LONGEST = 400

    def __init__(self, hint: str = "") -> None:
        self._hint = hint

    def open(self, screen: Scene[Any]) -> None:
        """Mounts the line, ready to be typed in."""
        if not screen.is_current or screen.query("Input"):
            return
        from textual.widgets import Input

        line = Input(placeholder=self._hint, compact=True, max_length=self.LONGEST, select_on_focus=False)
        line.styles.layer = "typing"
        line.styles.dock = "top"
        line.styles.height = 1
        line.styles.border = ("none", "transparent")
        line.styles.padding = 0
        screen.mount(line)
        self.place(screen)
        line.focus()

    def close(self, screen: Scene[Any]) -> None:
        """Takes it away again."""
        for line in screen.query("Input"):
            line.remove()

    def clear(self, screen: Scene[Any]) -> None:
        """Empties it for what is asked next."""
        from textual.widgets import Input

        for line in screen.query(Input):
            line.value = ""

    def text(self, screen: Scene[Any]) -> str:
        """What stands in it now."""
        from textual.widgets import Input

        return next((line.value for line in screen.query(Input)), "")

    def place(self, screen: Scene[Any]) -> None:
        """Moves it to its row; out of sight where that row is not on the page."""
        here = screen.grid
        rows = screen.query_one("#page", Lines).lines
        y = next((y for y, row in enumerate(rows) if any(zone.mark == self.MARK for zone in row.zones)), None)
        for line in screen.query("Input"):
            line.display = y is not None
            if y is not None:
                line.styles.margin = (y, 0, 0, here.margin)
                line.styles.width = min(here.text, 76)
