"""What the library teaches: markets, levels, and the lessons that must not be missing."""

from __future__ import annotations

from collections import Counter

import pytest

from simulator.scenario.model import LEVELS, MARKETS
from tests.library.shelf import NAMES, YEAR, came_to, shipped

LESSONS = {
    "discover before recommending": ["laptop-for-a-nephew"],
    "candour with a vulnerable customer": ["phone-plan-she-can-follow"],
    "autonomy instead of a guilt close": ["first-gym-in-ten-years"],
    "a sceptic whose trust is earned late": ["car-he-cannot-trust"],
    "not selling: an unsuitable roof": ["a-roof-that-faces-north"],
    "not selling: a need we cannot serve, and an honest referral": ["cold-chain-we-do-not-have"],
    "not selling: a customer who should wait": ["a-heat-pump-next-spring"],
    "trade, don't give": ["kitchen-and-a-firm-budget"],
    "order taking that harms the customer": ["renewal-with-a-new-baby"],
    "recovery of an angry customer": ["the-ruined-anniversary"],
    "a first call in the right order of questions": ["first-call-about-audits"],
    "a buyer who wants just a price": ["just-a-price"],
    "a committee of three who disagree": ["three-people-one-budget"],
    "a renewal that is quietly tendered": ["quietly-out-to-tender"],
    "quarter end with a loyal customer": ["favour-before-quarter-end"],
    "a soft no twice": ["a-soft-no-twice"],
    "a false claim of a colleague": ["what-my-colleague-promised"],
    "a customer who takes help for a trick at first": ["car-he-cannot-trust", "a-roof-that-faces-north"],
    "met again, and a promise to answer for": ["the-laptop-comes-back", "the-audit-in-march", "a-year-with-the-car"],
    "leadership": ["a-discount-a-day", "she-made-the-number", "the-rep-who-waits"],
}


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_that_must_be_there_is_there(lesson):
    assert set(LESSONS[lesson]) <= set(NAMES)


def test_there_are_twenty_scenarios_or_more_and_enough_for_each_market():
    counts = Counter(shipped(name).market for name in NAMES if name not in YEAR)
    assert counts.total() >= 20
    assert counts["b2b"] >= 9
    assert counts["b2c"] >= 9
    assert counts["internal"] >= 2


@pytest.mark.parametrize("market", MARKETS)
def test_a_market_has_every_level(market):
    assert {shipped(name).level for name in NAMES if shipped(name).market == market and name not in YEAR} == set(LEVELS)


@pytest.mark.parametrize(
    "name", [n for lesson, names in LESSONS.items() if lesson.startswith("not selling") for n in names]
)
def test_where_not_selling_is_the_help_the_best_way_ends_without_a_sale(name):
    ending = came_to(name, "most-helpful")
    assert (ending.kind, ending.sale, ending.meeting) == ("walked-away-well", None, "earned")
