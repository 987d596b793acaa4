"""Practice in lines: a what-if, two attempts side by side, progress, and settings that hold there too."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from simulator.cli import main
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.file.store import LearnerFile
from simulator.practice.settings import Settings, write_settings
from simulator.scenario.reader import read_bytes
from tests.authoring.example import STARTER
from tests.practice.home import Home
from tests.run import helpfirst
from tests.write import rubric


def attempts(home) -> Attempts:
    return Attempts(LearnerFile(home))


@pytest.fixture
def first(own_home) -> str:
    """The id of an attempt of which two choices were made."""
    talk = json.loads(helpfirst("play", "laptop-for-a-nephew", "--plain", "--json", answers="1\n1\nq\n").stdout)
    assert len(talk["choices"]) == 2
    return attempts(own_home).all()[0].id


def test_a_what_if_keeps_what_was_said_before_and_has_a_parent(own_home, first):
    done = helpfirst("play", "laptop-for-a-nephew", "--what-if", f"{first}:2", answers="2\nq\n")
    assert done.returncode == 0, done.stderr
    old, new = sorted(attempts(own_home).all(), key=lambda one: one.attempt.parent is not None)
    assert (new.attempt.parent, new.attempt.kept) == (first, 1)
    assert new.attempt.choices[0] == old.attempt.choices[0]
    assert new.attempt.choices[1] != old.attempt.choices[1]
    beside = helpfirst("debrief", new.id, "--beside", old.id).stdout
    assert "1. Both: " in beside
    assert "2. Then: " in beside
    assert "2. Now: " in beside


@pytest.mark.parametrize("wanted", ["nobody:1", "{}:0", "{}:3", "{}", "{}:x"])
def test_a_what_if_that_cannot_be_is_a_sentence(first, wanted):
    done = helpfirst("play", "laptop-for-a-nephew", "--what-if", wanted.format(first))
    assert done.returncode == 2
    assert "attempt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_what_if_of_another_scenario_is_a_sentence(first):
    done = helpfirst("play", "just-a-price", "--what-if", f"{first}:1")
    assert done.returncode == 2
    assert "not at `just-a-price`" in done.stderr


def test_progress_says_what_was_chosen_of_offered_and_what_comes_back(own_home):
    typed = "1\n" * 40
    helpfirst("play", "laptop-for-a-nephew", "--plain", answers=typed)
    out = helpfirst("progress").stdout
    assert "One finished attempt at one scenario." in out
    assert "Chosen, of the times it was on offer:" in out
    assert "Coming back on " in out
    assert "Endings you have seen:" in out


def test_settings_hold_in_lines_and_a_mistake_is_told_with_its_line(own_home):
    write_settings(own_home, Settings(say_first=True, coaching="on"))
    done = helpfirst("play", "just-a-price", "--plain", "--no-save", answers="My own words\n1\n\nq\n")
    assert "First in your own words" in done.stdout
    assert "Coach: You " in done.stdout
    (own_home / "settings.toml").write_text("say_first = 3\n")
    done = helpfirst("play", "just-a-price", "--plain", "--no-save", answers="q\n")
    assert "settings.toml:1: `say_first` is true or false" in done.stderr
    assert "First in your own words" not in done.stdout


def test_the_debrief_as_json_has_the_attempt_and_all_that_the_debrief_adds(own_home):
    helpfirst("play", "laptop-for-a-nephew", "--plain", answers="1\n" * 40)
    data = json.loads(helpfirst("debrief", "--format", "json").stdout)
    assert data["finished"]
    assert len(data["debrief"]["decisions"]) == len(data["choices"])
    assert data["debrief"]["ranges"]["pushiness"][0] <= data["score"]["pushiness"]


def test_the_seconds_of_exported_progress_reach_the_statistics_of_the_choices(tmp_path, own_home, capsys):
    made = read_bytes(STARTER.encode(), "my-call.yaml", rubric()).scenario
    home = Home(own_home)
    home.now = datetime(2026, 11, 23, tzinfo=UTC)
    for _ in range(30):
        talk = Talk(made, rubric(), new_attempt(made, rubric(), 7))
        keeper = Keeper(home.attempts)
        for choice in ("ask-first", "fit-the-need", "name-the-limit"):
            home.now += timedelta(seconds=12)
            talk.choose(choice)
            keeper.chosen(talk)
        home.now += timedelta(hours=1)
    home.store.close()
    assert main(["progress", "--json"]) == 0
    text = capsys.readouterr().out
    assert [choice["seconds"] for choice in json.loads(text)["attempts"][0]["choices"]] == [12, 12, 12]
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "one.json").write_text(text)
    (tmp_path / "my-call.yaml").write_text(STARTER)
    assert main(["items", str(tmp_path / "my-call.yaml"), "--from", str(tmp_path / "exports"), "--json"]) == 0
    turns = json.loads(capsys.readouterr().out)["turns"]
    assert {item["seconds"] for turn in turns for item in turn["items"] if item["taken"]} == {12}
