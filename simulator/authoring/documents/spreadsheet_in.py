"""Spreadsheets and CSV as rows of text. Formulas and macros are never run: what was last shown is read."""

from __future__ import annotations

import csv
import io
import warnings
from datetime import date, datetime, time, timedelta
from typing import Any

from simulator.authoring.documents.draft import Unread
from simulator.authoring.documents.office import office
from simulator.authoring.documents.piece import BadDocument
from simulator.authoring.documents.spreadsheet_left_out import Hidden

Rows = list[tuple[str, ...]]
MOST_ROWS = 5000
MOST_COLUMNS = 60
_MOST_LONG = 20_000
"""Characters of one cell."""


def sheets(data: bytes, hidden: Hidden) -> tuple[dict[str, Rows], list[Unread]]:
    """The rows of every sheet of an .xlsx that can be seen, by its name, and which cells a spreadsheet made dates of.

    What is hidden is left empty, so that the places of the rest stay right. Raises BadDocument.
    """
    openpyxl = office("openpyxl")
    dates: list[Unread] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library's words about parts that it leaves out
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            names = [str(sheet.title) for sheet in book.worksheets if str(sheet.title) not in hidden.sheets]
            return {name: _rows(book[name], hidden, dates) for name in names}, dates
    except BadDocument:
        raise
    except Exception:  # a damaged part raises whatever its reader does
        raise BadDocument("it is damaged; open it in a spreadsheet and save it again") from None


def _rows(sheet: Any, hidden: Hidden, dates: list[Unread]) -> Rows:
    found: Rows = []
    rows, columns = hidden.rows.get(sheet.title, ()), hidden.columns.get(sheet.title, ())
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        if number > MOST_ROWS:
            raise BadDocument(f"the sheet {sheet.title} has more than {MOST_ROWS} rows")
        if number in rows:
            found.append(())
            continue
        found.append(tuple("" if at in columns else _shown(cell) for at, cell in enumerate(row, 1)))
        for at, cell in enumerate(row, 1):
            if at not in columns and isinstance(cell.value, (date, time, timedelta)):
                place = f"sheet {sheet.title}, cell {cell.coordinate}"
                dates.append(Unread(place, found[-1][at - 1], "", DATE))
    return found


DATE = "the spreadsheet keeps a date or time there; where something else was meant, type it again as text"


def _shown(cell: Any) -> str:
    """What a person sees in the cell, as nearly as its value tells."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    if isinstance(value, time):
        return value.strftime("%H:%M" if not value.second else "%H:%M:%S")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if "%" in str(cell.number_format or ""):
            return f"{round(value * 100, 6):g}%"
        return str(int(value)) if float(value).is_integer() else str(value)
    return str(value)[:_MOST_LONG].replace("\r\n", "\n").replace("_x000D_", "").strip()


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
