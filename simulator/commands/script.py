"""`helpfirst script SCENARIO`: the scenario as a document to review, in Markdown or as a printable page."""

from __future__ import annotations

import argparse

from simulator.analysis.explore import explore
from simulator.analysis.starts import every_start
from simulator.authoring.picture import picture
from simulator.authoring.script import Script
from simulator.commands.given import rubric_for, scenario_for
from simulator.commands.terminal import PAGE, write_out
from simulator.conversation.table import compile_table


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    table = compile_table(scenario_for(arguments, rubric), rubric)
    script = Script(picture(explore(table, every_start(table))), rubric)
    if arguments.format == "html":
        from simulator.authoring.script_page import script_page

        write_out(script_page(script), arguments.output, PAGE)
    else:
        write_out(script.markdown(), arguments.output)
    return 0
