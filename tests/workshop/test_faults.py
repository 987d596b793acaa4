"""Faults, each really done: processes killed in mid-vote, disks that fill, readers that stop. Totals are exact in all."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import sqlite3

import aiohttp
import pytest

from simulator.workshop.client import HostClient, ParticipantClient
from simulator.workshop.connection import WAITING_BYTES
from tests.workshop.process import Host
from tests.workshop.serving import PATIENCE, Raw, raw, served, until

PEOPLE = 60


@contextlib.asynccontextmanager
async def crowd(url: str, code: str, count: int):
    """That many clients in a room of another process."""
    people = [ParticipantClient(url, code) for _ in range(count)]
    tasks = [asyncio.create_task(one.run()) for one in people]
    try:
        await until(lambda: all(one.view is not None for one in people))
        yield people
    finally:
        for one in people:
            await one.stop()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@contextlib.asynccontextmanager
async def facilitator(host: Host):
    client = HostClient(host.url, host.code, host.token)
    task = asyncio.create_task(client.run())
    try:
        await client.ready()
        yield client
    finally:
        await client.stop()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def stored(home, round: int) -> dict[str, int]:
    with contextlib.closing(sqlite3.connect(home / "rooms.sqlite3")) as db:
        return dict(db.execute("SELECT choice, count(*) FROM vote WHERE round = ? GROUP BY choice", (round,)))


@pytest.mark.slow
async def test_a_server_killed_in_mid_vote_and_resumed_keeps_every_acknowledged_vote(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        async with crowd(host.url, host.code, PEOPLE) as people:
            await asyncio.to_thread(host.say, "start", "Turn 1")
            await asyncio.to_thread(host.say, "open", "First vote")
            await until(lambda: all(one.view.phase == "voting" for one in people))
            chance = random.Random(7)
            votes = [chance.choice("abcd") for _ in people]

            async def vote(one: ParticipantClient, letter: str) -> None:
                await asyncio.sleep(chance.uniform(0, 0.2))
                await one.vote(letter)

            voting = asyncio.gather(*(vote(one, letter) for one, letter in zip(people, votes, strict=True)))
            await until(lambda: sum(bool(one.you.choice) for one in people) > PEOPLE // 4)
            host.kill()
            acknowledged = [(one.you.n, one.you.choice) for one in people]
            await voting
            with Host(tmp_path, "--resume", host.code, "--port", str(host.port)) as again:
                assert again.code == host.code
                await until(lambda: all(one.you.choice for one in people))
                for one, letter, (n, choice) in zip(people, votes, acknowledged, strict=True):
                    assert (one.you.choice, one.you.n) == (letter, 1)
                    assert not n or choice == letter
                await asyncio.to_thread(again.say, "close", "most helpful line")
                async with facilitator(again) as seen:
                    totals = {one.letter: one.last for one in seen.private.results if one.last}
    assert totals == {letter: votes.count(letter) for letter in set(votes)}
    assert stored(tmp_path, 1) == totals


@pytest.mark.slow
@pytest.mark.parametrize("phase", ["lobby", "speaking", "voting", "closed", "discussing", "revealed"])
async def test_the_host_is_resumed_in_every_phase_with_every_vote_in_place(tmp_path, phase):
    orders = {"speaking": "start", "voting": "open", "closed": "close", "discussing": "discuss", "revealed": "reveal"}
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        async with crowd(host.url, host.code, 6) as people:
            for reached, order in orders.items():
                if phase == "lobby":
                    break
                await asyncio.to_thread(host.say, order, rf"\[{reached};")
                if reached == "voting":
                    await until(lambda: all(one.view.phase == "voting" for one in people))
                    for one in people:
                        await one.vote("b")
                    await until(lambda: all(one.you.choice == "b" for one in people))
                if reached == phase:
                    break
            await until(lambda: all(one.view.phase == phase for one in people))
            before = [(one.view, one.you) for one in people]
            host.kill()
            await until(lambda: not any(one.online for one in people))
            with Host(tmp_path, "--resume", "--port", str(host.port)) as again:
                assert again.code == host.code
                await until(lambda: all(one.online for one in people))
                assert [(one.view, one.you) for one in people] == before


@pytest.mark.parametrize("phase", ["lobby", "speaking", "voting", "closed", "discussing", "revealed", "debrief"])
async def test_who_reconnects_in_any_phase_sees_what_somebody_sees_who_never_left(tmp_path, phase):
    async with served(tmp_path) as here:
        host = await here.host()
        stayed, left = await here.participant(), await here.participant()
        for reached, order in {
            "lobby": "", "speaking": "start", "voting": "open", "closed": "close", "discussing": "discuss",
            "revealed": "reveal", "debrief": "advance c",
        }.items():  # fmt: skip
            if reached == phase:
                await left.drop()
            if order:
                choice = next((one.letter for one in host.view.choices if one.say.startswith("I will")), "")
                assert (await host.do(order.split()[0], choice if " " in order else "")).why == ""
            if reached == "voting":
                await until(lambda: stayed.view.phase == "voting")
                await stayed.vote("b")
                await until(lambda: stayed.you.choice == "b")
            if reached == phase:
                break
        await until(lambda: left.online and left.view == stayed.view and left.view.phase == phase)
        again = await here.participant(stayed.token)
        assert (again.view, again.you) == (stayed.view, stayed.you)


async def test_a_close_that_races_with_votes_tells_everybody_the_truth(tmp_path):
    async with served(tmp_path) as here:
        host = await here.host()
        people = [await here.participant() for _ in range(30)]
        await host.do("start")
        for _ in range(10):
            await host.do("open")
            number = host.view.round
            await until(lambda number=number: all(one.view.round == number for one in people))
            closing = asyncio.create_task(host.do("close"))
            await asyncio.gather(*(one.vote("ab"[place % 2]) for place, one in enumerate(people)), closing)
            await until(lambda: all(not one.pending for one in people))
            counted = {one.letter: one.last for one in host.private.results if one.last}
            await until(lambda: all(one.view.phase == "closed" for one in people))
            here_again = [await fresh(here, one.token) for one in people]
            for letter in "ab":
                assert counted.get(letter, 0) == sum(told["you"].get("choice") == letter for told in here_again)
            assert await here.store.recount(here.room.code, number) == counted


async def fresh(here, token: str) -> dict:
    async with raw(here.url) as one:
        await one.say(t="hello", code=here.room.code, token=token)
        return await one.hear_until("room")


async def test_a_fifth_of_messages_sent_twice_and_all_out_of_order_do_no_harm(tmp_path):
    chance = random.Random(5)
    async with served(tmp_path) as here:
        host = await here.host()
        await host.do("start")
        await host.do("open")
        async with contextlib.AsyncExitStack() as stack:
            people: list[Raw] = []
            for _ in range(40):
                one = await stack.enter_async_context(raw(here.url))
                await one.say(t="hello", code=here.room.code)
                await one.hear_until("room")
                people.append(one)
            expected: dict[str, int] = {}
            sending = []
            for one in people:
                changes = [{"t": "vote", "r": 1, "n": n, "choice": chance.choice("abc")} for n in range(1, 5)]
                last = changes[-1]["choice"]
                expected[last] = expected.get(last, 0) + 1
                messages = changes + [message for message in changes if chance.random() < 0.2]
                chance.shuffle(messages)
                sending.append(send(one, messages))
            await asyncio.gather(*sending)
        await host.do("close")
        assert {one.letter: one.last for one in host.private.results if one.last} == expected


async def send(one: Raw, messages: list[dict]) -> None:
    for message in messages:
        await one.say(**message)
    for _ in messages:
        await one.hear_until("vote")


async def test_readers_that_stop_reading_are_dropped_and_hurt_nobody_else(tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.workshop.connection.PATIENCE", 0.5)
    async with served(tmp_path) as here:
        host = await here.host()
        await here.participant()
        stalled = [await mute(here) for _ in range(2)]
        others = [await here.participant() for _ in range(30)]
        audience = here.rooms._rooms[here.room.code].audience
        view = here.rooms._rooms[here.room.code].view
        view.brief = "x" * 200_000
        for _ in range(60):
            here.rooms._rooms[here.room.code]._tell_all()
            await asyncio.sleep(0.005)
        await until(lambda: len(audience.here()) == 31)
        for transport in here.rooms._rooms[here.room.code].audience._participants.values():
            assert all(one._transport.get_write_buffer_size() < WAITING_BYTES + 250_000 for one in transport)
        view.brief = ""
        await host.do("start")
        await until(lambda: all(one.view.phase == "speaking" for one in others))
        for _, writer in stalled:
            writer.close()


async def mute(here):
    """A participant whose socket is never read again: a bare TCP connection with a small buffer."""
    host, port = here.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port), limit=1024)
    hello = json.dumps({"t": "hello", "code": here.room.code}).encode()
    mask = b"\x00\x00\x00\x00"
    writer.write(
        f"GET /ws HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {here.url}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    await writer.drain()
    await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
    writer.write(bytes((0x81, 0x80 | len(hello))) + mask + hello)
    await writer.drain()
    writer.transport.pause_reading()
    return reader, writer


@pytest.mark.slow
async def test_a_full_disk_is_said_plainly_and_what_was_acknowledged_is_kept(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        host.say("start", "Turn 1")
        host.say("open", "First vote")
        host.end()
    size = max(file.stat().st_size for file in tmp_path.glob("rooms.sqlite3*"))
    with Host(tmp_path, "--resume", host.code, "--port", "0", limit=size + 40_000) as host:
        async with aiohttp.ClientSession() as session:
            acknowledged: dict[str, str] = {}
            refused: list[str] = []
            for number in range(400):
                async with session.ws_connect(f"{host.url}/ws", headers={"Origin": host.url}) as socket:
                    one = Raw(socket)
                    await one.say(t="hello", code=host.code)
                    message = await one.hear()
                    if message["t"] == "no":
                        refused.append(message["why"])
                        break
                    token = message["token"]
                    await one.say(t="vote", r=1, n=1, choice="abcd"[number % 4])
                    while (message := await one.hear())["t"] not in ("vote", "no"):
                        pass
                    if message["t"] == "no":
                        refused.append(message["why"])
                        break
                    acknowledged[token] = message["choice"]
        assert refused
        assert "full" in refused[0]
        host.say("close", "disk is full")
        host.kill()
    counted = {letter: list(acknowledged.values()).count(letter) for letter in "abcd"}
    assert stored(tmp_path, 1) == {letter: count for letter, count in counted.items() if count}
    with Host(tmp_path, "--resume", host.code, "--port", "0") as again:
        again.say("close", "most helpful line")
