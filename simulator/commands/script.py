"""`helpfirst script SCENARIO`: the scenario as a document to review, in Markdown, for Word or as a printable page."""

from __future__ import annotations

import argparse
from pathlib import Path

from simulator.analysis.explore import explore
from simulator.analysis.starting_points import every_start
from simulator.authoring.documents.piece import BadDocument
from simulator.authoring.file_edits import replace_file
from simulator.authoring.picture import picture
from simulator.authoring.script import Script
from simulator.commands.from_arguments import rubric_for, scenario_for
from simulator.commands.output_place import output_place
from simulator.commands.terminal import PAGE, write, write_out
from simulator.conversation.table import compile_table
from simulator.stop import USAGE, Stop


def run(arguments: argparse.Namespace) -> int:
    if arguments.format == "docx" and not arguments.output:
        raise Stop("helpfirst: a Word document goes into a file: add -o review.docx.", USAGE)
    rubric = rubric_for(arguments)
    table = compile_table(scenario_for(arguments, rubric), rubric)
    script = Script(picture(explore(table, every_start(table))), rubric, arguments.blind)
    match arguments.format:
        case "html":
            from simulator.authoring.script_page import script_page

            write_out(script_page(script), arguments.output, PAGE)
        case "docx":
            _word(script, output_place(arguments.output))
        case _:
            write_out(script.markdown(), arguments.output)
    return 0


def _word(script: Script, path: Path) -> None:
    from simulator.authoring.documents.word import word_of

    scenario = script.scenario
    try:
        replace_file(path, word_of(script.pieces(), scenario.title, scenario.author, scenario.lang))
    except BadDocument as reason:
        raise Stop(f"helpfirst: {path} was not written: {reason}.", USAGE) from None
    except OSError as error:
        raise Stop(f"helpfirst: {path} cannot be written: {error.strerror or error}.", USAGE) from None
    write(f"{path} is written.")
