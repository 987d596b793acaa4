"""Campaigns with the shipped customers: each can be played to its end, and helping pays over a quarter."""

from __future__ import annotations

import pytest

from simulator.practice.campaign import QuarterSheet, played_by
from simulator.scenario.campaign import Campaign
from tests.library.shelf import CAMPAIGNS, campaign
from tests.write import rubric

each = pytest.mark.parametrize("file", CAMPAIGNS, ids=lambda file: file.stem)
PLAYERS = ("most-helpful", "most-pushy", "most-passive")


def read(file) -> Campaign:
    found = campaign(file)
    assert found.campaign is not None, found.problems
    return found.campaign


def money(sheet: QuarterSheet) -> int:
    """What was sold, in hundredths; a sheet in several currencies cannot be added up, so by the largest."""
    return max(sheet.sales.values(), default=0)


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
        left |= {flag for turn in meeting.scenario.turns.values() for c in turn.choices for flag in c.sets}


@each
@pytest.mark.parametrize("player", PLAYERS)
def test_it_can_be_played_to_its_end(file, player):
    sheet = played_by(read(file), rubric(), player)
    assert sheet.held + sheet.not_invited == len(read(file).meetings)
    assert sheet.held > 0


@each
def test_over_the_quarter_helping_earns_more_meetings_and_more_money_than_pushing_and_waiting(file):
    helpful, pushy, passive = (played_by(read(file), rubric(), player) for player in PLAYERS)
    assert helpful.earned > max(pushy.earned, passive.earned)
    assert money(helpful) > max(money(pushy), money(passive))
    assert helpful.referrals > max(pushy.referrals, passive.referrals)
    assert helpful.cancelled == 0
