"""Lines that slipped to another depth, and dashes and colons that were forgotten: the shape that was meant.

One line in the wrong column makes YAML read everything below it as part of something else. So where the structure is
broken, every line with a key is given the place in the grammar that costs the least in all: a cost for each block that
stands in another column than such lines do in this file, for each dash or colon that is missing or too many, for keys
that are unknown there or stand twice, and for records that lack what they need. It is a beam search from the top.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest

from simulator.scenario.problem import nearest
from simulator.scenario.reading.grammar import Slot, every, names, starts, whole
from simulator.scenario.reading.outline import Line, outlined

MOST_LINES = 4_000
"""Lines with keys up to which the shape is looked for."""
_BEAM = 14
_SPREAD = 3.2
MOVED, STILL_MOVED, FARTHER, OUTDENTED = 1.0, 0.001, 0.02, 0.3
UNKNOWN, MISSPELT, TWICE, MISSING = 2.5, 0.7, 1.2, 0.6
NO_DASH, DASH, NO_COLON = 1.3, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a line belongs: `shift` is how many columns it stands too far to the right."""

    line: Line
    slot: Slot
    shift: int = 0
    dash: str = ""
    """missing, or not wanted ("surplus")."""
    indented: bool = False
    """Of such a dash: whether two spaces stand, or belong, in its place."""


@dataclass(frozen=True, slots=True)
class _Open:
    slot: Slot
    column: int
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _State:
    cost: float
    stack: tuple[_Open, ...]
    shift: int = 0
    before: _State | None = None
    placed: Placed | None = None
    whole: float = 0.0
    """The cost if everything that is open ended here."""


def meant(lines: Sequence[str], free: Container[int] = ()) -> list[Placed]:
    """Every line that carries the shape with its place, for the reading that costs least; [] where there are too many.

    How deep the lines `free` (from 0) stand says nothing about where they belong.
    """
    rows = list(outlined(lines))
    if not rows or len(rows) > MOST_LINES:
        return []
    columns = _columns(rows)
    states = [_State(0.0, (_Open(whole(), 0),))]
    for line in rows:
        best: dict[tuple[object, ...], _State] = {}
        for state in states:
            for after in _onward(state, line, columns, line.row in free):
                same = (*(one.slot for one in after.stack), after.shift, after.stack[-1].seen)
                if same not in best or after.whole < best[same].whole:
                    best[same] = after
        if not best:
            continue  # text that cannot be any part of the shape
        least = min(state.whole for state in best.values())
        near = (one for one in best.values() if one.whole <= least + _SPREAD)
        states = nsmallest(_BEAM, near, key=lambda one: one.whole)
    last: _State | None = min(states, key=lambda one: one.whole)
    found: list[Placed] = []
    while last is not None and last.placed is not None:
        found.append(last.placed)
        last = last.before
    return found[::-1]


def _columns(rows: Sequence[Line]) -> dict[Slot, int]:
    """In which column the lines of each slot usually start in this file; where that is unknown, two more than above."""
    votes: dict[Slot, Counter[int]] = {slot: Counter() for slot in every(whole())}
    of: dict[str, list[Slot]] = {}
    for slot in votes:
        for key in slot.keys:
            of.setdefault(key, []).append(slot)
    for line in rows:
        for slot in of.get(line.key, ()):
            votes[slot][line.column] += 12 // min(len(of[line.key]), 12)
            if line.dash and slot.parent is not None and slot.parent.form == "list":
                votes[slot.parent][line.lead] += 12 // min(len(of[line.key]), 12)
        if line.key and line.key not in names() and line.empty and not line.dash:
            for slot in votes:
                if slot.form == "ids" and slot.item is not None:
                    votes[slot][line.column] += 1
    found: dict[Slot, int] = {}
    pooled: dict[tuple[int, str, bool], Counter[int]] = {}
    for slot in votes:
        pooled.setdefault(_level(slot), Counter()).update(votes[slot])
    for slot in votes:  # from the top, so that what stands above is known
        votes[slot] = pooled[_level(slot)]
        above = -1 if slot.parent is None else found[slot.parent]
        least = above if slot.form in ("list", "texts") else above + 1
        fitting = [(count, -column) for column, count in votes[slot].items() if least <= column <= above + 8]
        if slot.form == "ids" and slot.item is not None:
            keys = votes[slot.item].most_common(1)
            fitting = [one for one in fitting if not keys or -one[1] < keys[0][0]]
        found[slot] = 0 if slot.parent is None else -max(fitting)[1] if fitting else above + 2
    return found


def _level(slot: Slot) -> tuple[int, str, bool]:
    """How deep it lies, and its form: people, turns and endings are written alike."""
    depth, one = 0, slot
    while one.parent is not None:
        depth, one = depth + 1, one.parent
    return depth, slot.form, slot.item is None


