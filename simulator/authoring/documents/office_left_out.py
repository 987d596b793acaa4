"""What stands in an office file beside its text and cells, and is not brought in: each is told with its place."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Any

from simulator.authoring.documents.draft import Unread
from simulator.authoring.documents.office import office

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST = 200
_NOTE = re.compile(r'<(?:\w+:)?comment [^>]*?ref="([A-Z]+[0-9]+)"[^>]*>(.*?)</(?:\w+:)?comment>', re.DOTALL)
_TEXT = re.compile(r"<(?:\w+:)?t(?: [^>]*)?>(.*?)</(?:\w+:)?t>", re.DOTALL)


def left_out_of_word(data: bytes) -> list[Unread]:
    """Text boxes, comments in tables, notes at the foot or end, headers and footers. The document must be sound."""
    document = office("docx").Document(io.BytesIO(data))
    return [Unread(place, words, "", why) for place, words, why in _of_word(document) if words][:_MOST]


def _of_word(document: Any) -> Iterator[tuple[str, str, str]]:
    said = {str(one.comment_id): f"{one.author}: {one.text}" for one in document.comments}
    for number, block in enumerate(document.iter_inner_content(), 1):
        table = hasattr(block, "rows")
        place = f"{'table at ' if table else ''}paragraph {number}"
        element = block._tbl if table else block._p
        boxes = [_words(box) for box in element.iter(f"{_W}txbxContent")]
        for words in dict.fromkeys(boxes):  # a box is kept twice, for programs of two generations
            yield place, words, "it stands in a text box"
        for mark in element.iter(f"{_W}commentReference") if table else ():
            yield place, said.get(mark.get(f"{_W}id"), ""), "it is a comment"
    kinds = (
        ("footnotes", "a footnote"),
        ("endnotes", "an endnote"),
        ("header", "in a header"),
        ("footer", "in a footer"),
    )
    for part in document.part.package.iter_parts():
        name = str(part.partname).rpartition("/")[2]
        for kind, what in kinds:
            if re.fullmatch(rf"{kind}\d*\.xml", name):
                yield kind, _words(office("docx.oxml").parse_xml(part.blob)), f"it is {what}"


def _words(element: Any) -> str:
    pieces = ("".join(str(text.text or "") for text in one.iter(f"{_W}t")) for one in element.iter(f"{_W}p"))
    return " ".join(" ".join(pieces).split())


def left_out_of_sheets(data: bytes) -> list[Unread]:
    """Comments of cells, and formulas of which the file keeps no result. The spreadsheet must be sound."""
    openpyxl = office("openpyxl")
    found: list[Unread] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kept = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        typed = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        for sheet in typed.worksheets:
            for row, results in zip(sheet.iter_rows(), kept[sheet.title].iter_rows(values_only=True), strict=False):
                for cell, result in zip(row, results, strict=False):
                    if result is None and cell.data_type == "f":
                        why = "a formula whose result was not saved; open the file in a spreadsheet and save it"
                        found.append(Unread(f"sheet {sheet.title}, cell {cell.coordinate}", str(cell.value), "", why))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if re.search(r"comments?\d*\.xml$", name) and "threaded" not in name.lower():
                text = packed.read(name).decode("utf-8", "replace")
                for cell, inner in _NOTE.findall(text):
                    words = " ".join(unescape(" ".join(_TEXT.findall(inner))).split())
                    found.append(Unread(f"cell {cell}", words, "", "it is a comment"))
    return found[:_MOST]
