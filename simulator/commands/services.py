"""What commands work with: the learner's attempts and settings, and the services of the full-screen program."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from simulator import paths
from simulator.commands.terminal import tell
from simulator.practice.first_conversation import never_began
from simulator.practice.learner import Learner, local_now
from simulator.practice.settings import Preferences, Settings, SettingsReading, read_settings
from simulator.scenario.library_entry import Entry
from simulator.seed import new_seed
from simulator.tui.services import Services

if TYPE_CHECKING:
    from simulator.practice.attempts.attempts import Attempts
    from simulator.practice.own_words.replies import RepliesCompared
    from simulator.scenario.campaign import Campaign
    from simulator.scenario.model import Scenario
    from simulator.scenario.rubric import Rubric


def open_attempts() -> tuple[Attempts | None, str | None]:
    """The attempts, and what the learner should be told. Never raises: practice goes on without saving."""
    from simulator.practice.attempts.attempts import Attempts
    from simulator.practice.file.store import PRACTISE, LearnerFile, NotKept

    try:
        store = LearnerFile(paths.data_folder())
    except (NotKept, paths.NoHome) as trouble:
        return None, f"{trouble} {PRACTISE}"
    return Attempts(store), f"{store.notice} {PRACTISE}" if store.read_only else store.notice


def attempts_or_note(save: bool) -> Attempts | None:
    """For commands in lines: the notice goes to standard error."""
    if not save:
        return None
    attempts, notice = open_attempts()
    if notice:
        tell(notice)
    return attempts


def attempts_to_read() -> Attempts:
    """For commands that are about what was kept; a notice goes to standard error. Raises NotKept and NoHome."""
    from simulator.practice.attempts.attempts import Attempts
    from simulator.practice.file.store import LearnerFile

    store = LearnerFile(paths.data_folder())
    if store.notice and not store.read_only:
        tell(store.notice)
    return Attempts(store)


def note_damaged(attempts: Attempts | None) -> None:
    """Says which attempts had to be left out of what was just shown, if any."""
    note = attempts.note() if attempts is not None else None
    if note:
        tell(note)


def preferences_or_note() -> Preferences:
    """The settings as `preferences_here` has them; what is wrong with them goes to standard error."""
    found = preferences_here()
    for problem in found.problems:
        tell(problem)
    return found


def replies_for(preferences: Preferences) -> RepliesCompared:
    """What compares own words, with the engine that the settings ask for when it is first wanted."""
    from simulator.practice.own_words.engine_choice import EndpointQuestion, engine_for
    from simulator.practice.own_words.replies import RepliesCompared

    return RepliesCompared(lambda: engine_for(preferences.now), EndpointQuestion(preferences))


def _settings() -> SettingsReading:
    folder = paths.data_folder_or_none()
    return read_settings(folder) if folder is not None else SettingsReading(Settings())


def preferences_here() -> Preferences:
    """The settings as a running program holds them, written where they were read; nowhere without a folder."""
    read = _settings()
    return Preferences(read.settings, paths.data_folder_or_none(), read.problems)


def _rubric(arguments: argparse.Namespace, file: str | None = None) -> Rubric:
    """The rubric of this scenario's file, or the one that everything without one of its own goes by."""
    from simulator.commands.from_arguments import rubric_for, rubric_of_file

    return rubric_for(arguments) if file is None else rubric_of_file(arguments, file)


def _open_entry(arguments: argparse.Namespace, entry: Entry) -> Scenario | str:
    """The scenario, or what is wrong with it."""
    from simulator.scenario.problem import render
    from simulator.scenario.reader import read_scenario
    from simulator.scenario.rubric_beside import SeveralRubrics
    from simulator.scenario.rubric_file import RubricError

    try:
        reading = read_scenario(Path(entry.file), _rubric(arguments, entry.file))
    except (RubricError, SeveralRubrics) as wrong:
        return str(wrong)
    return reading.scenario or "\n\n".join(render(problem) for problem in reading.errors)


def _open_campaign(arguments: argparse.Namespace, entry: Entry) -> Campaign | str:
    """The campaign, or what is wrong with it."""
    from simulator.commands import campaign_files
    from simulator.scenario.problem import render

    reading = campaign_files.read(Path(entry.file), arguments)
    return reading.campaign or "\n\n".join(render(problem) for problem in reading.errors)


def services_for(arguments: argparse.Namespace) -> Services:
    """The services of one run. Nothing is read before a screen asks for it."""
    from simulator.scenario.library import Library

    own = paths.own_scenarios(getattr(arguments, "scenarios", None))
    given = paths.own_rubric(getattr(arguments, "rubric", None))
    library = Library(paths.scenario_folders(own), paths.index_file(), given)
    folder = paths.data_folder_or_none()
    learner = Learner(
        None if getattr(arguments, "no_save", False) else open_attempts,
        exports=folder / "debriefs" if folder is not None else None,
        never_began=never_began(folder),
    )
    preferences = preferences_here()
    return Services(
        library=library.entries,
        open=partial(_open_entry, arguments),
        rubric=partial(_rubric, arguments),
        rubric_of=lambda scenario: _rubric(arguments, scenario.file),
        campaigns=library.campaigns,
        open_campaign=partial(_open_campaign, arguments),
        keeper=learner.keeper,
        seed=new_seed,
        clock=local_now,
        coach=getattr(arguments, "coach", None) or None,
        say_first=getattr(arguments, "say_first", None) or None,
        own_words=getattr(arguments, "own_words", None) or None,
        compare=lambda: replies_for(preferences),
        theme=preferences.now.theme or None,
        learner=learner,
        preferences=preferences,
        notices=preferences.problems,
    )
