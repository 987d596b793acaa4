"""The page plays and tells every attempt as the program does: states, points, scores, endings, profiles and debriefs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from simulator.conversation.attempt import Carried, new_attempt
from simulator.conversation.talk import Talk
from simulator.languages.tongue import languages
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import read_rubric
from tests.debrief.plays import SHIPPED, shipped
from tests.records.engines import NO_NODE, NODE, ROUND, Play, at_random, by_the_page, by_the_program
from tests.records.made import small
from tests.strategies import scenarios, shipped_rubric

CASES = Path(__file__).parent / "cases"

pytestmark = pytest.mark.skipif(NODE is None, reason=NO_NODE)


def paths(
    made: Scenario,
    seed: int,
    most: int,
    rubric: Rubric | None = None,
    *,
    before: tuple[str, ...] = (),
    longest: int = 6,
) -> list[Play]:
    """Attempts of a scenario by all its roads, each to its end or for so many choices, until so many were found."""
    rubric = rubric or shipped_rubric()
    found: list[Play] = []
    waiting: list[tuple[str, ...]] = [()]
    while waiting and len(found) < most:
        choices = waiting.pop()
        talk = Talk(made, rubric, new_attempt(made, rubric, seed, Carried(flags=before)))
        for choice in choices:
            talk.advance(choice)
        offered = () if len(choices) >= longest else talk.offered()
        waiting += [(*choices, one.id) for one in offered]
        if not offered:
            found.append(Play(made, seed, choices, {}, before, rubric))
    return found


def differences(plays: list[Play]) -> list[str]:
    """Where states, points, scores, endings, profile or sentences of an attempt are not the same by both engines."""
    assert plays
    found = []
    for play, page in zip(plays, by_the_page(plays), strict=True):
        program = by_the_program(play)
        if page != program:
            pairs = enumerate(zip(page["seen"], program["seen"], strict=False))
            said, (one, other) = next(((at, both) for at, both in pairs if both[0] != both[1]), (None, (page, program)))
            found.append(
                f"{play.scenario.id}, seed {play.seed}, {play.choices[:said]}: {one} on the page, {other} here"
            )
    return found


def test_on_attempts_at_every_scenario_that_comes_with_the_program():
    draw = Random(4)
    around = (ROUND, None, None, None, None, {}, None, None, None, None)
    assert (
        differences(
            [
                at_random(shipped(file), draw, around[(5 * place + n) % 10], met=True)
                for place, file in enumerate(SHIPPED)
                for n in range(7)
            ]
        )
        == []
    )


@pytest.mark.parametrize("lang", languages())
def test_in_every_language_that_has_a_catalogue(lang: str):
    draw = Random(11)
    files = draw.sample(SHIPPED, 6)
    assert (
        differences(
            [at_random(replace(shipped(file), lang=lang), draw, around) for file in files for around in (ROUND, {})]
        )
        == []
    )


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.lists(scenarios(), min_size=6, max_size=6), st.integers(0, 9))
def test_on_paths_of_small_scenarios_of_every_kind(made: list[Scenario], seed: int):
    assert differences([play for one in made for play in paths(one, seed, 12)]) == []


def test_on_every_path_of_a_small_scenario():
    made = small("What hurts?")
    found = paths(made, 1, 1000)
    assert len(found) == 4
    assert all(len(play.choices) == 2 for play in found)
    assert differences(found) == []


@pytest.mark.parametrize("every", [7, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("own", [False, True], ids=["the shipped rubric", "a rubric of one's own"])
def test_on_every_path_where_everything_of_the_format_is_used(own: bool, every: int):
    """Days of chance, earlier meetings, versions, cases, marks, loops, walk-outs, thresholds met to the thousandth."""
    rubric = read_rubric(CASES / "rubric.yaml") if own else shipped_rubric()
    read = read_scenario(CASES / "two-days.yaml", rubric).scenario
    earlier = [(), ("kept",), ("broke",), ("kept", "broke")]
    found = [one for met in earlier for seed in (1, 2, 3) for one in paths(read, seed, 1000, rubric, before=met)]
    edges = paths(read_scenario(CASES / "edges.yaml", rubric).scenario, 1, 2000, rubric, longest=7 if every == 2 else 4)
    said = {one for play in found for one in play.choices}
    assert said == {choice.id for turn in read.turns.values() for choice in turn.choices}
    taken = [*found, *edges][::every]
    assert differences([replace(one, around=(ROUND, {}, None)[place % 3]) for place, one in enumerate(taken)]) == []


def test_before_anything_is_said_there_is_nothing_to_tell_but_that():
    assert differences([Play(shipped(SHIPPED[0]), 1, (), {}), Play(shipped(SHIPPED[1]), 2, (), ROUND)]) == []


def test_which_day_chance_draws():
    with_chance = [shipped(file) for file in SHIPPED if shipped(file).chance]
    assert with_chance
    assert differences([Play(made, seed, (), None) for made in with_chance for seed in (0, 1, 2, 3, 2**53 - 1)]) == []


@pytest.mark.slow
def test_on_ten_thousand_attempts_across_the_library():
    draw = Random(7)
    every_tenth = [ROUND if number % 20 == 0 else None for number in range(10_000)]
    files = [shipped(file) for file in SHIPPED]
    assert (
        differences(
            [at_random(files[number % len(files)], draw, around, met=True) for number, around in enumerate(every_tenth)]
        )
        == []
    )
