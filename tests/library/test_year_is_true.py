"""The year of clean sheets tells the truth on every road: what is booked was said, and what is remembered happened."""

from __future__ import annotations

import re

import pytest

from simulator.scenario.model import Choice
from simulator.scenario.units import HUNDRED
from tests.library.roads import roads
from tests.library.shelf import shipped

PRICE = {7: 7_566, 14: 7_332}
"""Pounds for each W18 of seven, and of ten or more, in one order."""
SMALL = 4_753
"""Pounds for each W10 of three."""


def sold_for(scenario: str, ending: str) -> float:
    sale = shipped(scenario).endings[ending].sale
    return sale.amount / HUNDRED if sale else 0


def given_away(choice: Choice, version: str | None) -> str | None:
    """The price for one that a line gives away, in pounds."""
    named = re.findall(r"7,\d{3}", choice.say)
    return named[-1].replace(",", "") if named and "gave" in choice.sets else None


def test_what_dundee_pays_for_each_washer_is_what_was_said_last():
    gave = {("flag", one) for one in ("gave", "a-year-and-see")}
    for road in roads(shipped("five-points-on-a-list"), keep=gave, note=given_away):
        many = 7 if road.flag("a-year-and-see") else 14
        amount = sold_for("five-points-on-a-list", road.ending)
        assert amount in (0, many * int(road.noted or PRICE[many])), road


@pytest.mark.parametrize("before", [(), ("in-ink",), ("four-hours",), ("four-hours", "in-ink"), ("heard-her",)])
def test_what_fife_pays_for_each_washer_is_what_was_said_last(before):
    asked = {("flag", one) for one in ("gave", "told-her", "three-ordinary")}
    let_pass = {"seventeenth-of-july": "7332"}
    for road in roads(
        shipped("seven-more"), before, asked,
        lambda choice, version: given_away(choice, version) or ("gave" in choice.sets and let_pass[choice.id]) or None,
    ):  # fmt: skip
        price = int(road.noted or PRICE[7])
        split = road.flag("told-her") and road.flag("three-ordinary")
        amount = sold_for("seven-more", road.ending)
        assert amount in (0, 4 * price + 3 * SMALL if split else 7 * price), road
