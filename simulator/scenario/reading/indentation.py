"""Tabs and invisible characters where spaces should indent a line: YAML reads them as text or stops."""

from __future__ import annotations

import re
from collections.abc import Sequence

from simulator.scenario.problem import Problems

ODD = "\t\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_SPACES = " \t" + NO_WIDTH + "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_ODD_LINE = re.compile(f"^ *[{ODD}][ {ODD}]*(?=[^\\s#])")


def odd_lines(text: str) -> list[int]:
    """Numbers, from 1, of the lines that are indented with something else than spaces."""
    if text.isascii() and "\t" not in text:
        return []
    return [number for number, line in enumerate(text.split("\n"), 1) if _ODD_LINE.match(line)]


def report(numbers: Sequence[int], lines: Sequence[str], problems: Problems) -> None:
    """One problem for each block of such lines. `lines` is the text as it was meant."""
    before = -1
    odd = set(numbers)
    for number in numbers:
        if problems.full:
            return
        if number != before + 1:
            line = problems.lines[number - 1]
            column = next(place for place, char in enumerate(line, 1) if char != " ")
            char = line[column - 1]
            if char == "\t":
                problems.add(
                    "HF018",
                    number,
                    column,
                    "a tab stands where spaces should indent the line",
                    _with_spaces(number, lines, odd),
                )
            else:
                problems.add(
                    "HF019",
                    number,
                    column,
                    f"an invisible character (U+{ord(char):04X}) stands where spaces should indent the line",
                    "Delete the space before the text and type it again with the space bar.",
                )
        before = number


def _with_spaces(number: int, lines: Sequence[str], odd: set[int]) -> str:
    fitting = lines[number - 1]
    spaces = len(fitting) - len(fitting.lstrip(" "))
    hint = f"Begin the line with {spaces} spaces instead."
    if number + 1 in odd:
        hint += (
            " The lines below have tabs too: two spaces for each level. Most editors can do that for the whole file."
        )
    return hint


def mended(line: str, before: str, run: bool) -> str:
    """The line indented with spaces, as it was probably meant after the line `before`.

    `run`: the line before was mended too, so that tabs can be counted; otherwise it is a sibling or a child.
    """
    rest = line.lstrip(_SPACES)
    lead = line[: len(line) - len(rest)]
    for char in NO_WIDTH:
        lead = lead.replace(char, "")
    if "\t" not in lead:
        return " " * len(lead) + rest
    if run:
        return " " * (2 * lead.count("\t") + lead.count(" ")) + rest
    level = len(before) - len(before.lstrip(" " if rest.startswith("-") else " -"))
    return " " * (level + 2 if before.rstrip().endswith(":") else level) + rest
