"""The year of clean sheets tells the truth on every road: what is booked was said, and what is remembered happened."""

from __future__ import annotations

import calendar
import re
from functools import cache

import pytest

from simulator.scenario.campaign import Campaign
from simulator.scenario.campaign_meetings import Meeting, flags_of
from simulator.scenario.model import Choice
from simulator.scenario.units import HUNDRED
from tests.library.roads import roads
from tests.library.shelf import CAMPAIGNS, campaign, shipped
from tests.library.year_roads import Beginning, beginnings

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


MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
NEVER_TOGETHER = (("no-boxes", "boxes-there"), ("has-dryer", "washer-only"), ("list-on-the-wall", "told-logs"))


@cache
def year() -> Campaign:
    found = next(one for file in CAMPAIGNS if (one := campaign(file).campaign) and one.is_year)
    return found


@cache
def begun() -> dict[str, set[Beginning]]:
    return beginnings(year())


def months_in(text: str) -> list[int]:
    return [MONTHS[name] for name in re.findall(rf"\b({'|'.join(MONTHS)})\b", text)]


def test_every_meeting_can_take_place_and_everything_that_is_remembered_or_found_can_be():
    for place, meeting in enumerate(year().meetings):
        can_be = {flag for one in begun()[meeting.scenario.id] for flag in one.flags}
        assert can_be == set(meeting.scenario.before), meeting.scenario.id
        assert set(meeting.found) <= can_be, meeting.scenario.id
        assert begun()[meeting.scenario.id], place


@pytest.mark.parametrize("both", NEVER_TOGETHER, ids=" and ".join)
def test_two_memories_that_deny_each_other_are_never_told_together(both):
    assert not any(one.flags.issuperset(both) for started in begun().values() for one in started)


def test_months_go_on_through_the_list():
    briefs = [months_in(meeting.scenario.brief) for meeting in year().meetings]
    last = [months[-1] for months in briefs if months]
    assert last == sorted(last)


def test_a_quarters_conversations_take_place_in_its_months():
    for number, quarter in enumerate(year().quarters):
        for meeting in quarter.meetings:
            now = months_in(meeting.scenario.brief)[-1:]
            assert {(month - 1) // 3 for month in now} <= {number}, meeting.scenario.id


def leave(flag: str, before: Meeting) -> list[Meeting]:
    """The meetings, before that one, whose words or endings leave the flag."""
    meetings = year().meetings
    earlier = meetings[: meetings.index(before)]
    return [
        one for one in earlier
        if flag in flags_of(one.scenario) or any(flag in flags for flags in one.leaves.values())
    ]  # fmt: skip


def test_what_is_remembered_of_a_month_was_said_in_that_month():
    for meeting in year().meetings:
        for flag, sentence in meeting.scenario.before.items():
            said_in = {
                month
                for one in leave(flag, meeting)
                for text in (one.scenario.brief, *(tell.scene or "" for turn in one.scenario.turns.values()
                                                   for tell in turn.tellings))
                for month in months_in(text)
            }  # fmt: skip
            assert set(months_in(sentence)) <= said_in, (meeting.scenario.id, flag)


def test_a_lie_of_the_first_quarter_can_be_found_in_the_third():
    told = [one.flags for one in begun()["the-inspector-asks"] if "told-logs" in one.flags]
    assert any("owned-logs" not in flags for flags in told)
    assert any("owned-logs" in flags for flags in told)
    assert not any({"told-logs", "boxes-there"} <= flags and "owned-logs" not in flags for flags in told)
