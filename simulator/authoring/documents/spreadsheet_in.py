"""Spreadsheets and CSV as rows of text. Formulas and macros are never run: what was last shown is read."""

from __future__ import annotations

import csv
import io
import warnings
from typing import Any

from simulator.authoring.documents.office import office, sound_container
from simulator.authoring.documents.piece import BadDocument

Rows = list[tuple[str, ...]]
MOST_ROWS = 5000
MOST_COLUMNS = 60
_MOST_LONG = 20_000
"""Characters of one cell."""


def sheets(data: bytes) -> dict[str, Rows]:
    """The rows of every sheet of an .xlsx, by its name. Raises BadDocument."""
    openpyxl = office("openpyxl")
    sound_container(data, "xl/workbook.xml", ".xlsx")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library's words about parts that it leaves out
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return {str(sheet.title): _rows(sheet) for sheet in book.worksheets}
    except BadDocument:
        raise
    except Exception:  # a damaged part raises whatever its reader does
        raise BadDocument("it is damaged; open it in a spreadsheet and save it again") from None


def _rows(sheet: Any) -> Rows:
    found: Rows = []
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)):
        if number >= MOST_ROWS:
            raise BadDocument(f"the sheet {sheet.title} has more than {MOST_ROWS} rows")
        found.append(tuple(_shown(cell) for cell in row))
    return found


def _shown(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)[:_MOST_LONG].replace("\r\n", "\n").replace("_x000D_", "").strip()


def csv_rows(text: str) -> Rows:
    """The rows of a CSV file with commas, semicolons or tabs. Raises BadDocument."""
    first = text.lstrip("\ufeff\n").split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    csv.field_size_limit(_MOST_LONG)
    try:
        rows = [
            tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        ]
    except csv.Error as error:
        raise BadDocument(f"its rows cannot be read: {error}") from None
    if len(rows) > MOST_ROWS:
        raise BadDocument(f"it has more than {MOST_ROWS} rows")
    return rows
