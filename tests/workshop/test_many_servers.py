"""Two real server processes over a real Redis: people land on either, move between them, and the totals are exact."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from simulator.workshop.client import HostClient, ParticipantClient
from simulator.workshop.messages import Hello, SayVote
from simulator.workshop.open_room import Opened, open_room
from simulator.workshop.stores.redis import RedisStore
from simulator.workshop.stores.sqlite import SqliteStore
from tests.workshop.redis_server import RedisServer, needs_redis
from tests.workshop.rooms import two_turns
from tests.workshop.serving import raw, until
from tests.write import rubric

pytestmark = needs_redis


class Server:
    """One `helpfirst serve` process."""

    def __init__(self, home: Path, store: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "simulator", "serve", "--store", store, "--port", "0"],
            env={**os.environ, "HELPFIRST_HOME": str(home)},
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            encoding="utf-8",
        )
        assert self.process.stderr is not None
        said = ""
        while (found := re.search(r"Serving at (http://\S+?)\. ", said)) is None:
            line = self.process.stderr.readline()
            assert line, f"the server did not start: {said}"
            said += line
        self.url = found[1]

    def kill(self, number: int = signal.SIGKILL) -> None:
        self.process.send_signal(number)
        if number in (signal.SIGKILL, signal.SIGTERM):
            self.process.wait()
            if self.process.stderr is not None:
                self.process.stderr.close()


@dataclass
class Room:
    """A room on two servers, with its people."""

    redis: RedisServer
    store: RedisStore
    room: Opened
    servers: list[Server]
    home: Path
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    clients: list[HostClient | ParticipantClient] = field(default_factory=list)

    async def host(self, at: int = 0) -> HostClient:
        host = HostClient(self.servers[at].url, self.room.code, self.room.token, "private")
        self._run(host)
        await host.ready()
        return host

    async def person(self, at: int, token: str = "") -> ParticipantClient:
        one = ParticipantClient(self.servers[at].url, self.room.code, token)
        self._run(one)
        await until(lambda: one.view is not None or one.refused, "joining")
        assert one.refused is None
        return one

    async def people(self, count: int) -> list[ParticipantClient]:
        return list(await asyncio.gather(*(self.person(number % 2) for number in range(count))))

    def _run(self, client: HostClient | ParticipantClient) -> None:
        self.clients.append(client)
        self.tasks.append(asyncio.create_task(client.run()))


@contextlib.asynccontextmanager
async def two_servers(folder: Path) -> AsyncIterator[Room]:
    (folder / "redis").mkdir()
    redis = RedisServer(folder / "redis").start()
    store = RedisStore(redis.url)
    room = await open_room(store, two_turns(), rubric(), seed=1)
    servers = [Server(folder / f"home-{number}", redis.url) for number in range(2)]
    here = Room(redis, store, room, servers, folder)
    try:
        yield here
    finally:
        for client in here.clients:
            await client.stop()
        for task in here.tasks:
            task.cancel()
        await asyncio.gather(*here.tasks, return_exceptions=True)
        for server in servers:
            if server.process.poll() is None:
                server.kill(signal.SIGCONT)
                server.kill(signal.SIGTERM)
        await store.close()
        redis.stop()


@pytest.fixture
async def here(tmp_path):
    async with two_servers(tmp_path) as here:
        yield here


async def voting(here: Room, count: int) -> tuple[HostClient, list[ParticipantClient]]:
    host = await here.host()
    people = await here.people(count)
    await host.do("start")
    await host.do("open")
    await until(lambda: all(one.view.phase == "voting" for one in people), "the vote on both servers")
    return host, people


async def test_a_session_is_held_over_both_and_reported_from_the_file(here):
    host, people = await voting(here, 12)
    for number, one in enumerate(people):
        await one.vote("ab"[number % 2])
    await until(lambda: all(one.you.choice for one in people))
    await until(lambda: (host.stage.joined, host.stage.here, host.stage.voted) == (12, 12, 12), "the count")
    await host.do("close")
    assert {line.letter: line.last for line in host.private.results if line.last} == {"a": 6, "b": 6}
    await host.do("reveal")
    await until(lambda: all(one.view.reveal is not None for one in people), "the reveal on both servers")
    await host.do("advance", "a")
    await host.do("end")
    archived = SqliteStore(here.home / "home-0")
    try:
        while not await archived.rooms():
            await asyncio.sleep(0.05)
        kept = await archived.load(here.room.code)
        assert await archived.recount(here.room.code, 1) == {"a": 6, "b": 6}
        assert kept.steps == (await here.store.load(here.room.code)).steps
    finally:
        await archived.close()


async def test_who_moves_to_the_other_server_is_the_same_person_with_the_same_vote(here):
    host, people = await voting(here, 2)
    await people[0].vote("b")
    await until(lambda: people[0].you.choice == "b")
    await people[0].stop()
    again = await here.person(1, people[0].token)
    assert again.you.choice == "b"
    await again.vote("a")
    await until(lambda: again.you.choice == "a")
    await host.do("close")
    assert await here.store.recount(here.room.code, 1) == {"a": 1}


async def test_a_server_killed_in_mid_vote_loses_no_acknowledged_vote(here):
    host, people = await voting(here, 40)
    for number, one in enumerate(people):
        await one.vote("abc"[number % 3])
        if number == 20:
            here.servers[1].kill()
    moved = [(one, await here.person(0, one.token)) for one in people if one.origin != here.servers[0].url]
    for old, new in moved:
        if not new.you.choice:
            await new.vote(old.pending or "c")
    now = {id(old): new for old, new in moved}
    await until(lambda: all(now.get(id(one), one).you.choice for one in people), "every vote")
    for old, new in moved:
        assert not old.you.choice or old.you.choice == new.you.choice
    await host.do("close")
    totals = await here.store.recount(here.room.code, 1)
    assert sum(totals.values()) == 40
    kept = await here.store.load(here.room.code)
    assert kept.steps[-1].frozen.votes == totals


async def test_the_hosts_server_killed_between_close_and_reveal_is_no_loss(here):
    host, people = await voting(here, 6)
    for one in people:
        await one.vote("a")
    await until(lambda: all(one.you.choice for one in people))
    await host.do("close")
    here.servers[0].kill()
    again = await here.host(at=1)
    await until(lambda: again.view.phase == "closed")
    await again.do("reveal")
    stayed = [one for one in people if one.origin == here.servers[1].url]
    await until(lambda: all(one.view.reveal is not None for one in stayed))
    assert stayed[0].view.reveal.leaders == ["a"]


async def test_redis_killed_and_started_again_in_mid_vote_loses_nothing(here):
    host, people = await voting(here, 30)
    for number, one in enumerate(people):
        await one.vote("a")
        if number == 15:
            here.redis.kill()
    await asyncio.sleep(0.3)
    await until(lambda: host.stage.trouble, "a word on the facilitator's screen")
    assert (
        host.stage.trouble == "Votes cannot be saved just now: it cannot be reached. Nothing that was counted is lost."
    )
    here.redis.start()
    async with asyncio.timeout(60):
        while not all(one.you.choice for one in people):
            await asyncio.sleep(0.05)
    await until(lambda: not host.stage.trouble)
    await host.do("close")
    assert await here.store.recount(here.room.code, 1) == {"a": 30}


@pytest.mark.slow
async def test_a_server_paused_for_ten_seconds_catches_up(here):
    host, people = await voting(here, 4)
    here.servers[1].kill(signal.SIGSTOP)
    for one in people:
        await one.vote("a")
    first = [one for one in people if one.origin == here.servers[0].url]
    await until(lambda: all(one.you.choice for one in first))
    await host.do("close")
    await asyncio.sleep(10.0)
    here.servers[1].kill(signal.SIGCONT)
    await until(lambda: all(one.view.phase == "closed" for one in people if one.online), "catching up")
    assert await here.store.recount(here.room.code, 1) == {"a": len(first)}


async def test_repeats_and_disorder_over_two_servers_count_once_and_the_last_wins(here):
    await voting(here, 0)
    chance = random.Random(4)
    expected: dict[str, int] = {}
    for number in range(25):
        async with raw(here.servers[0].url) as one, raw(here.servers[1].url) as other:
            await one.socket.send_str(encoded(Hello(here.room.code)))
            token = (await one.hear_until("joined"))["token"]
            await other.socket.send_str(encoded(Hello(here.room.code, str(token))))
            votes = [SayVote(1, n, "abc"[(number + n) % 3]) for n in range(1, 4)]
            said = votes + chance.sample(votes, 1)
            chance.shuffle(said)
            for vote in said:
                await chance.choice((one, other)).socket.send_str(encoded(vote))
            last = SayVote(1, 4, "abc"[number % 3])
            await other.socket.send_str(encoded(last))
            while (await other.hear_until("vote")).get("asked") != 4:
                pass
            expected[last.choice] = expected.get(last.choice, 0) + 1
    assert await here.store.recount(here.room.code, 1) == expected


def encoded(message: object) -> str:
    from simulator.workshop.messages import encode

    data = encode(message)  # type: ignore[arg-type]
    return data.decode() if isinstance(data, bytes) else data


async def test_health_says_when_votes_cannot_be_kept_and_metrics_count(here):
    _, people = await voting(here, 2)
    for one in people:
        await one.vote("a")
    await until(lambda: all(one.you.choice for one in people))
    text = await asyncio.to_thread(lambda: urllib.request.urlopen(f"{here.servers[0].url}/metrics").read().decode())
    assert 'helpfirst_votes_total{status="counted"} 1' in text
    assert "helpfirst_sockets 2" in text
    assert here.room.code not in text
    assert await asyncio.to_thread(status, f"{here.servers[0].url}/health") == 200
    here.redis.kill()
    assert await asyncio.to_thread(status, f"{here.servers[0].url}/health") == 503


def status(url: str) -> int:
    try:
        return int(urllib.request.urlopen(url).status)
    except urllib.error.HTTPError as error:
        return error.code


def test_a_redis_without_an_append_only_file_is_refused_unless_that_is_agreed_to(tmp_path):
    (tmp_path / "redis").mkdir()
    redis = RedisServer(tmp_path / "redis").start()
    try:
        import redis as client

        with client.Redis.from_url(redis.url) as plain:
            plain.config_set("appendonly", "no")
        done = subprocess.run(
            [sys.executable, "-m", "simulator", "serve", "--store", redis.url, "--port", "0"],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1
        assert "no append-only file" in done.stderr
    finally:
        redis.stop()


async def test_a_facilitator_presents_from_anywhere_with_the_host_token(here):
    people = await here.people(2)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulator", "host", "--plain"),
        *("--server", f"{here.servers[1].url}/{here.room.code}"),
        env={**os.environ, "HELPFIRST_HOME": str(here.home / "anywhere"), "HELPFIRST_HOST_TOKEN": here.room.token},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdin is not None
    process.stdin.write(b"\n\n")
    await until(lambda: all(one.view.phase == "voting" for one in people), "the vote")
    process.stdin.write_eof()
    out, _ = await process.communicate()
    assert b"I have ten minutes." in out
    assert here.room.token.encode() not in out
