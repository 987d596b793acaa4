"""A page longer than its screen: a title, a body that scrolls by keys and wheel, and arrows where there is more."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, at_height, header, moved, row, said
from simulator.tui.page.painted_screen import PaintedScreen

Result = TypeVar("Result")

SCROLL_KEYS = (
    binding("down,j", "scroll(1)", "down", "A line down.", id="down"),
    binding("up,k", "scroll(-1)", "up", "A line up.", id="up"),
    binding("pagedown,J", "page(1)", "further down", "A page down.", id="page-down"),
    binding("pageup,K", "page(-1)", "further up", "A page up.", id="page-up"),
    binding("home,g", "scroll(-99999)", "to the top", "To the top.", id="top"),
    binding("end,G", "scroll(99999)", "to the end", "To the end.", id="end"),
)
SCROLLS = ("up down", "scroll")
"""For a footer."""


class Scrolling(PaintedScreen[Result]):
    """Subclasses give `body`, and a `TITLE` or a `top` of their own."""

    TITLE = ""
    INK = "bold accent"
    """Of the title where it is wide."""
    AIR = 1
    """Blank rows below the title of a wide page."""
    BINDINGS: ClassVar = [*SCROLL_KEYS]
    from_row = 0
    """The first row of the body that is shown."""

    def heading(self) -> str:
        return self.TITLE

    def beside_title(self) -> Line:
        """What stands at the right of a narrow page's title."""
        return BLANK

    def below_title(self) -> tuple[str, ...]:
        """Quiet lines below a wide page's title."""
        return ()

    def top(self, grid: Grid) -> list[Line]:
        """The rows that stay."""
        if not grid.wide:
            return [header(said(self.heading(), "bold"), self.beside_title(), grid)]
        rows = [said(self.heading(), self.INK), *(said(text, "muted") for text in self.below_title())]
        return [BLANK, *(moved(line, grid.margin) for line in rows), *[BLANK] * self.AIR]

    def body(self, grid: Grid) -> list[Line]:
        """The rows that scroll."""
        raise NotImplementedError

    def page(self, grid: Grid) -> list[Line]:
        top = self.top(grid)
        body = self.body(grid)
        room = max(1, grid.height - (2 if grid.wide else 1) - len(top) - (1 if grid.wide else 0))
        self.from_row = max(0, min(self.first_row(room), len(body) - room))
        shown = at_height(body[self.from_row : self.from_row + room], room)
        edge = grid.margin + grid.text + 1 if grid.wide else grid.width - 1
        if self.from_row > 0:
            shown[0] = _with_arrow(shown[0], "↑", edge)
        if self.from_row + room < len(body):
            shown[-1] = _with_arrow(shown[-1], "↓", edge)
        return [*top, *shown]

    def first_row(self, room: int) -> int:
        """The row of the body to begin with, where `room` rows are shown."""
        return self.from_row

    def rolled(self, by: int) -> None:
        self.action_scroll(3 * by)

    def action_scroll(self, by: int) -> None:
        self.from_row = max(0, self.from_row + by)
        self.redraw()

    def action_page(self, by: int) -> None:
        self.action_scroll(by * max(1, self.grid.height - 6))


def _with_arrow(line: Line, arrow: str, edge: int) -> Line:
    """The line with an arrow in the margin at its right."""
    return row(*line.spans, Span(" " * max(0, edge - line.width)), Span(arrow, "muted"))
