"""The life of a room: what may be said in which phase."""

from __future__ import annotations

import pytest

from simulator.workshop import phase as phases
from simulator.workshop.phase import after, allowed

MAY = {
    "lobby": {"start", "end"},
    "speaking": {"ask", "open", "advance", "stop", "end", "hands"},
    "replying": {"ask", "open", "reset", "stop", "end", "hands"},
    "voting": {"close", "reset", "stop", "end", "hands"},
    "closed": {"open", "discuss", "reveal", "reset", "stop", "end", "hands"},
    "discussing": {"open", "reveal", "reset", "stop", "end", "hands"},
    "revealed": {"advance", "reset", "stop", "end"},
    "debrief": {"outcome", "end"},
    "outcome": {"end"},
    "ended": set(),
}


@pytest.mark.parametrize("phase", phases.PHASES)
def test_each_phase_takes_exactly_its_own_orders(phase):
    assert set(allowed(phase)) == MAY[phase]


def test_a_whole_turn_with_two_votes_comes_back_to_the_customer_speaking():
    phase = "lobby"
    for trigger in ("start", "open", "close", "discuss", "open", "close", "reveal", "advance"):
        phase = after(phase, trigger)
    assert phase == "speaking"


def test_advancing_into_the_end_of_the_conversation_begins_the_debrief_and_the_outcome_comes_after():
    assert after("revealed", "advance", over=True) == "debrief"
    assert after("debrief", "outcome") == "outcome"


def test_an_unknown_word_changes_nothing():
    assert after("lobby", "dance") is None
