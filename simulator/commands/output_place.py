"""Where an output may go: anywhere but over what somebody wrote or said."""

from __future__ import annotations

import os
import re
from pathlib import Path

from simulator.stop import USAGE, Stop

_MADE_BY_SOMEBODY = re.compile(r"\.(?:ya?ml|toml|log|sqlite3(?:-\w+)?)", re.IGNORECASE)
_DATABASE = b"SQLite format 3\0"


def output_place(named: str | Path) -> Path:
    """The path that was named. Raises Stop where a scenario, settings or a file of attempts stands there.

    An output is made again at any time and is replaced without asking; those are not outputs of any command.
    """
    path = Path(named)
    ending = os.path.splitext(os.path.realpath(path))[1]
    if os.path.isfile(path) and (_MADE_BY_SOMEBODY.fullmatch(ending) or _kept(path)):
        raise Stop(
            f"helpfirst: {named} is there already and is no output of this command. It was left alone: choose another name.",
            USAGE,
        )
    return path


def _kept(path: Path) -> bool:
    """Whether it is a database, whatever it is called. What cannot be read is none."""
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except (OSError, ValueError):
        return False
