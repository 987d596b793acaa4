"""From the tree to parts by the table of fields: every field of the wrong kind becomes a problem.

A `Part` is a record as far as it could be read, with the places of what refers to something, so that
`structure` can look on in spite of problems and `finish` can make the model where there are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from simulator.scenario.condition import Condition, ConditionError, parse
from simulator.scenario.kinds import (
    Boolean,
    Effects,
    Field,
    Identifier,
    Leads,
    ListOf,
    MapOf,
    Number,
    OneOf,
    Record,
    Reference,
    Text,
    When,
)
from simulator.scenario.problem import Problems, shown
from simulator.scenario.tree import Mapping, Node, Scalar, Sequence
from simulator.scenario.values import Bad, identifier, number, one_of, text, truth


class Asked(NamedTuple):
    """A condition and the scalar it was read from."""

    condition: Condition
    node: Scalar


class Change(NamedTuple):
    """One entry of `effects`: the key it was read from, and the change in hundredths."""

    key: Scalar
    by: int


class Part:
    """A record that was read: good values by key, and where it stands. A bad or absent field has no value."""

    __slots__ = ("bad", "key", "node", "record", "values")

    def __init__(self, record: Record, node: Mapping, key: Scalar | None) -> None:
        self.record = record
        self.node = node
        self.key = key
        self.values: dict[str, Any] = {}
        self.bad: set[str] = set()
        """Fields that are there and could not be read."""

    @property
    def place(self) -> tuple[int, int]:
        """The key of the mapping; a list's entry and the top level have none."""
        at = self.key or self.node
        return at.line, at.column


HINTS = {
    "HF103": "Write text, in quotes if it has special signs in it.",
    "HF104": "Put each entry on a line of its own that starts with `- `.",
    "HF105": "Write each key on a line of its own, indented, as `key: value`.",
}


