"""`helpfirst export SCENARIO --to page|scorm12|scorm2004`: for a browser or a platform; of many, a static site."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from simulator.authoring.file_edits import replace_file
from simulator.authoring.pack import MOST_BYTES, BadPack, read_pack
from simulator.commands.from_arguments import library_for, rubric_for, scenario_for
from simulator.commands.output_place import output_place
from simulator.commands.terminal import PAGE, tell, with_progress, write_out
from simulator.languages.english import amount
from simulator.scenario.library import Library
from simulator.scenario.model import Scenario
from simulator.scenario.problem import render
from simulator.scenario.reader import Reading, read_bytes, read_scenario
from simulator.scenario.reading.source import Unreadable, read_file
from simulator.scenario.rubric import Rubric
from simulator.scenario.words_name import is_words_file
from simulator.stop import USAGE, WRONG, Stop
from simulator.streams import carries_everything

Files = list[tuple[str, bytes]]


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    path = Path(arguments.scenario or "")
    many = arguments.all or (arguments.scenario is not None and (os.path.isdir(path) or path.suffix == ".zip"))
    _refuse(arguments, many=many)
    if arguments.all:
        return _site(arguments, rubric, (Path(entry.file) for entry in library_for(arguments).entries()))
    if many:
        return _site(arguments, rubric, _files_of(path) if path.suffix == ".zip" else _below(path))
    return _one(arguments, rubric)


def _refuse(arguments: argparse.Namespace, *, many: bool) -> None:
    """Raises Stop for what does not go together."""
    if arguments.to == "page" and (arguments.score is not None or arguments.passing is not None):
        raise Stop("helpfirst: --score and --pass are for a learning platform: --to scorm12 or --to scorm2004.")
    if arguments.scenario is None and not arguments.all:
        raise Stop("helpfirst: name a scenario, a folder or a pack, or say --all for the whole library.")
    if arguments.scenario is not None and arguments.all:
        raise Stop("helpfirst: --all is the whole library; leave SCENARIO out, or leave out --all.")
    if many and arguments.to != "page":
        raise Stop("helpfirst: a package holds one conversation: name one SCENARIO, or say --to page for a site.")
    if many and arguments.output is None:
        raise Stop("helpfirst: a site is many files: name the folder to write with -o.")


def _one(arguments: argparse.Namespace, rubric: Rubric) -> int:
    scenario = scenario_for(arguments, rubric)
    if arguments.to == "page":
        from simulator.records.playing_page import own_page

        if arguments.output is None and not carries_everything():
            raise Stop("helpfirst: standard output cannot carry every letter of the page: name a file with -o.")
        write_out(own_page(scenario, rubric), arguments.output, PAGE)
        return 0
    from simulator.records.scorm import Recorded, package

    recorded = Recorded(arguments.to, arguments.score or "helpfulness", arguments.passing)
    path = output_place(arguments.output or f"{scenario.id}-{arguments.to}.zip")
    try:
        replace_file(path, package(scenario, rubric, recorded))
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be written: {error.strerror or error}.", USAGE) from None
    tell(f"{path} is written.")
    return 0


def _files_of(pack: Path) -> Files:
    try:
        return list(read_pack(read_file(pack, MOST_BYTES))[1].items())
    except BadPack as reason:
        raise Stop(f"helpfirst: {pack} cannot be read as a pack: {reason}", WRONG) from None
    except Unreadable as why:
        raise Stop(f"helpfirst: {pack}: {why}.", USAGE) from None


def _below(folder: Path) -> Iterator[Path]:
    return (Path(entry.file) for entry in Library([folder], None).entries())


def _site(arguments: argparse.Namespace, rubric: Rubric, sources: Iterable[Path] | Files) -> int:
    """Every sound conversation; those with errors are named, left out, and make the status 1."""
    from simulator.records.site import INDEX, site_files

    folder = Path(arguments.output)
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise Stop(f"helpfirst: {folder} is a file; a site is many: name a folder with -o.")
    broken: list[str] = []
    sound = list(_sound(sources, rubric, broken))
    for said in broken:
        tell(f"{said}\n")
    if not sound:
        raise Stop(
            "helpfirst: there is no conversation to export there. Nothing was written.", WRONG if broken else USAGE
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in site_files(with_progress(sound, len(sound), "Conversations written"), rubric):
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Stop(f"helpfirst: {folder} cannot be written: {error.strerror or error}.", USAGE) from None
    many = amount(len(sound), "conversation")
    tell(f"{folder} is written: {many}. Open {folder / INDEX}.")
    return WRONG if broken else 0


def _sound(sources: Iterable[Path] | Files, rubric: Rubric, broken: list[str]) -> Iterator[Scenario]:
    met: dict[str, str] = {}
    for source in sources:
        name, reading = _reading(source, rubric)
        if is_words_file(name):
            continue
        if reading.scenario is None:
            shown = "\n\n".join(render(one) for one in reading.errors)
            broken.append(f"{shown}\n{name} is left out until that is mended.")
        elif reading.scenario.id in met:
            broken.append(f"{name} is left out: {met[reading.scenario.id]} has the same id, {reading.scenario.id}.")
        else:
            met[reading.scenario.id] = name
            yield reading.scenario


def _reading(source: Path | tuple[str, bytes], rubric: Rubric) -> tuple[str, Reading]:
    if isinstance(source, Path):
        return str(source), read_scenario(source, rubric)
    name, data = source
    return name, read_bytes(data, name, rubric)
