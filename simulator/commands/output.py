"""A command's result: to standard output, or to the file of `-o`."""

from __future__ import annotations

import sys
from pathlib import Path

from simulator.stop import USAGE, Stop


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
