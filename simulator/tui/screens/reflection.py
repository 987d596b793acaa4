"""Before any score: three questions on a page with nothing else. One line each, enter skips, and they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from simulator.debrief.lessons import CAME_OF_IT, FOR_THEM, QUESTIONS, WANTED
from simulator.tui.page.footer import Key, Offer, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, block, header, moved, said
from simulator.tui.page.painted_screen import PaintedScreen
from simulator.tui.page.typed_line import TypedLine

if TYPE_CHECKING:
    from textual.widgets import Input

    from simulator.conversation.talk import Talk

TITLE = "Before any score"
WHY = "One line each, for yourself. Enter skips one."


class ReflectionScreen(PaintedScreen[tuple[str, ...]]):
    """`answers` are those given so far, and in the end its answer; an empty one was skipped."""

    HELP = "What you make of it before you see what the program makes of it. It is kept with the attempt, and private."
    BINDINGS: ClassVar = [
        binding("enter", "next", "next question", "The next question; with nothing typed this one is skipped."),
        binding("escape,q", "skip", "to the debrief", "Skip what is left and see the debrief."),
    ]

    def __init__(self, talk: Talk, purpose: str = "") -> None:
        """`purpose` is what the trainee wanted to be better for the person; it comes first, where there is one."""
        super().__init__()
        self._talk = talk
        self._purpose = purpose
        self._line = TypedLine()
        self.answers: list[str] = []

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._line.open, self)

    def corner(self) -> str:
        return self._talk.scenario.title

    def page(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 66)
        lines = [moved(said(TITLE, "bold accent"), grid.margin)] if grid.wide else []
        lines = [BLANK, *lines, BLANK] if grid.wide else [header(said(TITLE, "bold"), BLANK, grid)]
        gap = [BLANK] if grid.height >= (24 if self._purpose else 18) else []
        top = len(lines)
        lines += self._wanted(grid, width)
        lines += [*gap, *(moved(line, grid.margin) for line in block(WHY, width, "muted")), *gap, *gap]
        asked_at = 0
        for at, question in enumerate(QUESTIONS):
            now = at == len(self.answers)
            ink = "bold" if now else "soft" if at < len(self.answers) else "muted"
            lines += [moved(line, grid.margin) for line in block(question, width, ink)]
            if now:
                asked_at = len(lines)
                lines.append(moved(TypedLine.room(BLANK, min(grid.text, 76)), grid.margin))
            else:
                answer = self.answers[at] if at < len(self.answers) else ""
                lines.append(moved(said(answer[: width - 1], ""), grid.margin))
            lines += gap
        room = grid.height - (3 if grid.wide else 2)
        over = max(0, min(len(lines) - room, asked_at - room + 1)) if len(lines) > room else 0
        return [*lines[:top], *lines[top + over :]]  # the line to type in is never off the page

    def _wanted(self, grid: Grid, width: int) -> list[Line]:
        """What the trainee wanted to be better for the person, and what came of it."""
        if not self._purpose:
            return []
        came = CAME_OF_IT[self._talk.ending.meeting] if self._talk.ending is not None else ""
        label = WANTED if grid.height >= 18 else FOR_THEM
        lines = [*block(f"{label}:", width, "muted"), *block(f"“{self._purpose}”", width), *block(came, width, "soft")]
        return [BLANK] * grid.wide + [moved(line, grid.margin) for line in lines]

    def offers(self) -> Sequence[Offer]:
        onward = "next question" if len(self.answers) + 1 < len(QUESTIONS) else "to the debrief"
        return (Key("enter", onward), ("skip", "skip them"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._answered(event.value)

    def action_next(self) -> None:
        self._answered(self._line.text(self))

    def _answered(self, text: str) -> None:
        self.answers.append(" ".join(text.split()))
        if len(self.answers) == len(QUESTIONS):
            self.answer(tuple(self.answers))
            return
        self._line.clear(self)
        self.redraw()
        self.call_after_refresh(self._line.place, self)

    def action_skip(self) -> None:
        self.answers.append(" ".join(self._line.text(self).split()))
        self.answer(tuple(self.answers))
