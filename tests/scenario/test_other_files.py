"""A file that is no scenario, given where one is wanted: one sentence says what it is and what takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator import cli
from simulator.scenario.reader import read_bytes
from tests.write import rubric

FILES = {
    "campaign: 1\nid: a\n": ("a campaign", "`helpfirst campaign a.yaml`"),
    "# ours\n\nrubric: 1\nid: a\n": ("a rubric", "`--rubric a.yaml`"),
    "territory: 1\naccounts: []\n": ("a territory", "`helpfirst year --territory a.yaml`"),
    "assignment: 1\ntitle: A\n": ("an assignment", "`helpfirst play --assignment a.yaml`"),
}


@pytest.mark.parametrize("text", FILES)
def test_another_kind_of_file_is_one_problem_that_says_what_takes_it(text: str) -> None:
    (told,) = read_bytes(text.encode(), "a.yaml", rubric()).problems
    what, takes = FILES[text]
    assert told.code == "HF043"
    assert told.message == f"this file is {what}, not a scenario"
    assert takes in told.hint


def test_a_words_file_names_its_scenario() -> None:
    (told,) = read_bytes(b"ask: [So?]\n", "calls/a.words.yaml", rubric()).problems
    assert told.hint == "Give the scenario itself, a.yaml."


@pytest.mark.parametrize(
    "command", [["script"], ["analyse"], ["graph"], ["play", "--plain"], ["tag"], ["texts"], ["words"]]
)
def test_the_commands_that_want_a_scenario_say_it_in_one_place(command: list[str], tmp_path: Path, capsys) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("campaign: 1\nid: a\ntitle: A\nmeetings:\n  - scenario: b\n", encoding="utf-8")
    assert cli.main([*command, str(file)]) in (1, 2)
    said = "".join(capsys.readouterr())
    assert said.count("not a scenario") == 1
    assert "HF101" not in said


@pytest.mark.parametrize("of", ["campaign", "rubric"])
def test_an_empty_file_is_told_how_one_of_its_kind_begins(of: str, tmp_path: Path, capsys) -> None:
    folder = tmp_path / f"{of}s"
    folder.mkdir()
    (folder / "a.yaml").write_text("", encoding="utf-8")
    given = [str(folder / "a.yaml")] if of == "campaign" else ["just-a-price", "--rubric", str(folder / "a.yaml")]
    cli.main(["check" if of == "campaign" else "script", *given])
    said = "".join(capsys.readouterr())
    assert f"begins with `{of}: 1`" in said
    assert "helpfirst new" not in said
