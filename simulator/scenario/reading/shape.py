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
from simulator.scenario.reading.grammar import Frame, every, heads, names, starts, whole
from simulator.scenario.reading.outline import KeyLine, outlined

MOST_LINES = 4_000
"""Lines with keys up to which the shape is looked for."""
_BEAM = 14
_SPREAD = 3.2
MOVED, STILL_MOVED, FARTHER, OUTDENTED = 1.0, 0.001, 0.02, 0.3
UNKNOWN, MISSPELT, TWICE, MISSING = 2.5, 0.7, 1.2, 0.6
NO_DASH, DASH, NO_COLON, HALF = 1.3, 1.0, 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a line belongs: `shift` is how many columns it stands too far to the right."""

    line: KeyLine
    frame: Frame
    shift: int = 0
    dash: str = ""
    """missing, or not wanted ("surplus")."""
    indented: bool = False
    """Of such a dash: whether two spaces stand, or belong, in its place."""


@dataclass(frozen=True, slots=True)
class _Open:
    frame: Frame
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
                same = (*(one.frame for one in after.stack), after.shift, after.stack[-1].seen)
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


def _columns(rows: Sequence[KeyLine]) -> dict[Frame, int]:
    """In which column the lines of each frame usually start in this file; where that is unknown, two more than above."""
    votes: dict[Frame, Counter[int]] = {frame: Counter() for frame in every(whole())}
    of: dict[str, list[Frame]] = {}
    for frame in votes:
        for key in frame.keys:
            of.setdefault(key, []).append(frame)
    for line in rows:
        for frame in of.get(line.key, ()):
            votes[frame][line.column] += 12 // min(len(of[line.key]), 12)
            if line.dash and frame.parent is not None and frame.parent.form == "list":
                votes[frame.parent][line.lead] += 12 // min(len(of[line.key]), 12)
        if line.key and line.key not in names() and line.empty and not line.dash:
            for frame in votes:
                if frame.form == "ids" and frame.item is not None:
                    votes[frame][line.column] += 1
    found: dict[Frame, int] = {}
    pooled: dict[tuple[int, str, bool], Counter[int]] = {}
    for frame in votes:
        pooled.setdefault(_level(frame), Counter()).update(votes[frame])
    for frame in votes:  # from the top, so that what stands above is known
        votes[frame] = pooled[_level(frame)]
        above = -1 if frame.parent is None else found[frame.parent]
        least = above if frame.form in ("list", "texts") else above + 1
        fitting = [(count, -column) for column, count in votes[frame].items() if least <= column <= above + 8]
        if frame.form == "ids" and frame.item is not None:
            keys = votes[frame.item].most_common(1)
            fitting = [one for one in fitting if not keys or -one[1] < keys[0][0]]
        found[frame] = 0 if frame.parent is None else -max(fitting)[1] if fitting else above + 2
    return found


def _level(frame: Frame) -> tuple[int, str, bool]:
    """How deep it lies, and its form: people, turns and endings are written alike."""
    depth, one = 0, frame
    while one.parent is not None:
        depth, one = depth + 1, one.parent
    return depth, frame.form, frame.item is None


def _closing(popped: Sequence[_Open]) -> float:
    """What it costs to end these records here: something for each key that they must have and lack."""
    total = 0.0
    for one in popped:
        if one.frame.form == "record" and one.frame.parent is not None:
            lacks = len(one.frame.required - one.seen) + (
                bool(one.frame.either) and one.frame.either.isdisjoint(one.seen)
            )
            total += MISSING * min(lacks, 2)
            if one.frame.parent.form == "list" and heads(one.frame).isdisjoint(one.seen):
                total += HALF
    return total


def _onward(state: _State, line: KeyLine, columns: dict[Frame, int], free: bool) -> Iterator[_State]:
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
    stack: tuple[_Open, ...], line: KeyLine, columns: dict[Frame, int]
) -> Iterator[tuple[float, Placed, tuple[_Open, ...]]]:
    """The ways in which the line can belong to what is open at the end of the stack: its cost, its place, what is open then."""
    here = stack[-1]
    frame, form = here.frame, here.frame.form
    no_colon = 0.0 if line.colon else NO_COLON
    if form == "texts":
        if line.dash:
            yield 0.0, Placed(line, frame, line.lead - here.column), stack
    elif form == "list":
        yield from _entries(stack, line, columns)
    elif line.key:
        key, cost = _key(frame, line)
        if cost is None:
            return
        opened = (*stack[:-1], _Open(frame, here.column, here.seen | {key}))
        under = frame.keys.get(key) if form == "record" else frame.item
        if under is not None and line.empty:
            opened = (*opened, _Open(under, columns[under]))
        cost += no_colon + (TWICE if key in here.seen else 0.0)
        if not line.dash:
            yield cost, Placed(line, frame, line.column - here.column), opened
        elif cost < UNKNOWN and not _begins_another(stack, line, key):
            indented = here.column != line.lead
            shift = line.column - here.column if indented else 0
            yield cost + DASH, Placed(line, frame, shift, "surplus", indented), opened


def _begins_another(stack: tuple[_Open, ...], line: KeyLine, key: str) -> bool:
    """Whether a dash in the list's own column begins the next entry, though much may be missing in the last one."""
    here = stack[-1]
    in_a_list = len(stack) > 1 and stack[-2].frame.form == "list"
    begins = heads(here.frame) | ({"when"} if "go" in here.frame.required else set())
    lacks = here.frame.required - here.seen
    return in_a_list and line.lead == stack[-2].column and key in begins and key not in lacks


