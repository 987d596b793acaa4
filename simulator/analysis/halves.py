"""A choice as look-ups on halves of a packed state: everybody's trust, and patience with the bits.

The halves do not touch each other, so what a choice does to each is worked out once and kept.
"""

from __future__ import annotations

from simulator.analysis.cuts import Cuts
from simulator.conversation.table import GAUGE, WIDTH, Move, Table, shifted

WALKED_OUT = -1
"""After a choice: patience or the main contact's trust has run out, and a walk-out is declared."""


class Alike(dict[int, int]):
    """Part of a state at one turn: {part: the part that stands for all it cannot be told from}."""

    def __init__(self, asked: Cuts, place: int) -> None:
        self.asked, self.place = asked, place

    def __missing__(self, part: int) -> int:
        merged = self[part] = self.asked.alike(self.place, part)
        return merged


class After(dict[int, int]):
    """{part of a state: that part after one choice, or WALKED_OUT}; merged where `alike` is given.

    The part is the gauges from `first` up to `last`, and `bits`.
    """

    def __init__(self, table: Table, move: Move, first: int, last: int, bits: int, alike: Alike | None) -> None:
        self.alike = alike
        self.shifts = [shift for shift in move.shifts if first <= shift[0] < last]
        self.adds = move.adds & bits
        vital = (0, table.gauges - 1) if table.walk_out is not None else ()
        self.vital = [GAUGE << WIDTH * gauge for gauge in vital if first <= gauge < last]

    def __missing__(self, before: int) -> int:
        after = shifted(before, self.shifts) | self.adds
        for gauge in self.vital:
            if not after & gauge:
                after = WALKED_OUT
                break
        else:
            if self.alike is not None:
                after = self.alike[after]
        self[before] = after
        return after
