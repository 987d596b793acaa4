"""Runs commands: in a process of their own as a user's shell would, or in this one, which takes a tenth of the time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from unittest.mock import patch

from simulator.cli import main


def helpfirst(
    *arguments: str, answers: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The finished command, run in this process; `answers` is its standard input."""
    with patch.dict(os.environ, env or {}):
        status, out, said = with_streams(list(arguments), "utf-8", answers)
    return subprocess.CompletedProcess(["helpfirst", *arguments], status, out.decode("utf-8"), said)


def helpfirst_process(
    *arguments: str, answers: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The finished process, for what a command does to its own process; `answers` is its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "simulator", *arguments],
        input=answers,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        timeout=60,
        check=False,
    )


def with_streams(arguments: list[str], encoding: str, answers: str, errors: str = "strict") -> tuple[int, bytes, str]:
    """The command in this process with streams as the interpreter would have made them: status, output, what was said."""
    out, said = io.BytesIO(), io.BytesIO()
    before = sys.stdin, sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__
    try:
        sys.stdin = io.TextIOWrapper(io.BytesIO(answers.encode(encoding, "replace")), encoding)
        sys.stdout = sys.__stdout__ = io.TextIOWrapper(out, encoding, errors)
        sys.stderr = sys.__stderr__ = io.TextIOWrapper(said, encoding, "backslashreplace")
        status = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        return status, out.getvalue(), said.getvalue().decode(encoding)
    finally:
        sys.stdin, sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__ = before
