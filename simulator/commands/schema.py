"""`helpfirst schema`: the JSON Schema of a scenario, a campaign or a rubric, for editors that complete and check YAML."""

from __future__ import annotations

import argparse

from simulator.commands.from_arguments import rubric_for
from simulator.commands.terminal import JSON, write_out
from simulator.scenario.schema import schema_text


def run(arguments: argparse.Namespace) -> int:
    write_out(schema_text(rubric_for(arguments), arguments.of), None, JSON)
    return 0
