"""A room line by line: the facilitator's console and a participant's, as real programs."""

from __future__ import annotations

import asyncio

import pytest

from simulator.commands.host import _left, _newest_under_way
from simulator.plain.host import HostConsole
from simulator.plain.join import JoinConsole
from simulator.stop import Stop
from simulator.workshop.client import HostClient
from simulator.workshop.codes_and_tokens import participant_id
from simulator.workshop.open_room import open_room
from simulator.workshop.room_step import Draft
from simulator.workshop.simulated_people import KINDS, SimulatedCrowd, crowd, worth_of
from simulator.workshop.stores.sqlite import SqliteStore
from tests.run import helpfirst_process
from tests.workshop.process import Host
from tests.workshop.rooms import two_turns
from tests.workshop.serving import served, until
from tests.write import rubric


def test_a_whole_session_without_a_network_from_start_to_report(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        host.say("", r"Turn 1")
        host.say("a 7 b 3 c 12 d 1", r"most helpful line")
        host.say("reveal", r"12 of 23")
        host.say("", r"Turn 2")
        for _ in range(12):
            start = len(host.text)
            host.say("a 7 b 3", r"\[closed")
            host.say("reveal", r"\[revealed")
            host.say("a", r"\[(speaking|debrief)")
            if "[debrief" in host.text[start:]:
                break
        host.say("", r"\[outcome")
        host.say("end", "The room has ended")
        host.say("q")
        host.end()
        assert host.process.returncode == 0
        assert f"Room {host.code} has ended." in host.text
    env = {"HELPFIRST_HOME": str(tmp_path)}
    done = helpfirst_process("report", host.code, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "| 12 |" in done.stdout
    assert "## Turn 2" in done.stdout
    for kind, mark in (("html", "<!doctype html>"), ("csv", "room,scenario"), ("json", '"turns"')):
        assert mark in helpfirst_process("report", "--format", kind, env=env).stdout
    gone = helpfirst_process("forget", "--room", host.code, env=env)
    assert "Removed for good" in gone.stdout
    assert helpfirst_process("forget", "--room", host.code, env=env).returncode == 1
    assert helpfirst_process("report", env=env).returncode == 1


def test_mistakes_at_the_console_are_answered_with_a_sentence(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        host.say("close", "No vote is open")
        host.say("dance", "no order `dance`")
        host.say("remove nobody", "nobody called nobody")
        host.say("timer soon", "A timer is a number of seconds")
        host.say("z 4", "nothing to vote on")
        host.say("?", "show of hands")
        host.say("start", "Turn 1")
        host.say("undo", r"\[lobby")
        assert host.process.poll() is None
        assert "Traceback" not in host.text


def test_a_participant_joins_from_a_terminal_and_comes_back_as_the_same(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        host.say("start", "Turn 1")
        host.say("open", "First vote")
        env = {"HELPFIRST_HOME": str(tmp_path / "phone")}
        for _ in range(2):
            done = helpfirst_process("join", f"{host.url}/{host.code}", answers="b\nx\n\n", env=env)
            assert done.returncode == 0
            assert "You are in" in done.stdout
        host.say("votes", r"Private: b 1")


@pytest.mark.parametrize(
    ("room", "says"), [("??", "is no room"), ("http://127.0.0.1:1/x/y", "is no room"), ("ftp://a/K7QX2M", "is no room")]
)
def test_joining_what_is_no_room_says_what_one_looks_like(room, says):
    done = helpfirst_process("join", room)
    assert done.returncode == 2
    assert says in done.stderr


def test_joining_with_a_wrong_code_says_so(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        done = helpfirst_process("join", f"{host.url}/ABCDEF")
        assert done.returncode == 1
        assert "no room with that code" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("host",), "give a SCENARIO"),
        (("host", "laptop-for-a-nephew", "--resume", "ABCDEF"), "give a SCENARIO"),
        (("host", "--resume", "ABCDEF"), "no room ABCDEF"),
        (("host", "--resume"), "no room to go on with"),
        (("host", "laptop-for-a-nephw"), "Did you mean"),
        (("host", "laptop-for-a-nephew", "--teams", "red"), "--teams takes"),
        (("host", "laptop-for-a-nephew", "--port", "99999"), "not a port"),
        (("host", "laptop-for-a-nephew", "--rehearse", "0"), "not a number"),
        (("report", "ABCDEF"), "no room ABCDEF"),
        (("report",), "no room is kept"),
    ],
)
def test_wrong_usage_is_said_in_a_sentence(arguments, says):
    done = helpfirst_process(*arguments)
    assert done.returncode in (1, 2)
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_said_to_be(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        done = helpfirst_process("host", "laptop-for-a-nephew", "--port", str(host.port))
        assert done.returncode == 1
        assert "it is in use" in done.stderr


def test_a_crowd_is_the_same_for_the_same_seed_and_has_every_kind():
    assert [one.kind for one in crowd(200, 4)] == [one.kind for one in crowd(200, 4)]
    assert {one.kind for one in crowd(200, 4)} == set(KINDS)


async def test_a_rehearsal_fills_the_room_and_votes_by_itself(tmp_path, monkeypatch):
    for name in ("FIRST_SECOND", "LAST_SECOND", "LATE_SECONDS"):
        monkeypatch.setattr(f"simulator.workshop.simulated_people.{name}", 0.05)
    async with served(tmp_path, names=True, teams=("red", "blue")) as here:
        host = await here.host()
        people = SimulatedCrowd(here.url, here.room.code, 30, worth_of(two_turns(), rubric()), seed=2)
        running = asyncio.create_task(people.run())
        try:
            await until(lambda: host.stage.joined == 30)
            await host.do("start")
            await host.do("open")
            await until(lambda: host.stage.voted == 30)
            await host.do("close")
            assert sum(one.last for one in host.private.results) == 30
            assert {team.team for team in host.private.teams} == {"red", "blue"}
            assert len({participant_id(one.token) for one in people.clients}) == 30
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def test_a_server_that_cannot_be_reached_is_said_to_be_so_and_tried_again(monkeypatch):
    monkeypatch.setattr("simulator.plain.host.SILENT_SECONDS", 0.1)
    said: list[str] = []
    client = HostClient("http://127.0.0.1:1", "K7QX2M", "token")
    running = asyncio.create_task(client.run())
    console = asyncio.create_task(HostConsole(client, said.append, None, lambda: None).run())
    await until(lambda: any("http://127.0.0.1:1 cannot be reached yet" in one for one in said))
    assert not running.done()
    assert not console.done()
    for task in (console, running):
        task.cancel()
    await asyncio.gather(console, running, return_exceptions=True)


async def test_a_terminal_is_told_whom_to_talk_to_and_says_when_that_is_done(tmp_path):
    async with served(tmp_path, names=True) as here:
        host, ada = await here.host(), await here.participant(name="Ada")
        lines: asyncio.Queue[str] = asyncio.Queue()
        said: list[str] = []
        bob = await here.participant(name="Bob")
        console = JoinConsole(bob, said.append, lambda _: lines.get())
        bob.changed = console.changed
        console.changed()
        running = asyncio.create_task(console.run())
        await host.do("start")
        await host.do("open")
        await until(lambda: ada.view.phase == bob.view.phase == "voting")
        await ada.vote("a")
        lines.put_nowait("b")
        await until(lambda: host.stage.voted == 2)
        await host.do("close")
        await host.do("discuss", pairs=True)
        await until(lambda: "Note: Talk to Ada." in said)
        assert [sorted(one) for one in host.private.pairs] == [["Ada", "Bob"]]
        lines.put_nowait("done")
        await until(lambda: host.stage.talked == 2)
        await until(lambda: "Note: You are done. Wait for the others." in said)
        await until(lambda: ada.you.talked)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_what_is_put_on_the_screen_or_taken_away_is_said_to_the_facilitator(tmp_path):
    async with served(tmp_path) as here:
        host, one = await here.host(), await here.participant()
        await host.do("start")
        await host.do("ask", text="line")
        await until(lambda: one.view.phase == "replying")
        await one.vote("What went wrong?")
        await until(lambda: host.private.replies)
        said: list[str] = []
        lines = iter(["show 1", "hide 1", "show 2"])

        async def typed(_: str) -> str:
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        await HostConsole(host, said.append, typed, lambda: None).run()
        told = ["Note: On the screen: What went wrong?", "Note: Taken away: What went wrong?"]
        assert [one for one in said if one in told] == told
        assert said[-1] == "Note: There is no such reply. `replies` lists them."


async def test_a_bare_resume_passes_over_rooms_that_have_ended(tmp_path, monkeypatch):
    store = SqliteStore(tmp_path)
    old, new = [await open_room(store, two_turns(), rubric(), seed=1) for _ in range(2)]
    await store.append(new.code, Draft("end", 1.0), 0, 0)
    codes = [old.code, new.code]
    assert await _newest_under_way(store, codes) == old.code
    with pytest.raises(Stop, match=f"has ended.*--resume {new.code}"):
        await _newest_under_way(store, [new.code])
    monkeypatch.setenv("HELPFIRST_HOME", str(tmp_path))
    assert "--resume" in await _left(old)
    assert await _left(new) == f"Room {new.code} has ended. `helpfirst report {new.code}` looks back on it."
    await store.forget(new.code)
    assert "removed for good" in await _left(new)
    await store.close()
