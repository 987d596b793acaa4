"""What a server writes about itself: troubles, and with `serve` what rooms do. Never a person, a vote or an address.

Commands call `keep_log`; everything else logs to `LOG`. What is logged as an error is counted in the metrics.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from aiohttp.http_exceptions import HttpProcessingError

LOG = logging.getLogger("helpfirst.server")
_SOURCES = ("helpfirst", "aiohttp", "asyncio")
_FORM = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
QUIET_SECONDS = 60.0
"""The same trouble is written once in so long: where no file can be opened, every connection is one."""


class _Seldom(logging.Filter):
    """Lets a record through unless one like it came a moment ago."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[tuple[str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        like, now = (record.name, str(record.msg)[:200].split("\n")[0]), time.monotonic()
        if now - self._last.get(like, -QUIET_SECONDS) < QUIET_SECONDS:
            return False
        if len(self._last) > 1000:
            self._last.clear()
        self._last[like] = now
        return True


class _LogFile(logging.Handler):
    """Appends to a file that only its owner reads; where that cannot be done, nothing is."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(file, "a", encoding="utf-8") as out:
                out.write(f"{self.format(record)}\n")


def keep_log(file: Path, *, alone: bool) -> None:
    """Writes to `file`, and where the server has the terminal `alone` to standard error too, with what rooms do."""
    handlers: list[logging.Handler] = [_LogFile(file)]
    if alone:
        handlers.append(logging.StreamHandler(sys.stderr))
    for name in _SOURCES:
        source = logging.getLogger(name)
        source.setLevel(logging.INFO if alone and name == "helpfirst" else logging.WARNING)
        source.propagate = False
        source.handlers = handlers
    for handler in handlers:
        handler.setFormatter(_FORM)
        handler.addFilter(_Seldom())  # on what is written and not at the source: every error is counted


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether an error of the web server is one: a stranger's request that is no HTTP is answered with 400, and is none."""
    return record.exc_info is None or not isinstance(record.exc_info[1], HttpProcessingError)


class ErrorCount(logging.Handler):
    """How many errors were logged since `start`; attached to every source until `stop`."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.seen += 1

    def start(self) -> None:
        logging.getLogger("aiohttp.server").addFilter(_is_ours)
        for name in _SOURCES:
            logging.getLogger(name).addHandler(self)

    def stop(self) -> None:
        for name in _SOURCES:
            logging.getLogger(name).removeHandler(self)


class Tasks:
    """Work that nobody waits for. What goes wrong in it is logged as an error."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Begins it; it is held until it is done."""
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            LOG.error("A task failed: %s", type(error).__name__, exc_info=error)

    def cancel(self) -> None:
        """Ends all of it."""
        for task in list(self._running):
            task.cancel()
