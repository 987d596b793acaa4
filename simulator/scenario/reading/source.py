"""The bytes of an authored file as text: reading, size, encoding, line ends. The reader calls it first."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from dataclasses import dataclass

from simulator.scenario.problem import Problem, Problems

LARGEST = 256 * 1024
"""Bytes of the largest file that is read."""

LINE_END = re.compile("\r\n|[\n\r]")
"""What ends a line, everywhere in this program. NEL, U+2028 and U+2029 do not: they are reported and replaced."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Some ordinary files of a system, such as its log, would keep a reader waiting."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its text with `\\n` line ends, and the SHA-256 of its bytes.

    `text` is None where the bytes are no text at all.
    """

    file: str
    text: str | None
    digest: str


class Unreadable(Exception):
    """The file cannot be read at all; the message says why, in a sentence."""

    def problems(self, file: str) -> tuple[Problem, ...]:
        """The one problem to report for that file."""
        found = Problems(file, [])
        found.add("HF001", 1, 1, str(self), "Check the name and the permissions of the file.")
        return found.sorted()


def read_file(path: str | os.PathLike[str], most: int = LARGEST) -> bytes:
    """The first bytes of a file that somebody named, one more than `most` where it is larger. Raises Unreadable.

    Every file that a command is given is read here: a folder, a pipe or a device is refused, and none is waited for.
    """
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise Unreadable("this is a folder, not a file")
        if not stat.S_ISREG(mode):
            raise Unreadable("this is not an ordinary file")
        with open(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as file:
            return file.read(most + 1) or b""
    except FileNotFoundError:
        raise Unreadable("there is no such file") from None
    except PermissionError:
        raise Unreadable("you have no permission to read this file") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Unreadable(f"the file cannot be read: {reason}") from None


def text_in(path: str | os.PathLike[str], most: int = LARGEST) -> str:
    """The text of a file that is no scenario: a table, a token. Raises Unreadable, also where it is larger."""
    data = read_file(path, most)
    if len(data) > most:
        raise Unreadable(f"the file is larger than {largeness(most)}")
    encoding, start = encoding_of(data)
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("the file is not in UTF-8; save it as UTF-8") from None


def largeness(most: int) -> str:
    """A limit as people read it: 256 KiB, 4 MiB."""
    return f"{most >> 10} KiB" if most < 1 << 20 else f"{most >> 20} MiB"


def decode(data: bytes, file: str) -> tuple[Source, Problems]:
    """Text of the bytes and a fresh list with the problems found on the way."""
    digest = hashlib.sha256(data).hexdigest()
    problems = Problems(file, [])
    if len(data) > LARGEST:
        problems.add("HF002", 1, 1, "the file is larger than 256 KiB", "Split it into several scenarios.")
        return Source(file, None, digest), problems
    encoding, start = encoding_of(data)
    wrong: UnicodeDecodeError | None = None
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        wrong = error
        text = data[start:].decode(encoding, "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems.lines = text.split("\n")
    if "\x00" in text or (not text.isprintable() and len(_FORBIDDEN.findall(text)) > 20 + len(text) // 50):
        problems.lines = []
        problems.add("HF003", 1, 1, "this is not a text file", "A scenario is a text file, saved as UTF-8.")
        return Source(file, None, digest), problems
    if wrong:
        _report_encoding(problems, data[start:], wrong)
    for match in _FORBIDDEN.finditer(text):
        line, column = place(text, match.start())
        problems.add(
            "HF005",
            line,
            column,
            f"an invisible control character (U+{ord(match[0]):04X}) stands here",
            "Delete it.",
        )
        if problems.full:
            break
    text = _FORBIDDEN.sub("\ufffd", text)
    return Source(file, text, digest), problems


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset into text with `\\n` line ends."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def encoding_of(data: bytes) -> tuple[str, int]:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8", 3
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le", 2
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be", 2
    if len(data) >= 2 and len(data) % 2 == 0:
        first, second = data[0:64:2], data[1:64:2]
        if not any(second) and all(first):
            return "utf-16-le", 0
        if not any(first) and all(second):
            return "utf-16-be", 0
    return "utf-8", 0


def _report_encoding(problems: Problems, data: bytes, error: UnicodeDecodeError) -> None:
    before = data[: error.start].decode(error.encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    line, column = place(before, len(before))
    byte = data[error.start : error.start + 1]
    meant = byte.decode("cp1252", "replace")
    guess = f" It was probably meant as {meant}." if error.encoding == "utf-8" and meant.isprintable() else ""
    problems.add(
        "HF004",
        line,
        column,
        f"this character is not {error.encoding.upper()} text (byte 0x{byte.hex()})",
        f"Save the file as UTF-8 in your editor.{guess}",
    )
