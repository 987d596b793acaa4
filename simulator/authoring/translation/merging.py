"""The same scenario in another language: each text replaced at its place, everything else byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from simulator.authoring.documents.yaml_out import folded, quoted
from simulator.authoring.file_edits import FileEdits
from simulator.authoring.translation.places import text_places
from simulator.authoring.translation.table import Wording
from simulator.scenario.reading.nodes import Scalar
from simulator.scenario.reading.parts import Part


class Merged(NamedTuple):
    """The new file; the rows that it was made from; and the names of texts without a translation, or with an old one."""

    data: bytes
    rows: list[Wording]
    untranslated: list[str]
    outdated: list[str]
    unknown: list[str]


def merged(part: Part, data: bytes, rows: Mapping[str, Wording], lang: str) -> Merged:
    """`part` is the reading of `data`, the original, free of errors."""
    edits = FileEdits(data)
    used, untranslated, outdated = [], [], []
    for name, text, node in text_places(part):
        row = rows.get(name)
        if row is None or not row.translation:
            untranslated.append(name)
            used.append(Wording(name, text, ""))
            continue
        if row.text.strip() != text.strip():
            outdated.append(name)
        used.append(row)
        _put(edits, node, row.translation)
    _language(edits, part, lang)
    known = {row.name for row in used}
    return Merged(edits.bytes(), used, untranslated, outdated, [name for name in rows if name not in known])


def _put(edits: FileEdits, node: Scalar, text: str) -> None:
    start, end = edits.offset(node.line, node.column), _end(edits, node)
    if node.style in (">", "|"):
        line = edits.text[edits.offset(node.line + 1, 1) :]
        edits.replace(
            start, end, folded(text, len(line) - len(line.lstrip(" "))).replace("\n", edits.line_end(node.line))
        )
    else:
        edits.replace(start, end, quoted(text))


def _end(edits: FileEdits, node: Scalar) -> int:
    start = edits.offset(node.line, node.column)
    if node.style not in (">", "|"):
        return edits.offset(node.end_line, node.end_column)
    try:
        end = edits.offset(node.end_line, node.end_column)
    except IndexError:
        end = len(edits.text)
    return start + len(edits.text[start:end].rstrip())


def _language(edits: FileEdits, part: Part, lang: str) -> None:
    nodes = {key.value: (key, node) for key, node in part.node.entries}
    if "lang" in nodes:
        node = nodes["lang"][1]
        assert isinstance(node, Scalar)
        edits.replace(edits.offset(node.line, node.column), edits.offset(node.end_line, node.end_column), lang)
        return
    key = nodes["title"][0]
    at = edits.offset(key.line, key.column)
    edits.replace(at, at, f"lang: {lang}{edits.line_end(key.line)}")
