"""`helpfirst install FILE|FOLDER`: adds scenarios to the learner's library, after checking them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from simulator import __version__, paths
from simulator.authoring.installed import held, install
from simulator.authoring.pack import (
    MANIFEST,
    MOST_BYTES,
    SUFFIXES,
    BadPack,
    about_manifest,
    about_pack,
    files_in,
    manifest,
    read_pack,
    write_pack,
)
from simulator.commands.from_arguments import library_for, rubric_for
from simulator.commands.pack_contents import (
    CAMPAIGN,
    RUBRIC,
    SCENARIO,
    kind_of,
    of_kind,
    pack_name,
    placed,
    refuse_errors,
    told,
)
from simulator.commands.terminal import ask, tell, write
from simulator.scenario.reading.source import Unreadable, read_file
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import RubricError, rubric_of
from simulator.scenario.words_name import words_beside
from simulator.stop import USAGE, WRONG, Stop


class Received(NamedTuple):
    """A pack that is to be installed."""

    name: str
    files: dict[str, bytes]
    about: dict[str, str]


def run(arguments: argparse.Namespace) -> int:
    path = Path(arguments.source)
    try:
        coming = _contents(path, arguments.name)
    except BadPack as reason:
        raise Stop(f"helpfirst: {path} was not installed: {reason}", WRONG) from None
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be read: {error.strerror or error}.", USAGE) from None
    name, files = coming.name, placed(coming.files)
    own = rubric_for(arguments)
    rubric, other = _written_for(coming, files, own)
    refuse_errors(files, rubric, arguments)
    packs = paths.packs_folder()
    there = held(packs, name)
    if there and {key: data for key, data in there.items() if key != MANIFEST} != files and not arguments.replace:
        _agreed(name, there, files)
    before = {entry.id: entry.file for entry in library_for(arguments).entries() if entry.problem is None}
    try:
        replaced = install(packs, name, {**files, MANIFEST: manifest(name, files, __version__, coming.about)})
    except OSError as error:
        raise Stop(
            f"helpfirst: {packs} cannot be written: {error.strerror or error}. Nothing was installed.", USAGE
        ) from None
    write(f"The pack {name}{_by(coming.about)} is {'replaced' if replaced else 'installed'}: {told(files)}.")
    _more(files, before, packs / name, other)
    write(f"Take it out again with: helpfirst uninstall {name}")
    return 0


def _written_for(coming: Received, files: Mapping[str, bytes], own: Rubric) -> tuple[Rubric, str]:
    """The rubric that the pack was written for, and a word where it is another one than is in force."""
    digest = coming.about.get("rubric", "")
    if digest in ("", own.digest):
        return own, ""
    for path, data in files.items():
        if kind_of(path, data) == RUBRIC:
            try:
                found = rubric_of(data, path)
            except RubricError:
                continue
            if found.digest == digest:
                return found, path
    tell("This pack was written for another rubric, which is not in it: points may differ.")
    return own, ""


def _agreed(name: str, there: Mapping[str, bytes], files: Mapping[str, bytes]) -> None:
    """Says what would go and asks; without anybody to ask, nothing happens. Raises Stop."""
    was = {path: data for path, data in there.items() if path != MANIFEST}
    gone = [Path(path).stem for path in was if path not in files]
    other = [Path(path).stem for path in was if path in files and was[path] != files[path]]
    old = _by(about_manifest(there.get(MANIFEST, b"")))
    parts = [
        f"{what} {', '.join(names)}" for what, names in (("gone would be", gone), ("other would be", other)) if names
    ]
    write(f"There is a pack {name}{old} already: {told(was)}. {'; '.join(parts).capitalize() or 'All of it stays'}.")
    if sys.stdin.isatty() and ask("Replace it? [y/N] ").strip().casefold() in ("y", "yes"):
        return
    raise Stop(
        f"helpfirst: nothing was installed. Replace it with --replace, or give this one another name: --name {name}-2",
        WRONG,
    )


def _by(about: Mapping[str, str]) -> str:
    parts = [f"by {about['author']}" if about.get("author") else "", about.get("edition", ""), about.get("licence", "")]
    return f" ({', '.join(part for part in parts if part)})" if any(parts) else ""


def _more(files: Mapping[str, bytes], before: Mapping[str, str], place: Path, other: str) -> None:
    for stem in of_kind(files, SCENARIO):
        if stem in before and place not in Path(before[stem]).parents:
            write(f"  {stem} now hides the one in {before[stem]}")
    for stem in of_kind(files, CAMPAIGN):
        write(f"  a campaign: helpfirst campaign {stem}")
    if other:
        write("  It was written for its own rubric, which every command and the app find by themselves.")


def _contents(path: Path, name: str | None) -> Received:
    if os.path.isdir(path):
        own = pack_name(name or path.absolute().name)
        return Received(*read_pack(write_pack(own, files_in(path), "")), {})
    if path.suffix in SUFFIXES:
        beside = [file for file in (path, words_beside(path)) if file == path or os.path.isfile(file)]
        files = {file.name: _limited(file) for file in beside}
        return Received(*read_pack(write_pack(pack_name(name or path.stem), files, "")), {})
    data = _limited(path)
    own, files = read_pack(data)
    return Received(pack_name(name) if name else own, files, about_pack(data))


def _limited(path: Path) -> bytes:
    try:
        return read_file(path, MOST_BYTES)
    except Unreadable as why:
        raise Stop(f"helpfirst: {path}: {why}.", USAGE) from None
