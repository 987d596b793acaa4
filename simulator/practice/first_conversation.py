"""Where somebody begins who has kept nothing yet. Light: the library's first paint asks for it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.scenario.library_entry import CAMPAIGN

if TYPE_CHECKING:
    from simulator.scenario.library_entry import Entry

FILE_NAME = "attempts.sqlite3"
"""The learner's one file, in the folder of their data."""
AHEAD = 2
"""Conversations that stand before the shelves: always as many, so that nothing moves once they are known."""
FIRST = "laptop-for-a-nephew"
"""The shipped conversation that the tutorial begins with."""


def never_began(folder: Path | None) -> bool:
    """Whether there is no file of attempts in that folder yet; without a folder, nothing is known."""
    return folder is not None and not os.path.exists(folder / FILE_NAME)


def first_of(entries: Iterable[Entry]) -> Entry | None:
    """The conversation to begin with: the tutorial's, or else the first of the easiest level; None where none plays."""
    sound = [entry for entry in entries if entry.problem is None and entry.market != CAMPAIGN]
    named = next((entry for entry in sound if entry.id == FIRST), None)
    return named or min(sound, key=lambda entry: entry.level, default=None)
