"""Every shipped scenario is sound, and plays to every one of its endings."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.paths import shipped_scenarios
from simulator.scenario.library import Library
from simulator.scenario.reader import read_scenario
from simulator.scenario.words_name import is_words_file
from tests.library.shelf import analysed, shipped
from tests.write import rubric

pytestmark = pytest.mark.library

FILES = sorted(
    path
    for path in shipped_scenarios().rglob("*.yaml")
    if not {"campaigns", "languages"} & set(path.parts) and not is_words_file(path.name)
)
SHELF = [path for path in FILES if path.parent.name != "year"]


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
    scenario = shipped(path.stem)
    endings = analysed(path.stem).endings
    assert set(endings) == set(scenario.endings)
    for name, reach in endings.items():
        talk = Talk(scenario, rubric(), new_attempt(scenario, rubric(), reach.seed))
        for choice in reach.path:
            talk.choose(choice)
        assert talk.ending is not None
        assert talk.ending.id == name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_has_what_every_shipped_scenario_has(path):
    scenario = shipped(path.stem)
    assert len(scenario.turns) >= (8 if path in SHELF else 5)
    assert all(len(turn.choices) >= 3 and turn.thinks and turn.stage for turn in scenario.turns.values())
    assert len(scenario.endings) >= 4
    assert len({ending.kind for ending in scenario.endings.values()}) >= 3
    assert len(scenario.needs) >= 2
    assert all(choice.why for turn in scenario.turns.values() for choice in turn.choices)
    assert all(ending.epilogue for ending in scenario.endings.values())


def test_the_library_lists_them_all_but_the_later_meetings_of_a_year_and_nothing_broken(tmp_path):
    library = Library([shipped_scenarios()], tmp_path / "index.json")
    entries = library.entries()
    assert sorted(entry.id for entry in entries) == sorted(path.stem for path in SHELF)
    assert {library.find(path.stem) for path in FILES} == set(FILES)
    assert all(entry.problem is None for entry in entries)
