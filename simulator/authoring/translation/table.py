"""The file that a translator works in: CSV with id, text and translation, or a .po file with the id as context."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import NamedTuple

HEAD = ("id", "text", "translation")
_LINE = re.compile(r'\s*(?:(msgctxt|msgid|msgstr)\s+)?"((?:[^"\\]|\\.)*)"\s*')
_OF = "x-of"


class Wording(NamedTuple):
    """One text: its name, what it says in the original, and in the other language ("" where nobody has written it)."""

    name: str
    text: str
    translation: str


class BadTable(ValueError):
    """Why a file of texts cannot be read, in a sentence."""


def csv_of(rows: Iterable[Wording], of: str = "") -> str:
    """As CSV; `of` is the original's file, where the table stays beside a translation."""
    into = io.StringIO()
    writer = csv.writer(into, lineterminator="\n")
    writer.writerow(HEAD)
    if of:
        writer.writerow((_OF, of, ""))
    writer.writerows(rows)
    return into.getvalue()


def po_of(rows: Iterable[Wording], lang: str) -> str:
    """As a .po file."""
    parts = [f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {lang}\\n"\n']
    for name, text, translation in rows:
        parts.append(f"msgctxt {_quoted(name)}\nmsgid {_quoted(text)}\nmsgstr {_quoted(translation)}\n")
    return "\n".join(parts)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def read_table(text: str, po: bool) -> tuple[dict[str, Wording], str]:
    """The rows by their names, and the original's file where the table names one. Raises BadTable."""
    rows = _po(text) if po else _csv(text)
    of = next((row.text for row in rows if row.name == _OF), "")
    return {row.name: row for row in rows if row.name != _OF}, of


def _csv(text: str) -> list[Wording]:
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    try:
        found = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=max(",;\t", key=first.count)))
    except csv.Error as error:
        raise BadTable(f"its rows cannot be read: {error}") from None
    if not found or tuple(cell.strip().casefold() for cell in found[0][:3]) != HEAD:
        raise BadTable("its first row must be: id, text, translation")
    return [Wording(row[0].strip(), row[1], row[2].strip()) for row in found[1:] if len(row) >= 3]


def _po(text: str) -> list[Wording]:
    found: list[Wording] = []
    entry: dict[str, str] = {}
    word = ""
    for line in [*text.split("\n"), "end"]:
        match = _LINE.fullmatch(line)
        if match is None or match[1] == "msgctxt":
            if "msgctxt" in entry and "msgstr" in entry:
                found.append(Wording(entry["msgctxt"], entry.get("msgid", ""), entry["msgstr"].strip()))
            if match is None or match[1] == "msgctxt":
                entry = {}
        if match is not None:
            word = match[1] or word
            entry[word] = entry.get(word, "") + _unquoted(match[2])
    if not found:
        raise BadTable("it has no entry with msgctxt and msgstr, as `helpfirst texts -o texts.po` writes them")
    return found


def _unquoted(inner: str) -> str:
    try:
        return str(json.loads(f'"{inner}"'))
    except ValueError:
        return inner
