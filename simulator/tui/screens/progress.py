"""Progress: how the axes have moved, what you choose when it is on offer, what you promised, what is coming back."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from simulator.practice.file.store import NotKept
from simulator.practice.progress.overview import Overview, with_records
from simulator.tui.page.footer import Offer, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, beside, block, header, moved, said
from simulator.tui.page.scrolling import Scrolling
from simulator.tui.widgets.behaviour_record import record_rows
from simulator.tui.widgets.debrief_pages import GAP, JUDGES, half
from simulator.tui.widgets.progress_charts import journey, trend_rows
from simulator.tui.widgets.progress_summary import (
    coming_rows,
    endings_rows,
    headline,
    promise_rows,
    purpose_rows,
    tally,
)

if TYPE_CHECKING:
    from simulator.practice.attempts.reflections import Promise
    from simulator.practice.learner import Learner
    from simulator.practice.progress.overview import Records
    from simulator.scenario.library_entry import Entry
    from simulator.scenario.rubric import Rubric

NOTHING = "No conversation has been finished yet."
UNKEPT = "Nothing is kept in this run, so there is no progress to look at."


class ProgressScreen(Scrolling[Literal["attempts", "glossary"] | None]):
    """Two pages where there is room for two columns; otherwise four."""

    HELP = (
        "Only attempts from the start count; what-ifs are for trying things. The bars say how often you chose a "
        "behaviour when it was on offer. What comes back is a behaviour at a stage of the conversation, spaced as in "
        "memory research; that skills keep to the same spacing is borrowed, not proven."
    )
    BINDINGS: ClassVar = [
        binding("down,j", "scroll(1)", "down", "A line down.", id="down"),
        binding("up,k", "scroll(-1)", "up", "A line up.", id="up"),
        binding("pagedown,J", "page(1)", "further down", "A page down.", id="page-down"),
        binding("pageup,K", "page(-1)", "further up", "A page up.", id="page-up"),
        binding("enter,space,right", "next", "next page", "The next page; from the last, the first again."),
        binding("left,h", "before", "page before", "The page before; from the first, the last."),
        binding("a", "attempts", "all attempts", "Every attempt: open its debrief, or forget it."),
        binding("i", "glossary", "glossary", "Every behaviour with your own best example."),
        binding("y", "promise(1)", "yes", "The promise was kept.", id="promise-kept"),
        binding("n", "promise(0)", "not yet", "Not yet: it will be asked again.", id="promise-not-yet"),
        binding("1", "about('them')", "about them", "This purpose was about them.", id="about-them"),
        binding("2", "about('number')", "about the number", "This purpose was about the number.", id="about-number"),
        binding("0", "about('')", "neither", "This purpose was about neither.", id="about-neither"),
        binding("b,p,q,escape,backspace", "close", "back", "Back to the library."),
    ]
    PAGES = ("How it goes", "Behaviours", "What is coming", "Endings")
    PURPOSES = "Purposes"
    """A page more, where there are some."""
    WIDE_PAGES = ("How it goes", "Endings")

    def __init__(self, learner: Learner, entries: Sequence[Entry], rubric: Rubric) -> None:
        super().__init__()
        self._learner = learner
        self._entries = entries
        self._rubric = rubric
        self.found: Overview | None = None
        self.trouble = ""
        self.place = 0
        self.purpose = 0
        """The place of the purpose that is lit."""
        self._rows = (0, 0)  # the lit purpose: its first row and the one after it
        self._load()

    def _load(self) -> None:
        try:
            self.found = self._learner.overview(self._entries)
        except NotKept as trouble:
            self.trouble = str(trouble)

    def on_mount(self) -> None:
        super().on_mount()
        if note := self._learner.note():
            self.notify(note, markup=False, timeout=12)
        self._look_closer()

    def _look_closer(self) -> None:
        if self.found is not None and self.found.marks:
            self.run_worker(self._work_out, thread=True, group="records", exclusive=True, exit_on_error=False)

    def _work_out(self) -> None:
        attempts = self._learner.attempts
        if self.found is not None and attempts is not None:
            found = with_records(self.found, attempts)
            self.app.call_from_thread(self._worked_out, found)

    def _worked_out(self, found: Overview) -> None:
        if self.found is not None:
            self.found = replace(self.found, records=found.records)
            self.redraw()

    @property
    def _pages(self) -> Sequence[str]:
        pages = self.WIDE_PAGES if self.grid.wide else self.PAGES
        purposes = self.found is not None and self.found.purposes
        return (*pages, self.PURPOSES) if purposes else pages

    def top(self, grid: Grid) -> list[Line]:
        found = self.found
        first = headline(found) if found is not None and found.marks else "Progress"
        if grid.wide:
            told = [said(first, "bold accent"), said(tally(found) if found and found.marks else "", "muted")]
            return [BLANK, *(moved(line, grid.margin) for line in told), BLANK, BLANK]
        self.place = min(self.place, len(self._pages) - 1)
        if len(first) > grid.text - 8:  # room for the number of the page
            first = first.split(". ")[0].rstrip(".") + "."
        place = said(f"{self.place + 1} of {len(self._pages)}", "muted")
        return [header(said(first, "bold accent"), place, grid), *([BLANK] if grid.height >= 20 else [])]

    def body(self, grid: Grid) -> list[Line]:
        found = self.found
        if found is None or not found.marks:
            begin = f" Begin with “{found.first.title}”." if found is not None and found.first is not None else ""
            text = self.trouble or (NOTHING + begin if found is not None else UNKEPT)
            return [moved(line, grid.margin) for line in [BLANK, *block(text, min(grid.text, 66))]]
        name = self._pages[min(self.place, len(self._pages) - 1)]
        if grid.wide and name == "How it goes":
            lines = self._whole(found, grid)
        else:
            lines = {
                "How it goes": self._going,
                "Behaviours": self._behaviours,
                "What is coming": self._ahead,
                "Endings": self._endings,
                self.PURPOSES: self._purposes,
            }[name](found, grid)
        return [moved(line, grid.margin) for line in lines]

    def _whole(self, found: Overview, grid: Grid) -> list[Line]:
        rubric, at = found.rubric(self._rubric), half(grid)
        left, right = at - GAP, grid.text - at
        trends = trend_rows(found.marks, found.today, left)
        drawn = journey(found.marks, found.best, rubric, left, 14 + max(0, grid.height - 40) // 2, self.lined)
        promise = promise_rows(self._promise, right)
        gap = [BLANK] * (2 if grid.height > 42 else 1)
        facts = [*record_rows(found.records, rubric, right), *gap, *promise, *(gap if promise else [])]
        return beside([*trends, BLANK, *drawn], [*facts, *coming_rows(found, rubric, right)], at)

    def _going(self, found: Overview, grid: Grid) -> list[Line]:
        rubric = found.rubric(self._rubric)
        told = [*block(tally(found), grid.text, "muted"), *block(found.not_alike, grid.text, "muted")]
        if grid.text < 70:
            trends = trend_rows(found.marks, found.today, grid.text, gap=0)
            return [*told, BLANK, *trends, BLANK, *journey(found.marks, found.best, rubric, grid.text, 11, self.lined)]
        left = 38
        trends = trend_rows(found.marks, found.today, left)
        drawn = journey(found.marks, found.best, rubric, grid.text - left - 4, 13, self.lined)
        return [*told, BLANK, *beside(trends, drawn, left + 4), BLANK, said(JUDGES, "muted")]

    def _behaviours(self, found: Overview, grid: Grid) -> list[Line]:
        return record_rows(found.records, found.rubric(self._rubric), grid.text)

    def _ahead(self, found: Overview, grid: Grid) -> list[Line]:
        promise = promise_rows(self._promise, min(grid.text, 70))
        return [
            *promise,
            *([BLANK, BLANK] if promise else []),
            *coming_rows(found, found.rubric(self._rubric), grid.text),
        ]

    def _endings(self, found: Overview, grid: Grid) -> list[Line]:
        head = [said("Endings you have seen", "bold"), BLANK]
        return [*head, *endings_rows(found, min(grid.text, 90)), said(JUDGES, "muted")]

    def _purposes(self, found: Overview, grid: Grid) -> list[Line]:
        lines, *rows = purpose_rows(found, min(grid.text, 90), self.purpose)
        self._rows = (rows[0], rows[1])
        return [*lines, said(JUDGES, "muted")]

    def first_row(self, room: int) -> int:
        """On the page of the purposes, so that the lit one is in sight."""
        if not self._marking:
            return self.from_row
        first, end = self._rows
        return max(0, min(first, max(self.from_row, end - room))) if self.purpose else 0

    @property
    def _marking(self) -> bool:
        return self._pages[min(self.place, len(self._pages) - 1)] == self.PURPOSES

    def action_scroll(self, by: int) -> None:
        """On the page of the purposes to the next one, or the one before."""
        if not self._marking or self.found is None:
            super().action_scroll(by)
            return
        self.purpose = max(0, min(len(self.found.purposes) - 1, self.purpose + (1 if by > 0 else -1)))
        self.redraw()

    def action_about(self, about: str) -> None:
        """Marks the lit purpose; nobody else says what it was about."""
        reflections = self._learner.reflections
        if not self._marking or self.found is None or reflections is None:
            return
        mark = self.found.purposes[self.purpose]
        try:
            reflections.purpose_about(mark.attempt, about)
        except NotKept as trouble:
            self.notify(str(trouble), markup=False, timeout=10)
            return
        marks = [replace(one, about=about) if one is mark else one for one in self.found.marks]
        self.found = replace(self.found, marks=marks)
        self.redraw()

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            self.purpose = mark
            self.redraw()

    @property
    def _promise(self) -> Promise | None:
        return self.found.promises[0] if self.found is not None and self.found.promises else None

    def offers(self) -> Sequence[Offer]:
        if self.found is None or not self.found.marks:
            return ("close", "help")
        marks = ("about-them", "about-number") if self._marking else ()
        return (
            *marks,
            ("next", self._pages[(self.place + 1) % len(self._pages)].lower()),
            "attempts",
            "glossary",
            "help",
            "close",
        )

    def action_next(self) -> None:
        self.place = (self.place + 1) % len(self._pages)
        self.from_row = 0
        self.redraw()

    def action_before(self) -> None:
        self.place = (self.place - 1) % len(self._pages)
        self.from_row = 0
        self.redraw()

    def action_promise(self, kept: int) -> None:
        promise, reflections = self._promise, self._learner.reflections
        if promise is None or reflections is None or self.found is None:
            return
        try:
            if kept:
                reflections.done(promise.attempt, "yes")
        except NotKept as trouble:
            self.notify(str(trouble), markup=False, timeout=10)
            return
        told = "Noted: it happened." if kept else "Not yet, then. It will be asked again."
        self.notify(told, markup=False, timeout=3)
        self.found = replace(self.found, promises=self.found.promises[1:])
        self.redraw()

    def action_attempts(self) -> None:
        self.answer("attempts")

    def action_glossary(self) -> None:
        self.answer("glossary")

    @property
    def records(self) -> Records | None:
        """What the closer look has found so far."""
        return self.found.records if self.found is not None else None

    @property
    def rubric(self) -> Rubric:
        """What behaviours are called, those of scenarios with a rubric of their own among them."""
        return self.found.rubric(self._rubric) if self.found is not None else self._rubric

    def look_again(self) -> None:
        """Attempts were forgotten."""
        self.purpose = 0
        self._load()
        self.redraw()
        self._look_closer()
