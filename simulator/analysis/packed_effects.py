"""A choice as look-ups on halves of a packed state: everybody's trust, and patience with the bits.

The halves do not touch each other, so what a choice does to each is worked out once and kept.
"""

from __future__ import annotations

from simulator.analysis.what_matters_later import Alike, walks_out_silently
from simulator.conversation.customer import GAUGE, WIDTH, shifted
from simulator.conversation.table import Move, Table

WALKED_OUT = -1
"""After a choice: patience or the main contact's trust has run out, and a walk-out is declared."""


class After(dict[int, int]):
    """{part of a state: that part after one choice, merged, or WALKED_OUT}.

    The part is the gauges from `first` up to `last`, and `bits`. Where the walk-out has versions, the state is
    still asked which of them it is, and stands instead of WALKED_OUT.
    """

    def __init__(self, table: Table, move: Move, first: int, last: int, bits: int, alike: Alike) -> None:
        self.alike = alike
        self.shifts = [shift for shift in move.shifts if first <= shift[0] < last]
        self.adds = move.adds & bits
        vital = (0, table.customer.gauges - 1) if walks_out_silently(table) else ()
        self.vital = [GAUGE << WIDTH * gauge for gauge in vital if first <= gauge < last]

    def __missing__(self, before: int) -> int:
        after = shifted(before, self.shifts) | self.adds
        for gauge in self.vital:
            if not after & gauge:
                after = WALKED_OUT
                break
        else:
            after = self.alike[after]
        self[before] = after
        return after
