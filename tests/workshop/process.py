"""The real program in a process of its own, to be killed: `helpfirst host` with its standard input held open."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

PATIENCE = 30.0
"""Seconds after which a line that never comes is a failure. It is no measure of speed."""


class Host:
    """`helpfirst host …` line by line. `code`, `token` and `url` are read from what it prints."""

    def __init__(self, home: Path, *arguments: str, limit: int | None = None) -> None:
        import resource

        def bounded() -> None:
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

        self.output = home / f"host-{time.monotonic_ns()}.txt"
        self._out = self.output.open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "simulator", "host", *arguments],
            stdin=subprocess.PIPE,
            stdout=self._out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HELPFIRST_HOME": str(home), "PYTHONUNBUFFERED": "1"},
            preexec_fn=bounded if limit is not None else None,
        )
        found = self.wait_for(r"view is at (http://\S+)/host#(\w+)\.(\S+)")
        self.url, self.code, self.token = found.groups()
        self.port = int(self.url.rpartition(":")[2])

    @property
    def text(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def wait_for(self, pattern: str, start: int = 0) -> re.Match[str]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := re.compile(pattern).search(self.text, start):
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        raise AssertionError(f"{pattern!r} did not come:\n{self.text}")

    def say(self, line: str, then: str | None = None) -> re.Match[str] | None:
        """Types a line, and waits for what must follow it."""
        start = len(self.text)
        stdin: IO[bytes] | None = self.process.stdin
        assert stdin is not None
        stdin.write(f"{line}\n".encode())
        stdin.flush()
        return self.wait_for(then, start) if then else None

    def kill(self) -> None:
        """kill -9, as sudden as a power cut to this program."""
        self.process.kill()
        self.end()

    def end(self) -> None:
        if self.process.stdin is not None and not self.process.stdin.closed:
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.close()
        self.process.wait(PATIENCE)
        self._out.close()

    def __enter__(self) -> Host:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.end()
