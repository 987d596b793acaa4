"""A document as pieces: what Markdown, a Word document and a script have in common."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class BadDocument(ValueError):
    """Why a document cannot be read at all, in a sentence."""


class Form(Enum):
    """What a piece looks like."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading (`level` 1 to 6), paragraph, entry of a list (`level` from 0), quotation or table.

    `label` is what stands in bold before the text, `place` where it stands ("line 12"), `rows` the cells of a table.
    `look` is how much it stands out: the size of its letters in points, and half a point more where all are bold.
    """

    form: Form
    text: str = ""
    level: int = 0
    label: str = ""
    place: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    look: float = 0


def heading(level: int, text: str) -> Piece:
    return Piece(Form.HEADING, text, level)


def text(label: str, words: str = "") -> Piece:
    return Piece(Form.TEXT, words, label=label)


def item(label: str, words: str = "", level: int = 0) -> Piece:
    return Piece(Form.ITEM, words, level, label)


def quote(words: str, label: str = "") -> Piece:
    return Piece(Form.QUOTE, words, label=label)