def _closing(popped: Sequence[_Open]) -> float:
    """What it costs to end these records here: something for each key that they must have and lack."""
    total = 0.0
    for one in popped:
        if one.slot.form == "record" and one.slot.parent is not None:
            lacks = len(one.slot.required - one.seen) + (bool(one.slot.either) and one.slot.either.isdisjoint(one.seen))
            total += MISSING * min(lacks, 2)
    return total


def _onward(state: _State, line: Line, columns: dict[Slot, int], free: bool) -> Iterator[_State]:
    for count in range(len(state.stack), 0, -1):
        cost = state.cost + _closing(state.stack[count:])
        for extra, placed, opened in _placings(state.stack[:count], line, columns):
            shift = 0 if free else placed.shift
            if shift and shift == state.shift:
                extra += STILL_MOVED
            elif shift:
                extra += MOVED + FARTHER * abs(shift)
            yield _State(cost + extra, opened, shift, state, placed, cost + extra + _closing(opened))


def _placings(
    stack: tuple[_Open, ...], line: Line, columns: dict[Slot, int]
) -> Iterator[tuple[float, Placed, tuple[_Open, ...]]]:
    """The ways in which the line can belong to what is open at the end of the stack: its cost, its place, what is open then."""
    here = stack[-1]
    slot, form = here.slot, here.slot.form
    no_colon = 0.0 if line.colon else NO_COLON
    if form == "texts":
        if line.dash:
            yield 0.0, Placed(line, slot, line.lead - here.column), stack
    elif form == "list":
        yield from _entries(stack, line, columns)
    elif line.key:
        key, cost = _key(slot, line)
        if cost is None:
            return
        opened = (*stack[:-1], _Open(slot, here.column, here.seen | {key}))
        under = slot.keys.get(key) if form == "record" else slot.item
        if under is not None and line.empty:
            opened = (*opened, _Open(under, columns[under]))
        cost += no_colon + (TWICE if key in here.seen else 0.0)
        if not line.dash:
            yield cost, Placed(line, slot, line.column - here.column), opened
        elif cost < UNKNOWN:
            indented = here.column != line.lead
            shift = line.column - here.column if indented else 0
            yield cost + DASH, Placed(line, slot, shift, "surplus", indented), opened


def _entries(
    stack: tuple[_Open, ...], line: Line, columns: dict[Slot, int]
) -> Iterator[tuple[float, Placed, tuple[_Open, ...]]]:
    here = stack[-1]
    slot, item = here.slot, here.slot.item
    assert item is not None
    if line.dash and not line.key:
        shift = line.lead - here.column
        yield (0.0 if line.flow else 1.0), Placed(line, slot, shift), (*stack[:-1], _Open(slot, line.lead - shift))
    elif line.dash:
        key, cost = _key(item, line)
        outdented = slot.parent is not None and line.lead == columns[slot.parent] != here.column
        for shift in (line.lead - here.column, 0)[: 1 + outdented]:  # YAML lets a list stand below its key, too
            opened = (*stack[:-1], _Open(slot, line.lead - shift), _Open(item, line.column - shift, frozenset([key])))
            under = item.keys.get(key)
            if under is not None and line.empty:
                opened = (*opened, _Open(under, columns[under]))
            if cost is not None:
                yield cost + (OUTDENTED if outdented and not shift else 0.0), Placed(line, slot, shift), opened
    elif line.key in starts(slot) or line.flow:
        inner = here.column + 2
        indented = line.lead != here.column
        shift = line.lead - inner if indented else 0
        opened = (*stack[:-1], here) if line.flow else (*stack[:-1], here, _Open(item, inner, frozenset([line.key])))
        under = item.keys.get(line.key)
        if under is not None and line.empty:
            opened = (*opened, _Open(under, columns[under]))
        yield NO_DASH, Placed(line, slot, shift, "missing", indented and line.lead > 1), opened


def _key(slot: Slot, line: Line) -> tuple[str, float | None]:
    """The key as the slot knows it, and what it costs there; None where it cannot stand there at all."""
    key = line.key
    if slot.form == "record":
        if key in slot.keys or key.startswith("x-"):
            return key, 0.0
        near = _misspelt(slot, key)
        return (near, MISSPELT) if near is not None else (key, UNKNOWN)
    cost = 0.0
    if key in names():
        cost += UNKNOWN if slot.item is not None else 1.0
    if slot.item is not None and not line.empty:
        cost += 2.0
    if slot.item is None and line.empty:
        cost += 1.5
    return key, cost


@cache
def _misspelt(slot: Slot, key: str) -> str | None:
    return nearest(key, slot.keys) if key not in names() else None
