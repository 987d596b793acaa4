"""The head of a side panel: a face, and beside it the name and what they do."""

from __future__ import annotations

from simulator.tui.page.line import BLANK, Line, beside, block
from simulator.tui.widgets.face import HEIGHT, WIDTH, face


def person_head(name: str, role: str, width: int, mood: int, *, hurried: bool = False) -> list[Line]:
    """Six rows, or more where a long role needs them."""
    room = max(8, width - WIDTH - 3)
    lines = [BLANK, *block(name, room, "bold")]
    what, _, where = role.partition(", ")
    for part in (what, where):
        lines += block(part, room, "muted")
    if len(lines) < HEIGHT and len(lines) > 4:
        lines = lines[1:]
    return beside(face(mood, hurried=hurried), lines, WIDTH + 3)
