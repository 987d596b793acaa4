"""The learner's attempts for a command: opened once, or a sentence why nothing is kept."""

from __future__ import annotations

import sys

from simulator.paths import data_folder
from simulator.practice.attempts import Attempts
from simulator.practice.settings import Settings, read_settings
from simulator.practice.store import NotKept, Store


def open_attempts() -> tuple[Attempts | None, str | None]:
    """The attempts, and what the learner should be told. Never raises: practice goes on without saving."""
    try:
        store = Store(data_folder())
    except NotKept as trouble:
        return None, str(trouble)
    return Attempts(store), store.notice


def attempts_or_note(save: bool) -> Attempts | None:
    """For commands in lines: the notice goes to standard error."""
    if not save:
        return None
    attempts, notice = open_attempts()
    if notice:
        print(notice, file=sys.stderr)
    return attempts


def settings_or_note() -> Settings:
    """The settings for commands in lines; what is wrong with them goes to standard error."""
    read = read_settings(data_folder())
    for problem in read.problems:
        print(problem, file=sys.stderr)
    return read.settings
