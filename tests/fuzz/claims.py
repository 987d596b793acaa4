"""What must hold of whatever the program says about a changed file."""

from __future__ import annotations

import re

from simulator.scenario.problem import Problem, render


def told(problems: tuple[Problem, ...]) -> None:
    """Each problem has a place in the file and can be shown."""
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert problem.code != "HF009"
        assert render(problem).replace("\n", "").isprintable()


def plain(error: Exception) -> bool:
    """Whether it says something, and in words that are not Python's."""
    return bool(str(error)) and not re.search(r"[A-Z]\w+(Error|Exception)|Errno|codec|NoneType", str(error))
