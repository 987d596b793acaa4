"""The JSON Schema as the text of a file. `schema` prints it, and `new` puts it beside a scenario."""

from __future__ import annotations

import json

from simulator.scenario.rubric import Rubric
from simulator.scenario.schema import campaign_schema, rubric_schema, scenario_schema

FILE = "helpfirst.schema.json"
"""What `new` calls it."""


def schema_text(rubric: Rubric, of: str = "scenario") -> str:
    """The schema of a scenario with the rubric's behaviours and what they mean, or of a campaign or a rubric."""
    if of == "campaign":
        found = campaign_schema()
    elif of == "rubric":
        found = rubric_schema()
    else:
        found = scenario_schema({key: one.terms for key, one in rubric.behaviours.items()})
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"
