"""Problems of a file as `check` prints them: repeated ones once with a count, and what to mend first next to the sum.

A terminal shows the end of what was printed. So polish stands at the top, then what is trained, the road through the
conversation and the structure, and errors last, right above the sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from simulator.scenario.codes import MISSING_ID
from simulator.scenario.problem import Problem, columns, render, visible


class Mending(IntEnum):
    """The lowest comes first: nothing of a later one can be judged before the earlier ones hold."""

    STRUCTURE = 0
    ROAD = 1
    TRAINING = 2
    POLISH = 3


HEADINGS = {
    Mending.STRUCTURE: "First, what the file is:",
    Mending.ROAD: "Then, the road through the conversation:",
    Mending.TRAINING: "Then, what it trains:",
    Mending.POLISH: "At the end, polish:",
}
_POLISH = {MISSING_ID, "HF218", "HF401", "HF405", "HF413", "HF414", "HF416", "HF420", "HF424", "HF429", "HF436"}
_BY_HUNDRED = {
    "0": Mending.STRUCTURE,
    "1": Mending.STRUCTURE,
    "2": Mending.ROAD,
    "3": Mending.ROAD,
    "4": Mending.TRAINING,
}
_TEXT_LEFT = {"HF425", "HF426"}
"""Sentences of the template and placeholders: the conversation is not written there yet."""


def mending(problem: Problem) -> Mending:
    """When a problem is mended, by its code. An error is never polish, since it stops the file."""
    code = problem.code
    if code in _TEXT_LEFT:
        return Mending.ROAD
    if code in _POLISH and not problem.is_error:
        return Mending.POLISH
    return _BY_HUNDRED.get(code[2:3], Mending.POLISH if not problem.is_error else Mending.ROAD)


MOST_ALIKE = 3
"""Problems of one code that are shown in full; of more, the first with a count and the lines of the others."""
MOST_LINES = 12
"""Line numbers that are named of those that are only counted."""


def listed(problems: Sequence[Problem]) -> list[str]:
    """A block of lines for each problem or kind of problem: warnings from what is mended last to what is mended first, then errors.

    Each kind is in the order of the file. Where there are several, a heading stands above each.
    """
    groups = _groups(problems)
    headed = len(groups) > 1
    return [block for name, blocks in groups for block in ([f"{name}\n"] if headed and name else []) + blocks]


def fitting(problems: Sequence[Problem], width: int, height: int) -> list[str]:
    """The same for a screen: what does not fit is counted. What is to be mended first goes before the rest."""
    everything = listed(problems)
    if sum(_height(block, width) for block in everything) <= height:
        return everything
    groups = _groups(problems)
    first = groups[-1][1]
    shown: list[str] = []
    left = height - 2  # for the line that counts what is left out, and a blank
    for block in first:
        if shown and _height(block, width) > left:
            break
        shown.append(block)
        left -= _height(block, width)
    out = sum(len(blocks) for _, blocks in groups) - len(shown)
    return [f"… and {out} more; `helpfirst check FILE` lists all.\n" if out else "", *shown][not out :]


def _groups(problems: Sequence[Problem]) -> list[tuple[str, list[str]]]:
    """Heading and blocks, in the order in which they are printed; the errors are the last and have no heading."""
    errors = [problem for problem in problems if problem.is_error]
    warnings = [problem for problem in problems if not problem.is_error]
    of = {one: [problem for problem in warnings if mending(problem) == one] for one in reversed(Mending)}
    groups = [(HEADINGS[one], list(_blocks(some))) for one, some in of.items() if some]
    return [*groups, *([("", list(_blocks(errors)))] if errors else [])]


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
