"""What is typed in: one row, or a few that wrap. A text that is pasted is kept whole, its line breaks as blanks."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input, TextArea
from textual.widgets.text_area import EditResult, Location


def on_one_line(text: str) -> str:
    """The text with every line break, and the blanks around it, as one blank."""
    return " ".join(part.strip() for part in text.strip("\r\n").splitlines()) if len(text.splitlines()) > 1 else text


class OneRow(Input):
    """A row that scrolls sideways. Of a paste that is too long stands what there is room for, and a notice says so."""

    def __init__(self, text: str, *, hint: str, longest: int) -> None:
        super().__init__(text, placeholder=hint, compact=True, select_on_focus=False)
        self._longest = longest

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()  # it would keep the first line alone
        event.stop()
        self.replace(event.text, *self.selection)

    def insert(self, text: str, index: int) -> None:
        self.replace(text, index, index)

    def replace(self, text: str, start: int, end: int) -> None:
        start, end = sorted((max(0, start), min(len(self.value), end)))
        room = self._longest - len(self.value) + end - start
        super().replace(_fitting(self, on_one_line(text), room), start, end)


class FewRows(TextArea):
    """Rows that wrap at words and scroll where there are more. Enter submits; there are no line breaks in it."""

    @dataclass
    class Submitted(Message):
        """Enter was pressed with that text in it."""

        value: str

    def __init__(self, text: str, *, hint: str, longest: int) -> None:
        super().__init__(text, placeholder=hint, compact=True, highlight_cursor_line=False)
        self._longest = longest

    @property
    def value(self) -> str:
        return self.text

    @value.setter
    def value(self, text: str) -> None:
        self.text = text

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()
            event.stop()
            self.post_message(self.Submitted(self.text))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()  # the app would hand it back to what is focused

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        room = self._longest - len(self.text) + len(self.get_text_range(*sorted((start, end))))
        fitting = _fitting(self, on_one_line(insert), room)
        return super().replace(fitting, start, end, maintain_selection_offset=maintain_selection_offset)


def _fitting(field: Input | TextArea, text: str, room: int) -> str:
    """As much of it as there is room for."""
    if len(text) <= room:
        return text
    kept = max(0, room)
    told = f"There was room for {kept:,} of {len(text):,} characters. The rest was left out."
    field.app.notify(told, markup=False, timeout=8)
    return text[:kept]
