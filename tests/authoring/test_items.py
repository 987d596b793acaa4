"""Statistics from real plays: right where they can be counted by hand, silent where they would mislead."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from math import isclose, sqrt
from statistics import mean

from simulator.authoring.items import FEWEST, RecordedPlay, correlation, items
from simulator.authoring.items_report import items_report
from simulator.cli import main
from simulator.paths import data_folder
from simulator.practice.file.store import FILE_NAME
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from tests.authoring.example import STARTER
from tests.write import rubric

GOOD = ("ask-first", "fit-the-need", "name-the-limit")
BAD = ("sell-today", "only-tonight")
LATER = ("leave-alone", "any-time")


def starter() -> Scenario:
    scenario = read_bytes(STARTER.encode(), "my-call.yaml", rubric()).scenario
    assert scenario is not None
    return scenario


def test_below_thirty_plays_nothing_is_shown(tmp_path, capsys):
    found = items(starter(), rubric(), [RecordedPlay(GOOD)] * (FEWEST - 1))
    assert (found.plays, found.turns) == (FEWEST - 1, ())
    (tmp_path / "my-call.yaml").write_text(STARTER)
    assert main(["items", str(tmp_path / "my-call.yaml")]) == 0
    assert "Too few yet" in capsys.readouterr().out


def test_counts_means_and_times_are_those_of_the_plays():
    plays = (
        [RecordedPlay(GOOD, (2.0, None, 4.0))] * 20 + [RecordedPlay(BAD, (6.0, 1.0))] * 15 + [RecordedPlay(LATER)] * 5
    )
    found = items(starter(), rubric(), plays)
    opening = next(turn for turn in found.turns if turn.turn == "opening")
    by = {item.choice: item for item in opening.items}
    assert opening.faced == 40
    assert {name: item.taken for name, item in by.items()} == {"sell-today": 15, "ask-first": 20, "leave-alone": 5}
    assert by["ask-first"].helpfulness == 100
    assert by["sell-today"].helpfulness == 0
    assert by["ask-first"].seconds == 2
    assert by["leave-alone"].seconds is None
    assert by["ask-first"].discrimination is not None
    assert by["ask-first"].discrimination > 0.9


def test_a_turn_that_few_came_to_is_left_empty():
    found = items(starter(), rubric(), [RecordedPlay(GOOD)] * 40 + [RecordedPlay(BAD)] * 10)
    cooler = next(turn for turn in found.turns if turn.turn == "cooler")
    assert (cooler.faced, cooler.items) == (10, ())


def test_plays_that_the_scenario_no_longer_allows_are_counted_apart():
    found = items(
        starter(),
        rubric(),
        [RecordedPlay(GOOD)] * 30 + [RecordedPlay(("gone", "away"))] * 4 + [RecordedPlay(GOOD[:1])] * 2,
    )
    assert (found.plays, found.unusable) == (30, 6)


def test_the_correlation_is_pearsons():
    draw = random.Random(3)
    taken = [draw.random() < 0.4 for _ in range(60)]
    rest = [draw.gauss(60, 15) + 10 * took for took in taken]
    xs = [float(took) for took in taken]
    cross = mean(x * y for x, y in zip(xs, rest, strict=True)) - mean(xs) * mean(rest)
    spread = sqrt((mean(x * x for x in xs) - mean(xs) ** 2) * (mean(y * y for y in rest) - mean(rest) ** 2))
    found = correlation(taken, rest)
    assert found is not None
    assert isclose(found, cross / spread, rel_tol=1e-9)


def test_no_correlation_from_four_people_or_without_a_difference():
    assert correlation([True] * 4 + [False] * 40, [float(n) for n in range(44)]) is None
    assert correlation([True, False] * 20, [50.0] * 40) is None


def test_exports_of_many_people_are_gathered_and_what_is_broken_is_passed_over(tmp_path, capsys):
    (tmp_path / "my-call.yaml").write_text(STARTER)
    exports = tmp_path / "exports" / "monday"
    exports.mkdir(parents=True)
    for number in range(31):
        play = {"scenario": "my-call", "finished": True, "choices": [{"choice": choice} for choice in GOOD]}
        (exports / f"{number}.json").write_text(json.dumps(play if number % 2 else {"attempts": [play]}))
    (exports / "other.json").write_text(json.dumps({"scenario": "another", "finished": True, "choices": []}))
    (exports / "unfinished.json").write_text(json.dumps({"scenario": "my-call", "finished": None, "choices": []}))
    (exports / "odd.json").write_text(json.dumps({"scenario": "my-call", "finished": True, "choices": "none"}))
    (exports / "cut.json").write_text('{"scenario": "my-')
    assert main(["items", str(tmp_path / "my-call.yaml"), "--from", str(tmp_path / "exports"), "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["plays"] == 31
    assert "cut.json" in err
    assert "odd.json" in err


def test_the_learners_own_store_counts_with_its_times(tmp_path, capsys):
    file = tmp_path / "my-call.yaml"
    file.write_text(STARTER)
    for _ in range(3):
        assert main(["play", str(file), "--choose", ",".join(GOOD), "--json"]) == 0
    capsys.readouterr()
    assert main(["items", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["plays"] == 3


def test_an_export_carries_the_time_that_each_choice_took(tmp_path, capsys):
    file = tmp_path / "my-call.yaml"
    file.write_text(STARTER)
    for _ in range(3):
        assert main(["play", str(file), "--choose", ",".join(GOOD)]) == 0
    with closing(sqlite3.connect(data_folder() / FILE_NAME)) as kept, kept:
        kept.execute("UPDATE choice SET at = '2026-03-01T10:00:' || ((place + 1) * 12) || '+00:00'")
        kept.execute("UPDATE attempt SET started = '2026-03-01T10:00:00+00:00'")
    capsys.readouterr()
    assert main(["progress", "--json"]) == 0
    exported = json.loads(capsys.readouterr().out)
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "ten.json").write_text(json.dumps({**exported, "attempts": exported["attempts"] * 10}))
    assert main(["items", str(file), "--from", str(tmp_path / "exports"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["plays"] == 30
    assert {one["seconds"] for turn in found["turns"] for one in turn["items"] if one["taken"]} == {12}


VERSIONS = """\
format: 1
id: my-call
title: Rain
market: b2c
people: {ann: {name: Ann}}
chance: [[wet, dry]]
start: door
turns:
  door:
    says: Yes?
    versions: {rain: {when: flag(wet), says: What a day.}}
    choices:
      - {id: ask, say: May I?, behaviour: discover, next: bye, cases: [{in: rain, behaviour: pressure}]}
      - {id: later, say: Another day., behaviour: drift, next: bye, cases: [{in: rain, behaviour: reflect}]}
endings:
  bye: {kind: continuation, says: Bye., meeting: open}
"""


def test_what_was_taken_is_counted_by_what_the_customer_said(capsys):
    scenario = read_bytes(VERSIONS.encode(), "my-call.yaml", rubric()).scenario
    assert scenario is not None
    plays = [RecordedPlay(("ask" if seed % 3 else "later",), seed=seed) for seed in range(200)]
    found = items(scenario, rubric(), plays)
    stands, rain = found.turns
    assert [(turn.turn, turn.version) for turn in found.turns] == [("door", None), ("door", "rain")]
    assert stands.faced + rain.faced == 200
    assert min(stands.faced, rain.faced) > 60
    assert {item.choice: item.helpfulness for item in stands.items} == {"ask": 100, "later": 0}
    assert {item.choice: item.helpfulness for item in rain.items} == {"ask": 0, "later": 100}
    told = items_report(found, scenario, rubric())
    assert "door, rain: " in told
    assert [line.split()[1] for line in told.splitlines() if "★" in line] == ["ask", "later"]
