"""Endings are checked as training: what earns the meeting, at what price, and whether an ending agrees with itself."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from simulator.analysis.explore import explore
from simulator.analysis.ranges import Ranges
from simulator.authoring.lint.ending_rewards import payoff
from simulator.conversation.table import compile_table
from simulator.scenario.model import Scenario
from tests.authoring.example import STARTER, codes, examined
from tests.strategies import scenarios, shipped_rubric

TALK = """\
format: 1
id: my-call
title: A short one
market: b2c
people: {ann: {name: Ann, trust: 40}}
needs: {shoes: Her shoes are wet and she has two more calls before she is home.}
start: door
turns:
  door:
    says: Yes?
    choices:
      - {id: ask, say: What brings you here?, behaviour: discover, reveals: [shoes], why: You asked., next: offer}
      - {id: boast, say: Ours are the driest in town., behaviour: mislead, why: They are not., next: offer}
      - {id: look, say: Have a look round., behaviour: drift, why: She stands alone., next: offer}
  offer:
    says: And which?
    choices:
      - {id: fit, say: These keep the water out., behaviour: tailor, why: It answers her., next: NEXT}
      - {id: now, say: Only until six today., behaviour: pressure, why: The hurry is yours., next: PUSHED}
      - {id: any, say: They are all good., behaviour: drift, why: She asked which., next: bye}
endings:
  home: {kind: advance, says: I keep them on., meeting: earned}
  bye: {kind: continuation, says: Another day., meeting: open}
