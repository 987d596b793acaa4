"""Every shipped scenario is sound, and plays to every one of its endings."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.analysis.analysis import analyse
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.paths import shipped_scenarios
from simulator.scenario.library import Library
from simulator.scenario.reader import read_scenario
from tests.write import rubric

FILES = sorted(path for path in shipped_scenarios().rglob("*.yaml") if "campaigns" not in path.parts)


def read(path: Path):
    return read_scenario(path, rubric())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_is_read_without_any_problem(path):
    reading = read(path)
    assert reading.problems == ()
    assert reading.scenario is not None
    assert reading.scenario.id == path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_plays_to_every_ending(path):
    scenario = read(path).scenario
    endings = analyse(scenario, rubric()).endings
    assert set(endings) == set(scenario.endings)
    for name, reach in endings.items():
        talk = Talk(scenario, rubric(), new_attempt(scenario, rubric(), reach.seed))
        for choice in reach.path:
            talk.choose(choice)
        assert talk.ending is not None
        assert talk.ending.id == name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_has_what_every_shipped_scenario_has(path):
    scenario = read(path).scenario
    assert len(scenario.turns) >= 8
    assert all(len(turn.choices) >= 3 and turn.thinks and turn.stage for turn in scenario.turns.values())
    assert len(scenario.endings) >= 4
    assert len({ending.kind for ending in scenario.endings.values()}) >= 3
    assert len(scenario.needs) >= 2
    assert all(choice.why for turn in scenario.turns.values() for choice in turn.choices)
    assert all(ending.epilogue for ending in scenario.endings.values())


def test_the_library_lists_them_all_and_nothing_broken(tmp_path):
    entries = Library([shipped_scenarios()], tmp_path / "index.json").entries()
    assert sorted(entry.id for entry in entries) == [path.stem for path in sorted(FILES, key=lambda p: p.stem)]
    assert all(entry.problem is None for entry in entries)
