"""`helpfirst pack FOLDER`: one file of a coach's scenarios, after checking them."""

from __future__ import annotations

import argparse
from pathlib import Path

from simulator import __version__
from simulator.authoring.pack import BadPack, files_in, write_pack
from simulator.authoring.sheet import replace_file
from simulator.commands.editing import pack_name, refuse_errors, scenarios_in
from simulator.commands.given import rubric_for
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.folder)
    if not folder.is_dir():
        raise Stop(f"helpfirst: there is no folder {folder}.", USAGE)
    name = pack_name(arguments.name or folder.absolute().name)
    try:
        files = files_in(folder)
        refuse_errors(files, rubric_for(arguments))
        data = write_pack(name, files, __version__)
    except BadPack as reason:
        raise Stop(f"helpfirst: {folder} cannot be packed: {reason}", WRONG) from None
    except OSError as error:
        raise Stop(f"helpfirst: {folder} cannot be read: {error.strerror or error}.", USAGE) from None
    path = Path(arguments.output or f"{name}.zip")
    try:
        replace_file(path, data)
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be written: {error.strerror or error}.", USAGE) from None
    count = scenarios_in(files)
    print(f"{path} is written: {count} scenario{'s' * (count != 1)}, {len(data) / 1024:.0f} KiB.")
    print(f"Others add it to their library with: helpfirst install {path.name}")
    return 0
