"""Every text of a scenario's file under a name that stays: `turns.opening.choices.ask-first.why`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from simulator.scenario.field_kinds import ListOf, MapOf, Record, Text
from simulator.scenario.reading.nodes import Mapping, Node, Scalar, Sequence
from simulator.scenario.reading.parts import Part

_NOT_FOR_TRANSLATION = frozenset({"author", "edition", "licence", "allow", "currency"})


class TextPlace(NamedTuple):
    """A text, its name, and the scalar it stands in."""

    name: str
    text: str
    node: Scalar


def text_places(part: Part) -> Iterator[TextPlace]:
    """In the order of the file's format. `part` is the reading of a file that is free of errors."""
    yield from _of(part, "")


def _of(part: Part, before: str) -> Iterator[TextPlace]:
    nodes = {key.value: node for key, node in part.node.entries}
    for field in part.record.fields:
        if field.key in part.values and field.key not in _NOT_FOR_TRANSLATION:
            yield from _value(field.kind, part.values[field.key], nodes[field.key], f"{before}{field.key}")


def _value(kind: Any, value: Any, node: Node, name: str) -> Iterator[TextPlace]:
    if isinstance(kind, Text) and isinstance(node, Scalar):
        if value.strip():
            yield TextPlace(name, value, node)
    elif isinstance(kind, Record):
        yield from _of(value, f"{name}.")
    elif isinstance(kind, ListOf) and isinstance(node, Sequence):
        for number, (one, inner) in enumerate(zip(value, node.items, strict=False), 1):
            own = one.values["id"].value if isinstance(one, Part) and "id" in one.values else str(number)
            yield from _value(kind.item, one, inner, f"{name}.{own}")
    elif isinstance(kind, MapOf) and isinstance(node, Mapping):
        inside = {key.value: inner for key, inner in node.entries}
        for key, one in value:
            yield from _value(kind.item, one, inside[key.value], f"{name}.{key.value}")
