"""Campaigns with the shipped customers: each can be played to its end, and helping pays over a quarter."""

from __future__ import annotations

from functools import cache

import pytest

from simulator.analysis.players import PLAYERS
from simulator.practice.campaign.other_sellers import held_by, other_sheets
from simulator.practice.campaign.results import CampaignSheet
from simulator.scenario.campaign import Campaign
from simulator.scenario.campaign_meetings import flags_of
from tests.library.shelf import CAMPAIGNS, campaign
from tests.write import always

each = pytest.mark.parametrize("file", CAMPAIGNS, ids=lambda file: file.stem)
NAMES = ("most-helpful", "most-pushy", "most-passive")


def read(file) -> Campaign:
    found = campaign(file)
    assert found.campaign is not None, found.problems
    return found.campaign


@cache
def sheets(file) -> dict[str, CampaignSheet]:
    return other_sheets(read(file), always)


def test_there_is_a_campaign():
    assert CAMPAIGNS


@each
def test_it_is_read_without_a_problem(file):
    assert campaign(file).problems == ()


@each
def test_six_conversations_or_more_are_with_customers_who_are_met_again(file):
    meetings = read(file).meetings
    people = [set(meeting.scenario.people) for meeting in meetings]
    again = [
        one for place, one in enumerate(people) if any(one & other for i, other in enumerate(people) if i != place)
    ]
    assert len(again) >= 6


@each
def test_a_second_meeting_starts_from_what_the_first_left_behind(file):
    meetings = read(file).meetings
    met: set[str] = set()
    for meeting in meetings:
        if met & set(meeting.scenario.people):
            assert meeting.scenario.before, meeting.scenario.id
        met |= set(meeting.scenario.people)


@each
def test_every_flag_that_is_expected_can_be_left_behind(file):
    left: set[str] = set()
    for meeting in read(file).meetings:
        assert set(meeting.scenario.before) <= left, meeting.scenario.id
        left |= {flag for flags in meeting.leaves.values() for flag in flags}
        left |= flags_of(meeting.scenario)


@each
@pytest.mark.parametrize("player", NAMES)
def test_it_can_be_played_to_its_end(file, player):
    held = held_by(read(file), always, PLAYERS[player], {})
    assert held
    assert all(talk.ending is not None for talk in held)


@each
def test_a_pusher_books_most_in_the_first_quarter_and_keeps_less_than_a_helper_over_the_year(file):
    found = sheets(file)
    helpful, pushy = found["most-helpful"], found["most-pushy"]
    assert pushy.quarters[0].booked > helpful.quarters[0].booked
    assert pushy.total("undone") > 0
    assert helpful.kept > pushy.kept
    assert helpful.total("referrals") > pushy.total("referrals")
    assert helpful.total("complaints") == 0


@each
def test_nobody_is_a_straw_man(file):
    found = sheets(file)
    assert all(one.total("booked") > 0 for name, one in found.items() if name != "most-passive")
    assert not all(quarter.made for quarter in found["most-helpful"].quarters)  # not all good quarters are won


@each
def test_a_decent_seller_does_worse_than_a_perfect_one_and_better_than_one_who_waits(file):
    found = sheets(file)
    assert found["most-helpful"].kept >= found["decent"].kept > found["most-passive"].kept
