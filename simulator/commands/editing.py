"""Files that are about to be changed or shared: read whole and free of errors, or a Stop that says why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from simulator.scenario.problem import render
from simulator.scenario.reader import read_bytes
from simulator.scenario.reading.part import Part
from simulator.scenario.reading.source import Unreadable, read_file
from simulator.scenario.rubric import Rubric
from simulator.stop import UNEXPECTED, USAGE, WRONG, Stop


def sound_file(path: Path, rubric: Rubric) -> tuple[Part, bytes]:
    """The file with the place of everything, and its bytes. Raises Stop."""
    try:
        data = read_file(path)
    except Unreadable as error:
        raise Stop(f"helpfirst: {path}: {error}.", USAGE) from None
    reading = read_bytes(data, str(path), rubric)
    if reading.scenario is None or reading.part is None:
        shown = "\n\n".join(render(problem) for problem in reading.errors)
        raise Stop(f"{shown}\n\nMend that first. Nothing was changed.", WRONG)
    return reading.part, data


def same_as_read(new: bytes, path: Path, rubric: Rubric) -> None:
    """Raises Stop where the changed bytes can no longer be played, which would be a fault of this program."""
    if read_bytes(new, str(path), rubric).scenario is None:
        raise Stop(f"helpfirst: {path} could not be changed safely, and was left as it is.", UNEXPECTED)


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