"""
HONEST = "[{when: knows(shoes), go: home}, {go: bye}]"


def talk(onward: str = HONEST, pushed: str = "bye") -> str:
    return TALK.replace("NEXT", onward).replace("PUSHED", pushed)


def found(text: str) -> list[str]:
    """The codes about endings alone: so short a talk has faults of other kinds."""
    return [code for code in codes(text) if code in ("HF421", "HF422", "HF427", "HF432", "HF429")]


def test_a_meeting_that_only_helping_earns_is_left_alone() -> None:
    assert found(talk()) == []


def test_a_meeting_that_less_than_half_of_the_help_earns_is_told_with_a_road() -> None:
    cheap = talk("home").replace("mislead", "feature-dump")
    problems = [problem for problem in examined(cheap).problems if problem.code == "HF421"]
    assert found(cheap) == []  # one of two helpful choices is a half
    poor = cheap.replace("behaviour: tailor", "behaviour: autonomy, helpfulness: 0")
    (problem,) = [problem for problem in examined(poor).problems if problem.code == "HF421"]
    assert problems == []
    assert "by boast, fit" in problem.message or "by look, fit" in problem.message
    assert poor.splitlines()[problem.line - 1].strip().startswith("home:")


def test_pressure_straight_into_an_earned_meeting_is_told() -> None:
    (problem,) = [problem for problem in examined(talk(pushed="home")).problems if problem.code == "HF427"]
    assert "right after `now` (pressure): by ask, now" in problem.message


def test_a_breach_that_nobody_finds_out_is_told_and_the_mend_helps() -> None:
    lied = talk("home")
    (problem,) = [problem for problem in examined(lied).problems if problem.code == "HF427"]
    assert "after a breach that nobody mends or finds out: by boast, fit" in problem.message
    told = lied.replace("meeting: earned}", "meeting: earned, versions: {out: {when: said(boast), says: They leak.}}}")
    assert "HF427" not in found(told)
    mended = examined(lied.replace("behaviour: tailor", "behaviour: recover")).problems
    assert not [problem for problem in mended if "nobody mends" in problem.message]


def test_a_push_that_the_ending_tells_of_is_paid_for() -> None:
    pushed = talk(pushed="home")
    told = pushed.replace("meeting: earned}", "meeting: earned, versions: {out: {when: said(now), says: Well.}}}")
    assert "HF427" in found(pushed)
    assert "HF427" not in found(told.replace("mislead", "drift"))


def test_what_is_meant_is_allowed_with_a_reason() -> None:
    allowed = talk(pushed="home").replace(
        "start: door", "allow: {HF427: She buys in any case., HF421: So too.}\nstart: door"
    )
    assert found(allowed) == []


@pytest.mark.parametrize(
    ("ending", "wrong"),
    [
        ("kind: advance, says: No., meeting: refused", True),
        ("kind: walked-away-well, says: No., meeting: refused", True),
        ("kind: complaint, says: No., meeting: earned", True),
        ("kind: lost, says: No., meeting: earned", True),
        ("kind: lost, says: No., meeting: open, referral: true", True),
        ("kind: continuation, says: No., meeting: refused, referral: true", True),
        ("kind: lost, says: No., meeting: open, sale: {amount: 10, currency: EUR}", True),
        ("kind: advance, says: No., meeting: earned, sale: {amount: 10, currency: EUR, fit: 0.4}", True),
        ("kind: complaint, says: No., meeting: refused, sale: {amount: 10, currency: EUR, fit: 0.9}", True),
        ("kind: complaint, says: No., meeting: refused, sale: {amount: 10, currency: EUR, fit: 0.2}", False),
        ("kind: continuation, says: No., meeting: open, sale: {amount: 10, currency: EUR, fit: 0.5}", False),
        ("kind: walked-away-well, says: No., meeting: earned, referral: true", False),
        ("kind: lost, says: No., meeting: open", False),
    ],
)
def test_an_ending_that_contradicts_itself_is_told(ending: str, wrong: bool) -> None:
    text = talk().replace("kind: continuation, says: Another day., meeting: open", ending)
    assert ("HF422" in codes(text)) == wrong


def test_a_way_that_is_never_taken_is_told() -> None:
    never = talk("[{when: patience >= 90, go: home}, {go: bye}]", pushed="home")
    assert "HF432" in found(never)
    assert "HF432" not in found(never.replace("patience >= 90", "patience >= 60"))
    assert "HF432" not in found(never.replace("pressure", "drift").replace("next: home", "next: bye"))  # HF302 says so


def test_minutes_far_from_what_is_read_are_told() -> None:
    assert found(talk().replace("market: b2c", "market: b2c\nminutes: 12")) == ["HF429"]
    (problem,) = [
        p for p in examined(talk().replace("market: b2c", "market: b2c\nminutes: 12")).problems if p.code == "HF429"
    ]
    wanted = problem.hint.split()[1].rstrip(",")
    assert found(talk().replace("market: b2c", f"market: b2c\nminutes: {wanted}")) == []


@settings(max_examples=20)
@given(scenarios(loops=False))
def test_the_one_walk_and_the_exact_ranges_agree_on_what_is_earned_too_cheaply(scenario: Scenario) -> None:
    table = compile_table(scenario, shipped_rubric())
    graph = explore(table)
    ranges = Ranges(graph, 0)
    cheap = set()
    for node, ending in enumerate(table.endings):
        span = ranges.of(node)
        if ending.meeting != "earned" or span is None or not span.least.attainable:
            continue
        if Fraction(span.least.gained, span.least.attainable) < Fraction(1, 2):
            cheap.add(ending.id)
    assert {finding.spot.name for finding in payoff(graph) if finding.code == "HF421"} == cheap


@pytest.mark.parametrize(
    ("home", "bye", "found"),
    [
        ("{amount: 4.58, currency: EUR}", "", ["HF437"]),
        ("{amount: 4580, currency: EUR}", "{amount: 120, currency: CHF}", ["HF438"]),
        ("{amount: 4580, currency: EUR}", "{amount: 120}", ["HF438"]),
        ("{amount: 4580, currency: EUR}", "{amount: 120, currency: EUR}", []),
        ("{amount: 9, currency: EUR}", "{amount: 12.5, currency: EUR}", []),
    ],
)
def test_sales_of_a_few_coins_and_in_two_currencies_are_told(home: str, bye: str, found: list[str]) -> None:
    text = STARTER.replace("    meeting: earned", f"    meeting: earned\n    sale: {home}")
    if bye:
        text = text.replace("    meeting: open", f"    meeting: open\n    sale: {bye}", 1)
    assert [code for code in codes(text) if code in ("HF437", "HF438")] == found
