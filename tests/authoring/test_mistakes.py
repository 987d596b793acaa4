"""Forty-five and more mistakes that authors really make: each is found, with its code, line and column."""

from __future__ import annotations

import pytest

from tests.authoring.example import STARTER, codes, examined
from tests.authoring.mistakes import MISTAKES, Mistake


def test_the_scenario_they_are_made_in_has_no_problem_at_all():
    assert codes(STARTER) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_found_where_it_stands(mistake: Mistake):
    assert mistake.text.count(mistake.at) == 1, mistake.text
    line = mistake.text[: mistake.text.index(mistake.at)].count("\n") + 1
    line += mistake.at.startswith("\n")
    found = [(problem.code, problem.line, problem.column) for problem in examined(mistake.text).problems]
    assert (mistake.code, line, mistake.column) in found


def test_there_are_enough_of_them():
    assert len(MISTAKES) >= 45
    assert len({mistake.code for mistake in MISTAKES}) >= 40
