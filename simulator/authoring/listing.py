"""Problems of a file as `check` prints them: repeated ones once with a count, warnings first, errors last.

So the errors stand next to the sum that ends the output, where a terminal has not scrolled them away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.scenario.codes import MISSING_ID
from simulator.scenario.problem import Problem, columns, render, visible

MOST_ALIKE = 3
"""Problems of one code that are shown in full; of more, the first with a count and the lines of the others."""
MOST_LINES = 12
"""Line numbers that are named of those that are only counted."""


def listed(problems: Sequence[Problem]) -> list[str]:
    """A block of lines for each problem or kind of problem: warnings, then errors, each in the order of the file."""
    errors = [problem for problem in problems if problem.is_error]
    warnings = [problem for problem in problems if not problem.is_error]
    return [*_blocks(warnings), *_blocks(errors)]


def fitting(problems: Sequence[Problem], width: int, height: int) -> list[str]:
    """The same for a screen: what does not fit is counted. Errors go before warnings, the first before the later."""
    blocks = listed(problems)
    errors = len(list(_blocks([problem for problem in problems if problem.is_error])))
    if sum(_height(block, width) for block in blocks) <= height:
        return blocks
    warned, wrong = blocks[: len(blocks) - errors], blocks[len(blocks) - errors :]
    shown: list[str] = []
    left = height - 2  # for the line that counts what is left out, and a blank
    for block in wrong or warned:
        if shown and _height(block, width) > left:
            break
        shown.append(block)
        left -= _height(block, width)
    out = len(blocks) - len(shown)
    return [f"… and {out} more; `helpfirst check FILE` lists all.\n" if out else "", *shown][not out :]


def _height(block: str, width: int) -> int:
    return sum(1 + max(columns(line) - 1, 0) // width for line in block.split("\n"))


def _blocks(problems: Sequence[Problem]) -> Iterator[str]:
    """In the order of the file; a kind stands where its first one does."""
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, []).append(problem)
    told: set[str] = set()
    for problem in problems:
        alike = by_code[problem.code]
        if len(alike) <= (0 if problem.code == MISSING_ID else MOST_ALIKE) or len(alike) == 1:
            yield render(problem) + "\n"
        elif problem.code not in told:
            told.add(problem.code)
            yield _together(alike) + "\n"


def _together(alike: Sequence[Problem]) -> str:
    first = alike[0]
    if first.code == MISSING_ID:
        file = visible(first.file)
        return f"{file}:{first.line}:{first.column}: warning {MISSING_ID}: {len(alike)} choices have no id\n  `helpfirst tag {file}` writes them."
    lines = list(dict.fromkeys(problem.line for problem in alike[1:]))
    where = ", ".join(str(line) for line in lines[:MOST_LINES]) + (" …" if len(lines) > MOST_LINES else "")
    return f"{render(first)}\n  and {len(alike) - 1} more of {first.code}, in line{'s' * (len(lines) != 1)} {where}"
