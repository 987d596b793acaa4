"""Files that are about to be changed: read whole and free of errors, or a Stop that says why not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from simulator.authoring.file_edits import replace_file
from simulator.authoring.rename import rename_keys
from simulator.scenario.problem import render
from simulator.scenario.reader import read_bytes, with_words
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.source import Unreadable, read_file
from simulator.scenario.rubric import Rubric
from simulator.scenario.words_file import WordsReading
from simulator.stop import UNEXPECTED, USAGE, WRONG, Stop


def faultless_file(path: Path, rubric: Rubric) -> tuple[Part, bytes, WordsReading | None]:
    """The file with the place of everything, its bytes, and the words file beside it. Raises Stop."""
    try:
        data = read_file(path)
    except Unreadable as error:
        raise Stop(f"helpfirst: {path}: {error}.", USAGE) from None
    reading = with_words(read_bytes(data, str(path), rubric), path)
    if reading.scenario is None or reading.part is None:
        shown = "\n\n".join(render(problem) for problem in reading.errors)
        raise Stop(f"{shown}\n\nMend that first. Nothing was changed.", WRONG)
    return reading.part, data, reading.words


def same_as_read(new: bytes, path: Path, rubric: Rubric) -> None:
    """Raises Stop where the changed bytes can no longer be played.

    A condition that asks for a choice that is not there is told here at the latest: while choices lack their ids it
    may still be meant for one of them. Anything else would be a fault of this program.
    """
    reading = read_bytes(new, str(path), rubric)
    if reading.scenario is None:
        if all(problem.code == "HF206" for problem in reading.errors):
            asked = "; ".join(dict.fromkeys(problem.message for problem in reading.errors))
            raise Stop(
                f"helpfirst: a condition of {path} asks for it, and {asked}. Mend that first. Nothing was changed.",
                WRONG,
            )
        raise Stop(f"helpfirst: {path} could not be changed safely, and was left as it is.", UNEXPECTED)


def write_both(path: Path, data: bytes, words: WordsReading | None, names: Mapping[str, str], rubric: Rubric) -> None:
    """Writes the changed scenario, and its words file with the new ids of choices. Raises Stop."""
    same_as_read(data, path, rubric)
    try:
        if words is not None and any(node.value in names for node in words.keys):
            replace_file(Path(words.source.file), rename_keys(words, names))
        replace_file(path, data)
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be written: {error.strerror}. Nothing was changed.", USAGE) from None
