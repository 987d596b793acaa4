"""Runs the real command in a process of its own, as a user's shell would."""

from __future__ import annotations

import subprocess
import sys


def helpfirst(
    *arguments: str, answers: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The finished process; `answers` is its standard input."""
    import os

    return subprocess.run(
        [sys.executable, "-m", "simulator", *arguments],
        input=answers,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        timeout=60,
        check=False,
    )
