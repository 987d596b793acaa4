"""`ID.words.yaml`: other ways to say the choices of the scenario beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.scenario.library import Library
from simulator.scenario.reader import Reading, read_scenario
from tests.scenario.example import EXAMPLE, places, shipped


def beside(folder: Path, words: str, scenario: str = EXAMPLE) -> Reading:
    (folder / "example.yaml").write_text(scenario, "utf-8")
    (folder / "example.words.yaml").write_text(words, "utf-8")
    return read_scenario(folder / "example.yaml", shipped())


def test_its_texts_are_added_to_the_examples_inside_the_scenario(tmp_path: Path) -> None:
    inside = EXAMPLE.replace("behaviour: discover", "behaviour: discover\n        examples: [Tell me.]")
    reading = beside(tmp_path, "ask: [What happened?, no]\nx-note: mine\n", inside)
    assert reading.problems == ()
    assert reading.scenario is not None
    assert reading.scenario.choice("ask")[1].examples == ("Tell me.", "What happened?", "no")


def test_it_is_no_part_of_the_digest(tmp_path: Path) -> None:
    one = beside(tmp_path, "ask: [What happened?]\n").scenario
    other = beside(tmp_path, "ask: [Why?]\n").scenario
    assert one is not None
    assert other is not None
    assert one.digest == other.digest
    assert one.source == other.source


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("asks: [Why?]\n", "HF601:1:1"),
        ("ask: Why?\n", "HF104:1:6"),
        ("ask:\n  - {why: no}\n", "HF103:2:5"),
        ("- ask\n", "HF105:1:1"),
        ("ask: [Why?]\nask: [How?]\n", "HF024:2:1"),
        ("ask: []\n", "HF113:1:6"),
        ("ask: [Why?, '']\n", "HF106:1:13"),
        ("ask:\n", "HF104:1:5"),
        ("ask:\n  - Why?\n  - why\n", "HF603:3:5"),
    ],
)
def test_what_is_wrong_in_it_is_told_with_its_place(tmp_path: Path, words: str, problem: str) -> None:
    reading = beside(tmp_path, words)
    assert places(reading) == [problem]
    assert {Path(one.file).name for one in reading.problems} == {"example.words.yaml"}
    assert (reading.scenario is None) == any(one.is_error for one in reading.problems)


def test_an_id_that_was_nearly_right_is_named(tmp_path: Path) -> None:
    (problem,) = beside(tmp_path, "asks: [Why?]\n").problems
    assert problem.hint == "Did you mean `ask`?"


def test_a_text_that_the_line_itself_or_its_examples_have_already_is_told(tmp_path: Path) -> None:
    inside = EXAMPLE.replace("behaviour: discover", "behaviour: discover\n        examples: [Tell me.]")
    assert places(beside(tmp_path, "ask: [TELL ME!, And then?]\n", inside)) == ["HF603:1:7"]
    doubled = inside.replace("[Tell me.]", "[Tell me., 'tell  me']")
    assert [one.code for one in read_scenario(_written(tmp_path, doubled), shipped()).problems] == ["HF603"]


def _written(folder: Path, scenario: str) -> Path:
    (folder / "example.words.yaml").unlink()
    (folder / "example.yaml").write_text(scenario, "utf-8")
    return folder / "example.yaml"


def test_a_choice_that_goes_by_its_place_can_have_examples(tmp_path: Path) -> None:
    reading = beside(tmp_path, "opening.1: [Why?]\n", EXAMPLE.replace("id: ask\n        ", ""))
    assert reading.scenario is not None
    assert reading.scenario.turns["opening"].choices[0].examples == ("Why?",)


def test_it_is_never_a_scenario_of_the_library_and_a_broken_one_is_mended_there(tmp_path: Path) -> None:
    beside(tmp_path, "ask: Why?\n")
    index = tmp_path / "index.json"
    (entry,) = Library([tmp_path], index).entries()
    assert entry.problem is not None
    assert entry.problem.startswith("example.words.yaml: line 1")
    (tmp_path / "example.words.yaml").write_text("ask: [Why?]\n", "utf-8")
    (entry,) = Library([tmp_path], index).entries()
    assert (entry.id, entry.problem) == ("example", None)
