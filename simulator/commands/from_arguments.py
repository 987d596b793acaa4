"""From a command's arguments to a rubric, a library and a scenario; every failure is a sentence and a status."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from simulator import paths
from simulator.commands.terminal import tell
from simulator.scenario.library import Library
from simulator.scenario.model import Scenario
from simulator.scenario.problem import render
from simulator.scenario.reader import Reading, read_scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_beside import RUBRICS, SeveralRubrics, own_rubric_of
from simulator.scenario.rubric_file import RubricError, read_rubric
from simulator.stop import USAGE, WRONG, Stop

if TYPE_CHECKING:
    from simulator.scenario.assignment import AssignmentReading

Made = TypeVar("Made")


def rubric_for(arguments: argparse.Namespace) -> Rubric:
    """The rubric of --rubric or HELPFIRST_RUBRIC; the one that lies in `rubrics` beside the files; or the shipped one."""
    try:
        return read_rubric(paths.own_rubric(getattr(arguments, "rubric", None)) or _rubric_beside(arguments))
    except RubricError as wrong:
        raise Stop(f"{wrong}\n\nThis rubric cannot be used until that is mended.", USAGE) from None


def _rubric_beside(arguments: argparse.Namespace) -> Path | None:
    """The one rubric of the folder, or folders, in which what the command is given lies; None where there is not one."""
    named = [getattr(arguments, name, None) for name in ("scenario", "file", "folder")]
    given = [Path(one) for one in (*named, *(getattr(arguments, "paths", None) or ())) if isinstance(one, str)]
    files = [one / "a" if os.path.isdir(one) else one for one in given if os.path.exists(one)]
    if not files and given and (getattr(arguments, "scenarios", None) or _some_pack_has_one()):
        found = library_for(arguments).find(given[0].name)
        files = [] if found is None else [found]
    try:
        rubrics = {found for file in files if (found := own_rubric_of(file.absolute())) is not None}
    except SeveralRubrics as several:
        raise Stop(f"helpfirst: {several}", USAGE) from None
    return rubrics.pop() if len(rubrics) == 1 else None


def rubric_of_file(arguments: argparse.Namespace, file: str) -> Rubric:
    """The rubric for one scenario of the library: the one that was given, the one beside it, or the shipped one.

    Raises RubricError and SeveralRubrics.
    """
    given = paths.own_rubric(getattr(arguments, "rubric", None))
    return read_rubric(own_rubric_of(Path(file), given) if file else given)


def scenario_of_file(arguments: argparse.Namespace, file: Path) -> Scenario | None:
    """The scenario of a file, read by its own rubric; None where it, or its rubric, cannot be used."""
    try:
        return read_scenario(file, rubric_of_file(arguments, str(file))).scenario
    except (RubricError, SeveralRubrics):
        return None


def _some_pack_has_one() -> bool:
    with contextlib.suppress(paths.NoHome):
        return any(paths.packs_folder().glob(f"*/{RUBRICS}/*.yaml"))
    return False


def library_for(arguments: argparse.Namespace) -> Library:
    """The shipped scenarios and the own folder, if one was given and is there."""
    own = paths.own_scenarios(getattr(arguments, "scenarios", None))
    if own is not None and not os.path.isdir(own):
        raise Stop(f"helpfirst: {own} is not a folder. Give --scenarios a folder of scenario files.", USAGE)
    given = paths.own_rubric(getattr(arguments, "rubric", None))
    return Library(paths.scenario_folders(own), paths.index_file(), given)


def reading_for(arguments: argparse.Namespace, rubric: Rubric) -> Reading:
    """SCENARIO as an id of the library or a file. Raises Stop where there is none, or it cannot be read."""
    name: str = arguments.scenario
    path = Path(name)
    if not (path.suffix or "/" in name or "\\" in name):
        library = library_for(arguments)
        found = library.find(name)
        if found is not None:
            path = _in_language(library, name, found, getattr(arguments, "lang", None))
        elif not os.path.exists(path):  # of a name that is too long Path.exists says nothing but an error
            ids = [entry.id for entry in library.entries()]
            near = difflib.get_close_matches(name, ids, n=1, cutoff=0.5)
            also = f" Did you mean `{near[0]}`?" if near else " `helpfirst list` shows what there is."
            raise Stop(f"helpfirst: there is no scenario `{name}` in the library, and no file of that name.{also}")
    return read_scenario(path, rubric)


def _in_language(library: Library, name: str, found: Path, lang: str | None) -> Path:
    """The file of that scenario in that language; without one, the file that was found. Raises Stop where there is none."""
    there = library.in_languages(name)
    if lang is None or lang in there:
        return there[lang] if lang else found
    if not there:
        raise Stop(f"helpfirst: `{name}` is there in one language only. Leave --lang out.", USAGE)
    raise Stop(
        f"helpfirst: `{name}` is not there in `{lang}`. It is in {', '.join(there)}; without --lang, as it was written.",
        USAGE,
    )


def scenario_for(arguments: argparse.Namespace, rubric: Rubric) -> Scenario:
    """The scenario to play. Raises Stop (1 with its problems where it has errors, 2 where it is unreadable)."""
    reading = reading_for(arguments, rubric)
    return usable(reading.scenario, reading, "This scenario cannot be played until that is mended.")


def usable(made: Made | None, reading: Reading | AssignmentReading, otherwise: str) -> Made:
    """What was made of a file, its warnings told. Raises Stop with its errors and that sentence where it is nothing."""
    if made is None:
        shown = "\n\n".join(render(problem) for problem in reading.errors)
        raise Stop(f"{shown}\n\n{otherwise}", USAGE if reading.unreadable else WRONG)
    for problem in reading.problems:
        tell(f"{render(problem)}\n")
    return made
