"""A structural line that is missing, or has slipped into a text: found by putting it there and reading the file again.

Without such a line everything below it seems wrong. One problem is told, at the cause, and with it only what is left
once it is mended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from simulator.scenario.problem import Problem, Problems
from simulator.scenario.reading.likely_lines import Likely, likely_lines

_MOST_TRIED = 10
_MOST_ROUNDS = 4
_MOST_READ = 1_000_000
"""Characters that are read again in all, so that a hopeless file does not take long."""
_NAMED = ("HF201", "HF203", "HF206", "HF219")
_SURE = ("HF038", "HF039", "HF040", "HF041")
"""What is told alone has a mend to the letter already."""

Reread = Callable[[list[str]], Problems]


def find_slipped_lines(problems: Problems, text: str, before: Sequence[Problem], reread: Reread) -> None:
    """Puts what is told in order, where one line more, or in its place, makes most of it go away.

    `text` as it was parsed; `before`: what was found in its characters, which stays.
    """
    lines, told = text.split("\n"), list[tuple[Likely, int]]()
    left = [one for one in problems.found if one not in before]
    size = sum(map(len, lines)) + len(lines)
    tries = min(_MOST_READ // max(size, 1), _MOST_TRIED)
    for _ in range(_MOST_ROUNDS):
        errors = [one for one in left if one.is_error]
        if not _is_worth_it(errors, problems, bool(told)):
            break
        best = _best(lines, left, len(errors), tries, reread)
        if best is None:
            break
        likely, left = best
        told.append((likely, len(lines)))
        lines = likely.done(lines)
    if not told:
        return
    problems.take_back(0)
    for one in before:
        problems.keep(one)
    for one in left:
        _add(problems, one, _row_before([likely for likely, _ in told], one.line))
    for place, (likely, _) in enumerate(told):
        row = _row_before([one for one, _ in told[:place]], likely.row)
        column = len(problems.lines[row - 1]) - len(problems.lines[row - 1].lstrip(" ")) + 1
        hint = likely.hint.replace(f"above line {likely.row},", f"above line {row},")
        problems.muted.discard(row)
        problems.add("HF039" if likely.shift else "HF042", row, column, likely.said, hint)


def _is_worth_it(errors: Sequence[Problem], problems: Problems, again: bool) -> bool:
    if not errors:
        return problems.texts_like_lines and not again
    return len(errors) > 1 or errors[0].code not in (*_SURE, "HF042")


def _best(
    lines: list[str], left: Sequence[Problem], errors: int, tries: int, reread: Reread
) -> tuple[Likely, list[Problem]] | None:
    """The change after which the fewest problems are left, with these; None where none helps."""
    unknown = dict.fromkeys(filter(None, map(_name, left)))
    found: tuple[int, Likely, list[Problem]] | None = None
    known = {one.code for one in left}
    for number, likely in enumerate(likely_lines(lines, list(unknown)[:3])):
        if number >= tries:
            break
        after = reread(likely.done(lines)).found
        count = sum(one.is_error for one in after)
        if any(one.is_error and one.code not in known for one in after):
            continue  # what makes new mistakes is no mend
        if count <= errors // 2 and (found is None or count < found[0]):
            found = count, likely, list(after)
            if not count:
                break
    return None if found is None else found[1:]


def _name(problem: Problem) -> str:
    """The name that is used and given nowhere, as the problem says; "" where it says none."""
    told = problem.hint if problem.code == "HF042" else problem.message if problem.code in _NAMED else ""
    match = re.search(r"`([a-z0-9-]+):?`", told)
    return match[1] if match else ""


def _row_before(told: Sequence[Likely], row: int) -> int:
    """The line in the author's file that this one of the mended file is."""
    for likely in reversed(told):
        row -= not likely.shift and row > likely.row
    return row


def _add(problems: Problems, one: Problem, row: int) -> None:
    by = one.line - row
    hint = one.hint.replace(f"line {one.line}", f"line {row}") if by else one.hint
    moved = replace(one, line=row, hint=hint)
    problems.keep(moved)
