"""What is proved comes with its reason or with a path that really goes there."""

from __future__ import annotations

import re

from hypothesis import given, settings

from simulator.analysis.explore import explore
from simulator.authoring.finding import Finding
from simulator.authoring.proofs import proofs
from simulator.conversation.attempt import new_attempt
from simulator.conversation.table import compile_table
from simulator.conversation.talk import Talk, talk_through
from simulator.scenario.model import Scenario
from tests.authoring.example import STARTER, broken, examined
from tests.strategies import scenarios
from tests.write import rubric


def found(text: str, code: str) -> str:
    return next(problem.message for problem in examined(text).problems if problem.code == code)


def test_the_reason_names_the_condition_that_never_holds():
    never = broken("trust >= 50 and", "trust >= 99 and")
    assert "after `name-the-limit`, `trust >= 99 and knows(real-need)` never holds" in found(never, "HF302")
    hidden = broken("id: take-ten-off", "id: take-ten-off\n        when: patience > 70 and knows(real-need)")
    assert "`patience > 70` never holds at this turn: nobody gets there with as much" in found(hidden, "HF303")
    contrary = broken("id: take-ten-off", "id: take-ten-off\n        when: not knows(real-need)")
    assert "`knows(real-need)` always holds at this turn" in found(contrary, "HF303")


@settings(max_examples=18, deadline=None)
@given(scenarios())
def test_no_reason_is_given_twice(scenario: Scenario):
    for finding in _proofs(scenario):
        if finding.code in ("HF301", "HF302"):
            reasons = finding.message.split(": ", 1)[1].split("; ")
            assert len(reasons) == len(set(reasons)) <= 4


def _proofs(scenario: Scenario) -> list[Finding]:
    table = compile_table(scenario, rubric())
    return list(proofs(explore(table, cap=20_000)))


def _path(message: str) -> list[str]:
    match = re.search(r"after ([a-z0-9, .-]+)$", message)
    return match[1].split(", ") if match else []


@settings(max_examples=18, deadline=None)
@given(scenarios())
def test_the_path_to_a_place_where_one_is_stuck_leads_there(scenario: Scenario):
    for finding in _proofs(scenario):
        if finding.code in ("HF304", "HF305"):
            seed = re.search(r"with seed (\d+)", finding.message)
            assert (seed is not None) == bool(scenario.chance)
            attempt = new_attempt(scenario, rubric(), int(seed[1]) if seed else 1)
            talk = talk_through(scenario, rubric(), attempt, _path(finding.message))
            assert talk.stuck or not talk.offered()


@settings(max_examples=18, deadline=None)
@given(scenarios())
def test_nothing_that_somebody_meets_is_called_out_of_reach(scenario: Scenario):
    """Every attempt of up to seven choices is made by hand."""
    called = {finding.spot.name for finding in _proofs(scenario) if finding.code in ("HF301", "HF302", "HF303")}
    waiting = [Talk(scenario, rubric(), new_attempt(scenario, rubric(), 1))]
    for _ in range(300):
        if not waiting:
            break
        talk = waiting.pop()
        place = talk.turn or talk.ending
        assert place is not None
        assert place.id not in called or talk.stuck
        assert not called & {choice.id for choice in talk.offered()}
        if len(talk.steps) < 7:
            waiting += [talk_through(scenario, rubric(), talk.attempt, [choice.id]) for choice in talk.offered()]


def test_a_proof_is_said_once_for_each_place():
    text = STARTER.replace("          - go: think-it-over\n", "")
    assert [problem.code for problem in examined(text).problems].count("HF305") == 1
