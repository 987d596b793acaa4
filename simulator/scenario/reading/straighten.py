"""Mends the shape of a file whose lines slipped: a problem for each slip, and the lines as they were meant.

`mending` asks here where YAML cannot go on, or read keys where none of that name can stand. What follows from a slip
is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from simulator.languages.english import amount
from simulator.scenario.problem import Problems, shown
from simulator.scenario.reading.outline import KeyLine
from simulator.scenario.reading.shape import Placed, meant

_MOST_TRIED = 12
"""Blocks of which it is tried whether the file can be read without moving them."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines, from 0 and up to `until`, that stand `shift` columns too far to the right."""

    first: Placed
    until: int
    shift: int

    def holds(self, other: _Block) -> bool:
        """Whether the other one begins and ends inside it."""
        return self.first.line.row <= other.first.line.row and other.until <= self.until


class Straightened:
    """What is to be done to `lines`, and how it reads when it is done."""

    def __init__(self, lines: Sequence[str], free: Set[int] = frozenset()) -> None:
        self.lines = lines
        placed = meant(lines, free)
        if any(one.shift and one.frame.form == "record" and not one.frame.knows(one.line.key) for one in placed):
            placed = []  # a key that nobody knows is no sign of where a line belongs
        self.blocks = list(_blocks(placed, len(lines)))
        self.shaped = {one.line.row for one in placed}
        self.single = [one for one in placed if one.dash or not one.line.colon]
        self.surplus = {one.line.row: one for one in self.single if one.dash == "surplus"}

    def __bool__(self) -> bool:
        return bool(self.blocks or self.single)

    def applied(self) -> list[str]:
        """The lines as they were meant."""
        lines = list(self.lines)
        for one in self.single:
            lines[one.line.row] = _mended(lines[one.line.row], one)
        for block in self.blocks:
            for row in self._rows(block):
                bare = lines[row].lstrip(" ")
                lines[row] = " " * max(len(lines[row]) - len(bare) - block.shift, 0) + bare
        return lines

    def _rows(self, block: _Block) -> Iterator[int]:
        """The lines of a block that move. A text that stands as if its key had not slipped stays where it is."""
        lead = 0
        for row in range(block.first.line.row, block.until):
            text = self.lines[row]
            depth = len(text) - len(text.lstrip(" "))
            if row in self.shaped:
                lead = depth
            elif not text.strip() or abs(depth - lead - 2) > abs(depth - lead + block.shift - 2):
                continue
            yield row

    def simplify(self, readable: Callable[[list[str]], bool]) -> None:
        """Fewer blocks, if the file can be read as well: two with unusual lines between are one, and harmless ones stay."""
        if len(self.blocks) > _MOST_TRIED:
            return
        for first, second in pairwise(list(self.blocks)):
            if first.shift == second.shift:
                before = self.blocks
                whole = _Block(self.blocks[self.blocks.index(second) - 1].first, second.until, first.shift)
                self.blocks = [one for one in before if not whole.holds(one)] + [whole]
                self.blocks.sort(key=lambda one: one.first.line.row)
                if not readable(self.applied()):
                    self.blocks = before
        for block in list(self.blocks):
            if len(self.blocks) + bool(self.single) < 2:
                return
            before, self.blocks = self.blocks, [one for one in self.blocks if one is not block]
            if not readable(self.applied()):
                self.blocks = before

    def only(self, rows: Set[int]) -> None:
        """Leaves everything out but the blocks of these lines, from 0."""
        inside = [
            block for block in self.blocks if self.shaped.intersection(range(block.first.line.row, block.until)) <= rows
        ]
        self.blocks, self.single = inside, []

    def report(self, problems: Problems) -> None:
        """A problem for each slip."""
        single = dict(self.surplus)
        for block in self.blocks:
            row, rows = block.first.line.row, list(self._rows(block))
            if row in single and rows[-1] == row:
                _begun(problems, single.pop(row), self.lines[row], block.shift)
            else:
                _moved(problems, block, rows[-1])
        told = [one for one in self.single if one.line.row in single or one.line.row not in self.surplus]
        for run in self._runs(told):
            if len(run) > 1:
                _dashes(problems, run, self.lines[run[0].line.row])
            else:
                _single(problems, run[0], self.lines[run[0].line.row])

    def _runs(self, told: Sequence[Placed]) -> Iterator[list[Placed]]:
        """Slips by themselves, and neighbouring keys that all have the same dash too many together."""
        run: list[Placed] = []
        for one in told:
            before = run[-1] if run else None
            if before is not None and not (
                before.dash == one.dash == "surplus"
                and (before.frame, before.line.lead, before.indented) == (one.frame, one.line.lead, one.indented)
                and self.shaped.isdisjoint(range(before.line.row + 1, one.line.row))
            ):
                yield run
                run = []
            run.append(one)
        if run:
            yield run


