"""Pieces as a Word document, by python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from simulator.authoring.documents.office import office
from simulator.authoring.documents.piece import Form, Piece
from simulator.scenario.visible import visible

_DAY = datetime(2020, 1, 1)
"""The same document is the same bytes."""


def word_of(pieces: Iterable[Piece], title: str, author: str, lang: str) -> bytes:
    """The document. Raises BadDocument where the library is missing."""
    docx = office("docx")
    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.language = title[:255], author[:255], lang
    about.created = about.modified = _DAY
    about.comments = about.last_modified_by = ""
    for piece in pieces:
        _add(document, piece)
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


def _add(document: Any, piece: Piece) -> None:
    match piece.form:
        case Form.HEADING:
            document.add_heading(visible(" ".join(piece.text.split())), level=piece.level)
        case Form.BREAK:
            document.add_page_break()
        case Form.ITEM:
            deep = f" {piece.level + 1}" if piece.level else ""
            _runs(document.add_paragraph(style=f"List Bullet{deep}"), piece)
        case Form.QUOTE:
            _runs(document.add_paragraph(style="Quote"), piece)
        case _:
            _runs(document.add_paragraph(), piece)


def _runs(paragraph: Any, piece: Piece) -> None:
    if piece.label:
        label = visible(piece.label) + (" " if piece.text else "")
        paragraph.add_run(label).bold = True
    for number, line in enumerate(visible(piece.text).split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
