"""What progress says follows from the figures that it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.practice.progress.overview import Overview
from simulator.practice.progress.progress import ENOUGH, STEADY, Mark, behaviour_records, halves
from simulator.tui.widgets.progress_summary import headline
from tests.practice.week import BAD, GOOD, Week

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


def overview(marks, harder=False):
    return Overview(marks, 0, None, 0, {}, (), (), titles={}, left={}, today=NOW, harder=harder)


def mark(help_, push, when):
    return Mark("a", "renewal", when, help_, push, 50.0, "busy-bee", "open", "end")


def marks_of(values, days=0):
    begun = NOW - timedelta(days=days)
    return [mark(help_, push, begun + timedelta(minutes=at)) for at, (help_, push) in enumerate(values)]


AXIS = st.integers(0, 100).map(float)


@given(st.lists(st.tuples(AXIS, AXIS), min_size=1, max_size=14), st.booleans(), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_the_headline_never_contradicts_the_figures(values, harder, days):
    found = overview(marks_of(values, days), harder)
    told = headline(found)
    helping, pushing = (halves([one[axis] for one in values]) for axis in (0, 1))
    if len(values) < ENOUGH:
        assert "behind you" in told
        return
    assert ("push less" in told) == (pushing.now <= pushing.before - STEADY)
    assert ("help more" in told) == (helping.now >= helping.before + STEADY)
    if "push more" in told:
        assert pushing.now > pushing.before
    if "help less" in told:
        assert helping.now < helping.before
    if "harder" in told:
        assert harder
    if told == "You hold your course.":
        assert pushing.word == helping.word == "steady"


def test_the_month_is_named_only_where_the_first_half_lies_in_it_and_the_last_half_after_it():
    rising = [(10.0, 0.0)] * 3 + [(90.0, 0.0)] * 3
    same = marks_of(rising, days=8)
    assert headline(overview(same)) == "You help more than at first."
    parted = [replace(one, finished=NOW) if at >= 3 else one for at, one in enumerate(same)]
    assert headline(overview(parted)) == "You help more than in November."


def test_a_little_help_less_after_four_attempts_is_praised_by_nobody():
    fallen = marks_of([(49, 28), (48, 30), (47, 35), (43, 43)])
    assert headline(overview(fallen)) == "Four conversations are behind you."


@pytest.mark.parametrize(("harder", "told"), [(False, "You help less than at first."), (True, "harder")])
def test_harder_ground_is_said_only_where_the_levels_say_so(harder, told):
    fallen = marks_of([(90, 10)] * 3 + [(40, 10)] * 3)
    assert told in headline(overview(fallen, harder))
    assert ("harder" in headline(overview(fallen, harder))) == harder


def test_a_second_behaviour_is_counted_and_shown_as_such(tmp_path):
    from simulator.practice.attempts.history import reopened

    week = Week(tmp_path)
    talks = list(reopened(week.attempts, [week.attempts.get(week.play("renewal", *GOOD))]))
    seconds = [name for step in talks[0].steps for name in step.choice.also]
    assert seconds
    records = {one.behaviour: one for one in behaviour_records(talks)}
    for name in seconds:
        assert records[name].beside == seconds.count(name)
        assert records[name].figures.endswith(f"+{seconds.count(name)}")


def test_the_levels_of_what_was_held_decide_whether_the_ground_is_harder(tmp_path):
    from simulator.practice.progress.overview import overview as look

    week = Week(tmp_path)
    week.play("quote", *BAD)
    week.play("roof", *BAD)
    assert look(week.attempts, week.entries, week.now).harder
