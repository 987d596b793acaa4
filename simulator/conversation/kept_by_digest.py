"""What is worked out from a scenario and a rubric is worked out once: kept by their digests."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric

MOST = 64
"""How many are kept, those used last."""

Made = TypeVar("Made")


def kept_by_digest(make: Callable[[Scenario, Rubric], Made]) -> Callable[[Scenario, Rubric], Made]:
    """The function, made to keep its answers. A scenario without a digest was made up and is never kept."""
    kept: OrderedDict[tuple[str, str, str], tuple[Scenario, Made]] = OrderedDict()

    @wraps(make)
    def once(scenario: Scenario, rubric: Rubric) -> Made:
        if not scenario.digest:
            return make(scenario, rubric)
        key = (scenario.digest, scenario.id, rubric.digest)
        found = kept.get(key)
        if found is None or (found[0] is not scenario and found[0] != scenario):
            found = kept[key] = scenario, make(scenario, rubric)
            while len(kept) > MOST:
                kept.popitem(last=False)
        kept.move_to_end(key)
        return found[1]

    return once
