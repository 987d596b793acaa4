"""The schema for editors and the format reference say what the reader does."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from simulator.scenario import reference
from simulator.scenario.schema import scenario_schema
from tests.scenario.example import EXAMPLE, read, shipped
from tests.scenario.test_hostile import FULL

SCHEMA = scenario_schema(shipped().behaviours)
CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
BY_SHAPE = {
    "HF101",
    "HF102",
    "HF103",
    "HF104",
    "HF105",
    "HF108",
    "HF110",
    "HF111",
    "HF113",
    "HF114",
    "HF116",
    "HF202",
}
"""Problems of shape and range, which a schema can tell; names and routes it cannot."""
ROOT = Path(__file__).parents[2]


def accepts(text: str) -> bool:
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(data)


def test_it_is_a_schema() -> None:
    validator = jsonschema.Draft202012Validator
    assert list(validator(validator.META_SCHEMA).iter_errors(SCHEMA)) == []


@pytest.mark.parametrize(
    "text",
    [
        EXAMPLE,
        FULL,
        EXAMPLE.replace("Yes?", "12"),
        EXAMPLE.replace("Yes?", "no"),
        EXAMPLE.replace("Yes?", "~"),
        "x-note: 1\n" + EXAMPLE,
    ],
)
def test_what_the_reader_takes_the_schema_takes(text: str) -> None:
    assert read(text).scenario is not None
    assert accepts(text)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_schema_and_reader_agree_on_every_case_of_shape(file: Path) -> None:
    text = file.read_text("utf-8")
    found = {problem.code for problem in read(text).errors}
    if not found:
        assert accepts(text)
    elif found <= BY_SHAPE and file.stem != "title-of-spaces":
        assert not accepts(text)


def test_the_format_reference_is_what_the_table_makes() -> None:
    assert (ROOT / "docs" / "format.md").read_text("utf-8") == reference.page()


def test_every_yaml_block_of_the_format_reference_is_a_scenario_without_a_problem() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", reference.page(), re.DOTALL)
    assert blocks
    for block in blocks:
        reading = read(block, "first-call.yaml")
        assert reading.problems == ()
