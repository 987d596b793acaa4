"""What the rest of the conversation can still ask of a customer, place by place: the ground for merging states.

For each place and gauge, the *cuts*: the values v at which some later test can tell v - 1 from v, whatever is
chosen. Two customers between the same cuts, with the same bits that are still asked about, are one: every
choice offers, means, leads and stops the same for both, now and ever after. That is exact, not an approximation:
a test `gauge >= c` after a change of d holds just where `gauge >= c - d` held before it, and keeping within
0 to 100 moves no value over a cut between 1 and 100.

Where every change of a gauge and every value it begins with are multiples of some unit, so are all its values ever
after: cuts are counted in that unit, which is 500 thousandths in most scenarios and 5 at least.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import gcd

from simulator.conversation.customer import GAUGE, WIDTH
from simulator.conversation.table import Move, Slot, Table, TableTurn, Ways
from simulator.scenario.condition import Compare, Condition, atoms
from simulator.scenario.units import FULL


class Alike(dict[int, int]):
    """A state, or part of one: the state that stands for all those it cannot be told from."""

    def __init__(self, cuts: Iterable[Sequence[int]], bits: int) -> None:
        self.cuts = [(WIDTH * number, own) for number, own in enumerate(cuts) if own]
        self.bits = bits

    def __missing__(self, state: int) -> int:
        merged = state & self.bits
        for shift, cuts in self.cuts:
            if (value := state >> shift & GAUGE) >= cuts[0]:
                merged |= cuts[bisect_right(cuts, value) - 1] << shift
        self[state] = merged
        return merged


@dataclass(frozen=True, slots=True)
class Cuts:
    """What is alike at each place, and after a choice that leads by these ways, before anything is asked.

    Where the walk-out is always told in the same words, those who walk out are not among the latter.
    """

    stops: tuple[Alike, ...]
    after: dict[Ways, Alike]

    def alike(self, place: int, state: int) -> int:
        """The state that stands for all those the rest of the conversation cannot tell from this one.

        Where the conversation is over, or stuck, nothing is asked any more.
        """
        return self.stops[place][state] if 0 <= place < len(self.stops) else 0


def what_is_asked(table: Table, begun: Iterable[int] = (), keep: int = 0) -> Cuts:
    """Works backwards from the endings until nothing changes; loops make it go round.

    `begun` are the states from which it will be explored, where they are not the scenario's own. The bits in `keep`
    are told apart as well, though nothing may ask about them.
    """
    return _Backwards(table, _units(table, begun)).run(keep)


def _units(table: Table, begun: Iterable[int]) -> list[int]:
    """By gauge: the greatest unit of which all its values are multiples."""
    customer = table.customer
    states = [table.begun({}, ())[1], *begun]
    units = [gcd(FULL, *(customer.gauge(state, number) for state in states)) for number in range(customer.gauges)]
    for number, change in (shift for move in table.moves for shift in move.shifts):
        units[number] = gcd(units[number], change)
    return units


def walks_out_silently(table: Table) -> bool:
    """Whether there is a walk-out, and nothing to ask once it is taken: its ending has no versions."""
    return table.walk_out is not None and not table.last_words[table.walk_out - len(table.arrivals)]


class _TestsAhead:
    """Cuts by gauge, and bits: what some tests ask."""

    __slots__ = ("bits", "cuts", "units")

    def __init__(self, units: list[int]) -> None:
        self.units = units
        self.cuts = [0] * len(units)
        """Bit n is a cut at n units. Only those above 0, up to 100, can be one."""
        self.bits = 0

    def add(self, other: _TestsAhead, without: int = 0) -> None:
        """What the other asks too, `without` those bits."""
        self.cuts = [one | more for one, more in zip(self.cuts, other.cuts, strict=True)]
        self.bits |= other.bits & ~without

    def before(self, move: Move) -> _TestsAhead:
        """What has to be known before a choice to answer this after it."""
        shifts = dict(move.shifts)
        found = _TestsAhead(self.units)
        for gauge, (cuts, unit) in enumerate(zip(self.cuts, self.units, strict=True)):
            change = shifts.get(gauge, 0) // unit
            found.cuts[gauge] = (cuts >> change if change >= 0 else cuts << -change) & (1 << FULL // unit + 1) - 2
        found.bits = self.bits & ~move.adds
        return found

    def alike(self, keep: int) -> Alike:
        cuts = ([unit * one for one in _positions(own)] for unit, own in zip(self.units, self.cuts, strict=True))
        return Alike(cuts, self.bits | keep)


class _Backwards:
    def __init__(self, table: Table, units: list[int]) -> None:
        self.table = table
        self.units = units
        turns, endings = table.scenario.turns.values(), table.endings
        self.offers = [self.asks(_offering(stop)) for stop in table.stops]
        self.versions = [self.asks(version.when for version in turn.versions) for turn in turns]
        self.last_words = [self.asks(version.when for version in ending.versions) for ending in endings]
        self.ways = {move.next: self.asks(way.when for way in move.choice.next) for move in table.moves}
        self.leaving = _TestsAhead(units)
        """Whether somebody walks out, and in which words."""
        if table.walk_out is not None:
            self.leaving.cuts[0] |= 0b10
            self.leaving.cuts[-1] |= 0b10
            self.leaving.add(self.last_words[table.walk_out - len(table.arrivals)])
        self.stops = [_TestsAhead(self.units) for _ in table.stops]

    def run(self, keep: int) -> Cuts:
        table = self.table
        before = _predecessors(table)
        waiting = dict.fromkeys(range(len(table.stops)))
        while waiting:
            place, _ = waiting.popitem()
            stop, asked = table.stops[place], _TestsAhead(self.units)
            asked.add(self.offers[place])
            later: dict[Ways, _TestsAhead] = {}
            for slot in stop.slots:
                if slot.once:
                    asked.bits |= slot.once
                for move in slot.moves:
                    if move.next not in later:
                        later[move.next] = self.later(move.next)
                        later[move.next].add(self.leaving)
                    asked.add(later[move.next].before(move))
            old, self.stops[place] = self.stops[place], asked
            if (old.cuts, old.bits) != (asked.cuts, asked.bits):
                waiting.update(dict.fromkeys(before[stop.number]))
        after = {ways: self.later(ways) for ways in self.ways}
        if not walks_out_silently(table):
            for asked in after.values():
                asked.add(self.leaving)
        return Cuts(
            tuple(asked.alike(keep) for asked in self.stops), {ways: own.alike(keep) for ways, own in after.items()}
        )

    def later(self, ways: Ways) -> _TestsAhead:
        """What is asked from the moment after a choice that leads by these ways."""
        table, found = self.table, _TestsAhead(self.units)
        found.add(self.ways[ways])
        for goal in {goal for _, goal in ways}:
            if goal >= len(table.arrivals):
                found.add(self.last_words[goal - len(table.arrivals)])
                continue
            found.add(self.versions[goal])
            for _, place in table.arrivals[goal]:
                found.add(self.stops[place], without=table.stops[place].tells)
        return found

    def asks(self, conditions: Iterable[Condition | None]) -> _TestsAhead:
        customer, found = self.table.customer, _TestsAhead(self.units)
        for condition in conditions:
            for atom in atoms(condition):
                if not isinstance(atom, Compare):
                    found.bits |= customer.bits[atom.name, atom.argument]
                elif atom.gauge == "known":
                    found.bits |= customer.needs
                else:
                    at = {">=": (0,), "<": (0,), ">": (1,), "<=": (1,)}.get(atom.op, (0, 1))
                    number = customer.number(atom.gauge, atom.person)
                    for edge in (-(-(atom.value + step) // self.units[number]) for step in at):
                        found.cuts[number] |= 1 << edge if 1 <= edge <= FULL // self.units[number] else 0
        return found


def _offering(stop: TableTurn) -> Iterable[Condition | None]:
    """What is asked to know what is on offer there, and in which case."""
    for slot in stop.slots:
        yield slot.choice.when
        yield from _cases(slot)


def _cases(slot: Slot) -> Iterable[Condition | None]:
    for move in slot.moves:
        if move.case is not None:
            yield slot.choice.cases[move.case - 1].when


def _predecessors(table: Table) -> list[list[int]]:
    """By turn: the places with a choice that may lead to it."""
    before: list[list[int]] = [[] for _ in table.arrivals]
    for place, stop in enumerate(table.stops):
        for goal in dict.fromkeys(goal for move in stop.moves for _, goal in move.next if goal < len(before)):
            before[goal].append(place)
    return before


def _positions(mask: int) -> tuple[int, ...]:
    """The numbers of the bits that are set, ascending."""
    octets = mask.to_bytes((mask.bit_length() + 7) // 8, "little")
    return tuple(
        8 * found.start() + bit
        for found in re.finditer(rb"[^\0]", octets, re.DOTALL)
        for bit in range(8)
        if octets[found.start()] >> bit & 1
    )
