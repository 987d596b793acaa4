"""What the program says meanwhile stands in rows of its own; marked text is copied; a key at once answers nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.command import CommandList

from simulator.tui.app import HelpfirstApp
from simulator.tui.base_app import COPYING
from simulator.tui.page.footer import Key, footer
from simulator.tui.palette import Named, shown
from simulator.tui.screens.brief import BriefScreen
from simulator.tui.screens.library import LibraryScreen
from simulator.tui.screens.rubric import RubricScreen
from simulator.tui.screens.settings import SettingsScreen
from tests.tui.helpers import app, folded, press, said_by, say, screen_text, services, work_done
from tests.tui.scenes import RENEWAL, SCENES

SIZES = pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40)], ids=str)


@SIZES
async def test_a_notice_stands_above_the_footer_and_covers_no_choice(size):
    running = app()
    async with running.run_test(size=size) as pilot:
        await SCENES["conversation"](pilot, running)
        choices = [choice.say.split()[0] for choice in running.screen.talk.shown()]
        foot = [line for line in screen_text(running).split("\n") if line.strip()][-1]
        running.notify("Something was said.", markup=False)
        await pilot.pause()
        rows = [line for line in screen_text(running).split("\n") if line.strip()]
        assert rows[-1] == foot
        assert rows[-2].strip() == "▌ Something was said."
        for number, word in enumerate(choices, 1):
            assert any(row.split()[:2] == [str(number), word] for row in rows)


async def test_without_colour_a_notice_can_be_read(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        await press(pilot, "T")
        assert "NO_COLOR is set" in screen_text(running)


async def test_of_many_notices_the_last_three_rows_are_shown():
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        for number in range(5):
            running.notify(f"Number {number}.", markup=False)
        await pilot.pause()
        text = screen_text(running)
        assert "Number 1." not in text
        assert all(f"Number {number}." in text for number in (2, 3, 4))


async def mark(pilot, running, word: str) -> None:
    """Drags over that word."""
    rows = screen_text(running).split("\n")
    y = next(y for y, row in enumerate(rows) if word in row)
    x = rows[y].index(word)
    await pilot.mouse_down(offset=(x, y))
    await pilot.hover(offset=(x + len(word) - 1, y))
    await pilot.mouse_up(offset=(x + len(word) - 1, y))
    await pilot.pause()


async def test_ctrl_c_copies_what_is_marked_and_quits_where_nothing_is():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await press(pilot, *RENEWAL)
        assert isinstance(running.screen, BriefScreen)
        await mark(pilot, running, "already lost")
        assert COPYING in screen_text(running)
        await press(pilot, "ctrl+c")
        assert running.is_running
        assert running.clipboard == "already lost"
        assert "Copied." in screen_text(running)
        await press(pilot, "ctrl+c")
    assert running.return_code == 130


async def test_a_second_key_at_once_answers_no_question_that_nobody_has_read():
    now = 0.0
    running = HelpfirstApp(replace(services(), ticks=lambda: now))
    async with running.run_test(size=(80, 24)) as pilot:
        await press(pilot, *RENEWAL, "enter")
        await press(pilot, said_by("ten-minutes", running), "1", "2", "enter")
        assert running.screen.talk.attempt.choices == ("ten-minutes",)
        now = 0.5
        await say(pilot, running, "own-it")
        assert running.screen.talk.attempt.choices == ("ten-minutes", "own-it")


@SIZES
@pytest.mark.parametrize("name", ["library", "brief", "conversation", "debrief", "tape", "rubric", "coaching"])
async def test_help_stands_in_every_footer(name, size):
    running = app()
    async with running.run_test(size=size) as pilot:
        await SCENES[name](pilot, running)
        assert "? help" in [line for line in screen_text(running).split("\n") if line.strip()][-1]


async def found(pilot, running):
    """When the palette has looked for all that was typed, and what was taken is there."""
    for _ in range(3):
        await work_done(running)
        await pilot.pause()


@pytest.mark.parametrize(
    ("typed", "screen"),
    [("gym", BriefScreen), ("dana", BriefScreen), ("setting motion", SettingsScreen), ("mislead", RubricScreen)],
)
async def test_the_palette_opens_anything_by_its_name_from_anywhere(typed, screen):
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await SCENES["conversation"](pilot, running)
        await press(pilot, "colon", *(key.replace(" ", "space") for key in typed))
        await found(pilot, running)
        await press(pilot, "enter")
        await found(pilot, running)
        assert isinstance(running.screen, screen)
        await press(pilot, "b")


async def test_the_palette_shows_the_key_beside_each_command():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await press(pilot, "colon", *"find")
        await found(pilot, running)
        assert "/ Find" in folded(screen_text(running))


async def test_a_place_with_a_key_stands_once_in_the_palette():
    running = app()
    async with running.run_test(size=(120, 40)) as pilot:
        await press(pilot, "colon", *"drill")
        await found(pilot, running)
        lines = [folded(line) for line in screen_text(running).split("\n")]
        assert sum("Drill Single turns for what is due" in line for line in lines) == 1


def test_the_first_key_goes_before_help_and_help_before_all_others():
    keys = [Key("space", "let them talk"), Key("r", "reveal"), Key("?", "help", "app.help"), Key("q", "leave")]
    assert footer(keys, 60).plain == "space let them talk   r reveal   ? help   q leave"
    assert footer(keys, 30).plain == "space let them talk   ? help"
    assert footer(keys, 20).plain == "space let them talk"


async def test_a_palette_that_is_closed_while_it_still_looks_ends_nothing():
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        palette = running.screen

        async def still_looking() -> None:
            palette.query_one(CommandList)

        await press(pilot, "escape")
        assert isinstance(running.screen, LibraryScreen)
        await palette.run_worker(still_looking).wait()
        await press(pilot, "down")
        assert running.is_running
        assert running.failure is None


async def test_every_entry_of_the_palette_has_one_row():
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", *"setting")
        await found(pilot, running)
        rows = [row for row in screen_text(running).split("\n") if row.strip()]
        first = next(at for at, row in enumerate(rows) if "Setting: " in row)
        last = next(at for at in range(len(rows) - 1, 0, -1) if "Setting: " in rows[at])
        assert last > first
        assert all("Setting: " in row for row in rows[first : last + 1])


@pytest.mark.parametrize("key", ["q", "ctrl+q", "page down"])
def test_no_key_in_the_palette_touches_the_name_beside_it(key):
    told = shown(Named("Quit", app, "At once", key)).plain
    assert told.startswith(f"{key} ")
    assert told.removeprefix(key).strip() == "Quit  At once"
