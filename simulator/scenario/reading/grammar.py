"""What may stand under what in a scenario's lines, as a tree made from the table of fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from simulator.scenario.field_kinds import Effects, Kind, Leads, ListOf, MapOf, OneOrMore, Record
from simulator.scenario.fields import SCENARIO
from simulator.scenario.problem import nearest


@dataclass(eq=False, slots=True)
class Frame:
    """A place for lines: the keys of a record, the ids of a mapping, the entries of a list, or a list of texts.

    `item` is what an id or an entry holds; None where that is text.
    """

    form: str
    """record, ids, list or texts"""
    name: str
    """What messages call its lines."""
    keys: dict[str, Frame | None] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    """Keys of which one must be there."""
    item: Frame | None = None
    parent: Frame | None = None

    def knows(self, key: str) -> bool:
        """Whether such a key can stand here, were it spelt right."""
        return key in self.keys or key.startswith("x-") or nearest(key, self.keys) is not None


_STARTS = ("id", "say", "in", "when", "go", "scenario")
"""Keys that begin an entry of a list."""


def starts(frame: Frame) -> tuple[str, ...]:
    """Keys that may begin an entry of the list, so that a dash is missing where one comes by itself."""
    return tuple(key for key in _STARTS if frame.item is not None and key in frame.item.keys)


def heads(frame: Frame) -> frozenset[str]:
    """Keys of which every entry of such a list has one; without them it is part of another that a dash cut off."""
    return frozenset({"say", "go", *frame.either} & frame.keys.keys())


@cache
def whole() -> Frame:
    """The top level of a scenario."""
    return _record(SCENARIO, None, "the keys of the scenario")


def _record(record: Record, parent: Frame | None, name: str) -> Frame:
    frame = Frame("record", name, parent=parent)
    frame.required = frozenset(field.key for field in record.fields if field.required)
    frame.either = frozenset(record.either)
    for one in record.fields:
        frame.keys[one.key] = _under(one.kind, one.key, frame)
    return frame


def _under(kind: Kind, key: str, parent: Frame) -> Frame | None:
    """What may stand on the lines under a key; None for a value on its own line."""
    if isinstance(kind, Record):
        return _record(kind, parent, f"the keys of `{key}`")
    if isinstance(kind, Effects):
        return Frame("ids", f"the keys of `{key}`", parent=parent)
    if isinstance(kind, OneOrMore):
        return Frame("texts", f"the entries of `{key}`", parent=parent)
    if isinstance(kind, MapOf):
        frame = Frame("ids", f"the ids of `{key}`", parent=parent)
        frame.item = _of(kind.item, frame)
        return frame
    if isinstance(kind, ListOf | Leads):
        entry = kind.entry if isinstance(kind, Leads) else kind.item
        frame = Frame("list" if isinstance(entry, Record) else "texts", f"the entries of `{key}`", parent=parent)
        frame.item = _of(entry, frame)
        return frame
    return None


def _of(item: Kind, parent: Frame) -> Frame | None:
    return (
        _record(item, parent, f"the keys of {'an' if item.name[0] in 'aeiou' else 'a'} {item.name}")
        if isinstance(item, Record)
        else None
    )


def every(frame: Frame) -> list[Frame]:
    """The frame and all under it, those nearer to the top first."""
    found = [frame]
    for one in found:
        found += [child for child in (*one.keys.values(), one.item) if child is not None]
    return found


@cache
def names() -> frozenset[str]:
    """Every key that some record of a scenario has."""
    return frozenset(key for frame in every(whole()) for key in frame.keys)
