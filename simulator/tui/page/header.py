"""The raised row at the top of a narrow screen."""

from __future__ import annotations

from simulator.tui.page.grid import Grid
from simulator.tui.page.line import Line, ends, grounded, moved


def header(left: Line, right: Line, here: Grid) -> Line:
    """Something at each end, over the whole width."""
    return grounded(moved(ends(left, right, here.text), here.margin), here.width, "panel")
