"""`helpfirst schema`: the JSON Schema of a scenario file, for editors that complete and check YAML."""

from __future__ import annotations

import argparse

from simulator.authoring.schema import schema_text
from simulator.commands.given import rubric_for
from simulator.commands.terminal import JSON, write_json, write_out
from simulator.scenario.schema import campaign_schema


def run(arguments: argparse.Namespace) -> int:
    if arguments.campaign:
        write_json(campaign_schema())
    else:
        write_out(schema_text(rubric_for(arguments)), None, JSON)
    return 0
