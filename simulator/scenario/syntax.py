"""Where YAML stops: its complaint in an author's words, pointing at where the mistake began."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.scenario.problem import Problems
from simulator.scenario.tree import Node, TooDeep, parse


@dataclass(slots=True)
class Whole:
    """The tree of a file, and whether parts of it are missing because YAML could not follow them."""

    root: Node
    torn: bool = False
    hidden: set[str] = field(default_factory=set)
    """Keys inside the missing parts, so that nothing is called unknown that may stand there."""


def parse_all(text: str, problems: Problems) -> Whole | None:
    """The tree, or None where there is nothing to read on."""
    try:
        root, slip = parse(text, problems)
    except TooDeep as error:
        problems.add("HF025", error.line, error.column, "this is nested more than 20 levels deep", "")
        return None
    if slip is not None:
        problems.add("HF010", *slip.at, slip.problem, "")
        return None
    if root is None:
        problems.add("HF030", 1, 1, "the file is empty", "`helpfirst new ID` writes a scenario to start from.")
        return None
    return Whole(root)
