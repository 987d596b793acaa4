"""`helpfirst import FILE -o SCENARIO.yaml`: a document as a scenario, or the remarks in one as notes (`--remarks`)."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from simulator.authoring.documents.brief import request_text
from simulator.authoring.documents.draft import Incoming, Unread
from simulator.authoring.documents.piece import BadDocument
from simulator.authoring.documents.reading import incoming
from simulator.authoring.documents.remarks import remarks_of, with_remarks
from simulator.authoring.documents.yaml_out import yaml_of
from simulator.authoring.examine import examine_bytes
from simulator.authoring.file_edits import replace_file
from simulator.authoring.problem_listing import listed
from simulator.commands.faultless_file import faultless_file, same_as_read
from simulator.commands.from_arguments import rubric_for
from simulator.commands.terminal import tell, write, write_out
from simulator.languages.english import amount
from simulator.scenario.kebab import kebab
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric import Rubric
from simulator.scenario.visible import visible_line
from simulator.stop import USAGE, WRONG, Stop

MOST_SHOWN = 30


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    try:
        draft = incoming(Path(arguments.file), rubric)
    except BadDocument as reason:
        raise Stop(f"helpfirst: {arguments.file} was not read: {reason}.", USAGE) from None
    if arguments.remarks:
        return _remarks(draft, Path(arguments.remarks), rubric)
    return _scenario(draft, arguments, rubric)


def _scenario(draft: Incoming, arguments: argparse.Namespace, rubric: Rubric) -> int:
    target = Path(arguments.output) if arguments.output else None
    name = kebab(target.stem if target else Path(arguments.file).stem) or "draft"
    if target is not None and target.suffix not in (".yaml", ".yml"):
        raise Stop(f"helpfirst: a scenario's file ends in .yaml: -o {target.with_suffix('.yaml').name}", USAGE)
    if target is not None and os.path.exists(target) and not arguments.replace:
        raise Stop(
            f"helpfirst: {target} is there already and was left alone. Give another name, or say --replace.", USAGE
        )
    draft.head.setdefault("title", Path(arguments.file).stem)
    tree = draft.tree(name)
    if not tree.get("turns"):
        raise Stop(
            f"helpfirst: no conversation was found in {arguments.file}: it needs turns with choices, under headings or in a "
            "table with the columns turn, line, choice and points to. docs/authoring.md shows both.",
            WRONG,
        )
    text = yaml_of(tree)
    _list(draft.unread, "was not read")
    _list(draft.doubtful, "was read as it stands")
    if target is None:
        write_out(text, None)
        return 0
    try:
        replace_file(target, text.encode())
    except OSError as error:
        raise Stop(f"helpfirst: {target} cannot be written: {error.strerror or error}.", USAGE) from None
    turns, endings = len(tree["turns"]), len(tree.get("endings", ()))
    problems = examine_bytes(text.encode(), str(target), rubric).problems
    if arguments.problems:
        write_out(request_text(problems, draft.unread, text), arguments.problems)
    else:
        for block in listed(problems):
            write(block)
    write(
        f"{target} is written: {amount(turns, 'turn')}, {amount(endings, 'ending')}, {amount(len(problems), 'problem')}."
    )
    write(f"Go on with: helpfirst check --watch {target}")
    return 0


def _remarks(draft: Incoming, path: Path, rubric: Rubric) -> int:
    part, data, _ = faultless_file(path, rubric)
    scenario = read_bytes(data, str(path), rubric).scenario
    assert scenario is not None  # a faultless file is one
    new, put, left = with_remarks(part, data, remarks_of(draft, scenario))
    _list(left, "stands at no turn of this scenario")
    if not put:
        write("There is no remark at any turn.")
        return 0
    same_as_read(new, path, rubric)
    try:
        replace_file(path, new)
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be written: {error.strerror or error}.", USAGE) from None
    for remark in put:
        write(f"{remark.turn}: {visible_line(' '.join(remark.text.split()))}")
    write(
        f"{amount(len(put), 'remark')} stand{'s' * (len(put) == 1)} in {path} now, as `x-remarks` at {'its' if len(put) == 1 else 'their'} turn."
    )
    return 0


def _list(unread: list[Unread], what: str) -> None:
    for one in unread[:MOST_SHOWN]:
        words = visible_line(" ".join(one.text.split()))
        short = words if len(words) <= 70 else f"{words[:69]}…"
        where = ", ".join(part for part in (one.place, one.turn) if part)
        tell(f"{where}: {what}: “{short}”{f' ({one.why})' if one.why else ''}")
    if len(unread) > MOST_SHOWN:
        tell(f"… and {len(unread) - MOST_SHOWN} more.")
