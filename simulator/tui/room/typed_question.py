"""One typed line at the bottom of a page, in the footer's place: a show of hands, seconds, a name, a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import Line, Span, row, shorten, span
from simulator.tui.page.scrolling import Scrolling
from simulator.tui.page.typed_line import TypedLine

if TYPE_CHECKING:
    from textual.widgets import Input

Result = TypeVar("Result")


class Question(NamedTuple):
    """What is asked; `then` gets what was typed. `hint` stands in the empty line, `typed` in it at first."""

    label: str
    then: Callable[[str], None]
    hint: str = ""
    typed: str = ""


LEAVE = binding("escape", "drop_question", "never mind", "Leave the line at the bottom without an answer.")


class TypedQuestion(Scrolling[Result]):
    """`ask` opens the line; enter answers, escape leaves it."""

    question: Question | None = None
    _line = TypedLine()

    def ask(self, question: Question) -> None:
        """Asks it, in place of what was asked before."""
        self.call_later(self._open, question)

    async def _open(self, question: Question) -> None:
        await self._line.close(self)
        self.question = question  # it is shown with its line and not before: what is typed at once must not be lost
        self._line = TypedLine(question.hint)
        self._line.open(self, question.typed)
        self.redraw()
        self.call_after_refresh(self._line.place, self)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        question, self.question = self.question, None
        await self._line.close(self)
        self.redraw()
        if question is not None:
            question.then(event.value.strip())

    async def action_drop_question(self) -> None:
        self.question = None
        await self._line.close(self)
        self.redraw()

    def _footer(self, here: Grid) -> Line:
        if self.question is not None:
            label = shorten(self.question.label, here.text * 2 // 3)
            return TypedLine.room(row(span(label, "bold"), Span(" ")), here.text)
        return self.foot(here)

    def foot(self, here: Grid) -> Line:
        """The footer while nothing is asked."""
        return super()._footer(here)
