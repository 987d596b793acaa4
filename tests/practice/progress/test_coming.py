"""What comes next after a conversation: one to hold now, and when what was practised returns, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from simulator.conversation.talk import Talk
from simulator.languages.tongue import ENGLISH, tongue
from simulator.practice.attempts.history import reopened
from simulator.practice.progress.coming import coming
from simulator.practice.progress.status import statuses
from simulator.practice.reviews.days import day_from, day_said
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


@pytest.mark.parametrize(("lang", "now", "fresh"), [("de", "Jetzt", "Das kennen Sie noch nicht."), ("da", "Now", "New to you.")])  # fmt: skip
def test_it_is_told_in_the_language_of_the_conversation(week, lang, now, fresh):
    attempt = week.attempts.get(week.play("renewal", *GOOD))
    talk = next(reopened(week.attempts, [attempt]))
    talk = Talk(replace(talk.scenario, lang=lang), talk.rubric, attempt.attempt)
    found = coming(week.attempts, talk, week.entries, week.now)
    assert (found[0].when, found[0].why) == (now, fresh)
    assert ("kommt wieder." in found[1].why or "kommen wieder." in found[1].why) is (lang == "de")


def test_days_are_said_as_people_say_them_in_each_language():
    today = datetime(2026, 11, 29, 12, tzinfo=UTC)
    said = [day_said(today + timedelta(days=many), today, tongue("de")) for many in (1, 2, 6, 7, 40)]
    assert said == ["Morgen", "Dienstag", "Samstag", "6. Dezember", "8. Januar"]
    for many in range(1, 400):
        assert day_said(today + timedelta(days=many), today, ENGLISH) == day_from(today + timedelta(days=many), today)


def test_what_is_named_for_the_next_day_is_what_the_library_has_as_due_then(week):
    attempt = week.play("renewal", *MIXED)
    talk = next(reopened(week.attempts, [week.attempts.get(attempt)]))
    now, nearest, *_ = coming(week.attempts, talk, week.entries, week.now)
    today = statuses(week.attempts, week.entries, week.now)
    assert now.scenario != nearest.scenario
    assert nearest.scenario not in today.ahead[:1]
    day = next(days for days in range(1, 200) if day_from(week.now + timedelta(days=days), week.now) == nearest.when)
    then = statuses(week.attempts, week.entries, week.now + timedelta(days=day))
    assert nearest.scenario in then.due
    assert now.scenario not in then.due


def test_what_was_left_midway_is_gone_on_with_before_something_new_and_is_not_called_new(week):
    week.play("roof", *MIXED[:2])
    first = after(week, "renewal", *GOOD)[0]
    assert (first.scenario, first.when, first.why) == ("roof", "Now", "You left it midway.")
