"""What follows from a style over four quarters: exact, simulated, and the two agree."""

from __future__ import annotations

import re
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.practice.year.encounter import COLD, CUSTOMER, FRESH, GONE, LIED, Circumstances, Encounter
from simulator.practice.year.figures import differences, figures
from simulator.practice.year.outlook import habit_changes, outlook, year_json
from simulator.practice.year.own import OwnStyle, own_style
from simulator.practice.year.quarters import year_of
from simulator.practice.year.sellers import sellers_of
from simulator.practice.year.sentences import TOO_MUCH, headline, limits, whence
from simulator.practice.year.territory import Style, shipped_territory
from simulator.practice.year.what_if import WrongValue, changed, stepped

TERRITORY = shipped_territory()
AXIS = st.floats(0, 1)
STYLES = st.builds(Style, AXIS, AXIS, AXIS)


@settings(max_examples=12)
@given(STYLES, st.sampled_from(range(GONE + 1)), AXIS, AXIS)
def test_the_chances_of_all_that_can_happen_to_an_account_add_up_to_one(style, state, time, repute):
    for kind in TERRITORY.accounts:
        outcomes = Encounter(TERRITORY, style, kind).outcomes(state, Circumstances(time, repute))
        assert sum(one.chance for one in outcomes) == pytest.approx(1)
        assert all(one.chance >= 0 and one.booked >= 0 and one.undone >= 0 for one in outcomes)


@settings(max_examples=12)
@given(STYLES)
def test_nothing_is_kept_that_was_not_booked(style):
    year = year_of(TERRITORY, style)
    assert 0 <= year.kept <= year.booked
    assert year.still_to_come >= 0


@pytest.mark.parametrize("name", ["pushy", "quarter-end"])
def test_simulated_sellers_keep_on_the_whole_what_the_exact_year_says(name):
    style = TERRITORY.styles[name]
    sellers = sellers_of(TERRITORY, [style] * 800)
    for place, quarter in enumerate(year_of(TERRITORY, style).quarters):
        kept = [one.kept[place] for one in sellers]
        mean = fmean(kept)
        error = (fmean([(one - mean) ** 2 for one in kept]) / len(kept)) ** 0.5
        assert abs(mean - quarter.kept) < 4 * error


def test_the_same_seed_gives_the_same_page_and_another_gives_another():
    one, same, other = outlook(TERRITORY, None), outlook(TERRITORY, None), outlook(TERRITORY, None, seed=7)
    assert one == same
    assert one != other
    assert one.of("helpful").kept == other.of("helpful").kept  # what is expected is exact: no draw is in it


def test_without_attempts_there_is_no_you():
    assert outlook(TERRITORY, None).of("you") is None
    assert own_style([]) is None


def test_the_less_is_known_of_you_the_wider_is_what_a_habit_would_change():
    def width(errors: float) -> float:
        own = OwnStyle(Style(0.7, 0.3, 0.6), Style(errors, errors, errors), 3)
        return sum(one.high - one.low for one in habit_changes(TERRITORY, own))

    assert width(0.25) > 2 * width(0.02)


def test_a_lie_costs_nothing_in_its_own_quarter_and_something_in_a_later_one():
    meeting = Encounter(TERRITORY, TERRITORY.styles["pushy"], TERRITORY.accounts[0])
    first = meeting.outcomes(COLD, Circumstances(1, 0))
    assert any(one.then == LIED and one.booked > 0 for one in first)
    assert all(one.undone == 0 for one in first)
    later = meeting.outcomes(LIED, Circumstances(1, 0))
    assert any(one.then == GONE and one.undone > 0 and one.complaint for one in later)


def test_a_sale_without_pressure_is_never_undone():
    meeting = Encounter(TERRITORY, Style(0.8, 0, 0.6), TERRITORY.accounts[1])
    assert all(
        one.chance * one.undone == 0
        for state in (FRESH, CUSTOMER)
        for one in meeting.outcomes(state, Circumstances(1, 0))
    )


def test_help_takes_longer_so_with_few_hours_fewer_are_met():
    few = TERRITORY.having("hours", 10).having("need-by-help", 0).having("trust-by-help", 0)
    assert year_of(few, Style(0.9, 0.2, 0.6)).booked < year_of(few, Style(0.1, 0.2, 0.6)).booked


@pytest.mark.parametrize("asked", ["hours", "ours=3", "hours=many", "hours=-1", "lie-found=2", "hours=nan"])
def test_a_change_that_cannot_be_made_is_refused_in_a_sentence(asked):
    with pytest.raises(WrongValue):
        changed(TERRITORY, asked)


FIGURES = figures(TERRITORY)


@settings(max_examples=25)
@given(st.sampled_from(sorted(FIGURES)), st.integers(-60, 60))
def test_every_number_can_be_stepped_within_its_range_and_nothing_else_changes(name, steps):
    stepped_to = figures(stepped(TERRITORY, name, steps))[name].value
    after = figures(changed(TERRITORY, f"{name}={stepped_to}"))
    assert after[name].low <= stepped_to <= after[name].high
    assert after[name].value == pytest.approx(stepped_to, abs=0.005)
    assert {**after, name: FIGURES[name]} == FIGURES


def test_every_number_of_the_page_has_a_meaning_a_range_and_a_source_or_the_word_assumption():
    told = year_json(outlook(TERRITORY, None))["parameters"]
    assert list(told) == list(FIGURES)
    for name, one in FIGURES.items():
        assert one.about, name
        assert one.low <= one.value <= one.high, name
        assert re.search(r"ssumption|\b(19|20)\d\d\b", told[name]["evidence"]), name
    kinds, axes = len(TERRITORY.accounts) * 7, 3 * len(TERRITORY.styles) + 2
    assert len(told) == len(TERRITORY.parameters) + kinds + axes + len(TERRITORY.habits)


def test_what_was_changed_is_said_in_the_headline_and_below_it():
    what_if = differences(changed(changed(TERRITORY, "help-hours=2"), "pushy-pushiness=60"), TERRITORY)
    assert what_if == ["help hours 2 instead of 1.1", "pushy pushiness 60 instead of 90"]
    found = outlook(TERRITORY, None, what_if=what_if)
    assert headline(found).startswith("What if. ")
    assert whence(found).startswith("Changed: help hours 2 instead of 1.1; pushy pushiness 60 instead of 90. ")
    assert year_json(found)["changed"] == what_if


def test_where_more_help_would_cost_sales_the_page_says_why_and_only_there():
    def told(help_: float) -> str:
        return limits(outlook(TERRITORY, OwnStyle(Style(help_, 0.2, 0.6), Style(0.05, 0.05, 0.05), 12)))

    assert told(0.88).startswith(TOO_MUCH)
    assert TOO_MUCH not in told(0.5)


def test_a_what_if_changes_the_year():
    assert (
        year_of(changed(TERRITORY, "lie-by-push=0"), TERRITORY.styles["pushy"]).kept
        > year_of(TERRITORY, TERRITORY.styles["pushy"]).kept
    )
