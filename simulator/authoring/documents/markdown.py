"""Markdown as pieces, by markdown-it, and pieces as Markdown: authored text cannot become markup, and its line ends stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from simulator.authoring.documents.headings_by_look import with_headings
from simulator.authoring.documents.piece import Form, Piece
from simulator.authoring.documents.words import KNOWN, key_of
from simulator.scenario.text_direction import isolated
from simulator.scenario.visible import visible_line

if TYPE_CHECKING:
    from markdown_it.token import Token


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


_SOFT = "\x00"
"""A line end of the file that is none of the text. Markdown has no such character."""
_LABEL = re.compile(r"(?:([^\W\d_][\w '’.-]{0,40}?)(?:\s*:|\s+[–—-])\s|\(?[a-zA-Z]\) |[A-H]\. )")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,2}:\s")
"""Somebody who speaks, where lines by hand follow each other: in a script their name is bold."""
_ISOLATES = re.compile("[\u2066-\u2069]")


def markdown_pieces(text: str) -> list[Piece]:
    """The document's pieces, each with its line."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return with_headings(list(_pieces(parser.parse(text))))


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    lists = quotes = heading = 0
    rows: list[list[str]] = []
    line = 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
            case "blockquote_open":
                quotes += 1
            case "blockquote_close":
                quotes -= 1
            case "heading_open":
                heading = int(token.tag[1])
            case "heading_close":
                heading = 0
            case "table_open":
                rows = []
            case "tr_open":
                rows.append([])
            case "table_close":
                yield Piece(Form.TABLE, place=f"line {line}", rows=tuple(tuple(row) for row in rows))
                rows = []
            case "inline" if rows:
                rows[-1].append(" ".join(_split(token)).replace(_SOFT, " ").strip())
            case "inline":
                label, words = _split(token)
                if heading:
                    yield Piece(
                        Form.HEADING, f"{label} {words}".replace(_SOFT, " ").strip(), heading, place=f"line {line}"
                    )
                else:
                    form = Form.QUOTE if quotes else Form.ITEM if lists else Form.TEXT
                    for at, (bold, said) in enumerate(_lines(label, words)):
                        look = 0.5 if bold and not said else 0.0
                        yield Piece(form, said, max(lists - 1, 0), bold, f"line {line + at}", look=look)
            case "hr":
                yield Piece(Form.BREAK, place=f"line {line}")
            case "fence" | "code_block":
                yield Piece(Form.TEXT, token.content.strip(), place=f"line {line}")


def _lines(label: str, words: str) -> Iterator[tuple[str, str]]:
    """One piece, or several where lines that follow each other without an empty one begin with labels."""
    first, *others = words.split(_SOFT)
    said = [first]
    by_hand = not label and begins(first)
    for line in others:
        if begins(line) or (by_hand and _NAME.match(line)):
            yield label, " ".join(said)
            label, said = "", []
        said.append(line)
    yield label, " ".join(said)


def begins(line: str) -> bool:
    """Whether a line begins with a label that is known, or with the letter of a choice."""
    found = _LABEL.match(line)
    return found is not None and (found[1] is None or any(key_of(found[1], known) for known in KNOWN))


def _split(token: Token) -> tuple[str, str]:
    """What stands in bold at the start, and the rest."""
    label, words, bold, begun = "", "", False, False
    children: Sequence[Any] = token.children or ()
    for child in children:
        said = {"softbreak": _SOFT, "hardbreak": "\n"}.get(child.type, child.content)
        if child.type == "strong_open":
            bold = not begun
        elif child.type == "strong_close":
            bold, begun = False, True
        elif bold:
            label += said
        else:
            begun = begun or bool(said)
            words += said
    return _clean(label.replace(_SOFT, " ")), _clean(words)


def _clean(words: str) -> str:
    return _ISOLATES.sub("", words).strip(" \t")
