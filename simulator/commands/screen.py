"""What the full-screen program gets from the command line: library, rubric, attempts, clock."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from simulator import paths
from simulator.scenario.entry import Entry
from simulator.tui.services import Services

if TYPE_CHECKING:
    from simulator.practice.attempts import Attempts
    from simulator.scenario.model import Scenario
    from simulator.scenario.rubric import Rubric


def services_for(arguments: argparse.Namespace) -> Services:
    """The services of one run. Nothing is read before a screen asks for it."""
    from simulator.scenario.library import Library

    own = paths.own_scenarios(getattr(arguments, "scenarios", None))
    library = Library(paths.scenario_folders(own), paths.index_file())
    opened = _Opened(save=not getattr(arguments, "no_save", False))

    def rubric() -> Rubric:
        from simulator.commands.opening import rubric_for

        return rubric_for(arguments)

    def open_entry(entry: Entry) -> Scenario | str:
        from simulator.scenario.problem import render
        from simulator.scenario.reader import read_scenario

        reading = read_scenario(Path(entry.file), rubric())
        if reading.scenario is None:
            return "\n\n".join(render(problem) for problem in reading.errors)
        return reading.scenario

    return Services(
        library=library.entries,
        open=open_entry,
        rubric=rubric,
        keeper=opened.keeper,
        seed=lambda: int.from_bytes(os.urandom(4), "big") % 2**31,
        coach=getattr(arguments, "coach", None) or None,
    )


class _Opened:
    """The learner's attempts, opened when the first conversation begins."""

    def __init__(self, *, save: bool) -> None:
        self._save = save
        self._attempts: Attempts | None = None
        self._tried = False

    def keeper(self):  # type: ignore[no-untyped-def]
        from simulator.practice.keeper import Keeper

        return Keeper(self.attempts())

    def attempts(self) -> Attempts | None:
        if self._save and not self._tried:
            from simulator.commands.learner import open_attempts

            self._tried = True
            self._attempts, _ = open_attempts()
        return self._attempts
