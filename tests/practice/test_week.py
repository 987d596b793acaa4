"""A week of practice with a clock set by hand: reviews come back at sensible distances, and progress shows it."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from simulator.practice.attempts.history import beside, last_time, reopened
from simulator.practice.attempts.resume import left_off
from simulator.practice.progress.overview import Overview, overview, with_records
from simulator.practice.progress.progress import practice_days, trend
from simulator.practice.progress.status import statuses
from simulator.practice.reviews.reviews import all_due, end_of_day
from tests.practice.week import BAD, GOOD, MIXED, Week, usual_week
from tests.tui.helpers import folded, press, screen_text
from tests.tui.practice_scenes import app_of, settled


@pytest.fixture
def week(tmp_path) -> Week:
    return usual_week(tmp_path)


def seen(week: Week) -> Overview:
    return with_records(overview(week.attempts, week.entries, week.now), week.attempts)


def test_nothing_is_due_on_the_day_it_was_practised_and_a_bad_one_comes_back_sooner(tmp_path):
    first = {}
    for name, choices in (("good", GOOD), ("bad", BAD)):
        week = Week(tmp_path / name)
        week.play("renewal", *choices)
        assert all_due(week.attempts.store, end_of_day(week.now)) == []
        first[name] = min(one.when for one in all_due(week.attempts.store)) - week.now
    assert timedelta(hours=12) < first["bad"] < first["good"]
    assert first["good"] < timedelta(days=30)


def test_what_goes_well_each_time_it_is_due_comes_back_later_and_later(tmp_path):
    week = Week(tmp_path)
    gaps = []
    for _ in range(4):
        week.play("renewal", *GOOD)
        due = max(one.when for one in all_due(week.attempts.store))
        gaps.append((due - week.now).days)
        week.now = due + timedelta(hours=1)
    assert all(later > earlier for earlier, later in pairwise(gaps)), gaps
    assert gaps[-1] <= 180


def test_every_day_of_the_week_suggests_few_conversations_and_none_twice(tmp_path):
    week = Week(tmp_path)
    for day in range(7):
        week.day(day)
        due = statuses(week.attempts, week.entries, week.now).due
        assert len(due) <= 3
        assert len(set(due)) == len(due)
        week.play(due[0] if due else "renewal", *(MIXED if day < 3 else GOOD))
    shown = seen(week)
    assert shown.days == 7
    assert trend([mark.helpfulness for mark in shown.marks]) == "first half 50, last half 100, rising"
    assert trend([mark.pushiness for mark in shown.marks]).endswith("falling")


def test_what_is_due_prefers_a_conversation_that_was_not_seen_lately(week):
    due = statuses(week.attempts, week.entries, week.now).due
    assert due
    assert not set(due) & {"renewal", "quote", "just-a-price", "gym"}


def test_the_words_of_the_library_follow_the_last_attempt_and_what_was_left(week):
    found = statuses(week.attempts, week.entries, week.now)
    assert found.of("number") == "due"
    assert found.of("quote") == "earned"
    assert found.of("gym") == "refused"
    assert found.of("roof") == "left after 2"


def test_what_was_left_is_made_up_for_by_finishing_it_once_and_what_ifs_are_not_offered(week):
    first = week.play("number", "match-it")
    week.what_if(first, 1, "ten-minutes")
    assert left_off(week.attempts)["number"].attempt == first
    week.now += timedelta(minutes=5)
    week.play("number", *GOOD)
    assert "number" not in left_off(week.attempts)


def test_what_ifs_count_neither_for_progress_nor_for_review(week):
    cards, before = all_due(week.attempts.store), seen(week)
    week.what_if(week.attempts.newest(1)[0].id, 1, *GOOD)
    after = seen(week)
    assert all_due(week.attempts.store) == cards
    assert [mark.attempt for mark in after.marks] == [mark.attempt for mark in before.marks]
    assert after.records == before.records
    assert after.what_ifs == before.what_ifs + 1


def test_the_record_says_chosen_of_offered_lately_and_before(week):
    records = seen(week).records
    assert (records.lately["recover"].chosen, records.lately["recover"].offered) == (5, 6)
    assert (records.before["mislead"].chosen, records.before["mislead"].offered) == (1, 1)
    assert records.ever["recover"].best.startswith("That call should have come from us")
    assert records.ever["pressure"].best is None
    assert {len(names) for names in records.endings.values()} == {3}


def test_endings_seen_the_best_attempt_and_promises_are_told(week):
    found = seen(week)
    assert found.endings["quote"] == {"march-meeting", "shown-the-door"}
    assert found.best is not None
    assert (found.best.scenario, found.best.helpfulness) == ("quote", 100.0)
    assert [one.text[:11] for one in found.promises] == ["Ring Marion"]
    assert found.coming[0].day.date() == week.now.date()


def test_a_day_without_practice_is_no_reproach_and_days_are_counted_where_you_are(week):
    found = seen(week)
    assert found.days == 0
    friday = next(mark.finished.date() for mark in reversed(found.marks))
    assert practice_days(found.marks, friday) == 5
    assert practice_days(found.marks, friday + timedelta(days=1)) == 5


def test_an_attempt_is_compared_with_the_one_before_and_a_what_if_with_its_parent(week):
    old, _, new = week.attempts.of_scenario("renewal")
    talk = next(reopened(week.attempts, [new]))
    assert beside(week.attempts, talk, new.id).attempt.choices == BAD
    what_if = next(reopened(week.attempts, [week.attempts.get(week.what_if(new.id, 3, "thursday"))]))
    assert beside(week.attempts, what_if, None).attempt == new.attempt
    first = next(reopened(week.attempts, [old]))
    assert beside(week.attempts, first, old.id) is None


def test_the_last_time_in_a_sentence_or_two(week):
    assert last_time(week.attempts, "gym") == (
        "They will not see you again. What cost you most: you gave them a false picture."
    )
    assert last_time(week.attempts, "number") == ""


async def test_the_week_as_it_stands_on_screen(week):
    running = app_of(week)
    async with running.run_test(size=(120, 40)) as pilot:
        await settled(pilot, running)
        assert "is due today" in screen_text(running)
        await press(pilot, "p")
        await settled(pilot, running)
        text = folded(screen_text(running))
        for words in (
            "You push less than at first. You help more than at first.",
            "Seven attempts at four conversations. Two next meetings earned.",
            "5 of 6",
            "Ring Marion",
            "Coming back to you",
            "Today She made the number",
        ):
            assert words in text
        await press(pilot, "enter")
        text = folded(screen_text(running))
        assert "The quote nobody asked for 2 of 3 · The audit passed, and two other sites asked" in text
