"""`helpfirst check PATH…`: all problems of all files in one pass, for people or as JSON."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from simulator.authoring.examine import examine_file
from simulator.authoring.problem_listing import fitting, listed
from simulator.authoring.translation.earlier_texts import translation_problems
from simulator.commands import campaign_files
from simulator.commands.assignment import reading_of
from simulator.commands.from_arguments import rubric_for
from simulator.commands.terminal import tell, with_progress, write, write_json
from simulator.languages.english import amount
from simulator.paths import files_below
from simulator.scenario.problem import Problem, reader_fault
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import RubricError, read_rubric
from simulator.scenario.words_file import alone
from simulator.scenario.words_name import is_words_file, scenario_beside, words_beside
from simulator.stop import USAGE, WRONG, Stop

SUFFIXES = (".yaml", ".yml")


class Checked(NamedTuple):
    """What was found in one file: a scenario, a campaign, a rubric, a territory or an assignment."""

    problems: tuple[Problem, ...]
    unreadable: bool


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    if arguments.watch:
        if arguments.json:
            raise Stop("helpfirst: --watch is for people and --json for programs; use one of them.")
        return _watch(arguments, rubric)
    return _check(arguments, rubric)


def _check(arguments: argparse.Namespace, rubric: Rubric, screen: tuple[int, int] | None = None) -> int:
    files = list(scenario_files(arguments.paths))
    if not files:
        tell("helpfirst: no .yaml file was found there.")
        return USAGE
    count = errors = warnings = 0
    unreadable = False
    rows: list[dict[str, str | int]] = []
    for one in with_progress(_checked(files, rubric, arguments), len(files), "Checking"):
        count += 1
        unreadable = unreadable or one.unreadable
        errors += sum(problem.is_error for problem in one.problems)
        warnings += sum(not problem.is_error for problem in one.problems)
        if arguments.json:
            rows += [{**problem.as_dict(), "file": os.path.abspath(problem.file)} for problem in one.problems]
        else:
            for block in fitting(one.problems, *screen) if screen else listed(one.problems):
                write(block)
    if arguments.json:
        write_json(rows)
    else:
        write(f"{amount(count, 'file')}, {amount(errors, 'error')}, {amount(warnings, 'warning')}.")
    if unreadable:
        return USAGE
    return WRONG if errors or (arguments.strict and warnings) else 0


def _checked(files: Iterable[Path], rubric: Rubric, arguments: argparse.Namespace) -> Iterator[Checked]:
    for file in files:
        try:
            yield _checked_one(file, rubric, arguments)
        except Exception as error:
            yield Checked((reader_fault(str(file), error),), False)


def _checked_one(file: Path, rubric: Rubric, arguments: argparse.Namespace) -> Checked:
    if is_words_file(file.name) and os.path.isfile(file):
        return Checked((alone(file),), False)
    if campaign_files.holds_campaign(file):
        campaign = campaign_files.read(file, arguments)
        return Checked(campaign.problems, campaign.unreadable)
    if campaign_files.begins_with(file, "rubric"):
        return _rubric(file)
    if campaign_files.holds_territory(file):
        from simulator.practice.year.territory import read_territory

        territory = read_territory(file)
        return Checked(territory.problems, territory.unreadable)
    if campaign_files.begins_with(file, "assignment"):
        assignment = reading_of(file, arguments)
        return Checked(assignment.problems, assignment.unreadable)
    scenario = examine_file(file, rubric, arguments.quick)
    translated = translation_problems(file, scenario.reading, rubric)
    return Checked((*scenario.problems, *translated), scenario.reading.unreadable)


def _rubric(file: Path) -> Checked:
    try:
        read_rubric(file)
    except RubricError as wrong:
        return Checked(wrong.problems, wrong.unreadable)
    return Checked((), False)


def _watch(arguments: argparse.Namespace, rubric: Rubric) -> int:
    from simulator.authoring.watching import changes

    write("Checks again whenever a file is saved; Ctrl+C ends it.\n")
    _check(arguments, rubric, _screen())
    sys.stdout.flush()
    for changed in changes(list(_watched(arguments.paths)), SUFFIXES):
        write("─" * 40 + f"\n{', '.join(sorted(path.name for path in changed))} changed\n")
        _check(arguments, rubric, _screen())
        sys.stdout.flush()
    return 0


def _watched(names: Iterable[str]) -> Iterator[Path]:
    """What is named, and of a file the other of the two that are checked together."""
    for path in map(Path, names):
        yield path
        if not os.path.isdir(path):
            yield scenario_beside(path) if is_words_file(path.name) else words_beside(path)


def _screen() -> tuple[int, int]:
    """Columns and lines that are free for problems: without the sum and the lines that say what changed."""
    size = shutil.get_terminal_size((80, 24))
    return size.columns, max(size.lines - 6, 4)


def scenario_files(paths: list[str]) -> Iterator[Path]:
    """The named files, and of a folder every .yaml or .yml that is not hidden, each once, in a steady order."""
    seen: set[Path] = set()
    for name in paths:
        path = Path(name)
        for file in sorted(_inside(path)) if os.path.isdir(path) else [_scenario_of(path)]:
            if file.absolute() not in seen:
                seen.add(file.absolute())
                yield file


def _scenario_of(path: Path) -> Path:
    """A words file is checked with the scenario beside it."""
    return scenario_beside(path) if is_words_file(path.name) and os.path.exists(scenario_beside(path)) else path


def _inside(folder: Path) -> Iterator[Path]:
    for path in files_below(folder, SUFFIXES):
        inner = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in inner)
        if not hidden and not (is_words_file(path.name) and os.path.exists(scenario_beside(path))):
            yield path
