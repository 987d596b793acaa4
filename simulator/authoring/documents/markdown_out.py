"""Pieces as Markdown. Authored text cannot become markup, and its line ends stay."""

from __future__ import annotations

import re
from collections.abc import Iterable

from simulator.authoring.documents.piece import Form, Piece
from simulator.scenario.text_direction import isolated
from simulator.scenario.visible import visible_line

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_AT_THE_START = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))")


def markdown_of(pieces: Iterable[Piece]) -> str:
    """The document."""
    lines: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        if lines and not (piece.form is Form.ITEM and before is not None and before.form is Form.ITEM):
            lines.append("")
        lines.append(_line(piece))
        before = piece
    return "\n".join(lines).rstrip() + "\n"


def _line(piece: Piece) -> str:
    label = f"**{_plain(piece.label)}**" if piece.label else ""
    words = _words(piece.text, bool(label))
    both = f"{label} {words}" if label and words else label or words
    match piece.form:
        case Form.HEADING:
            return f"{'#' * piece.level} {_plain(piece.text)}"
        case Form.ITEM:
            indent = "  " * piece.level
            return f"{indent}- {both}".replace("\n", f"\n{indent}  ")
        case Form.QUOTE:
            return f"> {both}".replace("\n", "\n> ")
        case Form.BREAK:
            return "---"
        case _:
            return both


def _plain(words: str) -> str:
    return isolated(_MARKUP.sub(r"\\\1", visible_line(" ".join(words.split()))))


def _words(words: str, behind_a_label: bool) -> str:
    """Each line by itself, joined by hard breaks; what would begin a list or a rule at a line's start is escaped."""
    lines = [isolated(_MARKUP.sub(r"\\\1", visible_line(line.strip(" \t")))) for line in words.strip().split("\n")]
    first = 1 if behind_a_label else 0
    return "\\\n".join([*lines[:first], *(_escaped_start(line) for line in lines[first:])])


def _escaped_start(line: str) -> str:
    found = _AT_THE_START.match(line)
    if found is None:
        return line
    if found[2].isdigit():
        return f"{line[: found.end()]}\\{line[found.end() :]}"
    return f"{found[1]}\\{line[found.start(2) :]}"
