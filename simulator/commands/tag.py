"""`helpfirst tag FILE`: writes the missing ids of choices into the file."""

from __future__ import annotations

import argparse
from pathlib import Path

from simulator.authoring.tagging import tag
from simulator.commands.faultless_file import faultless_file, write_both
from simulator.commands.from_arguments import rubric_for
from simulator.commands.terminal import write


def run(arguments: argparse.Namespace) -> int:
    path = Path(arguments.file)
    rubric = rubric_for(arguments)
    part, data, words = faultless_file(path, rubric)
    new, written = tag(part, data)
    if not written:
        write("Every choice has an id.")
        return 0
    write_both(path, new, words, {one.was: one.id for one in written}, rubric)
    for one in written:
        write(f"line {one.line}: {one.was} is now {one.id}")
    return 0
