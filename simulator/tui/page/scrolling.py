"""A page longer than its screen: a fixed top, a body that scrolls by keys and wheel, and arrows where there is more."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from simulator.tui.page.grid import Grid
from simulator.tui.page.line import Line, Span, at_height, row
from simulator.tui.page.scene import Scene, binding

Result = TypeVar("Result")

SCROLL_KEYS = (
    binding("down,j", "scroll(1)", "down", "A line down.", id="down"),
    binding("up,k", "scroll(-1)", "up", "A line up.", id="up"),
    binding("pagedown,d", "page(1)", "further down", "A page down.", id="page-down"),
    binding("pageup,u", "page(-1)", "further up", "A page up.", id="page-up"),
    binding("home,g", "scroll(-99999)", "to the top", "To the top.", id="top"),
    binding("end,G", "scroll(99999)", "to the end", "To the end.", id="end"),
)


class Scrolling(Scene[Result]):
    """Subclasses give `top` and `body`."""

    BINDINGS: ClassVar = [*SCROLL_KEYS]
    from_row = 0
    """The first row of the body that is shown."""

    def top(self, grid: Grid) -> list[Line]:
        """The rows that stay."""
        return []

    def body(self, grid: Grid) -> list[Line]:
        """The rows that scroll."""
        raise NotImplementedError

    def page(self, grid: Grid) -> list[Line]:
        top = self.top(grid)
        body = self.body(grid)
        room = max(1, grid.height - (2 if grid.wide else 1) - len(top) - (1 if grid.wide else 0))
        self.from_row = max(0, min(self.from_row, len(body) - room))
        shown = at_height(body[self.from_row : self.from_row + room], room)
        edge = grid.margin + grid.text + 1 if grid.wide else grid.width - 1
        if self.from_row > 0:
            shown[0] = _with_arrow(shown[0], "↑", edge)
        if self.from_row + room < len(body):
            shown[-1] = _with_arrow(shown[-1], "↓", edge)
        return [*top, *shown]

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
