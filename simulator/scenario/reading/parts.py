"""Records of an authored file as far as they could be read, with the places of what refers to something.

`build` makes them, `structure` and `routes` look at them in spite of problems, and `to_model` makes the model.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from simulator.scenario.condition import Condition
from simulator.scenario.field_kinds import Record
from simulator.scenario.reading.nodes import Mapping, Scalar


class WrittenCondition(NamedTuple):
    """A condition and the scalar it was read from."""

    condition: Condition
    node: Scalar


class Change(NamedTuple):
    """One entry of `effects`: the key it was read from, and the change in thousandths."""

    key: Scalar
    by: int


class Part:
    """A record that was read: good values by key, and where it stands. A bad or absent field has no value."""

    __slots__ = ("bad", "key", "meant", "node", "record", "values")

    def __init__(self, record: Record, node: Mapping, key: Scalar | None) -> None:
        self.record = record
        self.node = node
        self.key = key
        self.values: dict[str, Any] = {}
        self.bad: set[str] = set()
        """Fields that are there and could not be read."""
        self.meant: set[str] = set()
        """Fields for which another word stands there."""

    @property
    def place(self) -> tuple[int, int]:
        """The key of the mapping; a list's entry and the top level have none."""
        at = self.key or self.node
        return at.line, at.column

    def place_of(self, field: str) -> tuple[int, int]:
        """The value of a field that is there; without it, the place of the whole."""
        at = next((value for key, value in self.node.entries if key.value == field), None)
        return (at.line, at.column) if at is not None else self.place


def within(scalar: Scalar, offset: int) -> tuple[int, int]:
    """The place of a character of a scalar's value, exact for text on one line."""
    if scalar.line != scalar.end_line or scalar.style in ("|", ">"):
        return scalar.line, scalar.column
    return scalar.line, scalar.column + offset + (1 if scalar.style else 0)
