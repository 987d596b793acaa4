"""A line on a terminal's standard error that says how far a long job is; nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

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
