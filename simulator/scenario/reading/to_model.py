"""From parts to the frozen model, once there is no error left. The reader calls it last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.scenario.model import PATIENCE, Case, Choice, Effect, Ending, Next, Scenario, Turn
from simulator.scenario.reading.nodes import Scalar
from simulator.scenario.reading.parts import Change, Part, WrittenCondition


def finish_scenario(part: Part, digest: str, file: str) -> Scenario:
    """The scenario of parts that are free of errors."""
    return _Maker(part.values["people"][0][0].value).scenario(part, digest, file)


def _plain(value: Any) -> Any:
    """A value as the model holds it: a part as the record it stands for, a list as a tuple."""
    if isinstance(value, Scalar):
        return value.value
    if isinstance(value, Part):
        return _make(value)
    if isinstance(value, WrittenCondition):
        return value.condition
    if isinstance(value, list):
        return tuple([_plain(item) for item in value])
    return value


def _values(part: Part, *besides: str) -> dict[str, Any]:
    return {key: _plain(value) for key, value in part.values.items() if key not in besides}


def _make(part: Part, **more: Any) -> Any:
    return part.record.makes(**_values(part), **more)  # type: ignore[misc]


def _versions(part: Part) -> tuple[Any, ...]:
    return tuple(_make(version, id=key.value) for key, version in part.values.get("versions", ()))


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes what depends on who the main contact is."""

    main: str

    def scenario(self, part: Part, digest: str, file: str) -> Scenario:
        maps: dict[str, Callable[[str, Any], Any]] = {
            "people": lambda key, person: _make(person, id=key),
            "turns": self.turn,
            "endings": self.ending,
            "needs": lambda _, need: need,
            "before": lambda _, meaning: meaning,
            "allow": lambda _, reason: reason,
        }
        values = _values(part, "format", *maps)
        for key in maps.keys() & part.values.keys():
            values[key] = {node.value: maps[key](node.value, item) for node, item in part.values[key]}
        return Scenario(**values, digest=digest, file=file)

    def turn(self, key: str, part: Part) -> Turn:
        values = {"speaker": self.main, "says": "", **_values(part, "choices", "versions")}
        choices = tuple(self.choice(item, key, place) for place, item in enumerate(part.values["choices"], 1))
        return Turn(id=key, choices=choices, versions=_versions(part), **values)

    def ending(self, key: str, part: Part) -> Ending:
        return Ending(id=key, versions=_versions(part), **_values(part, "versions"))

    def choice(self, part: Part, turn: str, place: int) -> Choice:
        values = {"id": f"{turn}.{place}", **self.deed(part)}
        return Choice(**values, cases=tuple(map(self.case, part.values.get("cases", ()))), tagged="id" in part.values)

    def case(self, part: Part) -> Case:
        values = self.deed(part)
        return Case(versions=values.pop("in", ()), **values)

    def deed(self, part: Part) -> dict[str, Any]:
        """What a choice and a case have in common, as far as it is set."""
        values = _values(part, "next", "effects", "cases")
        if "next" in part.values:
            leads = part.values["next"]
            values["next"] = (Next(leads.value),) if isinstance(leads, Scalar) else tuple(map(_make, leads))
        if "effects" in part.values:
            values["effects"] = _effects(part.values["effects"], self.main)
        return values


def _effects(changes: list[Change], main: str) -> tuple[Effect, ...]:
    """By target, each once: `trust` and `trust.dana` of the main contact are the same."""
    by: dict[str, int] = {}
    for change in changes:
        word = change.key.value
        target = PATIENCE if word == PATIENCE else word.partition(".")[2] or main
        by[target] = by.get(target, 0) + change.by
    return tuple(Effect(target, by) for target, by in by.items())
