"""The library: found by typing, moved by keys and mouse, and a broken file in nobody's way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from simulator.paths import shipped_scenarios
from simulator.practice.first_conversation import FIRST, first_of
from simulator.scenario.library_entry import broken_entry
from simulator.scenario.reader import read_scenario
from simulator.tui.app import HelpfirstApp
from simulator.tui.screens.brief import BriefScreen
from simulator.tui.screens.broken_file import TroubleScreen
from simulator.tui.screens.help import HelpScreen
from simulator.tui.screens.library import LibraryScreen
from simulator.tui.screens.rubric import RubricScreen
from tests.practice.week import Week
from tests.tui.helpers import RUBRIC, app, folded, press, screen_text, services
from tests.tui.practice_scenes import settled


async def test_typing_filters_as_you_type_and_enter_keeps_what_was_found():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await press(pilot, "slash", *"gym")
        text = screen_text(running)
        assert "The first gym in ten years" in text
        assert "Three people, one budget" not in text
        await press(pilot, "enter")
        assert "enter begin" in screen_text(running)
        await press(pilot, "enter")
        assert isinstance(running.screen, BriefScreen)


async def test_escape_or_x_shows_everything_again():
    for key in ("escape", "x"):
        running = app()
        async with running.run_test(size=(120, 40)) as pilot:
            await press(pilot, "slash", *"gym", *(("enter",) if key == "x" else ()), key)
            assert "Three people, one budget" in screen_text(running)


async def test_the_filter_knows_markets_levels_people_and_behaviours():
    for typed, found in (("shops hard", "A roof that faces north"), ("dana team", "She made the number")):
        running = app()
        async with running.run_test(size=(120, 40)) as pilot:
            await press(pilot, "slash", *[{" ": "space"}.get(char, char) for char in typed])
            assert running.screen.shelf.selected.title == found


async def test_arrows_letters_and_wheel_move_and_stay_within_the_list():
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        shelf = lambda: running.screen.shelf  # noqa: E731
        await press(pilot, "up")
        assert shelf().place == 0
        await press(pilot, "j", "down", "k")
        assert shelf().place == 1
        await press(pilot, "end", "down")
        assert shelf().place == len(shelf().entries) - 1
        await press(pilot, "g")
        assert shelf().place == 0


async def test_a_click_selects_and_a_second_one_begins():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        row = next(y for y, line in enumerate(screen_text(running).split("\n")) if "Just a price" in line)
        await pilot.click(offset=(22, row))
        await pilot.pause()
        assert running.screen.shelf.selected.title == "Just a price, please"
        await pilot.click(offset=(22, row))
        await pilot.pause()
        assert isinstance(running.screen, BriefScreen)


async def test_a_broken_file_is_listed_last_and_says_what_is_wrong():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await press(pilot, "end", "enter")
        assert isinstance(running.screen, TroubleScreen)
        assert "Did you mean `turn`?" in screen_text(running)
        await press(pilot, "b")
        assert isinstance(running.screen, LibraryScreen)


async def test_rubric_and_help_are_one_key_away():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        for key, screen in (("v", RubricScreen), ("question_mark", HelpScreen)):
            await press(pilot, key)
            assert isinstance(running.screen, screen)
            await press(pilot, "b")
            assert isinstance(running.screen, LibraryScreen)


async def test_an_empty_library_says_so():
    running = app(entries=[])
    async with running.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "down")
        assert "no conversations here yet" in screen_text(running)


async def test_a_start_scenario_opens_in_its_brief_and_leads_back_to_the_library():
    from simulator.tui.app import HelpfirstApp
    from tests.tui.helpers import renewal

    running = HelpfirstApp(services(), start=renewal(), coach=True, seed=5)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(running.screen, BriefScreen)
        assert running.screen.coach
        await press(pilot, "enter")
        assert running.screen.talk.attempt.seed == 5
        await press(pilot, "q")
        assert isinstance(running.screen, LibraryScreen)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)], ids=str)
async def test_somebody_new_is_told_what_this_is_and_begins_where_the_tutorial_does(tmp_path, size):
    week = Week(tmp_path)
    shipped = [replace(week.entries[-1], id=FIRST, title="The best one you have", level=1), *week.entries]
    for never_began in (True, False):  # also where the file is there, and nothing in it
        week.learner.never_began = never_began
        running = HelpfirstApp(week.services(library=lambda: [*week.entries, *shipped]))
        async with running.run_test(size=size) as pilot:
            await settled(pilot, running)
            width = running.screen.grid.text + running.screen.grid.margin
            text = folded(" ".join(row[:width] for row in screen_text(running).split("\n")))
            assert "Here you talk with customers, and see what each line does." in text
            assert "Begin with “The best one you have”: " in text
            assert running.screen.shelf.selected.id == FIRST


async def test_whoever_has_begun_somewhere_is_not_told_where_to_begin(tmp_path):
    week = Week(tmp_path)
    week.play("roof", "ten-minutes")
    running = HelpfirstApp(week.services())
    async with running.run_test(size=(80, 24)) as pilot:
        await settled(pilot, running)
        assert "Here you talk with" not in screen_text(running)
        assert "One conversation" in screen_text(running)


def test_the_first_conversation_ships_at_the_first_level_and_stands_in_the_tutorial():
    made = read_scenario(next(shipped_scenarios().rglob(f"{FIRST}.yaml")), RUBRIC).scenario
    assert made.level == 1
    assert f"*{made.title}*" in (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")


def test_where_the_tutorials_conversation_is_not_there_one_of_the_easiest_level_is_the_first(tmp_path):
    entries = Week(tmp_path).entries
    assert first_of(entries).id == "quote"
    assert first_of([broken_entry(tmp_path / f"{FIRST}.yaml", "line 1")]) is None
    assert first_of([]) is None
