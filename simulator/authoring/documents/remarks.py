"""Remarks of people who read a script, as notes (`x-remarks`) at their turn or ending; nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from simulator.authoring.documents.draft import Incoming, Unread
from simulator.authoring.documents.yaml_out import quoted
from simulator.authoring.file_edits import FileEdits
from simulator.scenario.model import Scenario
from simulator.scenario.reading.parts import Part
from simulator.scenario.visible import visible

KEY = "x-remarks"


def remarks_of(draft: Incoming, scenario: Scenario) -> list[Unread]:
    """What was written where a script has room for it, choices that were ticked, and lines that the scenario has not."""
    known = "\n".join(_plain(text) for text in _texts(scenario))
    changed = [replace(one, text=f"Rewritten: “{one.text}”") for one in draft.written if _plain(one.text) not in known]
    return list(dict.fromkeys([*draft.remarks, *draft.unread, *changed]))


def _texts(thing: Any) -> Iterator[str]:
    """Every text in it."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for one in fields(thing):
            yield from _texts(getattr(thing, one.name))
    elif isinstance(thing, Mapping):
        yield from _texts(tuple(thing.values()))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _texts(one)


def _plain(text: str) -> str:
    return "".join(char for char in visible(text) if char.isalnum())


def with_remarks(part: Part, data: bytes, remarks: Iterable[Unread]) -> tuple[bytes, list[Unread], list[Unread]]:
    """The new bytes; which remarks are in; and which stand at no turn or ending of this scenario."""
    edits = FileEdits(data)
    places: Mapping[str, Part] = {
        key.value: one for kind in ("turns", "endings") for key, one in part.values[kind] if isinstance(one, Part)
    }
    by_turn: dict[str, list[str]] = {}
    put, left = [], []
    for remark in remarks:
        if remark.turn in places:
            by_turn.setdefault(remark.turn, []).append(" ".join(remark.text.split()))
            put.append(remark)
        else:
            left.append(remark)
    for name, texts in by_turn.items():
        _insert(edits, places[name], list(dict.fromkeys(texts)))
    return edits.bytes(), put, left


def _insert(edits: FileEdits, part: Part, texts: list[str]) -> None:
    first = part.node.entries[0][0]
    at = edits.offset(first.line, first.column)
    taken = {key.value for key, _ in part.node.entries}
    names = [KEY, *(f"{KEY}-{number}" for number in range(2, 1000))]
    name = next(one for one in names if one not in taken)
    if part.node.flow:
        edits.replace(at, at, f"{name}: [{', '.join(quoted(text) for text in texts)}], ")
        return
    end, pad = edits.line_end(first.line), " " * (first.column - 1)
    lines = "".join(f"{end}{pad}  - {quoted(text)}" for text in texts)
    edits.replace(at, at, f"{name}:{lines}{end}{pad}")
