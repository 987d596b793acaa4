"""`helpfirst new ID`: writes a scenario to start from; `--guided` asks for what is in it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from simulator.authoring.documents.brief import brief
from simulator.authoring.examine import examine_bytes
from simulator.authoring.problem_listing import listed
from simulator.authoring.starter import starter
from simulator.authoring.starter_answers import Answers
from simulator.commands.from_arguments import rubric_for
from simulator.commands.guided import guided
from simulator.commands.terminal import write, write_out
from simulator.scenario.kebab import kebab
from simulator.scenario.reading.values import ID, LONGEST_ID
from simulator.scenario.rubric import Rubric
from simulator.scenario.schema import FILE, schema_text
from simulator.stop import USAGE, Stop


def run(arguments: argparse.Namespace) -> int:
    name: str = arguments.id
    if ID.fullmatch(name) is None or len(name) > LONGEST_ID:
        meant = kebab(name.removesuffix(".yaml"), LONGEST_ID)
        hint = f" Try `helpfirst new {meant}`." if meant else ""
        raise Stop(f"helpfirst: an id is small letters and digits, joined by single dashes, not `{name}`.{hint}", USAGE)
    rubric = rubric_for(arguments)
    if arguments.brief:
        return _brief(name, Path(arguments.brief), rubric)
    folder = Path(arguments.folder)
    if not os.path.isdir(folder):
        raise Stop(f"helpfirst: there is no folder {folder}.", USAGE)
    path = folder / f"{name}.yaml"
    if os.path.exists(path):
        raise Stop(f"helpfirst: {path} is there already and was left alone. Choose another id.", USAGE)
    text = starter(name, guided(name) if arguments.guided else Answers())
    schema = folder / FILE
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if not os.path.exists(schema):
            schema.write_text(schema_text(rubric), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be written: {error.strerror or error}.", USAGE) from None
    problems = examine_bytes(text.encode(), str(path), rubric).problems
    for block in listed(problems):
        write(block)
    write(f"{path} is written. Next:\n")
    write(f"  helpfirst play {path}\n  helpfirst check --watch {path}\n  helpfirst preview {path}")
    return 0


def _brief(name: str, path: Path, rubric: Rubric) -> int:
    if os.path.exists(path):
        raise Stop(f"helpfirst: {path} is there already and was left alone. Choose another name.", USAGE)
    write_out(brief(name, rubric), str(path))
    write("Give it to a colleague, or to a language model of your own. What comes back, read with:\n")
    write(f"  helpfirst import {path} -o {name}.yaml --problems to-mend.md\n")
    write("and send to-mend.md along with the next request.")
    return 0
