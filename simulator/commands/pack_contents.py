"""What is in a pack, and whether it is sound: `pack` and `install` ask the same."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from simulator.commands.from_arguments import library_for
from simulator.languages.english import amount
from simulator.scenario.campaign import campaign_of, first_key
from simulator.scenario.kebab import kebab
from simulator.scenario.library import CAMPAIGNS
from simulator.scenario.model import Scenario
from simulator.scenario.problem import Problem, render
from simulator.scenario.reader import read_bytes, read_scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_beside import RUBRICS
from simulator.scenario.rubric_file import RubricError, rubric_of
from simulator.scenario.words_file import read_words
from simulator.scenario.words_name import is_words_file, words_beside
from simulator.stop import WRONG, Stop

Files = Mapping[str, bytes]
SCENARIO, CAMPAIGN, RUBRIC, WORDS = "scenario", "campaign", "rubric", "words"


def kind_of(path: str, data: bytes) -> str:
    """What a file of a pack is: by its name, its folder, or its first key."""
    if is_words_file(path):
        return WORDS
    folder = PurePosixPath(path).parent.name
    if folder == CAMPAIGNS:
        return CAMPAIGN
    key = first_key(data)
    return RUBRIC if folder == RUBRICS or key == RUBRIC else CAMPAIGN if key == CAMPAIGN else SCENARIO


def placed(files: Files) -> dict[str, bytes]:
    """The files where the library looks for them: campaigns and rubrics in folders of their own."""
    found = {}
    for path, data in files.items():
        kind, name = kind_of(path, data), PurePosixPath(path).name
        folder = {CAMPAIGN: CAMPAIGNS, RUBRIC: RUBRICS}.get(kind)
        inside = folder is None or PurePosixPath(path).parent.name == folder
        found[path if inside else f"{folder}/{name}"] = data
    return found


def of_kind(files: Files, kind: str) -> list[str]:
    """The names, without folder and ending, of all files of a kind."""
    return [PurePosixPath(path).stem for path, data in files.items() if kind_of(path, data) == kind]


def told(files: Files) -> str:
    """`3 scenarios, 1 campaign`."""
    counts = ((len(of_kind(files, kind)), kind) for kind in (SCENARIO, CAMPAIGN, RUBRIC))
    return ", ".join(amount(number, kind) for number, kind in counts if number or kind == SCENARIO)


def pack_name(wanted: str) -> str:
    """In kebab-case, at most 64 characters. Raises Stop where nothing is left."""
    name = kebab(wanted)
    if not name:
        raise Stop("helpfirst: a pack needs a name in small letters and digits; give one with --name.")
    return name


def refuse_errors(files: Files, rubric: Rubric, arguments: argparse.Namespace) -> None:
    """Raises Stop with every error of every file; words files and campaigns are read with the scenarios beside them."""
    wrong = [render(problem) for problem in _problems(files, rubric, arguments) if problem.is_error]
    if wrong:
        raise Stop("\n\n".join(wrong) + "\n\nhelpfirst: mend that first; nothing was written.", WRONG)


def _problems(files: Files, rubric: Rubric, arguments: argparse.Namespace) -> Iterator[Problem]:
    sound: dict[str, Scenario] = {}
    campaigns = []
    for path, data in files.items():
        kind = kind_of(path, data)
        if kind == CAMPAIGN:
            campaigns.append(path)
        elif kind == RUBRIC:
            yield from _of_a_rubric(data, path)
        elif kind == SCENARIO:
            reading = read_bytes(data, path, rubric)
            yield from reading.problems
            if reading.scenario is not None:
                sound[reading.scenario.id] = reading.scenario
                beside = words_beside(Path(path)).as_posix()
                if beside in files:
                    yield from read_words(files[beside], beside, reading.scenario).problems
    library = library_for(arguments)

    def find(scenario_id: str) -> Scenario | None:
        if scenario_id in sound:
            return sound[scenario_id]
        path = library.find(scenario_id)
        return None if path is None else read_scenario(path, rubric).scenario

    for path in campaigns:
        yield from campaign_of(files[path], path, find).problems


def _of_a_rubric(data: bytes, path: str) -> Iterable[Problem]:
    try:
        rubric_of(data, path)
    except RubricError as wrong:
        return wrong.problems
    return ()
