"""The JSON Schema as the text of a file. `schema` prints it, and `new` puts it beside a scenario."""

from __future__ import annotations

import json

from simulator.scenario.rubric import Rubric
from simulator.scenario.schema import scenario_schema

FILE = "helpfirst.schema.json"
"""What `new` calls it."""


def schema_text(rubric: Rubric) -> str:
    """The schema with the rubric's behaviours."""
    return json.dumps(scenario_schema(rubric.behaviours), indent=2, ensure_ascii=False) + "\n"
