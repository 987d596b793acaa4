"""The year: what your way of selling would come to over four quarters, beside four others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from simulator.practice.file.store import NotKept
from simulator.practice.progress.progress import marks
from simulator.practice.year.figures import differences
from simulator.practice.year.outlook import YearOutlook, outlook
from simulator.practice.year.own import OwnStyle, own_style
from simulator.practice.year.sentences import headline, limits, whence
from simulator.tui.page.footer import Offer, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, beside, block, header, moved, said
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.widgets.year_plot import KEYS, habit_rows, left_rows, legend, plot

if TYPE_CHECKING:
    from simulator.practice.learner import Learner
    from simulator.practice.year.territory import Territory

LEFT, GUTTER, MOST = 66, 6, 70
"""Columns of what is left in December, those before what habits would change, and the most that these take."""


class YearScreen(Scrolling[Literal["values", "back"]]):
    """One page where it is wide, otherwise two: the quarters, and what is left."""

    AWAY = "back"
    HELP = (
        "What can be expected, worked out exactly, and the band in which eight of ten simulated sellers lie; in per cent of "
        "a quarter's target. A number takes that habit on, to see what would follow. No simulated year is a forecast."
    )
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("enter,space,right", "next", "what is left", "The other page."),
        *(
            binding(str(n), f"habit({n})", "what if", f"The year with habit {n}, or without it again.", id=f"habit-{n}")
            for n in range(1, KEYS + 1)
        ),
        binding("v", "values", "every value", "Every number with its source; change one to see what would follow."),
        binding("e", "export", "as a page", "Write it as an HTML page."),
        binding("b,q,y,escape,backspace", "close", "back", "Back to the library."),
    ]

    def __init__(self, learner: Learner, territory: Territory, original: Territory) -> None:
        """`original`: the territory before anything was changed for a what-if."""
        super().__init__()
        self._changed = differences(territory, original)
        self._learner = learner
        self._territory = territory
        self._own = _own(learner)
        self._taken: frozenset[str] = frozenset()
        self._second = False
        self.found: YearOutlook = self._wanted()

    def _wanted(self) -> YearOutlook:
        own, changed = self._own, list(self._changed)
        for habit in self._territory.habits:
            if own is not None and habit.says in self._taken:
                own = OwnStyle(own.style.moved(habit.moves, habit.by), own.errors, own.attempts)
                changed.append(f"“{habit.says}” taken on")
        return outlook(self._territory, own, what_if=changed)

    def top(self, grid: Grid) -> list[Line]:
        if grid.wide:
            lines = [
                *block(headline(self.found), grid.text, "bold accent"),
                *block(whence(self.found), grid.text, "muted"),
            ]
            return [BLANK, *(moved(line, grid.margin) for line in lines), BLANK]
        place = said("2 of 2" if self._second else "1 of 2", "muted")
        return [header(said("The year", "bold"), place, grid)]

    def body(self, grid: Grid) -> list[Line]:
        width = grid.text
        if grid.wide:
            lines = [*plot(self.found, width), *legend(self.found, width), BLANK]
            at = min(LEFT + (width - 112) // 3, 2 * LEFT)
            room = min(MOST, width - at)
            right = [*self._habits(room), BLANK, *block(limits(self.found), room, "soft")]
            lines += beside(left_rows(self.found, at - GUTTER), right, at)
        elif self._second:
            lines = [
                BLANK,
                *left_rows(self.found, width),
                BLANK,
                *self._habits(width),
                BLANK,
                *block(limits(self.found), width, "soft"),
            ]
        else:
            lines = [BLANK, *block(headline(self.found), width, "bold accent"), BLANK, *plot(self.found, width)]
            lines += [BLANK, *legend(self.found, width), BLANK, *block(whence(self.found), width, "soft")]
        return [moved(line, grid.margin) for line in lines]

    def _habits(self, width: int) -> list[Line]:
        taken = {place for place, one in enumerate(self.found.habits, 1) if one.habit.says in self._taken}
        return habit_rows(self.found, width, frozenset(taken))

    def offers(self) -> Sequence[Offer]:
        other = () if self.grid.wide else (("next", "the quarters" if self._second else "what is left"),)
        many = min(KEYS, len(self.found.habits))
        habits = ((f"habit-1..habit-{many}" if many > 1 else "habit-1", "what if"),) if self._own is not None else ()
        return (*other, "close", "help", *habits, ("values", "values"), "export")

    def action_habit(self, number: int) -> None:
        if self._own is None:
            self.notify("That needs one finished conversation: then it is your year.", markup=False, timeout=4)
            return
        if number <= len(self.found.habits):
            self._taken ^= {self.found.habits[number - 1].habit.says}
            self.found = self._wanted()
            self.redraw()

    def action_next(self) -> None:
        if not self.grid.wide:
            self._second = not self._second
            self.from_row = 0
            self.redraw()

    def action_values(self) -> None:
        self.answer("values")

    def action_export(self) -> None:
        from simulator.practice.year.page import year_page
        from simulator.private import write_private

        folder = self._learner.exports
        if folder is None:
            self.notify("Nothing may be written in this run.", markup=False, timeout=5)
            return
        file = folder / "year.html"
        try:
            write_private(file, year_page(self.found))
        except OSError as trouble:
            self.notify(f"{file} cannot be written: {trouble.strerror}.", markup=False, timeout=8)
            return
        self.notify(f"{file} is written.", markup=False, timeout=8)


def _own(learner: Learner) -> OwnStyle | None:
    try:
        attempts = learner.attempts
        return own_style(marks(attempts.finished())) if attempts is not None else None
    except NotKept:
        return None
