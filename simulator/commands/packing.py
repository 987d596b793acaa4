"""What pack and install share: a pack's name, and no pack with a scenario that cannot be played."""

from __future__ import annotations

import re
from collections.abc import Mapping

from simulator.scenario.problem import render
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric import Rubric
from simulator.stop import USAGE, WRONG, Stop


def pack_name(wanted: str) -> str:
    """In kebab-case, at most 64 characters. Raises Stop where nothing is left."""
    name = re.sub("[^a-z0-9]+", "-", wanted.casefold()).strip("-")[:64].strip("-")
    if not name:
        raise Stop("helpfirst: a pack needs a name in small letters and digits; give one with --name.", USAGE)
    return name


def refuse_errors(files: Mapping[str, bytes], rubric: Rubric) -> None:
    """Raises Stop with every error of every file."""
    wrong = [
        render(problem)
        for path, data in files.items()
        for problem in read_bytes(data, path, rubric).problems
        if problem.is_error
    ]
    if wrong:
        raise Stop("\n\n".join(wrong) + "\n\nhelpfirst: mend that first; nothing was written.", WRONG)
