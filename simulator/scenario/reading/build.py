"""From the tree to parts by the table of fields: every field of the wrong kind becomes a problem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from simulator.scenario import field_kinds as kinds
from simulator.scenario.condition import ConditionError, parse
from simulator.scenario.problem import Problems, a
from simulator.scenario.reading.as_meant import behind_a_hash, ids_in
from simulator.scenario.reading.flow import (
    currency_beside,
    people_of,
    torn_effect,
    torn_numbers,
    torn_text,
    unknown_effect,
)
from simulator.scenario.reading.meant_condition import meant
from simulator.scenario.reading.mismatch import (
    expected,
    flat_list,
    invisible_start,
    missing_id,
    missing_keys,
    no_id,
    no_ids,
    unknown_key,
    wrong_set,
)
from simulator.scenario.reading.nodes import Mapping, Node, Scalar, Sequence
from simulator.scenario.reading.parts import Change, Part, WrittenCondition, within
from simulator.scenario.reading.values import (
    Bad,
    identifier,
    language,
    map_key,
    number,
    one_of,
    text,
    truth,
)


class Builder:
    """Reads nodes by kind. Whatever raises Bad has added its problem."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self._root: Node | None = None
        self._tables: dict[int, dict[str, kinds.Field]] = {}
        self._readers: dict[type, Callable[[Any, Node, Scalar], Any]] = {
            kinds.Text: self._text, kinds.Identifier: self._identifier, kinds.Reference: self._reference, kinds.Number: self._number,
            kinds.Boolean: self._boolean, kinds.OneOf: self._one_of, kinds.When: self._when, kinds.Effects: self._effects,
            kinds.Leads: self._leads, kinds.Language: self._language, kinds.OneOrMore: self._one_or_more, kinds.ListOf: self._list, kinds.MapOf: self._map, kinds.Record: self._record,
        }  # fmt: skip

    def whole(self, record: kinds.Record, root: Node) -> Part:
        """The top level. Raises Bad where it is no mapping at all."""
        self._root = root
        return self._record(record, root, Scalar(record.name, 1, 1, "", 1, 1))

    def value(self, kind: kinds.Kind, node: Node, key: Scalar) -> Any:
        """One value by its kind; `key` names it. Raises Bad."""
        return self._readers[type(kind)](kind, node, key)

    def _record(self, record: kinds.Record, node: Node, key: Scalar, listed: bool = False) -> Part:
        if type(node) is not Mapping:
            raise expected(self.problems, "HF105", node, key.value, "a mapping of keys and values")
        part = Part(record, node, None if listed else key)
        table = self._tables.get(id(record))
        if table is None:
            table = self._tables[id(record)] = {field.key: field for field in record.fields}
        values, readers = part.values, self._readers
        torn = torn_numbers(self.problems, node, table) if node.flow else ()
        for place, (entry_key, value) in enumerate(node.entries):
            field_key = entry_key.value
            field = table.get(field_key)
            if place in torn:
                part.bad.add(field_key)
            elif field is None:
                unknown_key(self.problems, part, entry_key, value, lambda: people_of(self._root))
            elif field_key not in values:
                try:
                    values[field_key] = readers[type(field.kind)](field.kind, value, entry_key)
                except Bad:
                    part.bad.add(field_key)
        missing_keys(self.problems, part)
        return part

    def _scalar(self, node: Node, name: str, wanted: str) -> Scalar:
        if type(node) is not Scalar:
            raise expected(self.problems, "HF103", node, name, wanted)
        if node.style == "*":
            raise Bad
        return node

    def _id(self, node: Node, name: str, wanted: str) -> Scalar:
        if type(node) is not Scalar:
            raise no_id(self.problems, node, name, wanted)
        return self._scalar(node, name, wanted)

    def _text(self, kind: kinds.Text, node: Node, key: Scalar) -> str:
        return text(self._scalar(node, key.value, "text"), key.value, self.problems, kind.needed)

    def _identifier(self, kind: kinds.Identifier, node: Node, key: Scalar) -> Scalar:
        return identifier(self._id(node, key.value, f"the id of {a(kind.of)}"), kind.of, self.problems)

    def _reference(self, kind: kinds.Reference, node: Node, key: Scalar) -> Scalar:
        scalar = self._id(node, key.value, f"the id of {a(kind.to)}")
        if not scalar.value:
            self.problems.at(
                scalar,
                "HF106",
                f"`{key.value}` is empty",
                behind_a_hash(self.problems.lines, key) or f"Write the id of {a(kind.to)}.",
            )
            raise Bad
        return scalar

    def _number(self, kind: kinds.Number, node: Node, key: Scalar) -> int:
        scalar = self._scalar(node, key.value, "a number")
        return number(scalar, kind, key.value, self.problems, lambda: currency_beside(self._root, key))

    def _boolean(self, _: kinds.Boolean, node: Node, key: Scalar) -> bool:
        return truth(self._scalar(node, key.value, "true or false"), key.value, self.problems)

    def _one_of(self, kind: kinds.OneOf, node: Node, key: Scalar) -> str:
        return one_of(self._scalar(node, key.value, "one word"), kind.options, key.value, self.problems)

    def _when(self, _: kinds.When, node: Node, key: Scalar) -> WrittenCondition:
        scalar = self._scalar(node, key.value, "a condition")
        try:
            return WrittenCondition(parse(scalar.value), scalar)
        except ConditionError as error:
            hint = meant(scalar.value, error, self._root)
            self.problems.add("HF112", *within(scalar, error.at), str(error), hint)
            raise Bad from None

    def _effects(self, kind: kinds.Effects, node: Node, key: Scalar) -> list[Change]:
        if type(node) is not Mapping:
            raise expected(self.problems, "HF105", node, key.value, "a mapping such as {trust: -5}")
        changes = []
        for entry_key, value in node.entries:
            word = entry_key.value
            if word.startswith("x-"):
                continue
            if node.flow and isinstance(value, Scalar) and not value.value:
                if torn_effect(self.problems, entry_key, node):
                    continue
                if ":" in word:
                    torn_text(self.problems, entry_key)
                    continue
            if word != "patience" and word != "trust" and not word.startswith("trust."):
                unknown_effect(self.problems, entry_key, lambda: people_of(self._root))
                continue
            try:
                changes.append(Change(entry_key, self._number(kind.number, value, entry_key)))
            except Bad:
                continue
        return changes

    def _leads(self, kind: kinds.Leads, node: Node, key: Scalar) -> list[Part] | Scalar:
        if type(node) is Scalar:
            return self._reference(kinds.Reference("turn or ending"), node, key)
        if type(node) is Mapping:
            raise expected(self.problems, "HF104", node, key.value, "the id of a turn or ending, or a list of entries")
        found: list[Part] = self._list(kinds.ListOf(kind.entry, least=1), node, key)
        return found

    def _language(self, _: kinds.Language, node: Node, key: Scalar) -> str:
        return language(self._scalar(node, key.value, "a language"), key.value, self.problems)

    def _one_or_more(self, kind: kinds.OneOrMore, node: Node, key: Scalar) -> list[Scalar]:
        if type(node) is Scalar:
            return [self._reference(kind.of, node, key)]
        if type(node) is Mapping:
            raise expected(self.problems, "HF104", node, key.value, f"the id of a {kind.of.to}, or a list of such ids")
        found: list[Scalar] = self._list(kinds.ListOf(kind.of, least=1), node, key)
        return found

    def _list(self, kind: kinds.ListOf, node: Node, key: Scalar) -> list[Any]:
        if type(node) is not Sequence:
            raise expected(self.problems, "HF104", node, key.value, "a list")
        if len(node.items) < kind.least:
            self.problems.at(node, "HF113", f"`{key.value}` is empty", "It needs at least one entry.")
        if kind.most is not None and len(node.items) > kind.most:
            extra = node.items[kind.most]
            self.problems.at(
                extra,
                "HF114",
                f"`{key.value}` has {len(node.items)} entries",
                f"At most {kind.most} are allowed.",
            )
        if isinstance(kind.item, kinds.ListOf) and any(type(item) is Scalar for item in node.items):
            raise flat_list(self.problems, node, key)
        if (
            len(node.items) == 1 < kind.least
            and isinstance(one := node.items[0], Scalar)
            and len(ids_in(one.value)) > 1
        ):
            hint = f"Write `[{', '.join(ids_in(one.value))}]`."
            self.problems.at(node, "HF104", f"the entries of a list of `{key.value}` are parted by commas", hint)
            raise Bad
        read = self._listed if isinstance(kind.item, kinds.Record) else self._readers[type(kind.item)]
        items = []
        for item in node.items:
            try:
                items.append(read(kind.item, item, key))
            except Bad:
                continue
        return items

    def _listed(self, record: Any, node: Node, key: Scalar) -> Part:
        while type(node) is Sequence and len(node.items) == 1:
            said = f"a second dash stands before an entry of `{key.value}`"
            self.problems.at(node, "HF041", said, "Delete the second `- `.")
            node = node.items[0]
        return self._record(record, node, key, listed=True)

    def _map(self, kind: kinds.MapOf, node: Node, key: Scalar) -> list[tuple[Scalar, Any]]:
        if type(node) is not Mapping:
            raise no_ids(self.problems, node, key, kind.of)
        if isinstance(kind.item, kinds.Record) and missing_id(self.problems, kind.item, node, key.value):
            raise Bad
        read = self._readers[type(kind.item)]
        found: list[tuple[Scalar, Any]] = []
        repeated = Counter(entry_key.value for entry_key, _ in node.entries)
        for entry_key, value in node.entries:
            if entry_key.value.startswith("x-") or entry_key.style in ("?", "*"):
                continue
            if repeated[entry_key.value] > 1 and type(value) is Scalar and not value.value:
                found.append((entry_key, None))  # said already: it stands there twice
                continue
            if not invisible_start(self.problems, entry_key):
                with suppress(Bad):
                    map_key(kind, entry_key, self.problems)
            try:
                found.append((entry_key, read(kind.item, value, entry_key)))
            except Bad:
                found.append((entry_key, None))
        if kind.closed:
            wrong_set(self.problems, kind, found, key)
        if len(found) < kind.least:
            self.problems.at(node, "HF113", f"`{key.value}` is empty", f"It needs at least one {kind.of}.")
            raise Bad
        return found
