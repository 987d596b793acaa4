"""Over the whole library, how a choice looks does not tell whether it helps: exact binomial tests."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isclose

import pytest

from simulator.authoring.lint.turn_offers import TurnOffer
from tests.library.chance import at_least, binomial
from tests.library.shelf import all_decisions

SIGNIFICANT = Fraction(5, 600)
"""Five per cent over the six cues together (Bonferroni)."""


def longest(decision: TurnOffer) -> int | None:
    """The place of the longest choice, where one is longest."""
    lengths = [len(choice.say) for choice in decision.choices]
    return lengths.index(max(lengths)) if lengths.count(max(lengths)) == 1 else None


def only_question(decision: TurnOffer) -> int | None:
    """The place of the only choice that asks, where one does."""
    asking = [place for place, choice in enumerate(decision.choices) if "?" in choice.say]
    return asking[0] if len(asking) == 1 else None


def in_place(number: int) -> Callable[[TurnOffer], int | None]:
    return lambda decision: number if number < len(decision.choices) else None


CUES = {
    "longest": longest,
    "only question": only_question,
    "first place": in_place(0),
    "second place": in_place(1),
    "third place": in_place(2),
    "fourth place": in_place(3),
}


@pytest.mark.parametrize("cue", CUES)
def test_it_is_the_most_helpful_choice_no_more_often_than_chance_allows(cue):
    marked = [(decision, place) for decision in all_decisions() if (place := CUES[cue](decision)) is not None]
    hits = sum(place in decision.best for decision, place in marked)
    chances = [Fraction(len(decision.best), len(decision.choices)) for decision, _ in marked]
    assert len(marked) > 20
    assert at_least(hits, chances) > SIGNIFICANT, f"{hits} of {len(marked)}, by chance {float(sum(chances)):.1f}"


def test_the_binomial_is_exact():
    assert binomial(2, Fraction(1, 2)) == [Fraction(1, 4), Fraction(1, 2), Fraction(1, 4)]
    assert at_least(0, [Fraction(1, 3)] * 5) == 1
    assert at_least(1, [Fraction(1, 2), Fraction(1, 4)]) == Fraction(5, 8)
    assert isclose(at_least(9, [Fraction(1, 2)] * 10), 11 / 1024)


def test_the_test_would_notice_a_cue():
    assert at_least(60, [Fraction(1, 3)] * 100) < SIGNIFICANT
