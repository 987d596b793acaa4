"""Campaigns, rubrics and scenarios of any shape get problems with a place, never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.campaign import read_campaign
from simulator.scenario.problem import Problem, render
from simulator.scenario.rubric_file import SHIPPED, RubricError, rubric_of
from tests.practice.quarter import CAMPAIGN, TEXTS, find
from tests.scenario.example import read
from tests.scenario.shapes import misshapen
from tests.scenario.test_hostile import FULL


def holds(problems: tuple[Problem, ...]) -> None:
    assert all(one.line >= 1 and one.column >= 1 and one.message and render(one) for one in problems)


def test_a_campaign_of_any_shape_is_read_without_raising(tmp_path: Path) -> None:
    file = tmp_path / "spring.yaml"
    known = {name: find(name) for name in TEXTS}
    for _what, data in misshapen(CAMPAIGN):
        file.write_bytes(data)
        found = read_campaign(file, known.get)
        holds(found.problems)
        assert (found.campaign is None) == bool(found.errors)


@pytest.mark.parametrize("value", ["yes-please", "3", "{a: b}", "[[x]]", "~", "", "[{a: b}]"])
@pytest.mark.parametrize("key", ["after", "unless", "leaves"])
def test_an_entry_of_a_campaign_that_is_no_list_is_a_problem_in_its_line(key: str, value: str, tmp_path: Path) -> None:
    file = tmp_path / "spring.yaml"
    text = CAMPAIGN + f"  - scenario: first-call\n    {key}:\n      second-call: {value}\n"
    file.write_text(text)
    found = read_campaign(file, find)
    assert found.campaign is None
    assert text.count("\n") in {problem.line for problem in found.problems}


def test_a_rubric_of_any_shape_is_read_or_refused() -> None:
    short = SHIPPED.read_text(encoding="utf-8")
    kept = short.index("  teach:"), short.index("trust:")
    for what, data in misshapen(short[: kept[0]] + short[kept[1] :]):
        try:
            rubric_of.__wrapped__(data, "own.yaml")
        except RubricError as error:
            holds(error.problems)
            assert error.problems, what


def test_a_scenario_of_any_shape_is_read_without_raising() -> None:
    for _what, data in misshapen(FULL.replace("[Why?]", "['Why?']")):
        found = read(data)
        holds(found.problems)
        assert (found.scenario is None) == bool(found.errors)
