"""`helpfirst pack FOLDER`: one file of a coach's scenarios, campaigns and rubric, after checking them."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from simulator import __version__, paths
from simulator.authoring.file_edits import replace_file
from simulator.authoring.pack import BadPack, files_in, write_pack
from simulator.commands.from_arguments import rubric_for
from simulator.commands.output_place import output_place
from simulator.commands.pack_contents import RUBRIC, of_kind, pack_name, placed, refuse_errors, told
from simulator.commands.terminal import write
from simulator.scenario.reading.source import read_file
from simulator.scenario.rubric_beside import RUBRICS
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.folder)
    if not os.path.isdir(folder):
        raise Stop(f"helpfirst: there is no folder {folder}.", USAGE)
    output = Path(arguments.output) if arguments.output else None
    name = pack_name(arguments.name or (output.stem if output else folder.absolute().name))
    rubric = rubric_for(arguments)
    try:
        files = placed(files_in(folder))
        own = paths.own_rubric(getattr(arguments, "rubric", None))
        if own is not None and rubric.source not in files.values():
            files[f"{RUBRICS}/{pack_name(own.stem)}.yaml"] = read_file(own)
        refuse_errors(files, rubric, arguments)
        about = {key: getattr(arguments, key) or "" for key in ("author", "edition", "licence")}
        data = write_pack(name, files, __version__, {**about, "rubric": rubric.digest})
    except BadPack as reason:
        raise Stop(f"helpfirst: {folder} cannot be packed: {reason}", WRONG) from None
    except OSError as error:
        raise Stop(f"helpfirst: {folder} cannot be read: {error.strerror or error}.", USAGE) from None
    path = output_place(output or f"{name}.zip")
    try:
        replace_file(path, data)
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be written: {error.strerror or error}.", USAGE) from None
    write(f"{path} is written: the pack {name} with {told(files)}, {len(data) / 1024:.0f} KiB.")
    if of_kind(files, RUBRIC):
        write("Its rubric is in it.")
    write(f"Others add it to their library with: helpfirst install {path.name}")
    return 0
