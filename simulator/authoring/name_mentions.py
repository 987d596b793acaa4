"""Every place in a file where a turn, version, ending, choice, need, flag or person is named, with its scalar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from simulator.scenario.condition import Call, atoms
from simulator.scenario.reading.names import deeds, tellings
from simulator.scenario.reading.nodes import Scalar
from simulator.scenario.reading.parts import Part, WrittenCondition

Kind = Literal["turn", "ending", "choice", "need", "flag", "person", "version"]
KINDS: tuple[Kind, ...] = ("turn", "ending", "choice", "need", "flag", "person", "version")
_CALLS: dict[str, Kind] = {"knows": "need", "flag": "flag", "said": "choice"}


class Mention(NamedTuple):
    """`how` it is written: an id of its own, inside a condition, or as `trust.PERSON`.

    A version's `name` is `TURN/VERSION`, or `ENDING/VERSION`: its id is unique there and nowhere else.
    """

    kind: Kind
    name: str
    node: Scalar
    how: Literal["id", "condition", "effect"] = "id"


def mentions(scenario: Part) -> Iterator[Mention]:
    """All of a scenario's, in no special order. The file must be free of errors."""
    values = scenario.values
    places: dict[str, Kind] = {key.value: "turn" for key, _ in values["turns"]}
    places.update((key.value, "ending") for key, _ in values["endings"])
    for kind, field in _MAPS:
        yield from (Mention(kind, key.value, key) for key, _ in values.get(field, ()))
    for field in ("start", "walk_out"):
        if field in values:
            yield Mention(places[values[field].value], values[field].value, values[field])
    for flags in values.get("chance", ()):
        yield from (Mention("flag", node.value, node) for node in flags)
    for key, turn in values["turns"]:
        if "speaker" in turn.values:
            yield Mention("person", turn.values["speaker"].value, turn.values["speaker"])
        yield from _of_versions(key.value, turn)
        for choice in turn.values["choices"]:
            if "id" in choice.values:
                yield Mention("choice", choice.values["id"].value, choice.values["id"])
            for deed in deeds(choice):
                yield from _of_deed(key.value, deed, places)
    for key, ending in values["endings"]:
        yield from _of_versions(key.value, ending)


_MAPS: tuple[tuple[Kind, str], ...] = (
    ("person", "people"),
    ("need", "needs"),
    ("turn", "turns"),
    ("ending", "endings"),
    ("flag", "before"),
)


def _of_versions(name: str, part: Part) -> Iterator[Mention]:
    """Of a turn or an ending: what it tells, and the versions of it."""
    for key, _ in part.values.get("versions", ()):
        yield Mention("version", f"{name}/{key.value}", key)
    for telling in tellings(part):
        yield from (Mention("need", node.value, node) for node in telling.values.get("reveals", ()))
        if "when" in telling.values:
            yield from _of_condition(telling.values["when"])


def _of_deed(turn: str, deed: Part, places: dict[str, Kind]) -> Iterator[Mention]:
    """Of a choice or one of its cases."""
    values = deed.values
    yield from (Mention("version", f"{turn}/{node.value}", node) for node in values.get("in", ()))
    yield from (Mention("need", node.value, node) for node in values.get("reveals", ()))
    yield from (Mention("flag", node.value, node) for node in values.get("sets", ()))
    for change in values.get("effects", ()):
        _, dot, person = change.key.value.partition(".")
        if dot:
            yield Mention("person", person, change.key, "effect")
    if "when" in values:
        yield from _of_condition(values["when"])
    leads = values.get("next", ())
    if isinstance(leads, Scalar):
        yield Mention(places[leads.value], leads.value, leads)
        return
    for entry in leads:
        go = entry.values["go"]
        yield Mention(places[go.value], go.value, go)
        if "when" in entry.values:
            yield from _of_condition(entry.values["when"])


def _of_condition(asked: WrittenCondition) -> Iterator[Mention]:
    for atom in atoms(asked.condition):
        if isinstance(atom, Call):
            yield Mention(_CALLS[atom.name], atom.argument, asked.node, "condition")
        elif atom.person is not None:
            yield Mention("person", atom.person, asked.node, "condition")
