"""Standard input and output as plain mode uses them: one line at a time."""

from __future__ import annotations

import sys


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
