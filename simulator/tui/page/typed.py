"""A line to type in that floats over a page at the row which is marked for it; mounted only while it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.tui.page.line import Line, Zone
from simulator.tui.page.lines import Lines

if TYPE_CHECKING:
    from textual.await_remove import AwaitRemove

    from simulator.tui.page.scene import Scene


class TypedLine:
    """Belongs to one screen, whose page marks with `room` where it stands. Submitting is the screen's business."""

    MARK = "typed-line"
    LONGEST = 400

    def __init__(self, hint: str = "") -> None:
        self._hint = hint

    @classmethod
    def room(cls, line: Line, width: int) -> Line:
        """The line with room to type after it, up to column `width`."""
        return Line(line.spans, (*line.zones, Zone(line.width, width, cls.MARK)))

    def open(self, screen: Scene[Any], text: str = "") -> None:
        """Mounts the line with that text in it, ready to be typed in."""
        if not screen.is_current or self.is_open(screen):
            return
        from textual.widgets import Input

        line = Input(text, placeholder=self._hint, compact=True, max_length=self.LONGEST, select_on_focus=False)
        line.styles.layer = "typing"
        line.styles.dock = "top"
        line.styles.height = 1
        line.styles.border = ("none", "transparent")
        line.styles.padding = 0
        screen.mount(line)
        self.place(screen)
        line.focus()

    def is_open(self, screen: Scene[Any]) -> bool:
        return bool(screen.query("Input"))

    def close(self, screen: Scene[Any]) -> AwaitRemove:
        """Takes it away again."""
        screen.set_focus(None)  # so that the screen's own keys count again at once
        return screen.query("Input").remove()

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
        rows = screen.query_one("#page", Lines).lines
        found = next(((y, zone) for y, row in enumerate(rows) for zone in row.zones if zone.mark == self.MARK), None)
        for line in screen.query("Input"):
            line.display = found is not None
            if found is not None:
                y, zone = found
                line.styles.margin = (y, 0, 0, zone.start)
                line.styles.width = max(4, zone.end - zone.start)
