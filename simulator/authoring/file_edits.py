"""Edits of a file: its bytes as text, changed at known places, everything else left byte for byte.

Byte-order mark, encoding and line ends stay as they are.
"""

from __future__ import annotations

import os
import tempfile
from itertools import pairwise
from pathlib import Path

from simulator.scenario.reading.source import LINE_END, encoding_of


class FileEdits:
    """Text with places that count from 1, as in problems; the bytes must be free of errors."""

    def __init__(self, data: bytes) -> None:
        self.encoding, skipped = encoding_of(data)
        self.mark = data[:skipped]
        self.text = data[skipped:].decode(self.encoding)
        self._starts = [0, *(match.end() for match in LINE_END.finditer(self.text))]
        self._edits: dict[tuple[int, int], str] = {}

    def offset(self, line: int, column: int) -> int:
        """The offset into `text` of a line and a column."""
        return self._starts[line - 1] + column - 1

    def line_end(self, line: int) -> str:
        """How that line ends; the last one, which may have no end, as the first line does."""
        for number in (line, 1):
            match = LINE_END.search(self.text, self._starts[number - 1])
            if match is not None:
                return match[0]
        return "\n"

    def replace(self, start: int, end: int, text: str) -> None:
        """Notes a change of the characters from `start` up to `end`; the same change counts once."""
        self._edits[start, end] = text

    def bytes(self) -> bytes:
        """The bytes with all changes made."""
        edits = sorted(self._edits.items())
        for ((_, before), _), ((after, _), _) in pairwise(edits):
            if after < before:
                raise ValueError("two changes overlap")
        text = self.text
        for (start, end), new in reversed(edits):
            text = text[:start] + new + text[end:]
        return self.mark + text.encode(self.encoding)


def replace_file(path: Path, data: bytes) -> None:
    """Puts the bytes in the file's place at once, or not at all; its permissions stay. Raises OSError."""
    path = path.resolve()
    if os.path.exists(path) and not os.path.isfile(path):  # a device or a pipe takes what is written, and stays
        path.write_bytes(data)
        return
    mode = path.stat().st_mode & 0o7777 if os.path.exists(path) else 0o644
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
