"""Which turns stand by themselves, so that they can be a drill: one line of the customer and one answer to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.scenario.condition import Call, Condition, atoms
from simulator.scenario.model import Turn
from simulator.scenario.rubric import Points

FEWEST = 3
"""Choices on offer, below which one answer says little."""
HIDDEN = ("said", "flag")
"""What a page with one exchange does not show: what was said long before, and the author's marks."""


def stands_alone(turn: Turn) -> bool:
    """Whether the turn may be a drill. `drill` decides where the author wrote it.

    Otherwise: the customer says something, and neither what is on offer nor what it is worth leans on what was said
    earlier or on a flag. What is known, trust and patience are shown beside a drill, and a version of the
    customer's line speaks for itself.
    """
    if turn.drill is not None:
        return turn.drill
    return bool(turn.says.strip()) and len(turn.choices) >= FEWEST and not any(map(_leans_back, _conditions(turn)))


def says_something(offered: Sequence[Points]) -> bool:
    """Whether an answer there tells one from another: enough on offer, and not all equally helpful."""
    return len(offered) >= FEWEST and len({points.helpfulness for points in offered}) > 1


def _conditions(turn: Turn) -> Iterator[Condition]:
    for choice in turn.choices:
        yield from (one for one in (choice.when, *(case.when for case in choice.cases)) if one is not None)


def _leans_back(condition: Condition) -> bool:
    return any(isinstance(atom, Call) and atom.name in HIDDEN for atom in atoms(condition))
