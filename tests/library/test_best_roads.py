"""What best roads earn agrees with the page of evidence: helping is no guarantee of the number, and no loss of it.

The evidence page says that in one quarter the effect of helping on sales is small. So most best roads earn the next
meeting, and sales, referrals and quick money are had on some of them and not on others.
"""

from __future__ import annotations

from functools import cache

import pytest

from simulator.analysis.players import PLAYERS, play
from simulator.conversation.table import compile_table
from simulator.scenario.model import Ending
from tests.library.shelf import NAMES, YEAR, shipped
from tests.write import rubric

SHELF = tuple(name for name in NAMES if name not in YEAR)
QUARTER_DAYS = 90


@cache
def best(name: str) -> Ending:
    """The ending of somebody who takes the most helpful line at every decision."""
    played = play(compile_table(shipped(name), rubric()), PLAYERS["most-helpful"])
    assert played.ending is not None
    return shipped(name).endings[played.ending]


def share(having) -> float:
    return sum(bool(having(best(name))) for name in SHELF) / len(SHELF)


BOUNDS = {
    "earns the next meeting": (lambda ending: ending.meeting == "earned", 0.80, 0.97),
    "sells something within the quarter": (
        lambda ending: ending.sale is not None and ending.sale.amount and ending.sale.days <= QUARTER_DAYS, 0.35, 0.80,
    ),
    "ends in a referral": (lambda ending: ending.referral, 0.20, 0.70),
    "is lost and stays lost": (lambda ending: ending.kind == "lost", 0.05, 0.20),
}  # fmt: skip


@pytest.mark.parametrize("what", BOUNDS)
def test_a_stated_share_of_best_roads(what):
    having, low, high = BOUNDS[what]
    assert low <= share(having) <= high


def test_in_two_conversations_at_least_the_helpful_seller_loses_and_is_told_why_it_was_right():
    lost = [name for name in SHELF if best(name).kind == "lost"]
    assert len(lost) >= 2
    assert all(best(name).meeting != "refused" and best(name).epilogue for name in lost)


def test_in_some_conversations_a_worse_road_sells_more_today_than_the_best():
    def sold(ending: Ending) -> int:
        return ending.sale.amount if ending.sale is not None else 0

    more = [
        name
        for name in SHELF
        if any(sold(one) > sold(best(name)) and one.meeting != "earned" for one in shipped(name).endings.values())
    ]
    assert len(more) >= len(SHELF) // 4
