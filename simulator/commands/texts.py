"""`helpfirst texts FILE -o texts.csv`: the texts out for translation; `--merge` makes the other language's file."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from simulator.authoring.file_edits import replace_file
from simulator.authoring.translation.earlier_texts import MOST_BYTES, texts_beside
from simulator.authoring.translation.merging import Merged, merged
from simulator.authoring.translation.places import text_places
from simulator.authoring.translation.table import BadTable, Wording, csv_of, po_of, read_table
from simulator.commands.faultless_file import faultless_file, same_as_read
from simulator.commands.from_arguments import rubric_for
from simulator.commands.terminal import write, write_out
from simulator.scenario.reading.parts import Part
from simulator.scenario.reading.source import Unreadable, text_in
from simulator.scenario.reading.values import LANGUAGE
from simulator.scenario.rubric import Rubric
from simulator.stop import USAGE, Stop


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    path = Path(arguments.file)
    part, data, _ = faultless_file(path, rubric)
    if arguments.merge:
        return _merge(path, part, data, arguments, rubric)
    rows = [Wording(place.name, place.text, "") for place in text_places(part)]
    po = bool(arguments.output) and arguments.output.endswith(".po")
    if arguments.output and os.path.isfile(arguments.output):
        raise Stop(
            f"helpfirst: {arguments.output} is there already and was left alone: a translator may have filled it in. "
            "Choose another name.", USAGE,
        )  # fmt: skip
    write_out(po_of(rows, arguments.lang or "") if po else csv_of(rows), arguments.output)
    return 0


def _merge(path: Path, part: Part, data: bytes, arguments: argparse.Namespace, rubric: Rubric) -> int:
    lang, target = arguments.lang, Path(arguments.output or "")
    if not lang or LANGUAGE.fullmatch(lang) is None:
        raise Stop("helpfirst: say which language it is in: --lang de", USAGE)
    if not arguments.output or target.name != path.name or target.absolute() == path.absolute():
        raise Stop(
            "helpfirst: the languages of a scenario share its id, and so the name of the file; each has a folder of its own: "
            f"-o {lang}/{path.name}", USAGE,
        )  # fmt: skip
    try:
        rows, _ = read_table(text_in(arguments.merge, MOST_BYTES), arguments.merge.endswith(".po"))
    except (BadTable, Unreadable) as reason:
        raise Stop(f"helpfirst: {arguments.merge} was not read: {reason}.", USAGE) from None
    found = merged(part, data, rows, lang)
    same_as_read(found.data, target, rubric)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        of = os.path.relpath(path.absolute(), target.absolute().parent).replace(os.sep, "/")
        replace_file(target, found.data)
        replace_file(texts_beside(target), csv_of(found.rows, of).encode())
    except OSError as error:
        raise Stop(f"helpfirst: {target} cannot be written: {error.strerror or error}.", USAGE) from None
    _say(found, target)
    return 0


def _say(found: Merged, target: Path) -> None:
    for what, names in (
        ("not translated", found.untranslated),
        ("changed in the original since", found.outdated),
        ("no longer in the scenario", found.unknown),
    ):
        if names:
            more = f" … and {len(names) - 5} more" if len(names) > 5 else ""
            write(f"{what}: {', '.join(names[:5])}{more}")
    done = len(found.rows) - len(found.untranslated)
    write(f"{target} is written: {done} of {len(found.rows)} texts are translated.")
    write(f"Play it with: helpfirst play {target}. `helpfirst check {target}` says what becomes out of date.")
