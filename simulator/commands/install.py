"""`helpfirst install FILE|FOLDER`: adds scenarios to the learner's library, after checking them."""

from __future__ import annotations

import argparse
from pathlib import Path

from simulator import paths
from simulator.authoring.installed import install
from simulator.authoring.pack import MOST_BYTES, SUFFIXES, BadPack, files_in, read_pack, write_pack
from simulator.commands.editing import pack_name, refuse_errors, scenarios_in
from simulator.commands.given import library_for, rubric_for
from simulator.scenario.words_name import is_words_file, words_beside
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    path = Path(arguments.source)
    try:
        name, files = _contents(path, arguments.name)
    except BadPack as reason:
        raise Stop(f"helpfirst: {path} was not installed: {reason}", WRONG) from None
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be read: {error.strerror or error}.", USAGE) from None
    rubric = rubric_for(arguments)
    refuse_errors(files, rubric)
    before = {entry.id: entry.file for entry in library_for(arguments).entries() if entry.problem is None}
    packs = paths.packs_folder()
    try:
        replaced = install(packs, name, files)
    except OSError as error:
        raise Stop(
            f"helpfirst: {packs} cannot be written: {error.strerror or error}. Nothing was installed.", USAGE
        ) from None
    count = scenarios_in(files)
    print(f"The pack {name} is {'replaced' if replaced else 'installed'}: {count} scenario{'s' * (count != 1)}.")
    for path_in in files:
        stem = Path(path_in).stem
        if is_words_file(path_in):
            continue
        if stem in before and packs / name not in Path(before[stem]).parents:
            print(f"  {stem} now hides the one in {before[stem]}")
    print(f"Take it out again with: helpfirst uninstall {name}")
    return 0


def _contents(path: Path, name: str | None) -> tuple[str, dict[str, bytes]]:
    if path.is_dir():
        own = pack_name(name or path.absolute().name)
        return read_pack(write_pack(own, files_in(path), ""))
    if path.suffix in SUFFIXES:
        beside = [file for file in (path, words_beside(path)) if file == path or file.is_file()]
        return read_pack(write_pack(pack_name(name or path.stem), {file.name: _limited(file) for file in beside}, ""))
    own, files = read_pack(_limited(path))
    return pack_name(name) if name else own, files


def _limited(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
