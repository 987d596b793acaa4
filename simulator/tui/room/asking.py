"""One typed line at the bottom of a page, in the footer's place: a show of hands, seconds, a name, a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual.widget import Widget

from simulator.tui.page.grid import Grid
from simulator.tui.page.line import Line, Span, cells, row, shorten, span
from simulator.tui.page.scene import binding
from simulator.tui.page.scrolling import Scrolling

if TYPE_CHECKING:
    from textual.widgets import Input

Result = TypeVar("Result")


class Question(NamedTuple):
    """What is asked; `then` gets what was typed. `hint` stands in the empty line."""

    label: str
    then: Callable[[str], None]
    hint: str = ""


LEAVE = binding("escape", "drop_question", "never mind", "Leave the line at the bottom without an answer.")


class Asking(Scrolling[Result]):
    """`ask` opens the line; enter answers, escape leaves it."""

    DEFAULT_CSS = """
    Asking { layers: page line; }
    Asking Input {
        layer: line; dock: bottom; height: 1; border: none; padding: 0; background: $surface; color: $foreground;
    }
    """
    question: Question | None = None

    def ask(self, question: Question) -> None:
        """Asks it, in place of what was asked before."""
        self.call_later(self._open, question)

    async def _open(self, question: Question) -> None:
        """Opens the line, and only then shows what is asked: what is typed at once must not be lost."""
        from textual.widgets import Input

        await self.query("Input").remove()
        line = Input(placeholder=question.hint, compact=True, max_length=200)
        await self.mount(line)
        line.focus()
        self.question = question
        self._set(line)
        self.redraw()

    def on_resize(self) -> None:
        super().on_resize()
        for line in self.query("Input"):
            self._set(line)

    def _set(self, line: Widget) -> None:
        here = self.grid
        before = here.margin + self._label_width(here)
        line.styles.margin = (0, 0, 1 if here.wide else 0, before)
        line.styles.width = max(4, here.margin + here.text - before)

    def _label_width(self, here: Grid) -> int:
        return cells(self._label(here)) + 1 if self.question is not None else 0

    def _label(self, here: Grid) -> str:
        return shorten(self.question.label, here.text * 2 // 3) if self.question is not None else ""

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        question, self.question = self.question, None
        await self.query("Input").remove()
        self.redraw()
        if question is not None:
            question.then(event.value.strip())

    async def action_drop_question(self) -> None:
        self.question = None
        await self.query("Input").remove()
        self.redraw()

    def _footer(self, here: Grid) -> Line:
        if self.question is not None:
            return row(span(self._label(here), "bold"), Span(" "))
        return self.foot(here)

    def foot(self, here: Grid) -> Line:
        """The footer while nothing is asked."""
        return super()._footer(here)
