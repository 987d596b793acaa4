"""The screens over a real server: a presenter, a private view and people play a turn together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from simulator.tui.room.app import RoomApp
from simulator.tui.room.join import JoinScreen
from simulator.tui.room.presenter import PresenterScreen
from simulator.tui.room.private import PrivateScreen
from simulator.workshop.client import HostClient, ParticipantClient
from tests.tui.helpers import press, screen_text
from tests.workshop.serving import Served, served, until


def shows(running: RoomApp, text: str):
    return lambda: text in " ".join(screen_text(running).split())


@asynccontextmanager
async def a_voted(folder: Path) -> AsyncIterator[tuple[Served, HostClient, ParticipantClient, RoomApp, Pilot[None]]]:
    """A room at its first vote, and somebody in a terminal who chose A."""
    async with served(folder) as here:
        host = await here.host()
        await host.do("start")
        await host.do("open")
        person = ParticipantClient(here.url, here.room.code)
        running = RoomApp(lambda: JoinScreen(person), [person])
        async with running.run_test(size=(80, 24)) as pilot:
            await until(shows(running, "Decide alone"))
            await press(pilot, "a")
            await until(shows(running, "A is counted."))
            yield here, host, person, running, pilot


async def test_a_turn_from_the_lobby_to_the_next_one(tmp_path):
    async with served(tmp_path) as here:
        client = HostClient(here.url, here.room.code, here.room.token, "presenter")
        running = RoomApp(lambda: PresenterScreen(client), [client])
        async with running.run_test(size=(80, 24)) as pilot:
            await until(shows(running, "0 are here"))
            people = [await here.participant() for _ in range(3)]
            await until(shows(running, "3 are here"))
            await press(pilot, "space")
            await until(shows(running, "I have ten minutes."))
            await press(pilot, "space")
            await until(lambda: all(one.view.phase == "voting" for one in people))
            lines = {choice.say: choice.letter for choice in people[0].view.choices}
            asking, pushing = lines["What went wrong?"], lines["Sign today."]
            for one, letter in zip(people, (asking, asking, pushing), strict=True):
                await one.vote(letter)
            await until(shows(running, "3 of 3 have voted"))
            await press(pilot, "x")
            await until(shows(running, "space let them talk"))
            await press(pilot, "r")
            await until(shows(running, f"Most of you chose {asking.upper()}."))
            assert "Here comes the pitch." in screen_text(running)
            await press(pilot, "space")
            await until(shows(running, "space open the vote"))
            await press(pilot, "u")
            await until(shows(running, f"Most of you chose {asking.upper()}."))


async def test_the_private_view_and_a_show_of_hands(tmp_path):
    async with served(tmp_path) as here:
        client = HostClient(here.url, here.room.code, here.room.token)
        running = RoomApp(lambda: PrivateScreen(client), [client])
        async with running.run_test(size=(120, 40)) as pilot:
            await until(shows(running, "space begin"))
            await press(pilot, "space")
            await until(shows(running, "Wait here."))
            assert "What does she fear?" in screen_text(running)
            await press(pilot, "h", *"a 7 b 3", "enter")
            await until(shows(running, "The vote is closed"))
            assert client.private is not None
            assert sorted(result.last for result in client.private.results) == [0, 3, 7]


async def test_somebody_taken_out_is_told_so_and_sees_it(tmp_path):
    async with served(tmp_path, names=True) as here:
        person = ParticipantClient(here.url, here.room.code)
        running = RoomApp(lambda: JoinScreen(person), [person])
        async with running.run_test(size=(80, 24)) as pilot:
            await until(shows(running, "Your name:"))
            await press(pilot, *"Ada", "enter")
            await until(shows(running, "You are in."))
            host = await here.host()
            await until(lambda: host.private.people)
            assert [one.label for one in host.private.people] == ["Ada"]
            await host.do("remove", participant=host.private.people[0].id)
            await until(shows(running, "taken you out"))


async def test_a_terminal_says_that_its_two_are_done_with_talking(tmp_path):
    async with a_voted(tmp_path) as (here, host, _, running, pilot):
        other = await here.participant()
        await other.vote("b")
        await until(lambda: host.stage.voted == 2)
        await host.do("close")
        await host.do("discuss", pairs=True)
        await until(shows(running, "Talk to guest"))
        await until(shows(running, "x we are done"))
        await press(pilot, "x")
        await until(shows(running, "You are done. Wait for the others."))
        await until(lambda: host.stage.talked == 2)
        assert "x we are done" not in screen_text(running)


async def test_a_vote_is_sent_counted_changed_and_kept_over_a_lost_connection(tmp_path):
    async with a_voted(tmp_path) as (_, host, person, running, pilot):
        await press(pilot, "2")
        await until(shows(running, "B is counted."))
        await person.drop()
        await until(lambda: not person.online)
        await until(lambda: person.online)
        await until(shows(running, "B is counted."))
        await host.do("close")
        await until(shows(running, "You chose B."))
        assert host.stage.voted == 1
