"""What the full-screen program gets from the command line: library, rubric, attempts, clock."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from simulator import paths
from simulator.practice.learner import Learner, local_now
from simulator.practice.settings import Preferences, read_settings
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
    learner = Learner(None if getattr(arguments, "no_save", False) else _opens, exports=paths.data_folder() / "debriefs")
    read = read_settings(paths.data_folder())

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
        keeper=learner.keeper,
        seed=lambda: int.from_bytes(os.urandom(4), "big") % 2**31,
        clock=local_now,
        coach=getattr(arguments, "coach", None) or None,
        say_first=getattr(arguments, "say_first", None) or None,
        theme=read.settings.theme or None,
        learner=learner,
        preferences=Preferences(read.settings, paths.data_folder(), read.problems),
        notices=read.problems,
    )


def _opens() -> tuple[Attempts | None, str | None]:
    """Opens the learner's attempts when they are first asked for."""
    from simulator.commands.learner import open_attempts

    return open_attempts()
