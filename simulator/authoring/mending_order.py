"""In which order an author mends a draft: what the file is, the road through it, what it trains, and polish at the end."""

from __future__ import annotations

from enum import IntEnum

from simulator.scenario.codes import MISSING_ID
from simulator.scenario.problem import Problem


class Mending(IntEnum):
    """The lowest comes first: nothing of a later one can be judged before the earlier ones hold."""

    STRUCTURE = 0
    ROAD = 1
    TRAINING = 2
    POLISH = 3


HEADINGS = {
    Mending.STRUCTURE: "First, what the file is:",
    Mending.ROAD: "Then, the road through the conversation:",
    Mending.TRAINING: "Then, what it trains:",
    Mending.POLISH: "At the end, polish:",
}
_POLISH = {MISSING_ID, "HF218", "HF401", "HF405", "HF413", "HF414", "HF416", "HF420", "HF424", "HF429", "HF436"}
_BY_HUNDRED = {
    "0": Mending.STRUCTURE,
    "1": Mending.STRUCTURE,
    "2": Mending.ROAD,
    "3": Mending.ROAD,
    "4": Mending.TRAINING,
}
_TEXT_LEFT = {"HF425", "HF426"}
"""Sentences of the template and placeholders: the conversation is not written there yet."""


def mending(problem: Problem) -> Mending:
    """When a problem is mended, by its code. An error is never polish, since it stops the file."""
    code = problem.code
    if code in _TEXT_LEFT:
        return Mending.ROAD
    if code in _POLISH and not problem.is_error:
        return Mending.POLISH
    return _BY_HUNDRED.get(code[2:3], Mending.POLISH if not problem.is_error else Mending.ROAD)
