"""`play --assignment FILE` takes what a coach asked for: the next of it, with or without coaching."""

from __future__ import annotations

import io

import pytest

from simulator.cli import main

SMALL = """\
format: 1
id: {id}
title: Small
market: b2b
level: {level}
people: {{ann: {{name: Ann}}}}
start: first
turns:
  first:
    says: Go on.
    choices:
      - {{id: ask, say: What hurts, behaviour: discover, why: It is theirs to tell., next: 'yes'}}
      - {{id: lean, say: Sign today, behaviour: pressure, next: 'yes'}}
endings:
  'yes': {{kind: advance, says: Come on Thursday., meeting: earned}}
"""


@pytest.fixture
def play(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HELPFIRST_SCENARIOS", str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    monkeypatch.setattr("simulator.paths.shipped_scenarios", lambda: tmp_path / "none")
    for name, level in (("one", 1), ("two", 3)):
        (tmp_path / "own" / f"{name}.yaml").write_text(SMALL.format(id=name, level=level))

    def run(coaching: str, *more: str, by: str = "2099-01-01") -> tuple[int, str, str]:
        file = tmp_path / "spring.yaml"
        file.write_text(f"assignment: 1\ntitle: Spring\nscenarios: [one, two]\nby: {by}\n{coaching}\n")
        monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
        status = main(["play", "--assignment", str(file), "--plain", *more])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def test_the_next_that_was_not_held_is_played_until_all_are(play):
    _, _, said = play("", "--choose", "ask")
    assert "Spring: 0 of 2 held, by 2099-01-01." in said
    _, out, said = play("", "--choose", "lean", "--json")
    assert '"scenario": "two"' in out
    assert "1 of 2 held" in said
    status, out, said = play("")
    assert (status, out) == (0, "")
    assert "2 of 2 held" in said
    assert "All of it has been held." in said
    assert '"scenario": "one"' in play("", "one", "--choose", "ask", "--json")[1]


def test_coaching_is_as_the_assignment_says_whatever_the_level(play):
    def before_the_end(*how: str) -> str:
        return play(*how)[1].partition("Come on Thursday.")[0]

    assert "Coach:" in before_the_end("coaching: true", "two", "--no-save")
    assert "Coach:" not in before_the_end("coaching: false", "one", "--no-save")
    assert "Coach:" in before_the_end("", "one", "--no-save")
    assert "Coach:" not in before_the_end("", "two", "--no-save")
    status, _, said = play("coaching: false", "one", "--coach")
    assert status == 2
    assert "without coaching. Leave --coach out." in said


def test_a_day_that_has_passed_is_said_and_nothing_is_shut(play):
    status, _, said = play("", "--choose", "ask", by="2020-01-01")
    assert status == 0
    assert "That day has passed; it can still be held." in said


def test_what_it_does_not_ask_for_is_refused_and_a_mistake_stands_with_its_place(play):
    status, _, said = play("", "three")
    assert status == 2
    assert "is not in this assignment. It asks for one, two." in said
    status, _, said = play("coching: true")
    assert status == 1
    assert "spring.yaml:5:1" in said


def test_without_a_scenario_or_an_assignment_play_says_what_it_needs(capsys):
    assert main(["play"]) == 2
    assert "name a SCENARIO, or give --assignment FILE" in capsys.readouterr().err
