"""Office files, which need the extra `office`: its libraries, and what is dangerous or damaged, told before one opens it."""

from __future__ import annotations

import importlib
import io
import zipfile
from pathlib import Path
from typing import Any

from simulator.authoring.documents.piece import BadDocument
from simulator.scenario.reading.source import Unreadable, largeness, read_file

MOST_BYTES = 16 * 1024 * 1024
"""Of the document itself."""
MOST_UNPACKED = 64 * 1024 * 1024
MOST_PARTS = 2000
MOST_TIMES = 300
"""How many times larger than packed a part may be."""
_SMALL = 1 << 20
"""Parts below so many bytes may be packed as tightly as they like."""


def read_document(path: Path) -> bytes:
    """The bytes of a document. Raises BadDocument."""
    try:
        data = read_file(path, MOST_BYTES)
    except Unreadable as why:
        raise BadDocument(str(why)) from None
    if len(data) > MOST_BYTES:
        raise BadDocument(f"it is larger than {largeness(MOST_BYTES)}")
    return data


def sound_container(data: bytes, part: str, what: str) -> None:
    """Raises BadDocument where the bytes are no zip file with that part in it, or one that would swell."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise BadDocument(
            f"it is a file of an older Office, or is locked with a password; save it as {what} without one"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except Exception:  # a damaged directory raises whatever its reader does
        raise BadDocument(f"it is no {what} document, or it is damaged") from None
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise BadDocument("it would unpack to more than a document can hold")
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > MOST_TIMES * max(entry.compress_size, 1):
            raise BadDocument("a part of it would swell to many times its size")
        if entry.flag_bits & 1:
            raise BadDocument("it is locked with a password; save it without one")
    names = {entry.filename for entry in entries}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise BadDocument(f"it holds macros; save it as {what} without them")
    if part not in names:
        raise BadDocument(f"it is no {what} document: it has no {part}")


_NAMES = {"docx": "python-docx", "openpyxl": "openpyxl"}


def office(module: str) -> Any:
    """The library. Raises BadDocument where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise BadDocument(
            f"this needs the library {_NAMES[module]}, which is not installed here: pip install {_NAMES[module]}. "
            "Markdown, CSV and Twee need nothing more"
        ) from None
