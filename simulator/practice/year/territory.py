"""A territory: whom a seller meets and what follows from how. Read from a file with a scenario's care."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from simulator.practice.year.territory_fields import TERRITORY
from simulator.scenario.problem import Problem, Problems, render
from simulator.scenario.reading.build import Builder
from simulator.scenario.reading.mend import parse_all
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.source import Unreadable, decode, read_file
from simulator.scenario.reading.values import Bad
from simulator.scenario.units import HUNDRED

SHIPPED = Path(__file__).parent.with_name("territory.yaml")
_SOURCE = re.compile(r"assum|\b(?:19|20)\d\d\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """A way of selling, each axis 0 to 1. In the last part of a quarter, 0 to 1 of it, pushiness is another."""

    helpfulness: float
    pushiness: float
    initiative: float
    last_part: float = 0
    last_pushiness: float = 0

    def moved(self, axis: str, by: float) -> Style:
        """With one axis moved by so much, kept within 0 and 1."""
        return replace(self, **{axis: min(1.0, max(0.0, getattr(self, axis) + by))})


@dataclass(frozen=True, slots=True)
class AccountKind:
    """Customers who buy alike. `size`: a sale in per cent of the target; `rhythm`, `again`: chances a quarter."""

    id: str
    name: str
    count: float
    new: float
    size: float
    stakes: float
    scepticism: float
    rhythm: float
    again: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of the model, and what it is taken from."""

    value: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Habit:
    """One thing done differently. `by` is 0 to 1 of the axis, with its sign."""

    says: str
    moves: str
    by: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Territory:
    """All that the year is worked out from. Amounts are in per cent of a quarter's target."""

    title: str
    accounts: tuple[AccountKind, ...]
    parameters: Mapping[str, Parameter]
    styles: Mapping[str, Style]
    names: Mapping[str, str]
    """What each style is called."""
    style_evidence: Mapping[str, str]
    """What each style's numbers are taken from."""
    habits: tuple[Habit, ...]

    def value(self, name: str) -> float:
        return self.parameters[name].value

    def having(self, name: str, value: float) -> Territory:
        """The same with another value for one parameter, for a what-if."""
        return replace(self, parameters={**self.parameters, name: replace(self.parameters[name], value=value)})

    def only(self, kind: str) -> Territory:
        """The same with the accounts of one kind alone."""
        return replace(self, accounts=tuple(one for one in self.accounts if one.id == kind))


@dataclass(frozen=True, slots=True)
class TerritoryReading:
    """What came of reading a territory. `territory` is None exactly where there is an error."""

    territory: Territory | None
    problems: tuple[Problem, ...]
    unreadable: bool = False


def read_territory(path: str | os.PathLike[str]) -> TerritoryReading:
    """Reads a file. Never raises for what may stand in it."""
    file = os.fspath(path)
    try:
        data = read_file(file)
    except Unreadable as error:
        return TerritoryReading(None, error.problems(file), unreadable=True)
    source, problems = decode(data, file)
    territory = None
    if source.text is not None and (tree := parse_all(source.text, problems, "territory")) is not None:
        try:
            part = Builder(problems).whole(TERRITORY, tree.root)
            _sources_are_named(part, problems)
            if not problems.has_error:
                territory = _territory(part)
        except Bad:
            pass
    return TerritoryReading(territory, problems.sorted())


@cache
def shipped_territory() -> Territory:
    """The territory that comes with the program."""
    reading = read_territory(SHIPPED)
    if reading.territory is None:
        raise ValueError("\n".join(render(problem) for problem in reading.problems))
    return reading.territory


def _sources_are_named(part: Part, problems: Problems) -> None:
    parameters = part.values.get("parameters")
    owners = [
        *(item for _, item in part.values.get("accounts", ())),
        *(parameters.values.values() if parameters is not None else ()),
        *(item for _, item in part.values.get("styles", ())),
        *part.values.get("habits", ()),
    ]
    for owner in owners:
        if not isinstance(owner, Part):
            continue
        said = owner.values.get("evidence")
        if isinstance(said, str) and not _SOURCE.search(said):
            place = owner.place_of("evidence")
            problems.add(
                "HF510", *place, "its evidence names no source",
                "Name the source with its year, or write the word assumption.",
            )  # fmt: skip


def _territory(part: Part) -> Territory:
    values = part.values
    accounts = []
    for key, item in values["accounts"]:
        found: dict[str, Any] = {name: _plain(value) for name, value in item.values.items()}
        accounts.append(AccountKind(id=key.value, **found))
    parameters = {
        name: Parameter(item.values["value"] / HUNDRED, item.values["evidence"])
        for name, item in values["parameters"].values.items()
    }
    styles, names, style_evidence = {}, {}, {}
    for key, item in values["styles"]:
        axes = dict(item.values)
        names[key.value] = axes.pop("name")
        style_evidence[key.value] = axes.pop("evidence", "Assumption.")
        axes = {name.replace("-", "_"): value for name, value in axes.items()}
        part_of = axes.pop("last_part", 0) / HUNDRED
        shares = {name: value / HUNDRED / HUNDRED for name, value in axes.items()}
        styles[key.value] = Style(last_part=part_of, **shares)
    habits = tuple(
        Habit(one.values["says"], one.values["moves"], one.values["by"] / HUNDRED / HUNDRED, one.values["evidence"])
        for one in values["habits"]
    )
    return Territory(values["title"], tuple(accounts), parameters, styles, names, style_evidence, habits)


def _plain(value: str | int) -> str | float:
    return value if isinstance(value, str) else value / HUNDRED
