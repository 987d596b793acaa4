"""The binomial test agrees with counting, and with the table that authors are told."""

from __future__ import annotations

from itertools import product
from math import comb, isclose

import pytest

from simulator.authoring.lint.giveaway import SIGNIFICANT, at_least
from tests.authoring.example import decisions, examined


@pytest.mark.parametrize("hits", range(5))
def test_it_is_the_sum_over_every_way_to_hit(hits):
    chances = (0.25, 0.5, 1 / 3, 0.1)
    counted = 0.0
    for ways in product((0, 1), repeat=4):
        if sum(ways) >= hits:
            probability = 1.0
            for hit, chance in zip(ways, chances, strict=True):
                probability *= chance if hit else 1 - chance
            counted += probability
    assert isclose(at_least(hits, chances), counted)


def test_with_equal_chances_it_is_the_binomial_tail():
    exact = sum(comb(20, k) * (1 / 3) ** k * (2 / 3) ** (20 - k) for k in range(11, 21))
    assert isclose(at_least(11, [1 / 3] * 20), exact)


@pytest.mark.parametrize(("hits", "of"), [(5, 6), (7, 10), (11, 20), (19, 40)])
def test_so_many_of_so_many_thirds_are_too_many_for_chance_and_one_fewer_is_not(hits, of):
    assert at_least(hits, [1 / 3] * of) < SIGNIFICANT <= at_least(hits - 1, [1 / 3] * of)


def test_impossible_and_certain():
    assert at_least(0, [0.2, 0.3]) == 1
    assert at_least(3, [0.2, 0.3]) == 0
    assert at_least(0, []) == 1


LONG = ("discover", "What happened in October, from where you sat, and what did it do to the people around you?")
PUSH, WAIT = ("pressure", "Shall we sign it then, today?"), ("drift", "Would you like to wait a bit?")
ORDERS = ([LONG, PUSH, WAIT], [PUSH, WAIT, LONG], [WAIT, LONG, PUSH])


def test_the_counts_stand_in_the_message():
    text = decisions(*[list(ORDERS[n % 3]) for n in range(6)])
    found = [problem for problem in examined(text).problems if problem.code == "HF401"]
    assert "6 of 6 decisions" in found[0].message
    assert "about 2, and so much by chance in 1 of 729 scenarios" in found[0].message
    assert "turn-1, turn-2" in found[0].hint


def test_three_decisions_are_too_few_to_say_anything():
    text = decisions(*[list(order) for order in ORDERS])
    assert "HF401" not in [problem.code for problem in examined(text).problems]
