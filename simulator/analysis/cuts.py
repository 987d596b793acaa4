"""What the rest of the conversation can still ask of a customer, turn by turn: the ground for merging states.

For each turn and gauge, the *cuts*: the values v at which some later test can tell v - 1 from v, whatever is
chosen. Two customers between the same cuts, with the same bits that are still asked about, are one: every
choice offers, leads and stops the same for both, now and ever after. That is exact, not an approximation:
a test `gauge >= c` after a change of d holds just where `gauge >= c - d` held before it, and keeping within
0 to 100 moves no value over a cut between 1 and 100.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from simulator.conversation.table import GAUGE, WIDTH, Move, Table
from simulator.scenario.condition import Compare, Condition, atoms
from simulator.scenario.model import FULL

_WITHIN = (1 << FULL + 1) - 2
"""Cuts as bits: bit c is a cut at c. Only 1 to 100000 can be one."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """By turn: the cuts of each gauge in ascending order, and the mask of bits still asked about."""

    cuts: tuple[tuple[tuple[int, ...], ...], ...]
    bits: tuple[int, ...]

    def alike(self, place: int, state: int) -> int:
        """The state that stands for all those the rest of the conversation cannot tell from this one.

        Where the conversation is over, or stuck, nothing is asked any more.
        """
        if not 0 <= place < len(self.bits):
            return 0
        merged = state & self.bits[place]
        for number, cuts in enumerate(self.cuts[place]):
            if cuts and (value := state >> WIDTH * number & GAUGE) >= cuts[0]:
                merged |= cuts[bisect_right(cuts, value) - 1] << WIDTH * number
        return merged


def what_is_asked(table: Table) -> Cuts:
    """Works backwards from the endings until nothing changes; loops make it go round."""
    tests = [_Tests.of(table, move) for move in table.moves]
    cuts = [[0] * table.gauges for _ in table.stops]
    bits = [0] * len(table.stops)
    before = _predecessors(table)
    waiting = dict.fromkeys(range(len(table.stops)))
    while waiting:
        place, _ = waiting.popitem()
        old = (list(cuts[place]), bits[place])
        for move in table.stops[place].moves:
            test = tests[move.number]
            onward = [cuts[to] for to in test.turns]
            shifts = dict(move.shifts)
            for gauge in range(table.gauges):
                later = test.after[gauge]
                for ask in onward:
                    later |= ask[gauge]
                change = shifts.get(gauge, 0)
                earlier = later >> change if change >= 0 else later << -change
                cuts[place][gauge] |= test.offer[gauge] | earlier & _WITHIN
            later_bits = test.after_bits
            for to in test.turns:
                later_bits |= bits[to]
            bits[place] |= test.offer_bits | later_bits & ~move.adds
        if old != (cuts[place], bits[place]):
            waiting.update(dict.fromkeys(before[place]))
    return Cuts(tuple(tuple(_positions(mask) for mask in row) for row in cuts), tuple(bits))


@dataclass(frozen=True, slots=True)
class _Tests:
    """What one choice itself asks: for being offered, and in the state after it to lead on."""

    offer: list[int]
    offer_bits: int
    after: list[int]
    after_bits: int
    turns: tuple[int, ...]

    @classmethod
    def of(cls, table: Table, move: Move) -> _Tests:
        offer, offer_bits = _asks(table, [move.choice.when])
        after, after_bits = _asks(table, [entry.when for entry in move.choice.next])
        if table.walk_out is not None:
            after[0] |= 0b10
            after[-1] |= 0b10
        turns = dict.fromkeys(place for _, place in move.next if place < len(table.stops))
        return cls(offer, offer_bits, after, after_bits, tuple(turns))


def _asks(table: Table, conditions: Iterable[Condition | None]) -> tuple[list[int], int]:
    people = list(table.scenario.people)
    cuts, bits = [0] * table.gauges, 0
    for condition in conditions:
        for atom in atoms(condition):
            if not isinstance(atom, Compare):
                bits |= table.bits[atom.name, atom.argument]
                continue
            gauge = -1 if atom.gauge == "patience" else people.index(atom.person) if atom.person else 0
            at = {">=": (0,), "<": (0,), ">": (1,), "<=": (1,)}.get(atom.op, (0, 1))
            for edge in (atom.value + step for step in at):
                cuts[gauge] |= 1 << edge if 1 <= edge <= FULL else 0
    return cuts, bits


def _predecessors(table: Table) -> list[list[int]]:
    before: list[list[int]] = [[] for _ in table.stops]
    for place, stop in enumerate(table.stops):
        for to in dict.fromkeys(to for move in stop.moves for _, to in move.next if to < len(table.stops)):
            before[to].append(place)
    return before


def _positions(mask: int) -> tuple[int, ...]:
    """The numbers of the bits that are set, ascending."""
    return tuple(match.start() for match in re.finditer("1", bin(mask)[:1:-1]))
