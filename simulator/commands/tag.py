"""`helpfirst tag FILE`: writes the missing ids of choices into the file."""

from __future__ import annotations

import argparse
from pathlib import Path

from simulator.authoring.sheet import replace_file
from simulator.authoring.tagging import tag
from simulator.commands.editing import same_as_read, sound_file
from simulator.commands.given import rubric_for
from simulator.stop import USAGE, Stop


def run(arguments: argparse.Namespace) -> int:
    path = Path(arguments.file)
    rubric = rubric_for(arguments)
    part, data = sound_file(path, rubric)
    new, written = tag(part, data)
    if not written:
        print("Every choice has an id.")
        return 0
    same_as_read(new, path, rubric)
    try:
        replace_file(path, new)
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be written: {error.strerror}. Nothing was changed.", USAGE) from None
    for one in written:
        print(f"line {one.line}: {one.was} is now {one.id}")
    return 0
