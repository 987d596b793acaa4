"""`helpfirst analyse SCENARIO`: everything that can happen in it, exactly, for people or as JSON."""

from __future__ import annotations

import argparse

from simulator.analysis.analysis import analyse
from simulator.analysis.as_json import as_json
from simulator.analysis.as_text import as_text
from simulator.authoring.proofs import proofs
from simulator.commands.from_arguments import rubric_for, scenario_for
from simulator.commands.terminal import write, write_json


def run(arguments: argparse.Namespace) -> int:
    rubric = rubric_for(arguments)
    analysis = analyse(scenario_for(arguments, rubric), rubric)
    if arguments.json:
        write_json(as_json(analysis))
    else:
        write(as_text(analysis, rubric, [f"{found.code}  {found.message}" for found in proofs(analysis.graph)]))
    return 0
