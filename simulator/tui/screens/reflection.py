"""Before any score: three questions on a page with nothing else. One line each, enter skips, and they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from simulator.conversation.talk import Talk
from simulator.debrief.lessons import QUESTIONS
from simulator.tui.page.footer import Key
from simulator.tui.page.grid import Grid
from simulator.tui.page.header import header
from simulator.tui.page.line import BLANK, Line, block, marked, moved, said
from simulator.tui.page.scene import Scene, binding
from simulator.tui.page.typed import TypedLine
from simulator.tui.services import Services

if TYPE_CHECKING:
    from textual.widgets import Input

TITLE = "Before any score"
WHY = "One line each, for yourself. Enter skips one."


class ReflectionScreen(Scene[None]):
    """Leads on to the debrief. `answers` are those given so far; an empty one was skipped."""

    SIDE = 0
    HELP = "What you make of it before you see what the program makes of it. It is kept with the attempt, and private."
    BINDINGS: ClassVar = [
        binding("enter", "next", "next question", "The next question; with nothing typed this one is skipped."),
        binding("escape,q", "skip", "to the debrief", "Skip what is left and see the debrief."),
    ]

    def __init__(self, services: Services, talk: Talk, attempt_id: str | None, *, coach: bool) -> None:
        super().__init__()
        self._services = services
        self._talk = talk
        self._attempt_id = attempt_id
        self._coach = coach
        self._line = TypedLine()
        self.answers: list[str] = []

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._line.open, self)

    def on_resize(self) -> None:
        super().on_resize()
        self.call_after_refresh(self._line.place, self)

    def corner(self) -> str:
        return self._talk.scenario.title

    def page(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 66)
        lines = [moved(said(TITLE, "bold accent"), grid.margin)] if grid.wide else []
        lines = [BLANK, *lines, BLANK] if grid.wide else [header(said(TITLE, "bold"), BLANK, grid)]
        gap = [BLANK] if grid.height >= 18 else []
        lines += [*gap, *(moved(line, grid.margin) for line in block(WHY, width, "muted")), *gap, *gap]
        for at, question in enumerate(QUESTIONS):
            now = at == len(self.answers)
            ink = "bold" if now else "soft" if at < len(self.answers) else "muted"
            lines += [moved(line, grid.margin) for line in block(question, width, ink)]
            if now:
                lines.append(marked(BLANK, grid.width, TypedLine.MARK))
            else:
                answer = self.answers[at] if at < len(self.answers) else ""
                lines.append(moved(said(answer[: width - 1], ""), grid.margin))
            lines += gap
        return lines

    def keys(self) -> Sequence[Key]:
        onward = "next question" if len(self.answers) + 1 < len(QUESTIONS) else "to the debrief"
        return (Key("enter", onward), Key("esc", "skip them", "skip"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._answered(event.value)

    def action_next(self) -> None:
        self._answered(self._line.text(self))

    def _answered(self, text: str) -> None:
        self.answers.append(" ".join(text.split()))
        if len(self.answers) == len(QUESTIONS):
            self._done()
            return
        self._line.clear(self)
        self.redraw()
        self.call_after_refresh(self._line.place, self)

    def action_skip(self) -> None:
        self.answers.append(" ".join(self._line.text(self).split()))
        self._done()

    def _done(self) -> None:
        from simulator.practice.store import NotKept
        from simulator.tui.screens.debrief import DebriefScreen

        reflections = self._services.learner.reflections
        if any(self.answers) and reflections is not None and self._attempt_id is not None:
            try:
                reflections.answer(self._attempt_id, self.answers)
            except NotKept as trouble:
                self.notify(str(trouble), markup=False, timeout=10)
        self.app.switch_screen(
            DebriefScreen(self._services, self._talk, self._attempt_id, coach=self._coach, answers=tuple(self.answers))
        )
