"""`helpfirst new ID`: writes a scenario to start from; `--guided` asks for what is in it."""

from __future__ import annotations

import argparse
import os
import sys
import textwrap
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

from simulator.authoring.documents.brief import brief
from simulator.authoring.examine import examine_bytes
from simulator.authoring.problem_listing import listed
from simulator.authoring.starter import starter
from simulator.authoring.starter_answers import Answers, questions
from simulator.commands.from_arguments import rubric_for
from simulator.commands.terminal import write, write_out
from simulator.scenario.kebab import kebab
from simulator.scenario.reading.values import ID, LONGEST_ID
from simulator.scenario.rubric import Rubric
from simulator.scenario.schema import FILE, schema_text
from simulator.stop import USAGE, Stop

BACK = "<"


class GuideStep(NamedTuple):
    """One of the seven things: its heading, and for each answer it takes what is asked."""

    heading: str
    asked: tuple[tuple[str, str], ...]


STEPS = (
    GuideStep("Who was the customer?", (("name", "Their name?"), ("role", "Their work, and where?"),
                                   ("trust", "How much did they trust you when it began, 20 (hardly) to 60 (well)?"))),
    GuideStep("What was true about them that nobody asked? It has to change what would have helped.", (("need", ""),)),
    GuideStep("What did they say first? In their words.", (("opening", ""),)),
    GuideStep("What were you tempted to say to win today? (the pushy temptation)", (("pushy", ""),)),
    GuideStep("What would have been comfortable to say, and no help? (the passive temptation)", (("passive", ""),)),
    GuideStep("What brought the need out, or would have?", (("question", "Which question of yours?"), ("said", "And what did they answer?"))),
    GuideStep("How could it have ended? Their last words, where", (("thanks", "you are welcome again?"), ("later", "it stays open?"),
                                                               ("refusal", "they are glad you left?"))),
)  # fmt: skip
_LEFT = {
    "brief": "TODO: what the trainee knows before the conversation",
    "fitting": "TODO: what you would recommend, now that you know",
    "limit": "TODO: what it will not do for them, honestly",
}
_TODO = {
    "name": "TODO: name", "role": "TODO: their work, and where", "trust": "40", "need": "TODO: what nobody asked",
    "opening": "TODO: what they said first", "pushy": "TODO: the pushy temptation", "passive": "TODO: the passive temptation",
    "question": "TODO: the question that brings the need out", "said": "TODO: what they answer to it",
    "thanks": "TODO: their last words where you are welcome again", "later": "TODO: their last words where it stays open",
    "refusal": "TODO: their last words where they are glad you left",
}  # fmt: skip


def guided(scenario_id: str) -> Answers:
    """The answers; what was left empty says TODO. Raises Stop where the input ends before the last question."""
    checks = {name: check for name, _, _, check in questions()}
    asked = [(step, name, words) for step in STEPS for name, words in step.asked]
    write(f"Seven questions. An empty answer leaves TODO in the file, and {BACK} goes back.")
    given: dict[str, Any] = {}
    place, shown = 0, None
    while place < len(asked):
        step, name, words = asked[place]
        if step is not shown:
            write(f"\n{STEPS.index(step) + 1} of {len(STEPS)}. {_wrapped(step.heading)}")
            shown = step
        answer = _line(words, given.get(name, ""))
        if answer == BACK:
            place, shown = max(place - 1, 0), None
            continue
        answer = answer or given.get(name, "") or _TODO[name]
        wrong = checks[name](answer)
        if wrong:
            write(f"  {wrong}")
            continue
        given[name] = answer
        place += 1
    write("")
    known = {field.name for field in fields(Answers)}
    title = scenario_id.replace("-", " ").capitalize()
    return Answers(**{key: value for key, value in {**_LEFT, "title": title, **given}.items() if key in known})


def _line(words: str, before: str) -> str:
    if words:
        write(f"  {_wrapped(words)}")
    if before and not before.startswith("TODO"):
        write(f"  [{_wrapped(before)}]")
    print("> ", end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        raise Stop("\nhelpfirst: the answers stopped before the last question; nothing was written.", USAGE)
    return " ".join(line.split())


def _wrapped(words: str) -> str:
    return "\n  ".join(textwrap.wrap(words, 72, break_long_words=False, break_on_hyphens=False))


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
