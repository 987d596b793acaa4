"""Reading a rubric file with the same care as a scenario. Everybody who scores calls `read_rubric`."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from simulator.scenario.problem import Problem, Problems, render
from simulator.scenario.reading.build import Builder
from simulator.scenario.reading.mend import parse_all
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.source import Unreadable, decode, read_file
from simulator.scenario.reading.values import Bad
from simulator.scenario.rubric import DEFAULT_RATINGS, Behaviour, Points, Profile, Rubric
from simulator.scenario.rubric_fields import RUBRIC

SHIPPED = Path(__file__).with_name("rubric.yaml")


class RubricError(ValueError):
    """A rubric file that cannot be used, with all its problems. `unreadable`: not even read."""

    def __init__(self, problems: tuple[Problem, ...], unreadable: bool = False) -> None:
        super().__init__("\n".join(render(problem) for problem in problems))
        self.problems = problems
        self.unreadable = unreadable


def read_rubric(path: str | os.PathLike[str] | None = None) -> Rubric:
    """The rubric of a file, or the shipped one. Raises RubricError.

    A file is read again only when its bytes have changed.
    """
    file = os.fspath(path) if path is not None else str(SHIPPED)
    try:
        data = read_file(file)
    except Unreadable as error:
        raise RubricError(error.problems(file), unreadable=True) from None
    return rubric_of(data, file)


@lru_cache(maxsize=16)
def rubric_of(data: bytes, file: str) -> Rubric:
    """The rubric in these bytes; `file` is what problems call it. Raises RubricError."""
    source, problems = decode(data, file)
    part = None
    if source.text is not None and (tree := parse_all(source.text, problems, "rubric")) is not None:
        try:
            part = Builder(problems).whole(RUBRIC, tree.root)
            _check_names(part, problems)
        except Bad:
            part = None
    if part is None or problems.has_error:
        raise RubricError(problems.sorted())
    return replace(_finish(part, source.digest), source=data)


def _check_names(rubric: Part, problems: Problems) -> None:
    behaviours = {key.value for key, _ in rubric.values.get("behaviours", [])}
    named = []
    if trust := rubric.values.get("trust"):
        named += trust.values.get("sceptic", [])
    if patience := rubric.values.get("patience"):
        named += [key for key, _ in patience.values.get("behaviours", [])]
    for node in named if behaviours else []:
        if node.value not in behaviours:
            problems.at(node, "HF202", f"this rubric has no behaviour `{node.value}`",
                problems.did_you_mean(node.value, behaviours, f"It has {', '.join(sorted(behaviours))}."),
            )  # fmt: skip


def _finish(part: Part, digest: str) -> Rubric:
    values = part.values
    trust, patience = values["trust"].values, values["patience"].values
    behaviours = {}
    for key, item in values["behaviours"]:
        read = dict(item.values)
        points = Points(*(2 * read.pop(axis) for axis in Points._fields))
        behaviours[key.value] = Behaviour(id=key.value, points=points, **read)
    return Rubric(
        behaviours=behaviours,
        profiles={key.value: Profile(id=key.value, **item.values) for key, item in values["profiles"]},
        trust_per_helpfulness=trust["helpfulness"],
        trust_per_pushiness=trust["pushiness"],
        sceptic=frozenset(node.value for node in trust.get("sceptic", [])),
        patience_per_choice=patience["choice"],
        patience_per_behaviour={key.value: by for key, by in patience.get("behaviours", [])},
        thresholds=Points(**values["thresholds"].values),
        ratings=_ratings(values.get("ratings")),
        digest=digest,
    )


def _ratings(part: Part | None) -> tuple[int, int, int]:
    if part is None:
        return DEFAULT_RATINGS
    return part.values["hard"], part.values["good"], part.values["easy"]