class Builder:
    """Reads nodes by kind. Whatever raises Bad has added its problem."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self._tables: dict[int, dict[str, Field]] = {}
        self._readers: dict[type, Callable[[Any, Node, Scalar | None, str], Any]] = {
            Text: self._text, Identifier: self._identifier, Reference: self._reference, Number: self._number,
            Boolean: self._boolean, OneOf: self._one_of, When: self._when, Effects: self._effects,
            Leads: self._leads, ListOf: self._list, MapOf: self._map, Record: self._record,
        }  # fmt: skip

    def record(self, record: Record, node: Node, key: Scalar | None) -> Part:
        """Raises Bad where the node is no mapping at all."""
        return self._record(record, node, key, record.name)

    def _record(self, record: Record, node: Node, key: Scalar | None, name: str) -> Part:
        if type(node) is not Mapping:
            raise self._expected("HF105", node, name, "a mapping of keys and values")
        part = Part(record, node, key)
        table = self._tables.get(id(record))
        if table is None:
            table = self._tables[id(record)] = {field.key: field for field in record.fields}
        values, readers = part.values, self._readers
        for entry_key, value in node.entries:
            field_key = entry_key.value
            field = table.get(field_key)
            if field is None:
                self._unknown(entry_key, value, part)
            elif field_key not in values:
                try:
                    values[field_key] = readers[type(field.kind)](field.kind, value, entry_key, field_key)
                except Bad:
                    part.bad.add(field_key)
        for field in record.fields:
            if field.required and field.key not in values and field.key not in part.bad:
                line, column = (1, 1) if record.name in ("scenario", "rubric") else part.place
                self.problems.add(
                    "HF102",
                    line,
                    column,
                    f"this {record.name} has no `{field.key}`",
                    f"Add `{field.key}:`. {field.help}",
                )
        return part

    def _unknown(self, key: Scalar, value: Node, part: Part) -> None:
        word, record = key.value, part.record
        if word.startswith("x-") or key.style in ("?", "*") or word == "<<":
            return
        known = [field.key for field in record.fields]
        if part.node.flow and isinstance(value, Scalar) and not value.value and not key.style:
            self._torn_in_brackets(key)
            return
        if word.startswith("-") and not key.style:
            self.problems.at(
                key, "HF028", f"`{shown(word)}` needs a space after the dash", "Write `- ` and then the text."
            )
            return
        if _indented(self.problems, key):
            return
        given = [name for name in known if name not in part.values and name not in part.bad]
        hint = self.problems.did_you_mean(word, given) or self.problems.did_you_mean(word, known)
        otherwise = f"A {record.name} has: {', '.join(known)}. Keys of your own start with x-."
        self.problems.at(key, "HF101", f"a {record.name} has no key `{shown(word)}`", hint or otherwise)

    def _torn_in_brackets(self, key: Scalar) -> None:
        name, colon, _ = key.value.partition(":")
        if colon:
            self.problems.add(
                "HF012",
                key.line,
                key.column + len(name) + 1,
                f"no space stands after the colon of `{shown(name)}`",
                f"Write `{shown(name)}: ` and then the value.",
            )
        else:
            self.problems.at(
                key,
                "HF036",
                f"inside {{ }} a comma ends the text; `{shown(key.value)}` is read as a key",
                "Put text with commas in quotes.",
            )

    def _expected(self, code: str, node: Node, name: str, wanted: str) -> Bad:
        line, column, hint = node.line, node.column, HINTS[code]
        if type(node) is Mapping:
            seen = "a mapping"
            first = node.entries[0][0] if node.entries else None
            if first is not None and first.value.startswith("-") and not first.style:
                self.problems.at(
                    first,
                    "HF028",
                    f"`{shown(first.value)}` needs a space after the dash",
                    "Write `- ` and then the text.",
                )
                return Bad()
            if code == "HF103":
                hint = "Text with a colon and a space in it needs quotes, or `>-` and the text on the next lines."
        elif type(node) is Sequence:
            seen = "a list"
            if code == "HF103":
                hint = "Text that starts with `[` or `- ` needs quotes."
        else:
            assert isinstance(node, Scalar)
            seen = f"`{shown(node.value)}`" if node.value else "nothing"
            if code == "HF104":
                hint = "Put each entry on a line of its own that starts with `- `."
                if not node.value:
                    hint += " Or delete the key."
        self.problems.add(code, line, column, f"`{name}` must be {wanted}, not {seen}", hint)
        return Bad()

    def _scalar(self, node: Node, name: str, wanted: str) -> Scalar:
        if type(node) is not Scalar:
            raise self._expected("HF103", node, name, wanted)
        if node.style == "*":
            raise Bad
        return node

    def _text(self, kind: Text, node: Node, key: Scalar | None, name: str) -> str:
        return text(self._scalar(node, name, "text"), name, self.problems, kind.needed)

    def _identifier(self, kind: Identifier, node: Node, key: Scalar | None, name: str) -> Scalar:
        return identifier(self._scalar(node, name, "an id"), kind.of, self.problems)

    def _reference(self, kind: Reference, node: Node, key: Scalar | None, name: str) -> Scalar:
        scalar = self._scalar(node, name, f"the id of a {kind.to}")
        if not scalar.value:
            self.problems.at(scalar, "HF106", f"`{name}` is empty", f"Write the id of a {kind.to}.")
            raise Bad
        return scalar

    def _number(self, kind: Number, node: Node, key: Scalar | None, name: str) -> int:
        return number(self._scalar(node, name, "a number"), kind, name, self.problems)

    def _boolean(self, _: Boolean, node: Node, key: Scalar | None, name: str) -> bool:
        return truth(self._scalar(node, name, "true or false"), name, self.problems)

    def _one_of(self, kind: OneOf, node: Node, key: Scalar | None, name: str) -> str:
        return one_of(self._scalar(node, name, "one word"), kind.options, name, self.problems)

    def _when(self, _: When, node: Node, key: Scalar | None, name: str) -> Asked:
        scalar = self._scalar(node, name, "a condition")
        try:
            return Asked(parse(scalar.value), scalar)
        except ConditionError as error:
            line, column = within(scalar, error.at)
            self.problems.add("HF112", line, column, str(error), error.hint)
            raise Bad from None

    def _effects(self, kind: Effects, node: Node, key: Scalar | None, name: str) -> list[Change]:
        if type(node) is not Mapping:
            raise self._expected("HF105", node, name, "a mapping such as {trust: -5}")
        changes = []
        for entry_key, value in node.entries:
            word = entry_key.value
            if word.startswith("x-"):
                continue
            if node.flow and isinstance(value, Scalar) and not value.value and ":" in word:
                self._torn_in_brackets(entry_key)
                continue
            if word != "patience" and word != "trust" and not word.startswith("trust."):
                hint = self.problems.did_you_mean(
                    word, ("trust", "patience"), "Effects are on trust, trust.PERSON and patience."
                )
                self.problems.at(entry_key, "HF101", f"nothing called `{shown(word)}` can change", hint)
                continue
            try:
                changes.append(Change(entry_key, self._number(kind.number, value, entry_key, word)))
            except Bad:
                continue
        return changes

    def _leads(self, kind: Leads, node: Node, key: Scalar | None, name: str) -> list[Part] | Scalar:
        if type(node) is Scalar:
            return self._reference(Reference("turn or ending"), node, key, name)
        if type(node) is Mapping:
            raise self._expected("HF104", node, name, "the id of a turn or ending, or a list of entries")
        found: list[Part] = self._list(ListOf(kind.entry, least=1), node, key, name)
        return found

    def _list(self, kind: ListOf, node: Node, key: Scalar | None, name: str) -> list[Any]:
        if type(node) is not Sequence:
            raise self._expected("HF104", node, name, "a list")
        if len(node.items) < kind.least:
            self.problems.at(node, "HF113", f"`{name}` is empty", "It needs at least one entry.")
        if kind.most is not None and len(node.items) > kind.most:
            extra = node.items[kind.most]
            self.problems.at(
                extra, "HF114", f"`{name}` has {len(node.items)} entries", f"At most {kind.most} are allowed."
            )
        read = self._readers[type(kind.item)]
        items = []
        for item in node.items:
            try:
                items.append(read(kind.item, item, None, name))
            except Bad:
                continue
        return items

    def _map(self, kind: MapOf, node: Node, key: Scalar | None, name: str) -> list[tuple[Scalar, Any]]:
        if type(node) is not Mapping:
            raise self._expected("HF105", node, name, f"a mapping from the id of each {kind.of}")
        read = self._readers[type(kind.item)]
        found: list[tuple[Scalar, Any]] = []
        own = 0
        for entry_key, value in node.entries:
            if entry_key.value.startswith("x-") or entry_key.style in ("?", "*"):
                own += 1
                continue
            if not _indented(self.problems, entry_key):
                self._check_key(kind, entry_key)
            try:
                found.append((entry_key, read(kind.item, value, entry_key, entry_key.value)))
            except Bad:
                found.append((entry_key, None))
        if len(found) < kind.least:
            self.problems.at(node, "HF113", f"`{name}` is empty", f"It needs at least one {kind.of}.")
            raise Bad
        return found


    def _check_key(self, kind: MapOf, key: Scalar) -> None:
        """An id, or the code of a lint."""
        try:
            if not kind.codes:
                identifier(key, kind.of, self.problems)
            elif re.fullmatch(kind.codes, key.value) is None:
                self.problems.add(
                    "HF118", key.line, key.column, f"`{shown(key.value)}` is not the code of a {kind.of}",
                    "Only codes that begin with HF4 can be allowed, each with the reason why it is right here.",
                )  # fmt: skip
        except Bad:
            pass


_ODD = re.compile("[\t\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]")


def _indented(problems: Problems, key: Scalar) -> bool:
    """Whether an invisible character stands at the start of the key, as indentation; adds the problem."""
    if key.style or not _ODD.match(key.value):
        return False
    problems.at(
        key,
        "HF019",
        f"an invisible character (U+{ord(key.value[0]):04X}) stands where spaces should indent the line",
        "Delete the space before the text and type it again with the space bar.",
    )
    return True


def within(scalar: Scalar, offset: int) -> tuple[int, int]:
    """The place of a character of a scalar's value, exact for text on one line."""
    if scalar.line != scalar.end_line or scalar.style in ("|", ">"):
        return scalar.line, scalar.column
    return scalar.line, scalar.column + offset + (1 if scalar.style else 0)
