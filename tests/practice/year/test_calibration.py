"""The bands within which simulated sellers have to lie; docs/year.md says which are published and which assumed.

Styles are drawn normal, mean 50 and standard deviation 15, independent. The fast sample leaves room for its own
error; thousands of sellers (slow) have to lie within the bands themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import correlation

import pytest

from simulator.practice.year.quarters import year_of
from simulator.practice.year.sellers import Seller, drawn_styles, sellers_of
from simulator.practice.year.territory import Style, shipped_territory

TERRITORY = shipped_territory()
Sales = Callable[[Seller], float]


def first_quarter(seller: Seller) -> float:
    return seller.kept[0]


def whole_year(seller: Seller) -> float:
    return sum(seller.kept)


def growth(seller: Seller) -> float:
    return seller.kept[-1] - seller.kept[0]


def r(sellers: Sequence[Seller], axis: str, sales: Sales) -> float:
    return correlation([getattr(one.style, axis) for one in sellers], [sales(one) for one in sellers])


BANDS = {
    "helping and the first quarter": ("helpfulness", first_quarter, 0.0, 0.20),
    "initiative and the first quarter": ("initiative", first_quarter, 0.20, 0.40),
    "pressure and the year": ("pushiness", whole_year, -1.0, 0.0),
    "helping and growth": ("helpfulness", growth, 0.0, 1.0),
}
SMALL = {
    "pressure and small single sales in the first quarter": ("pushiness", first_quarter, 0.0, 1.0),
    "pressure and small single sales over the year": ("pushiness", whole_year, -1.0, 0.0),
}


@pytest.fixture(scope="module")
def a_sample() -> list[Seller]:
    return sellers_of(TERRITORY, list(drawn_styles(300)))


@pytest.mark.parametrize("band", BANDS)
def test_a_sample_of_sellers_lies_near_the_bands(band, a_sample):
    axis, sales, low, high = BANDS[band]
    error = 2 / len(a_sample) ** 0.5
    assert low - error <= r(a_sample, axis, sales) <= high + error


@pytest.mark.slow
def test_thousands_of_sellers_lie_within_the_bands():
    sellers = sellers_of(TERRITORY, list(drawn_styles(3000)))
    for axis, sales, low, high in BANDS.values():
        assert low <= r(sellers, axis, sales) <= high


@pytest.mark.slow
def test_thousands_who_sell_small_things_once_lie_within_theirs():
    sellers = sellers_of(TERRITORY.only("single"), list(drawn_styles(3000)))
    for axis, sales, low, high in SMALL.values():
        assert low < r(sellers, axis, sales) < high


def test_pressure_pays_in_small_single_sales_at_first_and_not_over_the_year():
    small = TERRITORY.only("single")
    calm, pushed = (year_of(small, Style(0.5, push, 0.5)) for push in (0.35, 0.65))
    assert pushed.quarters[0].kept > calm.quarters[0].kept
    assert pushed.kept < calm.kept


def test_where_much_is_at_stake_too_much_accommodation_costs_sales():
    large = TERRITORY.only("large")
    sold = [year_of(large, Style(help_ / 20, 0.3, 0.5)).quarters[0].booked for help_ in range(21)]
    best = sold.index(max(sold))
    assert 4 <= best <= 16
    assert sold[20] < 0.9 * max(sold)


def test_more_help_means_more_growth():
    def grown(help_: float) -> float:
        quarters = year_of(TERRITORY, Style(help_, 0.5, 0.5)).quarters
        return quarters[3].kept - quarters[0].kept

    assert grown(0.35) < grown(0.5) < grown(0.65)


def test_nobody_sells_four_times_another():
    kept = [year_of(TERRITORY, style).kept for style in TERRITORY.styles.values()]
    assert max(kept) < 4 * min(kept)


def test_whoever_pushes_is_ahead_in_the_first_quarter_and_behind_in_the_year():
    helpful, pushy = (year_of(TERRITORY, TERRITORY.styles[name]) for name in ("helpful", "pushy"))
    assert pushy.quarters[0].kept > helpful.quarters[0].kept
    assert pushy.kept < helpful.kept
