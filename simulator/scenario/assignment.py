"""An assignment: conversations that a coach asks a group to hold, by when, with or without coaching.

Read with a scenario's care: `helpfirst play --assignment` honours it, and a team's page counts it.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from simulator.scenario.field_kinds import Boolean, Field, ListOf, Number, Record, Reference, Text
from simulator.scenario.problem import Problem, Problems, shown
from simulator.scenario.reading.build import Builder
from simulator.scenario.reading.mend import parse_all
from simulator.scenario.reading.nodes import Mapping
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.source import Unreadable, decode, read_file
from simulator.scenario.reading.values import Bad

ASSIGNMENT = Record(
    "assignment",
    "Conversations that a coach asks a group to hold.",
    (
        Field("assignment", Number(1, 1, per=1), "The version of this format.", required=True),
        Field("title", Text(), "What the program shows.", required=True),
        Field(
            "scenarios", ListOf(Reference("scenario"), least=1), "Their ids, in the order to hold them.", required=True
        ),
        Field("by", Text(), "The last day, as 2026-12-15; without it, whenever."),
        Field("coaching", Boolean(), "With or without coaching after every choice; without it, as everybody has it."),
    ),
)


@dataclass(frozen=True, slots=True)
class Assignment:
    """`scenarios` are ids in order, none twice; `by` is the last day; `coaching` None leaves it to the learner."""

    title: str
    scenarios: tuple[str, ...]
    by: date | None = None
    coaching: bool | None = None


@dataclass(frozen=True, slots=True)
class AssignmentReading:
    """What came of reading the file. `assignment` is None exactly where there is an error."""

    assignment: Assignment | None
    problems: tuple[Problem, ...]
    unreadable: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)


def read_assignment(path: str | os.PathLike[str], known: Collection[str]) -> AssignmentReading:
    """Reads a file; `known` are the ids of the library. Never raises for what may stand in it."""
    file = os.fspath(path)
    try:
        data = read_file(file)
    except Unreadable as error:
        return AssignmentReading(None, error.problems(file), unreadable=True)
    return assignment_of(data, file, known)


def assignment_of(data: bytes, file: str, known: Collection[str]) -> AssignmentReading:
    """The assignment in these bytes; `file` is what problems call it."""
    source, problems = decode(data, file)
    assignment = None
    if source.text is not None and (tree := parse_all(source.text, problems, "assignment")) is not None:
        try:
            part = Builder(problems).whole(ASSIGNMENT, tree.root)
            scenarios = _scenarios(part, known, problems)
            by = _day(part, problems)
            if not problems.has_error:
                assignment = Assignment(part.values["title"], scenarios, by, part.values.get("coaching"))
        except Bad:
            pass
    return AssignmentReading(assignment, problems.sorted())


def _scenarios(part: Part, known: Collection[str], problems: Problems) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in part.values.get("scenarios", ()):
        if name.value in found:
            problems.at(
                name, "HF802", f"`{shown(name.value)}` is listed twice", "Once is enough: it may be held often."
            )
        elif name.value not in known:
            problems.at(
                name,
                "HF801",
                f"there is no scenario `{shown(name.value)}` in the library",
                _meant(name.value, known, problems),
            )
        found[name.value] = None
    return tuple(found)


def _meant(name: str, known: Collection[str], problems: Problems) -> str:
    """What to write for a name that is no scenario's: a comma between several that are, or the nearest."""
    several = name.split()
    if len(several) > 1 and all(one in known for one in several):
        return f"Put a comma between them: `{', '.join(several)}`."
    return problems.did_you_mean(name, known, "`helpfirst list` shows what there is.")


def _day(part: Part, problems: Problems) -> date | None:
    text = part.values.get("by")
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        node = part.node
        assert isinstance(node, Mapping)
        value = next(value for key, value in node.entries if key.value == "by")
        problems.at(value, "HF803", f"`{shown(text)}` is no day", "Write it as year, month, day: 2026-12-15.")
        return None
