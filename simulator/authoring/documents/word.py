"""A Word document as pieces, and pieces as a Word document, by python-docx.

Tracked insertions are read, deletions are not; comments are remarks.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from simulator.authoring.documents.headings_by_look import with_headings
from simulator.authoring.documents.markdown import begins
from simulator.authoring.documents.office import office, sound_container
from simulator.authoring.documents.piece import BadDocument, Form, Piece
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


MOST_PIECES = 20_000
MOST_COLUMNS = 60
MOST_STYLES = 10
"""Styles that are based on each other."""
_USUAL = 11.0
"""Points, where neither a run nor a style names a size."""
_HEADING = re.compile(r"(?:heading|überschrift|titre|título) (\d)|(title|titel|titre|título)", re.IGNORECASE)
_TYPED = re.compile(r"[-–—•*·] +(\S.*)", re.DOTALL)
"""An entry of a list whose mark was typed by hand."""
_ISOLATES = re.compile("[\u200e\u200f\u2066-\u2069]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DROPPED = (f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent")


def word_pieces(data: bytes) -> list[Piece]:
    """The document's pieces, each with its paragraph; a comment is a piece labelled "Remark:". Raises BadDocument."""
    docx = office("docx")
    sound_container(data, "word/document.xml", ".docx")
    try:
        document = docx.Document(io.BytesIO(data))
        pieces = with_headings(list(_pieces(document)))
    except BadDocument:
        raise
    except Exception:  # a damaged part raises whatever its reader does
        raise BadDocument("it is damaged; open it in Word and save it again") from None
    return pieces


def _pieces(document: Any) -> Iterator[Piece]:
    comments = _comments(document)
    count = 0
    for block in document.iter_inner_content():
        count += 1
        if count > MOST_PIECES:
            raise BadDocument("it has more paragraphs than a scenario can have")
        if hasattr(block, "rows"):
            yield Piece(Form.TABLE, place=f"table at paragraph {count}", rows=_rows(block))
            continue
        yield from _in_lines(_piece(block, f"paragraph {count}"))
        for found in block._p.iter(f"{_W}commentReference"):
            said = comments.get(found.get(f"{_W}id"), "")
            if said:
                yield Piece(Form.TEXT, said, label="Remark:", place=f"comment at paragraph {count}")


def _in_lines(piece: Piece) -> Iterator[Piece]:
    """One piece, or one for each line where lines of a paragraph begin with labels, parted by line breaks alone."""
    lines = piece.text.split("\n")
    if piece.form is not Form.TEXT or piece.label or sum(map(begins, lines)) < 2:
        yield piece
        return
    for line in filter(None, map(str.strip, lines)):
        yield replace(piece, text=line)


def _comments(document: Any) -> dict[str, str]:
    try:
        return {
            str(one.comment_id): f"{one.author}: {one.text}" if one.author else one.text for one in document.comments
        }
    except Exception:  # no comments, or comments that cannot be read, cost nothing else
        return {}


def _rows(table: Any) -> tuple[tuple[str, ...], ...]:
    """Row by row; what stands in a table inside a cell is the cell's text, and a cell over several columns is in the first."""
    rows = []
    for row in _own(table._tbl, "tr", "tbl"):
        cells: list[str] = []
        for cell in _own(row, "tc", "tr"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            wide = str(span.get(f"{_W}val")) if span is not None else "1"
            cells.append("\n".join(filter(None, map(_line, cell.iter(f"{_W}p")))).strip())
            cells += [""] * (min(int(wide), MOST_COLUMNS) - 1 if wide.isdigit() else 0)
        rows.append(tuple(cells))
    return tuple(rows)


def _own(element: Any, tag: str, around: str) -> Iterator[Any]:
    """Those below the element that belong to no table inside it."""
    for found in element.iter(f"{_W}{tag}"):
        if next(found.iterancestors(f"{_W}{around}"), None) is element:
            yield found


def _line(paragraph: Any) -> str:
    return " ".join(filter(None, _words(paragraph)))


def _piece(paragraph: Any, place: str) -> Piece:
    label, words = _words(paragraph._p)
    style = str(getattr(paragraph.style, "name", "") or "")
    if found := next(filter(None, (_HEADING.match(name) for name in _styles(paragraph))), None):
        return Piece(Form.HEADING, f"{label} {words}".strip(), int(found[1] or 1), place=place)
    numbering = paragraph._p.find(f"{_W}pPr/{_W}numPr")
    if style.startswith(("List", "list")) or numbering is not None:
        level = numbering.find(f"{_W}ilvl") if numbering is not None else None
        deep = int(level.get(f"{_W}val")) if level is not None else int(style[-1]) - 1 if style[-1:].isdigit() else 0
        return Piece(Form.ITEM, words, deep, label, place, look=_look(paragraph))
    if not label and (typed := _TYPED.fullmatch(words)):
        return Piece(Form.ITEM, typed[1], 0, "", place, look=_look(paragraph))
    return Piece(Form.QUOTE if "Quote" in style else Form.TEXT, words, 0, label, place, look=_look(paragraph))


def _styles(paragraph: Any) -> Iterator[str]:
    """The names of its style and of those that it is based on."""
    style = paragraph.style
    for _ in range(MOST_STYLES):
        if style is None:
            return
        yield str(style.name or "")
        style = style.base_style


def _look(paragraph: Any) -> float:
    """The size of its smallest letters, in points, and half a point more where all of them are bold."""
    sizes, bold = [], True
    for run in paragraph.runs:
        if run.text.strip():
            sizes.append(_of_fonts(run.font, paragraph.style, "size"))
            bold = bold and bool(_of_fonts(run.font, paragraph.style, "bold"))
    points = min((size.pt if size is not None else _USUAL for size in sizes), default=0)
    return float(points) + 0.5 * (bold and bool(sizes))


def _of_fonts(font: Any, style: Any, name: str) -> Any:
    """What the run says of itself, or else its paragraph's style or one that it is based on."""
    found = getattr(font, name)
    for _ in range(MOST_STYLES):
        if found is not None or style is None:
            return found
        found, style = getattr(style.font, name), style.base_style
    return found


def _words(paragraph: Any) -> tuple[str, str]:
    """What stands in bold at the start, and the rest."""
    label, words, begun = "", "", False
    for run in paragraph.iter(f"{_W}r"):
        if any(around.tag in _DROPPED for around in run.iterancestors()):
            continue
        said = "".join(_said(part) for part in run)
        bold = run.find(f"{_W}rPr/{_W}b")
        if bold is not None and bold.get(f"{_W}val") not in ("0", "false") and not begun:
            label += said
        else:
            begun = begun or bool(said.strip())
            words += said
    label, words = (_ISOLATES.sub("", part).strip(" \t") for part in (label, words))
    return ("", label) if label and not words and not label.endswith((":", ")")) else (label, words)


def _said(part: Any) -> str:
    if part.tag == f"{_W}t":
        return str(part.text or "")
    return {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}.get(part.tag, "")
