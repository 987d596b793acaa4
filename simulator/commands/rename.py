"""`helpfirst rename FILE OLD NEW`: one name, everywhere in the file."""

from __future__ import annotations

import argparse
from pathlib import Path

from simulator.authoring.rename import CannotRename, rename
from simulator.authoring.sheet import replace_file
from simulator.commands.editing import same_as_read, sound_file
from simulator.commands.given import rubric_for
from simulator.stop import USAGE, WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    path = Path(arguments.file)
    rubric = rubric_for(arguments)
    part, data = sound_file(path, rubric)
    try:
        kind, new, count = rename(part, data, arguments.old, arguments.new, arguments.kind)
    except CannotRename as reason:
        raise Stop(f"helpfirst: {reason}", WRONG) from None
    same_as_read(new, path, rubric)
    try:
        replace_file(path, new)
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be written: {error.strerror}. Nothing was changed.", USAGE) from None
    print(f"The {kind} `{arguments.old}` is now `{arguments.new}`, in {count} place{'s' * (count != 1)}.")
    return 0
