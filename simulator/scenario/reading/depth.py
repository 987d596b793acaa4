"""Turns, endings and keys that stand at the wrong depth: one problem each, and the line as it was meant.

One line in the wrong column makes YAML read everything below it as part of something else. `mending` asks here
when a file has an error of structure, moves the lines, and reads the file again, so that nothing else follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.scenario.fields import ENDING, PERSON, SCENARIO, TURN
from simulator.scenario.kinds import MapOf, Record
from simulator.scenario.problem import Problems, a, shown

SECTIONS: dict[str, Record] = {"people": PERSON, "turns": TURN, "endings": ENDING}
_MOST_ABOVE = 300
_TOP = frozenset(field.key for field in SCENARIO.fields)
_HEAD = re.compile(r"(?P<lead> *)(?P<key>[\w-]+):(?P<rest> *(?:#.*| \S.*)?)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with a key, by its number from 0; `lead` is how many spaces stand before it."""

    row: int
    lead: int
    key: str
    empty: bool
    """Nothing stands after the colon."""


def mended(lines: list[str], problems: Problems) -> bool:
    """Moves in `lines` what stands at the wrong depth under people, turns and endings, with a problem for each."""
    found = False
    for section, first, last in _sections(lines):
        found = _Section(lines, problems, section, first, last).mend() or found
    return found


def _sections(lines: list[str]) -> Iterator[tuple[str, int, int]]:
    """Each section with its lines, from the one after its key up to the next key of the top level."""
    begun: tuple[str, int] | None = None
    for row, line in enumerate(lines):
        match = _HEAD.fullmatch(line) if line[:1].isalpha() else None
        if match is None or (match["key"] not in _TOP and begun is not None):
            continue
        if begun is not None:
            yield *begun, row
        begun = (match["key"], row + 1) if match["key"] in SECTIONS and not match["rest"].strip() else None
    if begun is not None:
        yield *begun, len(lines)


class _Section:
    """One of people, turns, endings, in the lines `first` up to `last`."""

    def __init__(self, lines: list[str], problems: Problems, name: str, first: int, last: int) -> None:
        self.lines = lines
        self.problems = problems
        self.name = name
        self.record = SECTIONS[name]
        self.keys = {field.key: field for field in self.record.fields}
        self.inner = {field.key for field in self.record.fields if isinstance(field.kind, MapOf)}
        self.rows = list(self._keyed(first, last))
        self.last = last

    def _keyed(self, first: int, last: int) -> Iterator[_Line]:
        for row in range(first, last):
            if match := _HEAD.fullmatch(self.lines[row]):
                rest = match["rest"].strip()
                yield _Line(row, len(match["lead"]), match["key"], not rest or rest.startswith("#"))

    def mend(self) -> bool:
        heads = [place for place in range(len(self.rows)) if self._is_head(place)]
        if not heads:
            return False
        proper = [place for place in heads if self.rows[place + 1].lead > self.rows[place].lead]
        wanted = self._usual([self.rows[place].lead for place in proper or heads])
        inside = self._usual([self.rows[place + 1].lead for place in heads if self.rows[place].lead == wanted])
        found = False
        for number, place in enumerate(heads):
            until = heads[number + 1] if number + 1 < len(heads) else len(self.rows)
            head = self.rows[place]
            whole = False
            if head.lead != wanted and not self._nested(place, wanted):
                whole = self.rows[place + 1].lead != inside
                self._move(head, wanted - head.lead, self._end(heads, number) if whole else head.row + 1)
                found = True
            for inner in self.rows[place + 1 : until] if not whole else ():
                if inner.lead <= wanted and inner.key in self.keys:
                    below = self._below(inner)
                    self._move(
                        inner, inside - inner.lead, inner.row + 1 if below != inner.lead + inside - wanted else -1
                    )
                    found = True
        return found

    def _is_head(self, place: int) -> bool:
        """Whether it is the id of a turn, an ending or somebody: a key of its own, and then one that these have."""
        line = self.rows[place]
        if not line.empty or line.key in self.keys or place + 1 >= len(self.rows):
            return False
        after = self.rows[place + 1]
        between = self.lines[line.row + 1 : after.row]
        blank = all(not one.strip() or one.lstrip().startswith("#") for one in between)
        if after.key not in self.keys or not blank:
            return False
        return after.lead > line.lead or (after.lead == line.lead and (place == 0 or self._comes_again(place)))

    def _comes_again(self, place: int) -> bool:
        """Whether the key below stands in the same column above as well: then another turn begins here."""
        after = self.rows[place + 1]
        for above in self._above(place):
            if above.lead < after.lead:
                return False
            if above.lead == after.lead and above.key == after.key:
                return True
        return False

    def _nested(self, place: int, wanted: int) -> bool:
        """Whether it is the id of something inside, such as a version of a turn."""
        line = self.rows[place]
        above = next((one for one in self._above(place) if one.lead < line.lead), None)
        return line.lead > wanted and above is not None and above.key in self.inner

    def _above(self, place: int) -> Iterator[_Line]:
        """The lines above, from the nearest on; so many as a turn may have, that a hostile file takes no time."""
        return (self.rows[one] for one in range(place - 1, max(place - _MOST_ABOVE, 0) - 1, -1))

    @staticmethod
    def _usual(leads: list[int]) -> int:
        return Counter(leads).most_common(1)[0][0] if leads else 4  # of as many, the first in the file

    def _end(self, heads: list[int], number: int) -> int:
        return self.rows[heads[number + 1]].row if number + 1 < len(heads) else self.last

    def _below(self, line: _Line) -> int:
        """How far the first line with something in it below is indented."""
        for row in range(line.row + 1, self.last):
            if self.lines[row].strip():
                return len(self.lines[row]) - len(self.lines[row].lstrip(" "))
        return 0

    def _move(self, line: _Line, by: int, until: int) -> None:
        """Reports the line and moves it, with what follows up to `until`, or -1: with all that is deeper than it."""
        if until == -1:
            until = line.row + 1
            while until < self.last and (not self.lines[until].strip() or self._deeper(until, line.lead)):
                until += 1
        for row in range(line.row, until):
            if self.lines[row].strip():
                self.lines[row] = " " * by + self.lines[row] if by > 0 else self.lines[row][-by:]
        what = f"`{shown(line.key)}` starts in column {line.lead + 1}"
        belongs = (
            f"the keys of {a(self.record.name)} start in column"
            if line.key in self.keys
            else f"the ids of {self.name} start in column"
        )
        count = until - line.row
        these = "it" if count == 1 else "it and what stands under it"
        self.problems.add(
            "HF039", line.row + 1, line.lead + 1, f"{what}; here {belongs} {line.lead + by + 1}",
            f"Move {these} {abs(by)} column{'s' * (abs(by) != 1)} to the {'right' if by > 0 else 'left'}.",
        )  # fmt: skip

    def _deeper(self, row: int, lead: int) -> bool:
        line = self.lines[row]
        depth = len(line) - len(line.lstrip(" "))
        return depth > lead or (depth == lead and line.lstrip().startswith("- "))
