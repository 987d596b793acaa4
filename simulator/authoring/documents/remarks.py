"""Remarks of people who read a script, as notes (`x-remarks`) at their turn or ending; nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from simulator.authoring.documents.draft import Incoming, Unread
from simulator.authoring.documents.yaml_out import quoted
from simulator.authoring.file_edits import FileEdits
from simulator.scenario.reading.parts import Part

KEY = "x-remarks"


def remarks_of(draft: Incoming) -> list[Unread]:
    """What was written where a script has room for it, and every line that no script has."""
    return [*draft.remarks, *draft.unread]


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
