"""The debrief: the outcome first, then the plane and the bars, then what turned it, then what to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from simulator.debrief.report import Report
from simulator.debrief.told import told
from simulator.practice.full_debrief import with_outlook
from simulator.tui.page.footer import Key, Offer, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import Line, Span, header, moved, row, said, shorten, span
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.page.typed_line import TypedLine
from simulator.tui.widgets import debrief_pages

if TYPE_CHECKING:
    from textual.widgets import Input

    from simulator.practice.learner import Learner
    from simulator.scenario.library_entry import Entry
    from simulator.scenario.rubric import Rubric

Wanted = Literal["tape", "replay", "compare", "road", "onward", "drill", "done"]


PINNED = 22
"""Rows from which what comes next stays in sight on the last page."""


class DebriefScreen(Scrolling[Wanted]):
    """Two pages where there is room for two columns; otherwise three. `found` is all that is known so far; `learner`
    keeps the promise and says where debriefs are written.
    """

    HELP = (
        "The plane shows where each choice left you: helpfulness up, pushiness to the right. Each axis is the share "
        "of what the lines on offer made possible; worst and best are the exact range of all who reach this ending. "
        "The line is orange where a choice moved you right, and blue where it did not. "
        "Look at the tape to see every choice with a better line."
    )
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("enter,space,right,l", "next", "next page", "The next page; on the last, begin what comes next."),
        binding("b,left,h,escape,backspace", "back", "back", "The page before; from the first, back to the library."),
        binding("t", "tape", "whole tape", "Every choice: what was said and thought, the behaviour, a better line."),
        binding("r", "replay", "replay", "Hold it again from one of your choices, as a what-if."),
        binding("C", "compare", "compare", "Beside the attempt before, or the one that this what-if came from."),
        binding("d", "drill", "drill", "Single turns for what is due, half a minute each."),
        binding("m", "road", "best road", "A good conversation from any of your choices on, beside yours."),
        binding("w", "write", "promise", "Write down what you will say to a customer of yours, and by when."),
        binding("e", "export", "export", "Write this debrief to files: HTML, Markdown and JSON."),
        binding("q", "done", "done", "Back to the library."),
    ]
    PAGES = ("Where you stood", "Turning points", "Keep, start, stop")
    BEFORE = "What you said before"
    BROKEN_PAGES = ("What broke trust", "The plane", "Keep, start, stop")
    WIDE_PAGES = ("Where it turned", "Keep, start, stop")

    def __init__(
        self,
        found: Report,
        learner: Learner,
        attempt_id: str | None = None,
        library: Callable[[], Sequence[Entry]] = tuple,
    ) -> None:
        """`library` lists the conversations that may come next; without it none is told."""
        super().__init__()
        self._library = library
        self._learner = learner
        self._attempt_id = attempt_id
        self.found = found
        self.waiting = bool(found.review.talk.steps)
        self.place = self._first  # the answers stand one page before, and are known already
        self._line = TypedLine("enter alone skips")
        self._typing = False
        self._other = False
        """Whether there is another attempt to compare with, as far as is known."""

    @property
    def counts(self) -> Rubric:
        return self.found.review.talk.rubric

    def on_mount(self) -> None:
        super().on_mount()
        if self.waiting:  # the page is there at once; what has to be worked out is filled in
            self.run_worker(self._work_out, thread=True, exit_on_error=False)

    def _work_out(self) -> None:
        found = self._learner.with_coming(with_outlook(self.found), self._library())
        other = self._attempt_id and self._learner.beside(found.review.talk, self._attempt_id)
        self._other = bool(other)
        self.app.call_from_thread(self._worked_out, found)

    def _worked_out(self, found: Report) -> None:
        self.found = replace(self.found, ranges=found.ranges, possible=found.possible, coming=found.coming)
        self.waiting = False
        self.redraw()

    def corner(self) -> str:
        return self.found.review.talk.scenario.title

    @property
    def _first(self) -> int:
        """The page of the outcome: after that of the reflection, where there was one."""
        return 1 if any((*self.found.reflection.answers, self.found.reflection.purpose)) else 0

    @property
    def _pages(self) -> Sequence[str]:
        if self.grid.wide:
            return [*[self.BEFORE] * self._first, *self.WIDE_PAGES]
        broken = bool(self.found.review.score.breaches)
        return [*[self.BEFORE] * self._first, *(self.BROKEN_PAGES if broken else self.PAGES)]

    def top(self, grid: Grid) -> list[Line]:
        if grid.wide:
            return [Line()]
        self.place = min(self.place, len(self._pages) - 1)
        first = self._first
        told_at = f"{self.place + 1 - first} of {len(self._pages) - first}" if self.place >= first else ""
        place = said(told_at, "muted")
        title = span(shorten(self.corner(), grid.text - 18), "muted")
        left = row(Span("Debrief", "bold"), Span("  "), title) if grid.text >= 56 else said("Debrief", "bold")
        return [header(left, place, grid), *([Line()] if grid.height >= 20 else [])]

    def body(self, grid: Grid) -> list[Line]:
        place = min(self.place, len(self._pages) - 1)
        whole = told(self.found)
        if place == len(self._pages) - 1:
            lines = debrief_pages.next_time(whole, grid, typing=self._typing, mark=TypedLine.MARK, pinned=self._pinned)
        elif place < self._first:
            lines = debrief_pages.before(whole, grid)
        elif grid.wide:
            lines = debrief_pages.whole(whole, self.found, grid, waiting=self.waiting, cross=self.lined)
        elif place == self._first:
            lines = debrief_pages.stood(whole, self.found, grid, waiting=self.waiting, cross=self.lined)
        else:
            lines = debrief_pages.turning(whole, self.found, grid, cross=self.lined)
        return [moved(line, grid.margin) for line in lines]

    @property
    def _pinned(self) -> bool:
        """Whether what comes next stands below the last page rather than on it: by the whole window, not what is left."""
        return not self.grid.wide and self.grid.height >= PINNED

    def page(self, grid: Grid) -> list[Line]:
        """On the last page of a small screen what comes next stays in sight, below what scrolls."""
        if self.place < len(self._pages) - 1 or not self._pinned:
            return super().page(grid)
        foot = [moved(line, grid.margin) for line in debrief_pages.coming_rows(told(self.found), grid.text, air=False)]
        room = grid.height - len(foot) - (1 if foot else 0)
        rule = [moved(said("─" * grid.text, "rule"), grid.margin)] if foot else []
        return [*super().page(grid._replace(height=room))[: room - 1], *rule, *foot]

    def offers(self) -> Sequence[Offer]:
        if self._typing:
            return (Key("enter", "keep it"), Key("esc", "not now", "back"))
        last = self.place >= len(self._pages) - 1
        loss = self.found.turning.loss
        if last:
            onward: tuple[Offer, ...] = (("next", self._begins()),) if self.found.coming else ()
            onward = (*onward, *(() if self.found.reflection.promise else (("write", "promise"),)), "drill", "done")
        else:
            onward = (("next", self._pages[self.place + 1].lower()),)
        return (
            *onward,
            "tape",
            ("replay", f"replay from {loss.number}" if loss is not None else "replay"),
            "road",
            "export",
            "help",
            *(() if last else ("done",)),
            *(("compare",) if self._other else ()),
        )

    def _begins(self) -> str:
        """What enter begins: by its title, where that is short enough for a footer."""
        title = self.found.coming[0].title
        return f"begin {title}" if len(title) <= min(40, self.grid.text // 2) else "begin what comes next"

    def action_next(self) -> None:
        if self._typing:
            return
        if self.place < len(self._pages) - 1:
            self.place += 1
            self.from_row = 0
            self.redraw()
        elif self.found.coming:
            self.answer("onward")
        elif not self.found.reflection.promise:
            self.action_write()

    def action_back(self) -> None:
        if self._typing:
            self._stop_typing()
        elif self.place == 0:
            self.action_done()
        else:
            self.place -= 1
            self.from_row = 0
            self.redraw()

    def action_write(self) -> None:
        """Shows the line on the last page; enter keeps what is typed."""
        self.place = len(self._pages) - 1
        self._typing = True
        self.redraw()
        self.call_after_refresh(self._line.open, self)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = " ".join(event.value.split())
        self._stop_typing()
        if not text:
            return
        reflection = replace(self.found.reflection, promise=text)
        reflections = self._learner.reflections
        if reflections is None or self._attempt_id is None:
            self.notify("Nothing is saved, so this promise is only shown here.", markup=False, timeout=6)
        else:
            from simulator.practice.file.store import NotKept

            try:
                reflections.promise(self._attempt_id, text, self._learner.clock())
            except NotKept as trouble:
                self.notify(str(trouble), markup=False, timeout=10)
        self.found = replace(self.found, reflection=reflection)
        self.redraw()

    def _stop_typing(self) -> None:
        self._typing = False
        self._line.close(self)
        self.redraw()

    def action_tape(self) -> None:
        self.answer("tape")

    def action_drill(self) -> None:
        self.answer("drill")

    def action_road(self) -> None:
        if self.found.review.decisions:
            self.answer("road")

    def action_compare(self) -> None:
        self.answer("compare")

    def action_done(self) -> None:
        self.answer("done")

    def action_replay(self) -> None:
        if self.found.review.decisions:
            self.answer("replay")

    def action_export(self) -> None:
        folder = self._learner.exports
        if folder is None:
            self.notify("There is no folder to write to.", markup=False, timeout=4)
            return
        from simulator.practice.debrief_files import export

        found = with_outlook(self.found) if self.waiting else self.found
        try:
            files = export(found, folder, self._learner.clock())
        except OSError as trouble:
            self.notify(f"{folder} cannot be written to ({trouble.strerror}).", markup=False, timeout=10)
            return
        names = ", ".join(file.name for file in files)
        self.notify(f"Written to {folder}: {names}.", markup=False, timeout=15)
