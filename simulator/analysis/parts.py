"""A choice as look-ups on halves of a packed state: everybody's trust, and patience with the bits.

The halves do not touch each other, so what a choice does to each is worked out once and kept.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.analysis.asked import Asked
from simulator.conversation.table import GAUGE, WIDTH, Move, Table

WALKED_OUT = -1
"""After a choice: patience or the main contact's trust has run out, and a walk-out is declared."""


class Alike(dict[int, int]):
    """Part of a state at one turn: {part: the part that stands for all it cannot be told from}."""

    def __init__(self, asked: Asked, place: int) -> None:
        self.asked, self.place = asked, place

    def __missing__(self, part: int) -> int:
        merged = self[part] = self.asked.alike(self.place, part)
        return merged


class After(dict[int, int]):
    """{part of a state: that part after one choice, or WALKED_OUT}; merged where `alike` is given."""

    def __init__(self, table: Table, move: Move, part: int, alike: Alike | None) -> None:
        self.table = table
        self.alike = alike
        gauges = [number for number in range(table.gauges) if part >> WIDTH * number & 1]
        shifts = tuple(shift for shift in move.shifts if shift[0] in gauges)
        self.move = replace(move, shifts=shifts, adds=move.adds & part)
        vital = {0, table.gauges - 1} if table.walk_out is not None else set[int]()
        self.vital = [GAUGE << WIDTH * gauge for gauge in gauges if gauge in vital]

    def __missing__(self, before: int) -> int:
        after = self.table.after(self.move, before)
        if not all(after & gauge for gauge in self.vital):
            after = WALKED_OUT
        elif self.alike is not None:
            after = self.alike[after]
        self[before] = after
        return after
