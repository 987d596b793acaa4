"""A scenario file that is about to be changed: read whole and free of errors, or a Stop that says why not."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.part import Part
from simulator.scenario.problem import render
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric import Rubric
from simulator.scenario.source import Unreadable, read_file
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
