"""Drills on the screen: one turn, one answer, why, and the next; every answer is kept before it is shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from simulator.practice.file.store import NotKept
from simulator.tui.page.footer import Offer, binding
from simulator.tui.page.grid import PANEL, Grid
from simulator.tui.page.line import Line
from simulator.tui.page.painted_screen import PaintedScreen
from simulator.tui.widgets.conversation_page import View, furthest_back
from simulator.tui.widgets.drill_page import answer_page, answer_scroll, drill_side, over_page, question_page
from simulator.tui.words import UNREAD, share

if TYPE_CHECKING:
    from simulator.practice.drills.drills import Drill
    from simulator.practice.drills.run import DrillAnswer, Drilling


class DrillScreen(PaintedScreen[Literal["leave", "notes"]]):
    """A run of drills, the first of which waits already. `clock` tells the day, `ticks` seconds that only go forward."""

    SIDE = PANEL
    HELP = (
        "One turn of a conversation, for a behaviour that is due: read where you stand, and say what you would say. "
        "Only this answer counts; the way there was picked for you."
    )
    BINDINGS: ClassVar = [
        *(binding(f"{n}", f"say({n - 1})", f"say {n}", f"Say line {n}.", id=f"say-{n}") for n in range(1, 10)),
        binding("down,j", "look(1)", "look closer", "Focus the next line you can say; further down.", id="down"),
        binding("up,k", "look(-1)", "look back", "The line before; further up.", id="up"),
        binding("enter", "go_on", "next", "Say the focused line, or go on to the next drill."),
        binding("n", "notes", "notes", "What was known by then, what you can look up, and the aim."),
        binding("s", "unsaved", "go on unsaved", "Go on without saving, where saving has failed."),
        binding("b,escape,backspace", "leave", "back", "Enough. What you answered is saved.", id="back"),
        binding("q", "leave", "enough, saved", "Enough. What you answered is saved.", id="leave"),
    ]

    def __init__(
        self, drilling: Drilling, clock: Callable[[], datetime], ticks: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self.drilling = drilling
        self._clock, self._ticks = clock, ticks
        self._painted_at = -UNREAD
        self.answer_given: DrillAnswer | None = None
        self.returns = ""
        self._none = False
        self._shown: Drill | None = drilling.now
        self.view = View()
        self._from_row: int | None = None

    @property
    def drill(self) -> Drill | None:
        """The one that is shown, answered or not; None when all are over."""
        return self._shown

    def page(self, grid: Grid) -> list[Line]:
        if self.answer_given is not None:
            return answer_page(self.answer_given, self.drilling, self.returns, grid, self._from_row)
        if self._shown is None:
            return over_page(self.drilling, grid, none=self._none)
        return question_page(self._shown, self.drilling, self.view, grid)

    def side(self, grid: Grid) -> list[Line]:
        if self._shown is None:
            return []
        at = len(self.drilling.answers) + (self.answer_given is None)
        return drill_side(self._shown, self.drilling, at, self._shown.talk.rubric, grid)

    def offers(self) -> Sequence[Offer]:
        notes = () if self.grid.wide else ("notes",)
        enough = ("leave", "enough, saved" if self.drilling.keeps and self.drilling.answers else "enough")
        if self.answer_given is not None:
            last = len(self.drilling.answers) >= self.drilling.count
            on = "done" if last else f"next, {share(self.drilling.number, self.drilling.count)}"
            return (("go_on", on), *notes, "help", *(() if last else (enough,)))
        if self._shown is None:
            return (("go_on", "done"), "help")
        count = len(self._shown.talk.shown())
        look = () if self.grid.width < 80 else (("up down", "look closer"),)
        return ((f"say-1..say-{count}", "say it"), *notes, "help", enough, *look)

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            self.action_say(mark)

    def rolled(self, by: int) -> None:
        self.action_look(by)

    @property
    def _unread(self) -> bool:
        return self._ticks() - self._painted_at < UNREAD

    def action_say(self, at: int) -> None:
        """Say the line in that place of the list, counted from 0."""
        drill = self.drilling.now
        if drill is None or self.answer_given is not None or self._unread:
            return
        shown = drill.talk.shown()
        if at >= len(shown):
            return
        try:
            self.answer_given = self.drilling.say(shown[at].id)
        except NotKept as trouble:
            self.notify(f"{trouble} Or press s to go on without saving.", markup=False, timeout=12)
            return
        self.returns, self._from_row = "", None
        self._fresh()
        self.run_worker(self._look_up, thread=True, group="returns", exclusive=True, exit_on_error=False)

    def _look_up(self) -> None:
        """When it comes back: the dates are worked out in a thread, and the sentence is filled in."""
        answer = self.answer_given
        if answer is None:
            return
        try:
            found = self.drilling.returns(answer, self._clock())
        except NotKept:
            return
        self.app.call_from_thread(self._found, answer, found)

    def _found(self, answer: DrillAnswer, found: str) -> None:
        if self.answer_given is answer:
            self.returns = found
            self.redraw()

    def _fresh(self) -> None:
        self._painted_at = self._ticks()
        self.redraw()

    def action_go_on(self) -> None:
        if self._unread:
            return
        if self.answer_given is None and self._shown is not None:
            if self.view.focus is not None:
                self.action_say(self.view.focus)
            return
        if self._shown is None or len(self.drilling.answers) >= self.drilling.count:
            self.answer("leave")
            return
        try:
            self._shown = self.drilling.next()
        except NotKept as trouble:
            self.notify(str(trouble), markup=False, timeout=12)
            return
        self.answer_given, self.view, self._none = None, View(), self._shown is None
        self._fresh()

    def action_look(self, by: int) -> None:
        if self.answer_given is not None:
            first, most = answer_scroll(self.answer_given, self.returns, self.grid, self._from_row)
            self._from_row = max(0, min(most, first + by))
        elif self._shown is not None:
            talk, view = self._shown.talk, self.view
            count = len(talk.shown())
            if (by < 0 and view.focus is None) or (by > 0 and view.back):
                furthest = furthest_back(talk, self.grid, 3)
                self.view = replace(view, back=max(0, min(furthest, view.back - 2 * by)))
            elif by < 0 and view.focus == 0:
                self.view = replace(view, focus=None)
            else:
                self.view = replace(view, focus=min(count - 1, 0 if view.focus is None else view.focus + by))
        self.redraw()

    def action_unsaved(self) -> None:
        self.drilling.stop_keeping()
        self.notify("From here on nothing is saved.", markup=False)

    def action_notes(self) -> None:
        if self._shown is not None:
            self.answer("notes")

    def action_leave(self) -> None:
        self.answer("leave")
