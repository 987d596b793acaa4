"""What stands beside the figures of progress: titles, words and headings that fit them, at every width."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from simulator.practice.attempts.history import titles_of
from simulator.practice.progress.progress import Mark
from simulator.practice.reviews.days import day
from simulator.practice.year.outlook import outlook
from simulator.practice.year.territory import shipped_territory
from simulator.scenario.rubric_file import read_rubric
from simulator.tui.screens.attempts import AttemptsScreen
from simulator.tui.widgets.behaviour_record import record_rows
from simulator.tui.widgets.progress_charts import trend_rows
from simulator.tui.widgets.year_plot import habit_rows, left_rows
from tests.practice.week import GOOD, usual_week

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("width", [38, 50, 60])
def test_no_word_about_how_an_axis_moved_touches_its_columns(width):
    fallen = [(80.0, 5.0, 78.0)] * 20 + [(80.0, 5.0, 72.0)] * 20  # full columns, and the longest word: a little down
    marks = [
        Mark("a", "renewal", NOW - timedelta(days=40 - at), *axes, "busy-bee", "open", "end")
        for at, axes in enumerate(fallen)
    ]
    told = [line.plain for line in trend_rows(marks, NOW, width)]
    assert any("a little down " in row and "█" in row for row in told), told


def test_what_is_worth_nothing_on_any_axis_is_not_told_as_holding_somebody_back():
    rows = [line.plain.strip() for line in record_rows(None, read_rubric(None), 60)]
    assert "Pressure" in rows[rows.index("What held you back") :]
    assert "Neutral" not in rows


def test_a_day_of_another_year_says_which():
    assert day(NOW - timedelta(days=20), NOW) == "11 November"
    assert day(NOW - timedelta(days=365), NOW) == "1 December 2025"


def test_attempts_of_another_year_are_told_apart_from_those_of_this_one(tmp_path):
    week = usual_week(tmp_path)
    week.now = week.now.replace(year=2027, month=2)
    screen = AttemptsScreen(week.learner, week.entries)
    told = [screen.row_of(at, 76, lit=False)[0].plain for at in range(screen.count())]
    assert all(" November 2026 " in row for row in told), told


def test_the_heads_of_what_is_left_in_december_are_words_where_there_is_room():
    found = outlook(shipped_territory(), None)
    heads = left_rows(found, 76)[1].plain.split("  ")
    assert [one.strip() for one in heads if one.strip()] == ["come back", "refer", "complain", "undone later"]


def test_the_figures_of_a_habit_say_what_they_are():
    found = outlook(shipped_territory(), None)
    assert habit_rows(found, 76)[0].plain.endswith("in the year")
    assert habit_rows(found, 44)[1].plain.endswith("in the year")  # below a title of two rows


def test_what_is_not_on_the_shelf_of_the_library_keeps_the_title_it_had(tmp_path):
    week = usual_week(tmp_path)
    week.play("roof", *GOOD)
    shelf = [entry for entry in week.entries if entry.id != "roof"]
    titles = titles_of(week.attempts, shelf, ["roof", "quote"])
    assert titles["roof"] == "A roof that faces north"
    assert week.learner.titles(shelf)["roof"] == titles["roof"]
