"""A field to type in that floats over a page at the rows which are marked for it; mounted only while it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.events import Paste

from simulator.tui.page.line import Line, Zone
from simulator.tui.page.lines_widget import Lines

if TYPE_CHECKING:
    from textual.await_remove import AwaitRemove

    from simulator.tui.page.painted_screen import PaintedScreen
    from simulator.tui.page.typed_fields import FewRows, OneRow


class TypedLine:
    """Belongs to one screen, whose page marks with `room` where it stands; one with `rows` wraps, where its page marks
    several. Submitting is the screen's business.
    """

    MARK = "typed-line"
    LONGEST = 2000

    def __init__(self, hint: str = "", *, rows: bool = False, longest: int = LONGEST) -> None:
        self._hint = hint
        self._longest = longest
        self._rows = rows

    @classmethod
    def room(cls, line: Line, width: int) -> Line:
        """The line with room to type after it, up to column `width`."""
        return Line(line.spans, (*line.zones, Zone(line.width, width, cls.MARK)))

    def open(self, screen: PaintedScreen[Any], text: str = "") -> None:
        """Mounts the field with that text in it, ready to be typed in; in rows it is marked, so that typing replaces it.

        Does nothing where the program is being left meanwhile, as by a signal.
        """
        if not (screen.is_current and screen.is_attached) or self.is_open(screen):
            return
        from simulator.tui.page.typed_fields import FewRows, OneRow

        field = (FewRows if self._rows else OneRow)(text, hint=self._hint, longest=self._longest)
        field.add_class(self.MARK)
        field.styles.layer = "typing"
        field.styles.dock = "top"
        field.styles.height = 1
        field.styles.border = ("none", "transparent")
        field.styles.padding = 0
        field.styles.scrollbar_size_vertical = 0
        screen.mount(field)
        self.place(screen)
        field.focus()
        if text and isinstance(field, FewRows):
            field.select_all()

    def is_open(self, screen: PaintedScreen[Any]) -> bool:
        return bool(screen.query(f".{self.MARK}"))

    def close(self, screen: PaintedScreen[Any]) -> AwaitRemove:
        """Takes it away again."""
        screen.set_focus(None)  # so that the screen's own keys count again at once
        return screen.query(f".{self.MARK}").remove()

    def insert(self, screen: PaintedScreen[Any], text: str) -> None:
        """Puts the text where the cursor is, in place of what is marked, as if it had been pasted."""
        for field in self._fields(screen):
            field.post_message(Paste(text))

    def clear(self, screen: PaintedScreen[Any]) -> None:
        """Empties it for what is asked next."""
        for field in self._fields(screen):
            field.value = ""

    def text(self, screen: PaintedScreen[Any]) -> str:
        """What stands in it now."""
        return next((field.value for field in self._fields(screen)), "")

    @classmethod
    def place(cls, screen: PaintedScreen[Any]) -> None:
        """Moves the field, where one is open, to its rows; out of sight where these are not on the page."""
        for field in cls._fields(screen):
            rows = screen.query_one("#page", Lines).lines
            found = [(y, zone) for y, row in enumerate(rows) for zone in row.zones if zone.mark == cls.MARK]
            field.display = bool(found)
            if found:
                y, zone = found[0]
                field.styles.margin = (y, 0, 0, zone.start)
                field.styles.width = max(4, zone.end - zone.start)
                field.styles.height = len(found)

    @classmethod
    def _fields(cls, screen: PaintedScreen[Any]) -> list[OneRow | FewRows]:
        return list(screen.query(f".{cls.MARK}"))  # type: ignore[arg-type]
