"""What an .xlsx holds beside the cells that one sees, and is not brought in: each is told with its place."""

from __future__ import annotations

import io
import posixpath
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from simulator.authoring.documents.draft import Unread
from simulator.authoring.documents.office import office, sound_container
from simulator.authoring.documents.piece import BadDocument

_MOST = 200
_MOST_HIDDEN_COLUMNS = 100
_NOTE = re.compile(r'<(?:\w+:)?comment [^>]*?ref="([A-Z]+[0-9]+)"[^>]*>(.*?)</(?:\w+:)?comment>', re.DOTALL)
_TEXT = re.compile(r"<(?:\w+:)?t(?: [^>]*)?>(.*?)</(?:\w+:)?t>", re.DOTALL)
_SHEET = re.compile(r"<(?:\w+:)?sheet [^>]*>")
_ROW = re.compile(r"<(?:\w+:)?row [^>]*>")
_COLUMN = re.compile(r"<(?:\w+:)?col [^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship [^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)=\"([^\"]*)\"")


@dataclass(slots=True)
class Hidden:
    """What a spreadsheet does not show: sheets by name, and of each other sheet the numbers of rows and columns, from 1."""

    sheets: set[str] = field(default_factory=set)
    rows: dict[str, set[int]] = field(default_factory=dict)
    columns: dict[str, set[int]] = field(default_factory=dict)


def hidden_in(data: bytes) -> Hidden:
    """What is hidden in an .xlsx. Raises BadDocument."""
    office("openpyxl")
    sound_container(data, "xl/workbook.xml", ".xlsx")
    found = Hidden()
    with _opened(data) as packed:
        for sheet in _sheets(packed):
            if sheet.hidden:
                found.sheets.add(sheet.name)
                continue
            text = _read(packed, sheet.part)
            rows = (_attributes(one[0]) for one in _ROW.finditer(text))
            found.rows[sheet.name] = {
                int(row["r"]) for row in rows if _yes(row, "hidden") and row.get("r", "").isdigit()
            }
            columns = (_attributes(one[0]) for one in _COLUMN.finditer(text))
            found.columns[sheet.name] = {
                number
                for column in columns
                if _yes(column, "hidden") and column.get("min", "").isdigit() and column.get("max", "").isdigit()
                for number in range(int(column["min"]), min(int(column["max"]), _MOST_HIDDEN_COLUMNS) + 1)
            }
    return found


def left_out_of_sheets(data: bytes, hidden: Hidden) -> list[Unread]:
    """Hidden sheets, rows and columns, comments of cells, and formulas without a result. It must be a sound one."""
    openpyxl = office("openpyxl")
    found: list[Unread] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kept = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        typed = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        for sheet in typed.worksheets:
            if sheet.title in hidden.sheets:
                found.append(
                    Unread(f"sheet {sheet.title}", sheet.title, "", "the sheet is hidden; show it to bring it in")
                )
            else:
                found += _of_cells(sheet, kept[sheet.title], hidden)
    return [*found, *_comments(data)][:_MOST]


def _of_cells(sheet: Any, kept: Any, hidden: Hidden) -> Iterator[Unread]:
    rows, columns = hidden.rows.get(sheet.title, set()), hidden.columns.get(sheet.title, set())
    out_of_sight: dict[int, list[str]] = {}
    for number, (row, results) in enumerate(zip(sheet.iter_rows(), kept.iter_rows(values_only=True), strict=False), 1):
        if number in rows:
            words = " | ".join(str(result) for result in results if result is not None)
            if words:
                yield Unread(
                    f"sheet {sheet.title}, row {number}", words, "", "the row is hidden; show it to bring it in"
                )
            continue
        for at, (cell, result) in enumerate(zip(row, results, strict=False), 1):
            if at in columns and result is not None:
                out_of_sight.setdefault(at, []).append(str(result))
            elif result is None and cell.data_type == "f":
                why = "a formula whose result was not saved; open the file in a spreadsheet and save it"
                yield Unread(f"sheet {sheet.title}, cell {cell.coordinate}", str(cell.value), "", why)
    for at, texts in out_of_sight.items():
        letter = office("openpyxl.utils").get_column_letter(at)
        place = f"sheet {sheet.title}, column {letter}"
        yield Unread(place, " | ".join(texts[:20]), "", "the column is hidden; show it to bring it in")


def _comments(data: bytes) -> Iterator[Unread]:
    with _opened(data) as packed:
        for sheet in _sheets(packed):
            for part in _related(packed, sheet.part).values():
                if re.search(r"comments?\d*\.xml$", part) and "threaded" not in part.lower():
                    for cell, inner in _NOTE.findall(_read(packed, part)):
                        words = " ".join(unescape(" ".join(_TEXT.findall(inner))).split())
                        yield Unread(f"sheet {sheet.name}, cell {cell}", words, "", "it is a comment")


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # a damaged directory raises whatever its reader does
        raise BadDocument("it is damaged; open it in a spreadsheet and save it again") from None


def _sheets(packed: zipfile.ZipFile) -> Iterator[_Sheet]:
    parts = _related(packed, "xl/workbook.xml")
    for one in _SHEET.finditer(_read(packed, "xl/workbook.xml")):
        told = _attributes(one[0])
        own = next((value for key, value in told.items() if key.endswith(":id")), "")
        yield _Sheet(told.get("name", ""), parts.get(own, ""), told.get("state", "visible") != "visible")


def _related(packed: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that a part names, by the ids that it gives them."""
    folder, _, name = part.rpartition("/")
    found = {}
    for one in _RELATION.finditer(_read(packed, f"{folder}/_rels/{name}.rels")):
        told = _attributes(one[0])
        target = told.get("Target", "")
        found[told.get("Id", "")] = (
            target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        )
    return found


def _read(packed: zipfile.ZipFile, part: str) -> str:
    """The text of a part; "" where there is none, or it cannot be unpacked."""
    try:
        return packed.read(part).decode("utf-8", "replace")
    except Exception:
        return ""


def _attributes(tag: str) -> dict[str, str]:
    return {key: unescape(value) for key, value in _ATTRIBUTE.findall(tag)}


def _yes(attributes: dict[str, str], name: str) -> bool:
    return attributes.get(name) in ("1", "true")
