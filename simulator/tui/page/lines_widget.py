"""The widget that shows a page of lines. A change repaints only the rows that differ; nothing is mounted."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from simulator.scenario.visible import visible_line
from simulator.tui.page.line import BLANK, Line, cells
from simulator.tui.page.tones import style

Paint = Callable[[int, int], list[Line]]
"""A page for a width and a height."""


class Lines(Widget):
    """Shows what `paint` returns, on one ground of the theme."""

    DEFAULT_CSS = "Lines { width: 1fr; height: 1fr; }"

    @dataclass
    class Pressed(Message):
        """A zone of a line was clicked."""

        mark: Hashable

    @dataclass
    class Rolled(Message):
        """The mouse wheel turned: 1 down, -1 up."""

        by: int

    def __init__(self, paint: Paint, ground: str = "page", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ground = ground
        self._paint = paint
        self._lines: list[Line] = []
        self._strips: dict[int, Strip] = {}
        self._painted: tuple[int, int, str] | None = None
        self._pressed_at: tuple[int, int] | None = None

    @property
    def lines(self) -> list[Line]:
        """What is shown now."""
        return self._lines

    def redraw(self) -> None:
        """Paint again and show what has changed."""
        width, height = self.size
        if not width or not height:
            return
        if self._painted != (width, height, self.app.theme):
            self.refresh()
            return
        old = self._lines
        self._lines = self._paint(width, height)[:height]
        changed = [y for y in range(height) if _at(old, y) != _at(self._lines, y)]
        for y in changed:
            self._strips.pop(y, None)
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        now = (width, height, self.app.theme)
        if self._painted != now:
            self._painted = now
            self._lines = self._paint(width, height)[:height]
            self._strips.clear()
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._strip(_at(self._lines, y), width).apply_offsets(0, y)
        selected = self.text_selection
        span = selected.get_span(y) if selected is not None else None
        if span is None:
            return strip
        return self._with_selection(strip, span, width).apply_offsets(0, y)  # what was cut says anew where it stands

    def _strip(self, line: Line, width: int) -> Strip:
        theme, ground, used = self.app.theme, self.ground, 0
        segments = []
        for given, words in line.spans:
            text = visible_line(given)  # whatever a painter forgot, nothing that a terminal obeys gets past here
            segments.append(Segment(text, style(theme, words, ground)))
            used += cells(text)
        if used < width:
            segments.append(Segment(" " * (width - used), style(theme, "", ground)))
        strip = Strip(segments, max(used, width))
        return strip.crop(0, width) if used > width else strip

    def _with_selection(self, strip: Strip, span: tuple[int, int], width: int) -> Strip:
        start, end = span
        end = width if end == -1 else min(end, width)
        chosen = self.screen.get_component_rich_style("screen--selection")
        return Strip.join([strip.crop(0, start), strip.crop(start, end).apply_style(chosen), strip.crop(end, width)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        return selection.extract("\n".join(line.plain.rstrip() for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed_at = (event.x, event.y)

    def on_click(self, event: events.Click) -> None:
        if self._pressed_at is not None and self._pressed_at != (event.x, event.y):
            return  # text was marked, nothing was pressed
        for zone in _at(self._lines, event.y).zones:
            if zone.start <= event.x < zone.end:
                self.post_message(self.Pressed(zone.mark))
                return

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Rolled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Rolled(-1))


def _at(lines: list[Line], y: int) -> Line:
    return lines[y] if 0 <= y < len(lines) else BLANK