def _blocks(placed: Sequence[Placed], end: int) -> list[_Block]:
    """Neighbouring lines that are shifted alike, with the texts that belong to them."""
    found: list[_Block] = []
    for number, one in enumerate(placed):
        if not one.shift:
            continue
        until = placed[number + 1].line.row if number + 1 < len(placed) else end
        if found and found[-1].until == one.line.row and found[-1].shift == one.shift:
            found[-1] = _Block(found[-1].first, until, one.shift)
        else:
            found.append(_Block(one, until, one.shift))
    return found


def _mended(text: str, one: Placed) -> str:
    """The line with its dash or colon as they were meant; where it stands is the block's matter."""
    lead, column = one.line.lead, one.line.column
    if not one.line.colon:
        text = f"{text.rstrip(' ;=,：，')}:"
    if one.dash == "missing":
        return " " * (lead - 2) + "- " + text[lead:] if one.indented else " " * lead + "- " + text[lead:]
    if one.dash == "surplus":
        return " " * (column if one.indented else lead) + text[column:]
    return text


def _moved(problems: Problems, block: _Block, last: int) -> None:
    line, frame, by = block.first.line, block.first.frame, abs(block.shift)
    what = shown(line.key) if line.key else "-"
    start = line.lead + 1
    said = f"`{what}` starts in column {start}; here {frame.name} start in column {start - block.shift}"
    where = f"{amount(by, 'column')} to the {'left' if block.shift > 0 else 'right'}"
    these = "it" if last == line.row else f"it and what follows, up to line {last + 1},"
    problems.add("HF039", line.row + 1, start, said, f"Move {these} {where}.")


def _begun(problems: Problems, one: Placed, text: str, shift: int) -> None:
    """A line with a dash too many that stands in the wrong column as well: one slip, and one problem."""
    line, key = one.line, shown(one.line.key)
    said = f"no dash belongs before `{key}`: it is one of {one.frame.name}"
    column = (line.column if one.indented else line.lead) - shift
    hint = f"Begin the line with {column} spaces and `{key}`, without the `{_mark(text, line)}`."
    problems.add("HF041", line.row + 1, line.lead + 1, said, hint)


def _mark(text: str, line: KeyLine) -> str:
    """What stands before the key as a dash does, the space after it included."""
    return text[line.lead : line.column].rstrip() + " " * (text[line.column - 1] == " ")


def _dashes(problems: Problems, run: Sequence[Placed], text: str) -> None:
    """A dash before each of several keys: one slip."""
    first, mark = run[0], _mark(text, run[0].line)
    said = f"no dash belongs before `{shown(first.line.key)}` and the keys below it: they are {first.frame.name}"
    where = f"before each key, from line {first.line.row + 1} to line {run[-1].line.row + 1}."
    what = "Write two spaces in place of the" if first.indented and len(mark) == 2 else "Write a space in place of the"
    hint = f"{what if first.indented else 'Delete the'} `{mark}` {where}"
    problems.add("HF041", first.line.row + 1, first.line.lead + 1, said, hint)


def _single(problems: Problems, one: Placed, text: str) -> None:
    line, key = one.line, shown(one.line.key) or "{"
    if one.dash == "missing":
        said = f"`{key}` begins an entry of a list, and no `- ` stands before it"
        hint = f"Write `- ` {'in place of the two spaces ' if one.indented else ''}before `{key}`."
        problems.add("HF038", line.row + 1, line.column + 1, said, hint)
    elif one.dash:
        mark = _mark(text, line)
        said = f"no dash belongs before `{key}`: it is one of {one.frame.name}"
        hint = (
            f"Write {'two spaces' if len(mark) == 2 else 'a space'} in place of the `{mark}` before `{key}`."
            if one.indented
            else f"Delete the `{mark}` before `{key}`."
        )
        problems.add("HF041", line.row + 1, line.lead + 1, said, hint)
    if not line.colon:
        problems.add("HF040", line.row + 1, line.column + 1, f"a colon is missing after `{key}`", f"Write `{key}:`.")
