"""Reading on after a slip: what YAML cannot follow is reported and replaced, and the rest is read.

So one slip does not hide the others. What was replaced is remembered: nothing else is reported about it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from simulator.scenario.problem import Problems, a
from simulator.scenario.reading import indentation
from simulator.scenario.reading.diagnosis import Diagnosis
from simulator.scenario.reading.lines import TEXT_KEYS
from simulator.scenario.reading.nodes import Mapping, Node, Scalar, Sequence
from simulator.scenario.reading.slipped_lines import has_strangers
from simulator.scenario.reading.straighten import Straightened
from simulator.scenario.reading.syntax import diagnose
from simulator.scenario.reading.tree import Slip, TooDeep, parse

MOST_SLIPS = 40
MOST_SHAPED = 4
"""Times that it is looked whether lines have slipped."""
DEPTHS = ("HF010", "HF017", "HF034")
"""What is said of a line that YAML cannot place: perhaps it, or another one above it, has slipped."""
DASHES = ("HF028", "HF037")
"""What is said of a dash or mark that begins no entry yet: perhaps none belongs there at all."""
MOST_TEXT = 1024 * 1024
"""Characters that are parsed again in all, so that a hopeless file does not take long."""
PLACEHOLDER = '"…"'
_ENTRY = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[A-Za-z0-9_][\w. -]*):(?P<value>.*)")


@dataclass(slots=True)
class Whole:
    """The tree of a file, and whether parts of it are missing because YAML could not follow them."""

    root: Node
    torn: bool = False
    hidden: set[str] = field(default_factory=set)
    """Keys inside the missing parts, so that nothing is called unknown that may stand there."""


def parse_all(text: str, problems: Problems, of: str = "scenario") -> Whole | None:
    """The tree, with every slip reported; None where there is nothing to read on. `of`: what the file is to be."""
    try:
        whole = _Mending(text, problems).run()
        if whole is None and not problems.found:
            new = "`helpfirst new ID` writes a scenario to start from."
            hint = new if of == "scenario" else f"A file of {a(of)} begins with `{of}: 1`."
            problems.add("HF030", 1, 1, "the file is empty", hint)
        return whole
    except TooDeep as error:
        problems.found = [problem for problem in problems.found if problem.code != "HF026"]
        problems.at(
            error,
            "HF025",
            "this is nested more than 20 levels deep",
            "A scenario needs 8 at most. Look for brackets that are not closed.",
        )
        return None


class _Mending:
    def __init__(self, text: str, problems: Problems) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.problems = problems
        self.whole = Whole(Mapping(1, 1))
        self.read = Problems(problems.file, problems.lines)
        self.tried: dict[int, int] = {}

    def run(self) -> Whole | None:
        odd = indentation.odd_lines(self.text)
        root, slip = self._again()
        if odd:
            if slip is None and root is not None:
                odd = [number for number in odd if number not in _inner_lines(root)]
            self._mend_indentation(odd)
            indentation.report(odd, self.lines, self.problems)
            if odd:
                root, slip = self._again()
        if self._join_documents():
            root, slip = self._again()
        parsed = shaped = 0
        if slip is None and has_strangers(root) and self._straighten(root, slip):
            root, slip = self._again()
        while slip is not None:
            found = diagnose(slip, self.lines)
            if found.code in (*DEPTHS, *DASHES) and shaped < MOST_SHAPED:
                shaped += 1
                if self._straighten(root, slip, found.line - 1 if found.code in DASHES else None):
                    root, slip = self._again()
                    continue
            if found.line not in self.problems.muted:
                self.problems.add(found.code, found.line, found.column, found.message, found.hint)
            parsed += len(self.text)
            if len(self.tried) >= MOST_SLIPS or parsed > MOST_TEXT or not self._replace(found):
                self.problems.at(
                    found,
                    "HF033",
                    "the rest of the file could not be checked",
                    "Mend what stands above and check again.",
                )
                return None
            root, slip = self._again()
        for one in self.read.found:
            self.problems.add(one.code, one.line, one.column, one.message, one.hint)
        if root is None:
            return None
        self.whole.root = root
        return self.whole

    def _join_documents(self) -> bool:
        """Whether the file was parted by `---`; the marks go, so that what follows is read with what went before."""
        first = next((problem.line for problem in self.read.found if problem.code == "HF027"), None)
        if first is None:
            return False
        for one in self.read.found:
            if one.code == "HF027":
                self.problems.add(one.code, one.line, one.column, one.message, one.hint)
        for number, line in enumerate(self.lines[first - 1 :], first - 1):
            if line.startswith(("---", "...")):
                self.lines[number] = ""
        return True

    def _mend_indentation(self, odd: list[int]) -> None:
        wanted = set(odd)
        before = ""
        for number, line in enumerate(self.lines, 1):
            if number in wanted:
                line = self.lines[number - 1] = indentation.mended(line, before, number - 1 in wanted)
            if line.strip():
                before = line
        rows = frozenset(number - 1 for number in odd)
        meant = Straightened(self.lines, rows)
        meant.only(rows)
        if meant and self._progress(meant.applied()) >= self._progress(self.lines):
            self.lines = meant.applied()
        self.problems.muted |= wanted

    def _straighten(self, root: Node | None, slip: Slip | None, surplus: int | None = None) -> bool:
        """Whether lines had slipped, and the file can be read farther now that they stand where they were meant.

        `surplus`: a line, from 0, that must have a dash too many; otherwise nothing is done.
        """
        meant = Straightened(self.lines)
        if (
            not meant
            or (surplus is not None and surplus not in meant.surplus)
            or self._progress(meant.applied()) <= _progress(root, slip)
        ):
            return False
        farthest = self._progress(meant.applied())
        meant.simplify(lambda lines: self._progress(lines) >= farthest)
        meant.report(self.problems)
        self.lines = meant.applied()
        return True

    def _progress(self, lines: list[str]) -> float:
        return _progress(*parse("\n".join(lines), Problems(self.problems.file, lines)))

    def _again(self) -> tuple[Node | None, Slip | None]:
        """The file as it stands now; what is wrong in what could be read is kept in `read`."""
        self.text = "\n".join(self.lines)
        self.read = Problems(self.problems.file, self.problems.lines)
        return parse(self.text, self.read)

    def _replace(self, found: Diagnosis) -> bool:
        """Makes the place readable: first its value goes, then the line. False where neither helped."""
        place = found.line - 1
        attempt = self.tried[place] = self.tried.get(place, -1) + 1
        if attempt > 1 or place >= len(self.lines):
            return False
        line = self.lines[place]
        self.problems.muted.add(found.line)
        if attempt == 0 and found.mended is not None:
            self.lines[place] = found.mended
            if found.code == "HF028":
                self._shift_below(place, found.column)
            return True
        entry = _ENTRY.fullmatch(line)
        if attempt == 0 and entry:
            self.lines[place] = f"{entry['lead']}{entry['key']}: {PLACEHOLDER}"
            depth = len(entry["lead"])
            if entry["key"].strip() not in TEXT_KEYS:
                self.whole.torn = True
        else:
            stripped = line.lstrip(" ")
            depth = len(line) - len(stripped)
            if attempt == 0 and stripped.startswith("- "):
                self.lines[place] = " " * depth + "- " + PLACEHOLDER
            else:
                self.lines[place] = ""
                self.whole.torn = self.whole.torn or bool(entry)
                if entry:
                    self.whole.hidden.add(entry["key"].strip())
        self._hide_below(place, depth)
        return True

    def _shift_below(self, place: int, column: int) -> None:
        """Lines that were aligned with the text after `-text` move with it."""
        for below in range(place + 1, len(self.lines)):
            line = self.lines[below]
            if line.strip() and not line.startswith(" " * column):
                return
            if below == place + 1 and line.startswith(" " * (column + 1)):
                return
            self.lines[below] = " " + line if line.strip() else line

    def _hide_below(self, place: int, depth: int) -> None:
        for below in range(place + 1, len(self.lines)):
            line = self.lines[below]
            bare = line.lstrip(" ")
            if bare and len(line) - len(bare) <= depth:
                return
            if bare:
                if entry := _ENTRY.fullmatch(line):
                    self.whole.torn = True
                    self.whole.hidden.add(entry["key"].strip())
                    if entry["key"].strip() == "id":
                        self.whole.hidden.add(entry["value"].strip())
                self.problems.muted.add(below + 1)
                self.lines[below] = ""


def _progress(root: Node | None, slip: Slip | None) -> float:
    """How far the file can be read: up to a line, or whole, or whole and with every key where it can stand."""
    if slip is not None:
        return slip.at[0]
    return math.inf if not has_strangers(root) else 1e9


def _inner_lines(root: Node) -> set[int]:
    """Lines that continue a quoted or block text, where indentation is the author's own."""
    inner: set[int] = set()
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            if node.style:
                inner.update(range(node.line + 1, node.end_line + (node.style in "'\"")))
        elif isinstance(node, Sequence):
            stack.extend(node.items)
        else:
            for key, value in node.entries:
                stack += (key, value)
    return inner
