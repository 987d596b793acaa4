"""Every shipped scenario is sound, and plays to every one of its endings."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import pytest

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
    missing = set(scenario.endings)
    waiting = deque([Talk(scenario, rubric(), new_attempt(scenario, rubric(), 1))])
    seen: set[tuple[object, ...]] = set()
    while waiting and missing:
        talk = waiting.popleft()
        for choice in talk.offered():
            longer = Talk(scenario, rubric(), talk.attempt.with_choice(choice.id))
            assert not longer.stuck, longer.attempt.choices
            if longer.ending is not None:
                missing.discard(longer.ending.id)
                continue
            step = longer.steps[-1]
            # customers in the same tenth of trust and patience who know the same are met once
            state = (longer.turn.id, step.trust // 10_000, step.patience // 10_000, tuple(sorted(longer.learnt)))
            if state not in seen:
                seen.add(state)
                waiting.append(longer)
    assert missing == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_has_what_every_shipped_scenario_has(path):
    scenario = read(path).scenario
    assert len(scenario.turns) >= 8
    assert all(len(turn.choices) >= 3 and turn.thinks and turn.stage for turn in scenario.turns.values())
    assert len(scenario.endings) >= 4
    assert len({ending.kind for ending in scenario.endings.values()}) >= 4
    assert len(scenario.needs) >= 2
    assert all(choice.why for turn in scenario.turns.values() for choice in turn.choices)
    assert all(ending.epilogue for ending in scenario.endings.values())


def test_the_library_lists_them_all_and_nothing_broken(tmp_path):
    entries = Library([shipped_scenarios()], tmp_path / "index.json").entries()
    assert sorted(entry.id for entry in entries) == [path.stem for path in sorted(FILES, key=lambda p: p.stem)]
    assert all(entry.problem is None for entry in entries)
