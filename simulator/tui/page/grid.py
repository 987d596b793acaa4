"""Where things stand for a screen size: the columns of each width, and what is left out first."""

from __future__ import annotations

from typing import NamedTuple

WIDE, TALL = 110, 32
"""From this size on there is room for the side panel and the generous rows."""
SMALLEST = (40, 12)
SPEECH = 66
PANEL = 39
"""How wide a side panel is at 120 columns, on most screens that have one."""


class Grid(NamedTuple):
    """Columns of a screen. `side` is the panel's width, 0 where it is hidden; its text begins at `side_margin`."""

    width: int
    height: int
    wide: bool
    margin: int
    text: int
    side: int
    side_margin: int
    side_text: int
    letters: bool = True
    """Whether display letters are wanted, where there is room for them."""

    @property
    def speech(self) -> int:
        """How wide speech is set."""
        return self.text - 4 if self.wide else min(self.text - 1, SPEECH + 4)


def grid(width: int, height: int, side: int = PANEL) -> Grid:
    """The columns for a screen of that size; `side` is the panel's width at 120 columns."""
    wide = width >= WIDE and height >= TALL
    if not wide:
        margin = 2 if width >= 60 else 1
        return Grid(width, height, False, margin, width - 2 * margin, 0, 0, 0)
    extra = max(0, width - 120)
    if not side:
        margin = 4 + extra // 10
        return Grid(width, height, True, margin, width - 2 * margin, 0, 0, 0)
    panel = side + min(extra // 2, 40)  # what is known stands beside what is said, and takes its half of the room
    margin = 4 + min(extra // 10, 16)
    text = min(width - panel - margin - 7, 120 - side - 11 + min(extra // 3, 24))
    side_margin = 3 if side < 45 else 4
    return Grid(width, height, True, margin, text, panel, side_margin, panel - 2 * side_margin)
