"""Every code is explained, and its examples do what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import simulator.scenario
from simulator.scenario.codes import explanations
from tests.scenario.example import EXAMPLE, codes, read, with_parts

CAMPAIGN = {f"HF50{number}" for number in range(1, 10)} | {"HF510"}
"""Of campaign files and territories, which an example scenario cannot show."""
WITHOUT_EXAMPLE = {
    "HF001",
    "HF002",
    "HF003",
    "HF004",
    "HF005",
    "HF009",
    "HF010",
    "HF030",
    "HF043",
    "HF033",
    "HF601",
    "HF602",
    "HF801",
    "HF802",
    "HF803",
} | CAMPAIGN
PROVED_ELSEWHERE = {"HF307", "HF701", "HF702", "HF703"}
"""Named here for their severity; authoring explains them."""
SHOWN = [item for item in explanations().values() if item.wrong]


def test_the_example_itself_has_no_problem() -> None:
    assert codes(read(EXAMPLE)) == []


@pytest.mark.parametrize("item", SHOWN, ids=lambda item: item.code)
def test_the_wrong_example_yields_its_code_and_no_other(item) -> None:
    assert set(codes(read(with_parts(item.wrong)))) == {item.code}


@pytest.mark.parametrize("item", SHOWN, ids=lambda item: item.code)
def test_the_right_example_is_a_scenario_without_a_problem(item) -> None:
    reading = read(with_parts(item.right))
    assert reading.scenario is not None
    assert codes(reading) == []


def test_only_what_no_yaml_can_show_has_no_example() -> None:
    assert {item.code for item in explanations().values() if not item.wrong} == WITHOUT_EXAMPLE


def test_every_code_in_the_program_is_explained_and_the_other_way_round() -> None:
    folder = Path(simulator.scenario.__file__).parent
    files = [*folder.rglob("*.py"), *(folder.parent / "practice" / "year").rglob("*.py")]
    used = {code for file in files for code in re.findall(r"\bHF\d{3}\b", file.read_text("utf-8"))}
    assert used - PROVED_ELSEWHERE == set(explanations())


def test_an_explanation_has_a_title_and_what_is_wrong() -> None:
    found = explanations()["HF101"]
    assert found.title == "An unknown key"
    assert "Wrong:" in found.as_text()
