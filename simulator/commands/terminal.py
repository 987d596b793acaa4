"""A command's standard input and output: lines to ask and write, a result to `-o`, how far a long job is."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO, TypeVar

from simulator.commands.output_place import output_place
from simulator.scenario.visible import visible
from simulator.stop import USAGE, Stop
from simulator.streams import carries_everything

TEXT, JSON, PAGE = "text", "json", "page"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def write(line: str, out: TextIO | None = None) -> None:
    """One line to standard output, or to `out`, at once; what would steer the terminal is written out."""
    print(visible(line), file=out, flush=True)


def tell(line: str) -> None:
    """The same to standard error: what is said beside the result. A file's own name may hold anything."""
    write(line, sys.stderr)


def ask(prompt: str, out: TextIO | None = None) -> str:
    """One line from standard input, after a prompt on standard output or `out`. Raises EOFError at its end."""
    print(prompt, end="", file=out, flush=True)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        print(file=out, flush=True)  # what was piped in is not echoed, so the prompt's line is ended here
    if not line:
        raise EOFError
    return line


def no_screen() -> bool:
    """Whether the full-screen program cannot be shown here: it reads, writes and draws on all three streams."""
    return (
        not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)) or os.environ.get("TERM") == "dumb"
    )


def write_json(found: object) -> None:
    """As JSON to standard output."""
    write_out(json.dumps(found, indent=2, ensure_ascii=False) + "\n", None, JSON)


def write_out(text: str, file: str | None, kind: str = TEXT, newline: str = "\n") -> None:
    """The text to that file in UTF-8, or to standard output. Raises Stop where it cannot be written or is
    not to be written over (output_place).

    Where standard output's encoding lacks characters, JSON has escapes for them and a page references, so that
    nothing is lost; in other text they are replaced.
    """
    if file is None:
        if kind != TEXT and not carries_everything():
            text = (
                _NOT_ASCII.sub(_escaped, text) if kind == JSON else text.encode("ascii", "xmlcharrefreplace").decode()
            )
        sys.stdout.write(text)
        return
    place = output_place(file)
    try:
        place.write_text(text, encoding="utf-8", newline=newline)
    except (OSError, ValueError) as error:
        raise Stop(
            f"helpfirst: {file} cannot be written: {getattr(error, 'strerror', None) or error}.", USAGE
        ) from None
    tell(f"{file} is written.")


def write_new(path: Path, data: bytes) -> None:
    """A file that is not there yet, in a folder that is. Raises Stop; another file is never written over."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise Stop(f"helpfirst: {path} is there already and was left alone. Choose another name.", USAGE) from None
    except (OSError, ValueError) as error:
        raise Stop(
            f"helpfirst: {path} cannot be written: {getattr(error, 'strerror', None) or error}.", USAGE
        ) from None


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


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
