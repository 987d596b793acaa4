"""From a file of any kind that is understood to a draft, with a list of what could not be read."""

from __future__ import annotations

import re
from pathlib import Path

from simulator.authoring.documents.draft import Incoming, Unread
from simulator.authoring.documents.markdown import markdown_pieces
from simulator.authoring.documents.office import read_document
from simulator.authoring.documents.piece import BadDocument
from simulator.authoring.documents.script_in import ScriptReader
from simulator.authoring.documents.spreadsheet_in import csv_rows, sheets
from simulator.authoring.documents.spreadsheet_left_out import hidden_in, left_out_of_sheets
from simulator.authoring.documents.table_in import read_rows
from simulator.authoring.documents.twee_in import read_twee
from simulator.authoring.documents.word import word_pieces
from simulator.authoring.documents.word_left_out import left_out_of_word
from simulator.scenario.reading.source import encoding_of
from simulator.scenario.rubric import Rubric

KINDS = {
    ".docx": "Word", ".xlsx": "Excel", ".csv": "CSV", ".tsv": "CSV", ".md": "Markdown", ".markdown": "Markdown",
    ".txt": "Markdown", ".twee": "Twee", ".tw": "Twee",
}  # fmt: skip
_LONGEST = 2_000_000
_FRONT = re.compile(r"\A---\n((?:[^\n]*\n){0,40}?)---\n")
"""What some programs write before the text of a Markdown file."""
_INSTEAD = {
    ".doc": "save it as .docx", ".odt": "save it as .docx", ".rtf": "save it as .docx", ".docm": "save it as .docx, without macros",
    ".xls": "save it as .xlsx or .csv", ".ods": "save it as .xlsx or .csv", ".xlsm": "save it as .xlsx, without macros",
    ".pdf": "a PDF has no turns or tables to read; take the document it was made from", ".html": "export it from Twine as Twee",
    ".yaml": "it is a scenario's file already: helpfirst check", ".yml": "it is a scenario's file already: helpfirst check",
}  # fmt: skip


def incoming(path: Path, rubric: Rubric) -> Incoming:
    """The draft. Raises BadDocument where nothing can be read at all."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        known = "; ".join(
            filter(None, (_INSTEAD.get(path.suffix.lower()), "a document is .docx, .xlsx, .csv, .md or .twee"))
        )
        raise BadDocument(f"its kind is not known ({known})")
    return draft_of(read_document(path), kind, rubric)


def draft_of(data: bytes, kind: str, rubric: Rubric) -> Incoming:
    """The draft of a document's bytes. Raises BadDocument."""
    if kind == "Word":
        draft = ScriptReader(rubric).read(word_pieces(data))
        draft.unread += left_out_of_word(data)
        return draft
    draft = Incoming()
    if kind == "Excel":
        hidden = hidden_in(data)
        tables, draft.doubtful = sheets(data, hidden)
        for name, rows in tables.items():
            read_rows(rows, draft, rubric, f"sheet {name}")
        draft.unread += left_out_of_sheets(data, hidden)
        return draft
    text = _text(data)
    if kind == "Markdown":
        draft = ScriptReader(rubric).read(markdown_pieces(_FRONT.sub(lambda found: "\n" * found[0].count("\n"), text)))
        if front := _FRONT.match(text):
            draft.unread.insert(0, Unread("line 1", front[1], "", "it is the front matter of another program"))
        return draft
    if kind == "CSV":
        read_rows(csv_rows(text), draft, rubric)
    else:
        read_twee(text, draft)
    return draft


def _text(data: bytes) -> str:
    """UTF-8 or UTF-16; what is neither is taken for Windows' own code page, in which Excel saves CSV."""
    encoding, skipped = encoding_of(data)
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\x00" in text:
        raise BadDocument("it is no text file")
    if len(text) > _LONGEST:
        raise BadDocument("it is longer than a scenario can be")
    return text.replace("\r\n", "\n").replace("\r", "\n")
