"""What holds in every program for a screen: settings, keys as they are bound, and answers that come once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.events import Resize
from textual.geometry import Size

from simulator.practice.settings import Preferences, Settings, read_settings
from simulator.tui.app import HelpfirstApp
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import Line, said
from simulator.tui.page.painted_screen import PaintedScreen
from simulator.tui.page.screen_series import ScreenSeries
from simulator.tui.room.app import RoomApp
from simulator.tui.room.join import JoinScreen
from simulator.tui.room.private import PrivateScreen
from simulator.tui.startup import unknown_keys
from simulator.workshop.client import HostClient, ParticipantClient
from tests.tui.helpers import app, folded, press, screen_text, services
from tests.tui.room.rooms import PHASES, private_app


def room(preferences: Preferences) -> RoomApp:
    client = ParticipantClient("http://127.0.0.1:1", "K7QX2M")
    return RoomApp(lambda: JoinScreen(client), preferences=preferences)


async def test_theme_motion_and_keys_of_the_settings_hold_in_a_room_too():
    settings = Settings(theme="helpfirst-light", motion=False, keys={"reveal": "y", "help": "f"})
    client = HostClient("http://127.0.0.1:1", "K7QX2M", "token")
    running = RoomApp(lambda: PrivateScreen(client), preferences=Preferences(settings))
    async with running.run_test(size=(120, 40)) as pilot:
        assert running.theme == "helpfirst-light"
        assert running.animation_level == "none"
        bound = {one.binding.id: key for key, one in running.screen.active_bindings.items()}
        assert bound["reveal"] == "y"
        await press(pilot, "f")
        assert "Only you should see this." in screen_text(running)


async def test_a_theme_taken_in_a_room_is_written_down(tmp_path):
    running = room(Preferences(folder=tmp_path))
    async with running.run_test() as pilot:
        await press(pilot, "T")
    assert read_settings(tmp_path).settings.theme == "helpfirst-light"


async def test_help_footer_and_palette_name_the_keys_that_are_bound():
    preferences = Preferences(Settings(keys={"find": "z", "help": "f2"}))
    running = HelpfirstApp(replace(services(), preferences=preferences))
    async with running.run_test(size=(120, 40)) as pilot:
        foot = screen_text(running).split("\n")[-2]
        assert "z find" in foot
        assert "f2 help" in foot
        await press(pilot, "f2")
        text = folded(screen_text(running))
        assert "z Find by title" in text
        assert "/ Find" not in text


def test_the_ids_of_a_room_are_known_to_the_settings():
    assert unknown_keys(["reveal", "vote-a", "progress"]) == []
    assert unknown_keys(["reveel"]) == ["settings.toml: there is no key with the id `reveel`. Did you mean `reveal`?"]


async def test_a_room_has_no_rubric_and_offers_no_key_for_it():
    running = private_app(next(iter(PHASES.values()))())
    async with running.run_test():
        assert all(one.binding.id != "rubric" for one in running.screen.active_bindings.values())


class Asked(PaintedScreen[str]):
    def page(self, grid: Grid) -> list[Line]:
        return [said("Asked")]


async def test_a_screen_is_answered_once_for_each_time_it_is_asked():
    running = app()
    async with running.run_test() as pilot:
        screen, here = Asked(), ScreenSeries(running)
        worker = running.run_worker(here.show(screen))
        while running.screen is not screen:
            await pilot.pause()
        screen.answer("first")
        screen.answer("second")
        assert await worker.wait() == "first"
        worker = running.run_worker(here.show(screen))
        while screen.answered:
            await pilot.pause()
        screen.answer("third")
        assert await worker.wait() == "third"
        here.leave()
        assert running.screen is not screen


async def test_what_was_opened_over_a_screen_that_is_answered_goes_with_it_and_closes_no_other():
    running = app()
    async with running.run_test() as pilot:
        library, (first, second), here = running.screen, (Asked(), Asked()), ScreenSeries(running)
        worker = running.run_worker(here.show(first))
        while running.screen is not first:
            await pilot.pause()
        running.action_command_palette()
        while running.screen is first:
            await pilot.pause()
        palette = running.screen
        first.answer("first")
        await worker.wait()
        running.run_worker(here.show(second))
        await pilot.pause()
        palette.dismiss()  # escape, pressed while the palette was being taken away
        await pilot.pause()
        assert running.screen_stack == [library, second]
        here.leave()
        assert running.screen is library


class Resized(Asked):
    times = 0

    def on_resize(self, event: Resize) -> None:
        self.times += 1
        assert self.times < 50, "one size follows another for ever"


async def test_two_sizes_on_their_way_at_once_come_to_rest_at_the_one_that_the_terminal_has():
    running = app()
    async with running.run_test(size=(80, 24)) as pilot:
        screen = Resized()
        await running.push_screen(screen)
        await pilot.pause()
        for size in (Size(120, 40), running.size):
            screen.post_message(Resize(size, size))
            screen.call_later(screen.redraw)  # what comes between keeps the one from taking the other's place
        await pilot.pause()
        assert screen.size == running.size == (80, 24)


@pytest.mark.parametrize("key", ["b", "escape", "q"])
async def test_leaving_leads_back_to_what_was_there_before(key):
    running = app()
    async with running.run_test() as pilot:
        library = running.screen
        await press(pilot, "v", key, "enter", key)
        assert running.screen is library
        assert len(running.screen_stack) == 1
