"""Lines from standard input for a program that must not stand still while it waits for one."""

from __future__ import annotations

import asyncio
import codecs
import os
import sys
import threading
from collections.abc import Callable
from typing import TextIO


class StdinLines:
    """Reads in a thread of its own. `ask` may be awaited by one task at a time."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, name="lines", daemon=True).start()

    def _read(self) -> None:
        # straight from the descriptor: a thread that waits inside sys.stdin would hold its lock at the very end
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        rest = ""
        while data := self._bytes():
            *lines, rest = (rest + decoder.decode(data)).split("\n")
            for line in lines:
                if not self._put(line):
                    return
        if rest:
            self._put(rest)
        self._put(None)

    def _bytes(self) -> bytes:
        try:
            return os.read(sys.stdin.fileno(), 65536)
        except OSError:  # the terminal is gone
            return b""

    def _put(self, line: str | None) -> bool:
        try:
            self._loop.call_soon_threadsafe(self._queue.put_nowait, line)
        except RuntimeError:  # the program is leaving
            return False
        return True

    async def ask(self, prompt: str) -> str:
        """One line. Raises EOFError where there is no more."""
        if prompt:
            self._out.write(prompt)
            self._out.flush()
        line = await self._queue.get()
        if prompt and not sys.stdin.isatty():
            self._out.write("\n")  # what was piped in is not echoed, so the prompt's line is ended here
        if line is None:
            raise EOFError
        return line.rstrip("\r")

    def writer(self) -> Callable[[str], None]:
        """Writes a line and shows it at once."""

        def write(line: str) -> None:
            self._out.write(f"{line}\n")
            self._out.flush()

        return write
