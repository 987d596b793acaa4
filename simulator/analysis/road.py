"""The road to one turn of a scenario: what a helpful seller would have said on the way there.

A search of the exact states by the least help left unused, so that nothing on the way is guessed.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count

from simulator.conversation.attempt import NOTHING_CARRIED
from simulator.conversation.table import Table

MOST_STATES = 1_500
"""Turns with a customer's state that are looked at, before a turn counts as out of reach."""


def road_to(table: Table, turn: str, seed: int, most: int = MOST_STATES) -> tuple[str, ...] | None:
    """The choice ids that lead to that turn, for the customer whom the seed draws; None where no road was found.

    Of all roads without a breach: the one on which least helpfulness is left unused (in half-points, the best on
    offer less what was said), then the shortest, then the first in the order of the file.
    """
    place, state = table.opening(NOTHING_CARRIED, seed)
    order = count()
    waiting: list[tuple[int, int, int, int, int, tuple[str, ...]]] = [(0, 0, next(order), place, state, ())]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < most:
        unused, length, _, place, state, said = heappop(waiting)
        if not 0 <= place < len(table.stops) or (place, state) in seen:
            continue
        seen.add((place, state))
        if table.stops[place].turn.id == turn:
            return said
        offered = table.offered(place, state)
        best = max((move.points.helpfulness for move in offered), default=0)
        for move in offered:
            if not move.breach:
                left = unused + best - move.points.helpfulness
                onward = table.step(move, state)
                heappush(waiting, (left, length + 1, next(order), *onward, (*said, move.choice.id)))
    return None
