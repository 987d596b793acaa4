"""A list with one row lit: moved by keys and wheel, taken by enter or a click, always in view."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar, TypeVar

from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, lit_row, marked, moved
from simulator.tui.page.scrolling import Scrolling

Result = TypeVar("Result")

LIST_KEYS = (
    binding("down,j", "move(1)", "down", "The next one.", id="down"),
    binding("up,k", "move(-1)", "up", "The one before.", id="up"),
    binding("pagedown,J", "move(10)", "further down", "Ten further.", id="page-down"),
    binding("pageup,K", "move(-10)", "further up", "Ten back.", id="page-up"),
    binding("home,g", "move(-99999)", "first", "The first one.", id="first"),
    binding("end,G", "move(99999)", "last", "The last one.", id="last"),
)
MOVES = ("up down", "move")
"""For a footer."""


def entry(rows: list[Line], grid: Grid, width: int, mark: Hashable, *, lit: bool) -> list[Line]:
    """The rows of one entry, `width` columns of text; where it is lit, a bar in the margin and the focus surface."""
    lead = max(0, grid.margin - 2)
    return [marked(moved(lit_row(line, width + 2, lit=lit), lead), grid.width, mark) for line in rows]


class Listing(Scrolling[Result]):
    """Subclasses give `count`, `row_of`, and what `take` does with the one that is lit, at place `at` from 0."""

    BINDINGS: ClassVar = [*LIST_KEYS]
    WIDTH = 84
    """Columns of an entry's text at most."""
    NOTHING = "There is nothing here yet."
    at = 0
    _lit = (0, 1)
    _rows_in_all = 0
    _further = 0
    """Rows that the page was scrolled beyond its last entry, for what stands below."""

    def count(self) -> int:
        """How many entries there are."""
        raise NotImplementedError

    def row_of(self, at: int, width: int, *, lit: bool) -> list[Line]:
        """The rows of one entry, each at most `width` columns."""
        raise NotImplementedError

    def take(self) -> None:
        """The entry that is lit was chosen."""

    def gap(self, grid: Grid) -> int:
        """Blank rows between entries."""
        return 0

    def above(self, grid: Grid) -> list[Line]:
        """What stands before the entries and scrolls with them."""
        return []

    def below(self, grid: Grid) -> list[Line]:
        """What stands after them."""
        return []

    def body(self, grid: Grid) -> list[Line]:
        lines = self.above(grid)
        if not self.count():
            return [*lines, moved(Line((Span(self.NOTHING, "soft"),)), grid.margin)]
        self.at = max(0, min(self.at, self.count() - 1))
        width = min(grid.text, self.WIDTH)
        for at in range(self.count()):
            rows = entry(self.row_of(at, width, lit=at == self.at), grid, width, at, lit=at == self.at)
            if at == self.at:
                self._lit = len(lines), len(rows)
            lines += [*rows, *[BLANK] * self.gap(grid)]
        lines += self.below(grid)
        self._rows_in_all = len(lines)
        return lines

    def first_row(self, room: int) -> int:
        start, height = self._lit
        if self.at == self.count() - 1:
            first = start if self.at else 0  # with what stands below the last one, or above the only one
            self._further = max(0, min(self._further, self._rows_in_all - room - first))
            return first + self._further
        if self.at == 0:
            return 0  # with what stands above the first one
        return max(min(self.from_row, start), start + height - room)

    def pressed(self, mark: Hashable) -> None:
        """A click lights an entry; a second one takes it."""
        if isinstance(mark, int) and mark == self.at:
            self.take()
        elif isinstance(mark, int):
            self.action_move(mark - self.at)

    def rolled(self, by: int) -> None:
        self.action_move(by)

    def action_move(self, by: int) -> None:
        last = self.count() - 1
        if self.at == last and (by > 0 or self._further):
            self._further = max(0, self._further + by)
        else:
            self.at, self._further = max(0, min(last, self.at + by)), 0
        self.redraw()

    def action_take(self) -> None:
        self.take()
