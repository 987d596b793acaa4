"""The one rule of a vote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.workshop.vote import Kept, Vote, decide


def told(gate: int, kept: Kept | None, vote: Vote, known: bool = True) -> tuple[str, int, str]:
    answer = decide(gate, known, kept, vote)
    return answer.status, answer.n, answer.choice


def test_a_vote_in_the_open_round_counts():
    assert told(1, None, Vote(1, "p", 1, "a")) == ("counted", 1, "a")


def test_a_greater_n_replaces_the_vote():
    assert told(1, Kept(1, "a"), Vote(1, "p", 2, "b")) == ("counted", 2, "b")


def test_the_same_n_gets_the_same_answer_again_whatever_it_says_now():
    assert told(1, Kept(2, "b"), Vote(1, "p", 2, "a")) == ("repeated", 2, "b")


def test_the_same_n_gets_its_answer_even_after_the_close():
    assert told(0, Kept(2, "b"), Vote(1, "p", 2, "b")) == ("repeated", 2, "b")


def test_a_smaller_n_is_ignored_and_the_newest_is_told():
    assert told(1, Kept(3, "c"), Vote(1, "p", 2, "a")) == ("older", 3, "c")


def test_after_the_close_nothing_changes():
    assert told(0, Kept(1, "a"), Vote(1, "p", 2, "b")) == ("shut", 1, "a")


def test_a_vote_for_another_round_does_not_count():
    assert told(2, None, Vote(1, "p", 1, "a")) == ("shut", 0, "")


def test_somebody_who_is_not_in_the_room_cannot_vote():
    assert told(1, None, Vote(1, "p", 1, "a"), known=False) == ("unknown", 0, "")


@given(st.permutations([(n, n % 3) for n in range(1, 7)]), st.data())
def test_in_whatever_order_and_however_often_the_last_change_wins(order, data):
    again = data.draw(st.lists(st.sampled_from(order)))
    kept = None
    for n, choice in (*order, *again):
        answer = decide(1, True, kept, Vote(1, "p", n, "abc"[choice]))
        kept = Kept(answer.n, answer.choice)
    assert kept == Kept(6, "a")
