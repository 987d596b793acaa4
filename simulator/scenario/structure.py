"""What fits together: targets, loops, needs, people, flags and the names in conditions."""

from __future__ import annotations

from simulator.scenario.build import Part
from simulator.scenario.problem import Problems
from simulator.scenario.rubric import Rubric
from simulator.scenario.syntax import Whole


def check_structure(scenario: Part, tree: Whole, rubric: Rubric, problems: Problems) -> None:
    """Adds every structural problem that can be found without playing."""
