"""From parts to the frozen model, once there is no error left. The reader calls it last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.scenario.model import (
    PATIENCE,
    Case,
    Choice,
    Effect,
    Ending,
    Next,
    Scenario,
    Turn,
)
from simulator.scenario.reading.parts import Asked, Change, Part
from simulator.scenario.reading.tree import Scalar


def finish_scenario(part: Part, digest: str, file: str) -> Scenario:
    """The scenario of parts that are free of errors."""
    main = part.values["people"][0][0].value

    def plain(value: Any) -> Any:
        if isinstance(value, Scalar):
            return value.value
        if isinstance(value, Part):
            return make(value)
        if isinstance(value, Asked):
            return value.condition
        if isinstance(value, list):
            return tuple([plain(item) for item in value])
        return value

    def make(part: Part, **more: Any) -> Any:
        values = {key: plain(value) for key, value in part.values.items()}
        return part.record.makes(**values, **more)  # type: ignore[misc]

    def deed(part: Part) -> dict[str, Any]:
        """What a choice and a case have in common, as far as it is set."""
        values = {key: plain(value) for key, value in part.values.items() if key not in ("next", "effects", "cases")}
        if "next" in part.values:
            leads = part.values["next"]
            values["next"] = (Next(leads.value),) if isinstance(leads, Scalar) else tuple(map(make, leads))
        if "effects" in part.values:
            values["effects"] = _effects(part.values["effects"], main)
        return values

    def case(part: Part) -> Case:
        values = deed(part)
        return Case(versions=values.pop("in", ()), **values)

    def choice(part: Part, turn: str, place: int) -> Choice:
        values = deed(part)
        tagged = "id" in values
        values.setdefault("id", f"{turn}.{place}")
        return Choice(**values, cases=tuple(map(case, part.values.get("cases", ()))), tagged=tagged)

    def versions(part: Part) -> tuple[Any, ...]:
        return tuple(make(version, id=key.value) for key, version in part.values.get("versions", ()))

    def turn(key: str, part: Part) -> Turn:
        values = {name: plain(value) for name, value in part.values.items() if name not in ("choices", "versions")}
        values.setdefault("speaker", main)
        values.setdefault("says", "")
        choices = tuple(choice(item, key, place) for place, item in enumerate(part.values["choices"], 1))
        return Turn(id=key, choices=choices, versions=versions(part), **values)

    def ending(key: str, part: Part) -> Ending:
        values = {name: plain(value) for name, value in part.values.items() if name != "versions"}
        return Ending(id=key, versions=versions(part), **values)

    def with_id(key: str, part: Part) -> Any:
        return make(part, id=key)

    maps: dict[str, Callable[[str, Any], Any]] = {
        "people": with_id,
        "turns": turn,
        "endings": ending,
        "needs": lambda _, need: need,
        "before": lambda _, meaning: meaning,
        "allow": lambda _, reason: reason,
    }
    values: dict[str, Any] = {}
    for key, value in part.values.items():
        if key in maps:
            values[key] = {node.value: maps[key](node.value, item) for node, item in value}
        elif key != "format":
            values[key] = plain(value)
    return Scenario(**values, digest=digest, file=file)


def _effects(changes: list[Change], main: str) -> tuple[Effect, ...]:
    """By target, each once: `trust` and `trust.dana` of the main contact are the same."""
    by: dict[str, int] = {}
    for change in changes:
        word = change.key.value
        target = PATIENCE if word == PATIENCE else word.partition(".")[2] or main
        by[target] = by.get(target, 0) + change.by
    return tuple(Effect(target, by) for target, by in by.items())
