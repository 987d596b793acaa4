"""A command's standard input and output: lines to ask and write, a result to `-o`, how far a long job is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from simulator.stop import USAGE, Stop


def write(line: str) -> None:
    """One line to standard output, at once."""
    print(line, flush=True)


def ask(prompt: str) -> str:
    """One line from standard input. Raises EOFError at its end."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        print(flush=True)  # what was piped in is not echoed, so the prompt's line is ended here
    if not line:
        raise EOFError
    return line


def write_out(text: str, file: str | None) -> None:
    """Raises Stop where the file cannot be written."""
    if file is None:
        sys.stdout.write(text)
        return
    try:
        Path(file).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Stop(f"helpfirst: {file} cannot be written: {error.strerror or error}.", USAGE) from None
    print(f"{file} is written.", file=sys.stderr)


T = TypeVar("T")
PAUSE = 0.5
"""Seconds before the line first shows, so that a quick job shows none."""


def with_progress(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """The items, with a line that is wiped before each output and at the end."""
    if not sys.stderr.isatty():
        yield from items
        return
    shown, last = False, time.monotonic()
    for number, item in enumerate(items, 1):
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            shown = False
        yield item
        now = time.monotonic()
        if now - last >= PAUSE and number < total:
            sys.stdout.flush()
            print(f"\r{what}: {number} of {total}", end="", file=sys.stderr, flush=True)
            shown, last = True, now
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
