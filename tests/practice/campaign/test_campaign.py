"""A quarter with returning customers: who is met next, what is carried over, and what it comes to."""

from __future__ import annotations

import pytest

from simulator.analysis.players import PLAYERS
from simulator.conversation.attempt import Carried, new_attempt
from simulator.conversation.talk import Talk, talk_through
from simulator.practice.campaign.meetings import carried_to, next_meeting
from simulator.practice.campaign.other_sellers import played_by
from simulator.practice.campaign.results import sheet
from simulator.practice.campaign.told import whole_line
from simulator.scenario.campaign import Campaign
from tests.practice.quarter import spring
from tests.write import always, rubric


@pytest.fixture
def campaign(tmp_path) -> Campaign:
    return spring(tmp_path)


def go_through(campaign: Campaign, *choices: str) -> list[Talk]:
    """Holds meeting after meeting with one choice each."""
    held: list[Talk] = []
    for choice in choices:
        meeting = next_meeting(campaign, held)
        assert meeting is not None
        attempt = new_attempt(meeting.scenario, rubric(), 1, carried_to(meeting, campaign, held))
        held.append(talk_through(meeting.scenario, rubric(), attempt, [choice]))
    return held


def endings(held: list[Talk]):
    return [talk.ending for talk in held if talk.ending is not None]


def names(held: list[Talk]) -> list[str]:
    return [talk.scenario.id for talk in held]


def test_meetings_take_place_in_their_order(campaign):
    held = go_through(campaign, "ask", "tailor", "reflect")
    assert names(held) == ["first-call", "second-call", "her-colleague"]
    assert next_meeting(campaign, held) is None


def test_a_meeting_whose_after_does_not_hold_is_left_out(campaign):
    assert next_meeting(campaign, go_through(campaign, "wait", "tailor")) is None


def test_every_condition_of_an_after_has_to_hold(campaign):
    assert next_meeting(campaign, go_through(campaign, "lean", "lean-again")) is None


def test_trust_is_carried_over_to_the_person_of_the_same_id_alone(campaign):
    held = go_through(campaign, "ask")
    second = next_meeting(campaign, held)
    assert carried_to(second, campaign, held).trust == {"ann": held[0].trust("ann")}
    assert held[0].trust("ann") == 46_000


def test_a_flag_that_an_ending_leaves_is_carried_over(campaign):
    held = go_through(campaign, "ask")
    assert carried_to(next_meeting(campaign, held), campaign, held).flags == ("kept-word",)


def test_a_flag_that_a_choice_set_is_carried_over_only_where_it_is_asked_for(campaign):
    held = go_through(campaign, "lean")
    assert carried_to(next_meeting(campaign, held), campaign, held).flags == ("pushed",)
    held = go_through(campaign, "ask")  # sets `listened`, which no `before` names
    assert "listened" not in carried_to(next_meeting(campaign, held), campaign, held).flags


def test_the_second_conversation_starts_from_what_the_first_left(campaign):
    assert go_through(campaign, "ask", "tailor")[-1].ending.id == "bought"
    assert go_through(campaign, "wait", "tailor")[-1].ending.id == "perhaps"
    assert go_through(campaign, "lean", "lean-again")[-1].ending.id == "complained"


def test_nothing_is_carried_into_a_first_meeting(campaign):
    assert carried_to(next_meeting(campaign, []), campaign, []) == Carried()


def test_the_sheet_adds_up_what_the_endings_came_to(campaign):
    found = sheet(campaign, go_through(campaign, "ask", "tailor", "reflect"))
    assert (found.total("held"), found.total("earned"), found.total("referrals"), found.lost) == (3, 3, 1, 0)
    assert (found.currency, found.kept, found.fit) == ("EUR", 700_000, pytest.approx(0.7))


def test_a_sale_that_ended_in_a_complaint_is_booked_and_will_be_undone(campaign):
    found = sheet(campaign, go_through(campaign, "lean", "lean-again"))
    assert (found.total("booked"), found.still_to_come, found.kept) == (170_000, 70_000, 100_000)
    assert (found.total("complaints"), found.lost) == (1, 1)


def test_the_pushy_and_the_passive_player_had_this_exactly(campaign):
    pushy, passive = (played_by(campaign, always, PLAYERS[name], {}) for name in ("most-pushy", "most-passive"))
    assert pushy == sheet(campaign, go_through(campaign, "lean", "lean-again"))
    assert passive == sheet(campaign, go_through(campaign, "wait", "wait-again"))


def test_the_whole_in_a_sentence(campaign):
    assert whole_line(sheet(campaign, go_through(campaign, "ask", "tailor", "reflect"))) == (
        "3 conversations held, 3 next meetings earned, sold 7,000 EUR (fit 0.7 of 1), 1 referral, no complaints."
    )
    assert whole_line(sheet(campaign, go_through(campaign, "wait", "wait-again"))) == (
        "2 conversations held, no next meeting earned, sold nothing, no referrals, no complaints, 1 meeting lost."
    )
