"""Reading a scenario: bytes to text, text to tree, tree to parts, parts to the frozen model.

The public face of the reader. Everything that is wrong with a file comes back in one pass.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace

from simulator.scenario.fields import SCENARIO
from simulator.scenario.model import Scenario
from simulator.scenario.other_files import told_as_other
from simulator.scenario.problem import Problem, Problems
from simulator.scenario.reading.build import Builder
from simulator.scenario.reading.mend import parse_all
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.source import Source, Unreadable, decode, read_file
from simulator.scenario.reading.structure import check_structure
from simulator.scenario.reading.to_model import finish_scenario
from simulator.scenario.reading.tried_lines import find_slipped_lines
from simulator.scenario.reading.values import Bad
from simulator.scenario.rubric import Rubric
from simulator.scenario.words_file import WordsReading, read_words_beside, with_examples


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file. `scenario` is None exactly where there is an error.

    `problems` are in the order of the file, those of a words file beside it last. `unreadable` is true where the file could not be read at all.
    """

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    source: Source
    unreadable: bool = False
    part: Part | None = field(default=None, repr=False, compare=False)
    """The file as far as it could be read, with the place of everything; None where YAML could not follow it."""
    words: WordsReading | None = field(default=None, repr=False, compare=False)
    """The words file that lies beside it; only where the scenario was read from a file and is sound."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.is_error)


def read_scenario(path: str | os.PathLike[str], rubric: Rubric) -> Reading:
    """Reads a file. Never raises for anything that may stand in it, or for a file that cannot be read."""
    file = os.fspath(path)
    try:
        data = read_file(file)
    except Unreadable as error:
        return Reading(None, error.problems(file), Source(file, None, ""), unreadable=True)
    return with_words(read_bytes(data, file, rubric), file)


def with_words(reading: Reading, file: str | os.PathLike[str]) -> Reading:
    """With the examples of the words file that lies beside `file`, where one does and the scenario is sound."""
    if reading.scenario is None:
        return reading
    words = read_words_beside(file, reading.scenario)
    if words is None:
        return reading
    broken = any(problem.is_error for problem in words.problems)
    scenario = None if broken else with_examples(reading.scenario, words.examples)
    return replace(reading, scenario=scenario, problems=(*reading.problems, *words.problems), words=words)


def read_bytes(data: bytes, file: str, rubric: Rubric) -> Reading:
    """Reads the bytes of a scenario; `file` is what problems and the scenario call it."""
    source, problems = decode(data, file)
    scenario, part = None, None
    if source.text is not None and (other := told_as_other(source.text, file)) is not None:
        problems.add("HF043", 1, 1, *other)
    elif source.text is not None:
        before = tuple(problems.found)
        part = _parts(source.text, rubric, problems)
        if problems.has_error or problems.texts_like_lines:
            find_slipped_lines(problems, source.text, before, lambda lines: _read_again(lines, file, rubric))
        if part is not None and not problems.has_error:
            scenario = replace(finish_scenario(part, source.digest, file), source=data)
    return Reading(scenario, problems.sorted(), source, part=part)


def _parts(text: str, rubric: Rubric, problems: Problems) -> Part | None:
    """The parts of the file with every problem added; None where nothing could be read on."""
    tree = parse_all(text, problems)
    if tree is None:
        return None
    try:
        part = Builder(problems).whole(SCENARIO, tree.root)
    except Bad:
        return None
    check_structure(part, tree, rubric, problems)
    return part


def _read_again(lines: list[str], file: str, rubric: Rubric) -> Problems:
    problems = Problems(file, lines)
    _parts("\n".join(lines), rubric, problems)
    return problems