def _entries(
    stack: tuple[_Open, ...], line: KeyLine, columns: dict[Frame, int]
) -> Iterator[tuple[float, Placed, tuple[_Open, ...]]]:
    here = stack[-1]
    frame, item = here.frame, here.frame.item
    assert item is not None
    if line.dash and not line.key:
        shift = line.lead - here.column
        yield (0.0 if line.flow else 1.0), Placed(line, frame, shift), (*stack[:-1], _Open(frame, line.lead - shift))
    elif line.dash:
        key, cost = _key(item, line)
        outdented = frame.parent is not None and line.lead == columns[frame.parent] != here.column
        for shift in (line.lead - here.column, 0)[: 1 + outdented]:  # YAML lets a list stand below its key, too
            opened = (*stack[:-1], _Open(frame, line.lead - shift), _Open(item, line.column - shift, frozenset([key])))
            under = item.keys.get(key)
            if under is not None and line.empty:
                opened = (*opened, _Open(under, columns[under]))
            if cost is not None:
                yield cost + (OUTDENTED if outdented and not shift else 0.0), Placed(line, frame, shift), opened
    elif line.key in starts(frame) or line.flow:
        inner = here.column + 2
        indented = line.lead != here.column
        shift = line.lead - inner if indented else 0
        opened = (*stack[:-1], here) if line.flow else (*stack[:-1], here, _Open(item, inner, frozenset([line.key])))
        under = item.keys.get(line.key)
        if under is not None and line.empty:
            opened = (*opened, _Open(under, columns[under]))
        yield NO_DASH, Placed(line, frame, shift, "missing", indented and line.lead > 1), opened


def _key(frame: Frame, line: KeyLine) -> tuple[str, float | None]:
    """The key as the frame knows it, and what it costs there; None where it cannot stand there at all."""
    key = line.key
    if frame.form == "record":
        if key in frame.keys or key.startswith("x-"):
            return key, 0.0
        near = _misspelt(frame, key)
        return (near, MISSPELT) if near is not None else (key, UNKNOWN)
    cost = 0.0
    if key in names():
        cost += UNKNOWN if frame.item is not None else 1.0
    if frame.item is not None and not line.empty:
        cost += 2.0
    if frame.item is None and line.empty:
        cost += 1.5
    return key, cost


@cache
def _misspelt(frame: Frame, key: str) -> str | None:
    return nearest(key, frame.keys) if key not in names() else None
