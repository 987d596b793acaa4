"""The facilitator's private line after a vote."""

from __future__ import annotations

import pytest

from simulator.scenario.rubric import Points
from simulator.workshop.advice import advise

POINTS = {"a": Points(4, 0, 2), "b": Points(-2, 4, 2), "c": Points(-2, 0, -4), "d": Points(4, -2, 0)}
"""In halves: a and d help most, b pushes, c holds back."""


@pytest.mark.parametrize(
    ("helpful", "what"), [(0, "hint"), (34, "hint"), (35, "discuss"), (70, "discuss"), (71, "go on"), (100, "go on")]
)
def test_the_share_on_the_most_helpful_choice_decides(helpful, what):
    assert advise({"a": helpful, "b": 100 - helpful}, POINTS).what == what


def test_choices_that_help_equally_count_together():
    assert advise({"a": 4, "d": 4, "b": 2}, POINTS).share == 80


def test_without_votes_there_is_nothing_to_advise():
    assert advise({}, POINTS).sentences() == ["No votes yet."]


def test_one_vote_has_nobody_to_disagree_with():
    assert advise({"b": 1}, POINTS).sentences()[0] == "One vote. Ask what they heard before you reveal it."


def test_pushy_errors_and_passive_ones_get_opposite_coaching():
    assert "pushed" in advise({"a": 5, "b": 4, "c": 1}, POINTS).sentences()[1]
    assert "held back" in advise({"a": 5, "b": 1, "c": 4}, POINTS).sentences()[1]


def test_every_vote_is_of_one_kind():
    advice = advise({"a": 1, "b": 2, "c": 3, "d": 4}, POINTS)
    assert (advice.helpful, advice.pushy, advice.passive, advice.other) == (5, 2, 3, 0)
