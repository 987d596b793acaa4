"""Random whole plays on the table, by the million: for statistics, and as a check on what is exact."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from simulator.analysis.what_matters_later import what_is_asked
from simulator.conversation.table import STUCK, Move, Table
from simulator.conversation.talk import LONGEST


class RandomPlay(NamedTuple):
    """The ids of the choices, and the ending they reached; None where the play got stuck or too long."""

    choices: tuple[str, ...]
    ending: str | None


class RandomPlays:
    """An even player on a table. Merged states are worked out when they are first met, and kept."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.asked = what_is_asked(table)
        self._met: dict[tuple[int, int], _Stand] = {}

    def play(self, seed: int, count: int) -> Iterator[RandomPlay]:
        """That many plays from the start; the same seed gives the same plays on every machine."""
        draw = Random(seed).random
        start = self._stand(*self.table.opening())
        for _ in range(count):
            stand, choices = start, []
            onward = stand.onward
            while onward:
                slot = int(draw() * len(onward))
                choices.append(stand.ids[slot])
                stand = onward[slot] or self._follow(stand, slot)
                onward = stand.onward
                if len(choices) >= LONGEST:
                    break
            yield RandomPlay(tuple(choices), stand.ending)

    def _follow(self, stand: _Stand, slot: int) -> _Stand:
        found = stand.onward[slot] = self._stand(*self.table.step(stand.moves[slot], stand.state))
        return found

    def _stand(self, place: int, state: int) -> _Stand:
        turns = len(self.table.stops)
        merged = self.asked.alike(place, state)
        found = self._met.get((place, merged))
        if found is None:
            ending = self.table.places[place] if place >= turns else None
            moves = [] if place == STUCK else self.table.offered(place, merged)
            found = self._met[place, merged] = _Stand(merged, moves, ending)
        return found


class _Stand:
    """Where a play stands: a turn with a merged customer, or an ending, or stuck."""

    __slots__ = ("ending", "ids", "moves", "onward", "state")

    def __init__(self, state: int, moves: list[Move], ending: str | None) -> None:
        self.state = state
        self.moves = moves
        self.ids = [move.choice.id for move in moves]
        self.onward: list[_Stand | None] = [None] * len(moves)
        self.ending = ending
