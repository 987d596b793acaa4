"""What comes next after a conversation: one to hold now, and when what was practised returns, and where."""

from __future__ import annotations

import pytest

from simulator.practice.coming import coming
from simulator.practice.history import reopened
from tests.practice.week import GOOD, MIXED, Week


@pytest.fixture
def week(tmp_path):
    return Week(tmp_path)


def after(week, name, *choices, later=0):
    """What comes next after that conversation, so many days later."""
    attempt = week.play(name, *choices)
    talk = next(reopened(week.attempts, [week.attempts.get(attempt)]))
    week.day(later)
    return coming(week.attempts, talk, week.entries, week.now)


def test_the_next_one_was_not_held_yet_and_is_of_the_same_level(week):
    first = after(week, "renewal", *GOOD)[0]
    assert (first.when, first.why) == ("Now", "New to you.")
    assert first.scenario != "renewal"
    assert week.scenarios[first.scenario].level == 2


def test_what_was_practised_returns_on_a_day_and_in_another_conversation(week):
    found = after(week, "renewal", *GOOD)
    assert len(found) > 1
    assert all(one.when != "Now" and one.scenario != "renewal" for one in found[1:])
    assert all(one.why.endswith((" comes back.", " come back.")) for one in found[1:])


def test_what_is_due_today_comes_before_what_is_new(week):
    first = after(week, "renewal", *MIXED, later=6)[0]
    assert first.scenario != "renewal"
    assert first.when == "Now"
    assert first.why.endswith(("is due.", "are due."))


def test_nothing_more_than_a_level_above_is_offered_while_there_is_something_else(week):
    assert all(week.scenarios[one.scenario].level <= 2 for one in after(week, "quote", *GOOD))
