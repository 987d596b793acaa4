"""Where in the file a finding stands, from the parts that the reader read."""

from __future__ import annotations

from simulator.authoring.finding import Spot
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.tree import Mapping, Node


class Places:
    """Lines and columns from 1. The part must be that of a whole scenario."""

    def __init__(self, scenario: Part) -> None:
        self._top = {key.value: (key, value) for key, value in scenario.node.entries}
        self._parts: dict[tuple[str, str], tuple[tuple[int, int], Mapping]] = {}
        for kind, field in (("turn", "turns"), ("ending", "endings")):
            for key, part in scenario.values[field]:
                self._parts[kind, key.value] = (key.line, key.column), part.node
                for version, inner in part.values.get("versions", ()):
                    self._parts["version", f"{key.value}/{version.value}"] = (version.line, version.column), inner.node
        for key, turn in scenario.values["turns"]:
            for place, choice in enumerate(turn.values["choices"], 1):
                given = choice.values.get("id")
                name = given.value if given is not None else f"{key.value}.{place}"
                self._parts["choice", name] = choice.place, choice.node
                for number, case in enumerate(choice.values.get("cases", ()), 1):
                    self._parts["case", f"{name}#{number}"] = case.place, case.node

    def of(self, spot: Spot) -> tuple[int, int]:
        """The value of the key, where it stands in the file; the thing itself otherwise."""
        if spot.kind == "scenario":
            key, _ = self._top[spot.name]
            return key.line, key.column
        if spot.kind == "allow":
            return _key(self._top["allow"][1], spot.name)
        place, node = self._parts[spot.kind, spot.name]
        for key, value in node.entries:
            if key.value == spot.key:
                return value.line, value.column
        return place


def _key(node: Node, name: str) -> tuple[int, int]:
    assert isinstance(node, Mapping)
    return next((key.line, key.column) for key, _ in node.entries if key.value == name)
