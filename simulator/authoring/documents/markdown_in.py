"""Markdown as pieces, by markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from simulator.authoring.documents.piece import Form, Piece
from simulator.authoring.documents.words import KNOWN, key_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_SOFT = "\x00"
"""A line end of the file that is none of the text. Markdown has no such character."""
_LABEL = re.compile(r"(?:([^\W\d_][\w '’.-]{0,40}?)(?:\s*:|\s+[–—-])\s|[a-z]\) )")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,2}:\s")
"""Somebody who speaks, where lines by hand follow each other: in a script their name is bold."""
_ISOLATES = re.compile("[\u2066-\u2069]")


def markdown_pieces(text: str) -> list[Piece]:
    """The document's pieces, each with its line."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return list(_pieces(parser.parse(text)))


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
                        yield Piece(form, said, max(lists - 1, 0), bold, f"line {line + at}")
            case "hr":
                yield Piece(Form.BREAK, place=f"line {line}")
            case "fence" | "code_block":
                yield Piece(Form.TEXT, token.content.strip(), place=f"line {line}")


def _lines(label: str, words: str) -> Iterator[tuple[str, str]]:
    """One piece, or several where lines that follow each other without an empty one begin with labels."""
    first, *others = words.split(_SOFT)
    said = [first]
    by_hand = not label and _begins(first)
    for line in others:
        if _begins(line) or (by_hand and _NAME.match(line)):
            yield label, " ".join(said)
            label, said = "", []
        said.append(line)
    yield label, " ".join(said)


def _begins(line: str) -> bool:
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
