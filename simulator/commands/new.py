"""`helpfirst new ID`: writes a scenario to start from; `--guided` asks for what is in it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from simulator.authoring.answers import Answers, questions
from simulator.authoring.examine import examine_bytes
from simulator.authoring.schema import FILE, schema_text
from simulator.authoring.starter import starter
from simulator.commands.given import rubric_for
from simulator.scenario.problem import render
from simulator.scenario.reading.values import ID, LONGEST_ID
from simulator.scenario.spelling import kebab
from simulator.stop import USAGE, Stop


def run(arguments: argparse.Namespace) -> int:
    name: str = arguments.id
    if ID.fullmatch(name) is None or len(name) > LONGEST_ID:
        meant = kebab(name.removesuffix(".yaml"), LONGEST_ID)
        hint = f" Try `helpfirst new {meant}`." if meant else ""
        raise Stop(f"helpfirst: an id is small letters and digits, joined by single dashes, not `{name}`.{hint}", USAGE)
    folder = Path(arguments.folder)
    if not folder.is_dir():
        raise Stop(f"helpfirst: there is no folder {folder}.", USAGE)
    path = folder / f"{name}.yaml"
    if path.exists():
        raise Stop(f"helpfirst: {path} is there already and was left alone. Choose another id.", USAGE)
    rubric = rubric_for(arguments)
    text = starter(name, _ask() if arguments.guided else Answers())
    schema = folder / FILE
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if not schema.exists():
            schema.write_text(schema_text(rubric), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be written: {error.strerror or error}.", USAGE) from None
    for problem in examine_bytes(text.encode(), str(path), rubric).problems:
        print(render(problem) + "\n")
    print(f"{path} is written. Next:\n")
    print(f"  helpfirst play {path}\n  helpfirst check --watch {path}\n  helpfirst preview {path}")
    return 0


def _ask() -> Answers:
    """One question after another; Enter takes the suggestion in brackets."""
    print("A few questions. Enter takes the suggestion in brackets; everything can be changed in the file later.\n")
    given: dict[str, str] = {}
    for name, question, fallback, check in questions():
        while True:
            print(f"{question}\n  [{fallback}]")
            print("> ", end="", flush=True)
            line = sys.stdin.readline()
            if not line:
                raise Stop("\nhelpfirst: the answers stopped before the last question; nothing was written.", USAGE)
            answer = " ".join(line.split()) or fallback
            wrong = check(answer)
            print("" if not wrong else f"  {wrong}")
            if not wrong:
                given[name] = answer
                break
    return Answers(**given)
