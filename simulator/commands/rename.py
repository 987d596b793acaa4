"""`helpfirst rename FILE OLD NEW`: one name, everywhere in the file."""

from __future__ import annotations

import argparse
from pathlib import Path

from simulator.authoring.rename import CannotRename, rename
from simulator.commands.faultless_file import faultless_file, write_both
from simulator.commands.from_arguments import rubric_for
from simulator.commands.terminal import write
from simulator.languages.english import amount
from simulator.scenario.reading.parts import Part
from simulator.stop import WRONG, Stop


def run(arguments: argparse.Namespace) -> int:
    path = Path(arguments.file)
    rubric = rubric_for(arguments)
    part, data, words = faultless_file(path, rubric)
    try:
        kind, new, count = rename(part, data, arguments.old, arguments.new, arguments.kind)
    except CannotRename as reason:
        raise Stop(f"helpfirst: {reason}", WRONG) from None
    changed = _choices_renamed(part, kind, arguments.old, arguments.new)
    write_both(path, new, words, changed, rubric)
    write(f"The {kind} `{arguments.old}` is now `{arguments.new}`, in {amount(count, 'place')}.")
    return 0


def _choices_renamed(part: Part, kind: str, old: str, new: str) -> dict[str, str]:
    """Old ids of choices with their new ones; a choice without an id goes by its turn."""
    if kind == "choice":
        return {old: new}
    if kind != "turn":
        return {}
    turn = next(turn for key, turn in part.values["turns"] if key.value == old)
    return {f"{old}.{place}": f"{new}.{place}" for place in range(1, len(turn.values["choices"]) + 1)}
