"""`helpfirst graph SCENARIO`: the scenario as an outline, or as Mermaid, DOT or an SVG picture."""

from __future__ import annotations

import argparse

from simulator.analysis.explore import explore
from simulator.analysis.starting_points import every_start
from simulator.authoring.picture import picture
from simulator.commands.from_arguments import rubric_for, scenario_for
from simulator.commands.terminal import PAGE, TEXT, write_out
from simulator.conversation.table import compile_table


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    table = compile_table(scenario_for(arguments, rubric), rubric)
    kind = TEXT
    made = picture(explore(table, every_start(table)))
    if arguments.format == "svg":
        from simulator.authoring.svg import svg

        text, kind = svg(made), PAGE
    elif arguments.format in ("mermaid", "dot"):
        from simulator.authoring import diagrams

        text = diagrams.mermaid(made) if arguments.format == "mermaid" else diagrams.dot(made)
    else:
        from simulator.authoring.diagrams import outline

        text = outline(made) + "\n"
    write_out(text, arguments.output, kind)
    return 0
