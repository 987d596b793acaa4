"""What `explain` says of every code: those of the reader, of the proofs and of the lint."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from simulator.scenario.codes import Explanation, explanations, read_page


@cache
def all_explanations() -> dict[str, Explanation]:
    """Every code in order."""
    both = {**explanations(), **read_page(Path(__file__).with_name("problems.md"))}
    return dict(sorted(both.items()))
