"""What comes next, the same at every screen; and what a facilitator types."""

from __future__ import annotations

import pytest

from simulator.workshop.facilitating import coming_next, count_words, hands_of, timer_of
from simulator.workshop.phase import PHASES, allowed
from simulator.workshop.views import NextView
from tests.tui.room.rooms import october


@pytest.mark.parametrize(
    ("votes", "order", "label"),
    [
        ((0, 0, 0, 0), "open", "vote again"),  # nobody voted
        ((0, 1, 0, 0), "reveal", "reveal"),  # one vote, as in a coaching hour
        ((9, 11, 4, 7), "open", "vote again"),  # under 35 % see it: a hint, and another vote
        ((7, 9, 4, 11), "discuss", "let them talk"),  # 35 %
        ((3, 0, 0, 7), "discuss", "let them talk"),  # 70 %
        ((3, 0, 0, 8), "reveal", "reveal"),
    ],
)
def test_after_a_first_vote_the_facilitator_is_offered_what_the_advice_says(votes, order, label):
    seen = october().vote(*votes).private().private
    assert (seen.next.order, seen.next.label) == (order, label)


@pytest.mark.parametrize("votes", [(0, 0, 0, 0), (9, 11, 4, 7), (0, 0, 0, 31)])
def test_at_the_projector_what_comes_next_says_nothing_of_how_the_room_voted(votes):
    assert october().vote(*votes).stage().next == NextView("discuss", "let them talk")


def test_after_a_second_vote_comes_the_reveal_whatever_it_was():
    twice = october().vote(0, 31, 0, 0).vote(0, 31, 0, 0)
    assert twice.private().private.next == twice.stage().next == NextView("reveal", "reveal")


def test_going_on_names_the_line_of_the_majority_and_leaves_a_tie_to_the_facilitator():
    assert october().vote(20, 11).do("reveal").stage().next == NextView("advance", "go on with A", "a")
    assert october().vote(11, 11).do("reveal").private().private.next == NextView("advance", "choose the line")


@pytest.mark.parametrize("phase", PHASES)
def test_what_comes_next_is_always_something_that_the_room_takes(phase):
    found = coming_next(phase, 1)
    assert found.label
    assert found.order in (*allowed(phase), "leave")


@pytest.mark.parametrize(
    ("line", "hands"),
    [
        ("a 7 b 3 c 12", {"a": 7, "b": 3, "c": 12}),
        ("A7, B:3; c = 12", {"a": 7, "b": 3, "c": 12}),
        ("a 0", {"a": 0}),
        ("a 7 a 3", None),
        ("a", None),
        ("advance", None),
        ("7", None),
        ("timer 90", None),
        ("", None),
    ],
)
def test_a_show_of_hands_is_typed_as_it_is_counted(line, hands):
    assert hands_of(line) == hands


@pytest.mark.parametrize(
    ("line", "timer"),
    [
        ("90", (90, False)),
        ("90 close", (90, True)),
        ("90 CLOSE", (90, True)),
        ("0", (0, False)),
        ("", None),
        ("soon", None),
        ("²", None),
        ("90 open", None),
        ("9999999", None),
    ],
)
def test_a_timer_is_typed_in_seconds(line, timer):
    assert timer_of(line) == timer


def test_hands_are_counted_apart_from_the_people_who_can_vote():
    assert count_words("voting", here=6, voted=3, hands=22) == "3 of 6 have voted, and 22 hands"
    assert count_words("voting", here=6, voted=6) == "6 of 6 have voted"
    assert count_words("voting", here=3, voted=5) == "5 of 5 have voted"  # two have gone since
    assert count_words("lobby", here=1, voted=0) == "1 is here"
