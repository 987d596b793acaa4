"""`ID.words.yaml` beside a scenario: other ways to say its choices, by choice id. The reader of scenarios reads it.

It is never a scenario and no part of a scenario's digest. Its texts are added to the `examples` of the choices.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.scenario.field_kinds import ListOf, Text
from simulator.scenario.model import Scenario, Turn
from simulator.scenario.problem import Problem, Problems, shown
from simulator.scenario.reading import nodes
from simulator.scenario.reading.build import Builder
from simulator.scenario.reading.examples import repeated
from simulator.scenario.reading.mend import parse_all
from simulator.scenario.reading.mismatch import expected, invisible_start
from simulator.scenario.reading.source import Source, Unreadable, decode, read_file
from simulator.scenario.reading.values import Bad
from simulator.scenario.words_name import scenario_beside, words_beside

_TEXTS = ListOf(Text(), least=1)


@dataclass(frozen=True, slots=True)
class WordsReading:
    """What came of reading a words file: the texts by choice id, the keys with their places, and the problems."""

    examples: Mapping[str, tuple[str, ...]]
    keys: tuple[nodes.Scalar, ...]
    problems: tuple[Problem, ...]
    source: Source
    data: bytes


def read_words_beside(path: str | os.PathLike[str], scenario: Scenario) -> WordsReading | None:
    """The words file of the scenario in `path`; None where there is none."""
    beside = words_beside(Path(path))
    if not os.path.isfile(beside):
        return None
    file = os.fspath(beside)
    try:
        data = read_file(file)
    except Unreadable as error:
        return WordsReading({}, (), error.problems(file), Source(file, None, ""), b"")
    return read_words(data, file, scenario)


def alone(path: Path) -> Problem:
    """The problem of a words file that lies beside no scenario."""
    problems = Problems(os.fspath(path), [])
    problems.add(
        "HF602", 1, 1, f"there is no {scenario_beside(path).name} beside this file, so nobody reads it",
        "Put it beside its scenario and give it that name: ID.words.yaml beside ID.yaml.",
    )  # fmt: skip
    return problems.found[0]


def read_words(data: bytes, file: str, scenario: Scenario) -> WordsReading:
    """Reads the bytes of a words file; `file` is what problems call it."""
    source, problems = decode(data, file)
    examples: dict[str, tuple[str, ...]] = {}
    keys: list[nodes.Scalar] = []
    whole = parse_all(source.text, problems) if source.text is not None else None
    if whole is not None:
        said = {
            choice.id: (choice.say, *choice.examples) for turn in scenario.turns.values() for choice in turn.choices
        }
        builder = Builder(problems)
        for key, value in _entries(whole.root, problems):
            if key.value not in said:
                problems.at(
                    key, "HF601", f"{shown(scenario.id)} has no choice `{shown(key.value)}`",
                    problems.did_you_mean(key.value, said, "Delete the entry, or give it the id of a choice."),
                )  # fmt: skip
            keys.append(key)
            try:
                examples[key.value] = tuple(builder.value(_TEXTS, value, key))
            except Bad:
                continue
            repeated(value, said.get(key.value, ()), problems)
    return WordsReading(examples, tuple(keys), problems.sorted(), source, data)


def _entries(root: nodes.Node, problems: Problems) -> list[tuple[nodes.Scalar, nodes.Node]]:
    if not isinstance(root, nodes.Mapping):
        expected(problems, "HF105", root, "a words file", "a mapping from choice ids to lists of texts")
        return []
    return [
        (key, value)
        for key, value in root.entries
        if not key.value.startswith("x-") and key.style not in ("?", "*") and not invisible_start(problems, key)
    ]


def with_examples(scenario: Scenario, examples: Mapping[str, tuple[str, ...]]) -> Scenario:
    """The scenario with those texts added to the examples of its choices."""

    def added(turn: Turn) -> Turn:
        if not any(choice.id in examples for choice in turn.choices):
            return turn
        return replace(
            turn,
            choices=tuple(
                replace(choice, examples=(*choice.examples, *examples.get(choice.id, ()))) for choice in turn.choices
            ),
        )

    return replace(scenario, turns={name: added(turn) for name, turn in scenario.turns.items()})
