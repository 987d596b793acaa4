"""The bands within which simulated sellers have to lie; docs/year.md says which are published and which assumed.

Styles are drawn normal, mean 50 and standard deviation 15, independent. The fast sample leaves room for its own
error; thousands of sellers (slow) have to lie within the bands themselves.
"""

from __future__ import annotations

import pytest

from simulator.practice.year.quarters import year_of
from simulator.practice.year.sellers import Seller, drawn_styles, sellers_of
from simulator.practice.year.territory import Style, shipped_territory
from tools.calibration import BANDS, SELLERS, SMALL

TERRITORY = shipped_territory()


@pytest.fixture(scope="module")
def a_sample() -> list[Seller]:
    return sellers_of(TERRITORY, list(drawn_styles(300)))


@pytest.mark.parametrize("band", BANDS)
def test_a_sample_of_sellers_lies_near_the_bands(band, a_sample):
    error = 2 / len(a_sample) ** 0.5
    assert BANDS[band].low - error <= BANDS[band].measured(a_sample) <= BANDS[band].high + error


@pytest.mark.slow
def test_thousands_of_sellers_lie_within_the_bands():
    sellers = sellers_of(TERRITORY, list(drawn_styles(SELLERS)))
    for band in BANDS.values():
        assert band.low <= band.measured(sellers) <= band.high


@pytest.mark.slow
def test_thousands_who_sell_small_things_once_lie_within_theirs():
    sellers = sellers_of(TERRITORY.only("single"), list(drawn_styles(SELLERS)))
    for band in SMALL.values():
        assert band.low < band.measured(sellers) < band.high


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


def test_what_the_territory_says_of_itself_is_so():
    middling = year_of(TERRITORY, Style(0.5, 0.5, 0.5))
    assert 75 < middling.quarters[0].kept < 85  # win-base: about eight tenths of the first target
    assert 4 < TERRITORY.value("hours") / 13 < 4.5  # hours: a little over four a week
