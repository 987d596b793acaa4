"""In which order an author mends a draft: what the file is, the road through it, what it trains, and polish at the end."""

from __future__ import annotations

from enum import IntEnum

from simulator.scenario.codes import MISSING_ID
from simulator.scenario.problem import Problem


class Stage(IntEnum):
    """The lowest comes first: nothing of a later stage can be judged before the earlier ones hold."""

    STRUCTURE = 0
    ROAD = 1
    TRAINING = 2
    POLISH = 3


HEADINGS = {
    Stage.STRUCTURE: "First, what the file is:",
    Stage.ROAD: "Then, the road through the conversation:",
    Stage.TRAINING: "Then, what it trains:",
    Stage.POLISH: "At the end, polish:",
}
_POLISH = {MISSING_ID, "HF218", "HF401", "HF405", "HF413", "HF414", "HF416", "HF420", "HF424", "HF429", "HF436"}
_BY_HUNDRED = {"0": Stage.STRUCTURE, "1": Stage.STRUCTURE, "2": Stage.ROAD, "3": Stage.ROAD, "4": Stage.TRAINING}
_TEXT_LEFT = {"HF425", "HF426"}
"""Sentences of the template and placeholders: the conversation is not written there yet."""


def stage(problem: Problem) -> Stage:
    """The stage of a problem, by its code. An error is never polish, since it stops the file."""
    code = problem.code
    if code in _TEXT_LEFT:
        return Stage.ROAD
    if code in _POLISH and not problem.is_error:
        return Stage.POLISH
    return _BY_HUNDRED.get(code[2:3], Stage.POLISH if not problem.is_error else Stage.ROAD)
