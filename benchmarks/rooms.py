"""Many rooms: a thousand that nobody is in, many of fifty beside a large one with a server killed, and a soak.

Real server processes and a real Redis on this machine's loopback. Totals are counted exactly, or the benchmark stops.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.many import Host, redis_server, server
from benchmarks.measure import Beside
from benchmarks.workshop_clients import Client, connect, late, until
from simulator.paths import shipped_scenarios
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric_file import read_rubric
from simulator.workshop.open_room import Opened, open_room
from simulator.workshop.stores.redis import RedisStore
from simulator.workshop.stores.redis_connection import CONNECTIONS

IDLE, WATCHED_SECONDS, MOST_COMMANDS = 1_000, 10.0, 10.0
EACH = 50
CROWDS = {"": (30, 600), "full": (200, 10_000)}
"""Rooms of EACH, and the people of the large one beside them. `python -m benchmarks.rooms full` takes many minutes."""
SOAK_ROOMS, SOAK_ROUNDS, SOAK_PEOPLE = 20, 30, 10
GROWTH = 1.2
"""How much larger a server may be after all rounds than after a third of them."""


@dataclass
class Servers:
    """Two servers over one Redis."""

    store: RedisStore
    processes: list[subprocess.Popen[str]]
    ports: list[int]

    async def rooms(self, count: int) -> list[Opened]:
        rubric = read_rubric(None)
        scenario = read_scenario(next(shipped_scenarios().rglob("just-a-price.yaml")), rubric).scenario
        assert scenario is not None
        return [
            await open_room(self.store, scenario, rubric, seed=random.Random(n).randrange(2**31)) for n in range(count)
        ]

    def kibibytes(self, which: int = 0) -> int:
        """What that server takes of the machine's memory."""
        status = Path(f"/proc/{self.processes[which].pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1])

    def files(self, which: int = 0) -> int:
        return len(list(Path(f"/proc/{self.processes[which].pid}/fd").iterdir()))


@asynccontextmanager
async def servers(count: int) -> AsyncIterator[Servers]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "redis").mkdir()
        redis, port = redis_server(folder / "redis")
        url = f"redis://127.0.0.1:{port}/0"
        store = RedisStore(url)
        processes: list[subprocess.Popen[str]] = []
        try:
            started = [server(folder / f"home-{number}", url) for number in range(count)]
            processes = [process for process, _ in started]
            yield Servers(store, processes, [port for _, port in started])
        finally:
            for process in processes:
                process.kill()
                process.wait()
            await store.close()
            redis.terminate()
            redis.wait()


async def idle() -> Beside:
    """Each room is looked at once, and left."""
    async with servers(1) as here:
        bare = here.kibibytes()
        empty = (await here.store._redis.info("memory"))["used_memory"]
        for opened in await here.rooms(IDLE):
            look = json.dumps({"t": "look", "code": opened.code}).encode()
            (client,) = await connect(1, here.ports[0], True, look, b'"t":"stage"')
            assert client.transport is not None
            client.transport.close()
        await asyncio.sleep(2.0)  # the last of the leaving
        before = (await here.store._redis.info("stats"))["total_commands_processed"]
        await asyncio.sleep(WATCHED_SECONDS)
        after = (await here.store._redis.info("stats"))["total_commands_processed"]
        kept = (await here.store._redis.info("memory"))["used_memory"] - empty
        print(
            f"  {IDLE:,} rooms that nobody is in: {(here.kibibytes() - bare) / IDLE:.0f} KiB of the server and "
            f"{kept / 1024 / IDLE:.0f} KiB of Redis for each"
        )
        rate = (after - before - 1) / WATCHED_SECONDS
        return Beside(f"commands a second, {IDLE:,} idle rooms", rate, MOST_COMMANDS, "the ten allowed", "/s", 1.0)


@dataclass
class Crowd:
    """A room with its facilitator, and its people by the server that they came to."""

    opened: Opened
    host: Host
    sides: list[list[Client]]
    moved: list[Client] = field(default_factory=list)

    def hello(self, token: str = "") -> bytes:
        return json.dumps({"t": "hello", "code": self.opened.code, "token": token}).encode()


async def gather(here: Servers, opened: Opened, people: int) -> Crowd:
    """The facilitator on the first server, the people in equal parts on all."""
    said = {"t": "host", "code": opened.code, "token": opened.token, "role": "presenter"}
    (client,) = await connect(1, here.ports[0], True, json.dumps(said).encode(), b'"t":"stage"')
    crowd = Crowd(opened, Host(client), [])
    for port in here.ports:
        count = people // len(here.ports)
        crowd.sides.append(await connect(count, port, True, crowd.hello(), b'"t":"room"', watch=b'"token":"'))
    return crowd


async def open_vote(crowds: Sequence[Crowd]) -> None:
    clients = [one for crowd in crowds for side in (*crowd.sides, crowd.moved) for one in side if not one.lost]
    for one in clients:
        one.expect(b'"phase":"voting"')
    for crowd in crowds:
        await crowd.host.do("open")
    await until(lambda: all(one.came for one in clients))


async def counted(voters: Sequence[Client], number: int) -> list[float]:
    """Everybody votes, and says it again every two seconds until it is acknowledged. Seconds that each took."""
    begun = time.perf_counter()
    for one in voters:
        one.expect(b'"status":')
    for _ in range(60):
        for place, one in enumerate(voters):
            if not one.came and not one.lost:
                one.say(b'{"t":"vote","r":%d,"n":1,"choice":"%c"}' % (number, b"abc"[place % 3]))
            if place % 500 == 0:
                await asyncio.sleep(0)
        for _ in range(100):
            if all(one.came or one.lost for one in voters):
                return [one.came - begun for one in voters if one.came]
            await asyncio.sleep(0.02)
    raise SystemExit(f"{sum(not one.came for one in voters)} votes were never acknowledged")


async def exact(here: Servers, crowds: Sequence[Crowd], number: int, people: Sequence[int]) -> None:
    """Closes every vote, and checks its totals against the store's own count."""
    for crowd, wanted in zip(crowds, people, strict=True):
        await crowd.host.do("close")
        totals = await here.store.recount(crowd.opened.code, number)
        frozen = (await here.store.load(crowd.opened.code)).steps[-1].frozen
        if sum(totals.values()) != wanted or frozen is None or frozen.votes != totals:
            raise SystemExit(f"the totals are wrong in {crowd.opened.code}: {totals}, of {wanted} people")


async def back(here: Servers, crowd: Crowd) -> list[Client]:
    """The people of the second server, on the first by their tokens, fifty at a time."""
    tokens = [found[1].decode() for c in crowd.sides[1] if (found := re.search(rb'"token":"([^"]+)"', c.seen))]
    moved: list[Client] = []
    for start in range(0, len(tokens), 50):
        come = (connect(1, here.ports[0], True, crowd.hello(one), b'"t":"room"') for one in tokens[start : start + 50])
        moved += [client for (client,) in await asyncio.gather(*come)]
    return moved


async def crowd(size: str = "") -> Beside:
    """All vote at once in every room while the second server dies; its people go to the first and vote again."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    rooms, large = CROWDS[size]
    large = min(large, files - rooms * (EACH + 1) - 500)
    people = [EACH] * rooms + [large]
    async with servers(2) as here:
        opened = await here.rooms(len(people))
        begun = time.perf_counter()
        crowds = [await gather(here, one, count) for one, count in zip(opened, people, strict=True)]
        joining = time.perf_counter() - begun
        for one in crowds:
            await one.host.do("start")
        await open_vote(crowds)
        stay = [one for crowd in crowds for one in crowd.sides[0]]
        fall = [one for crowd in crowds for one in crowd.sides[1]]
        begun = time.perf_counter()
        voting = asyncio.gather(counted(stay, 1), counted(fall, 1))
        await asyncio.sleep(0.5)
        here.processes[1].send_signal(signal.SIGKILL)
        took, before = await voting
        for one in crowds:
            one.moved = await back(here, one)
        await counted([one for crowd in crowds for one in crowd.moved], 1)
        everything = time.perf_counter() - begun
        await exact(here, crowds, 1, people)
        print(
            f"  {rooms} rooms of {EACH} beside one of {large:,} on two servers: joined in {joining:.0f} s; one killed in the "
            f"vote of all {sum(people):,}: {len(before):,} of its {len(fall):,} were acknowledged before, all again after "
            f"{everything:.0f} s; totals exact in every room; the server that is left takes {here.kibibytes() / 1024:.0f} MiB"
        )
        return Beside("votes on the server that stayed, p99", late(took), 60.0, "a minute", "s", 1.0)


async def soak() -> Beside:
    """Rounds in every room, and what the server holds after a third of them and after all."""
    async with servers(1) as here:
        crowds = [await gather(here, one, SOAK_PEOPLE) for one in await here.rooms(SOAK_ROOMS)]
        for one in crowds:
            await one.host.do("start")
        early = files = 0
        for number in range(1, SOAK_ROUNDS + 1):
            await open_vote(crowds)
            await counted([one for crowd in crowds for side in crowd.sides for one in side], number)
            await exact(here, crowds, number, [SOAK_PEOPLE] * SOAK_ROOMS)
            for one in crowds:
                await one.host.do("reveal")
                await one.host.do("reset")
            if number == SOAK_ROUNDS // 3:
                early, files = here.kibibytes(), here.files()
        if here.files() > files + CONNECTIONS:
            raise SystemExit(
                f"the server held {files} files after a third of the rounds, and {here.files()} at the end"
            )
        votes = SOAK_ROOMS * SOAK_ROUNDS * SOAK_PEOPLE
        print(
            f"  soak: {SOAK_ROUNDS} rounds in each of {SOAK_ROOMS} rooms, {votes:,} votes, every total exact, no file left open by them"
        )
        return Beside("memory after all rounds", here.kibibytes() / 1024, early / 1024, "after a third", "MiB", GROWTH)


def report() -> list[Beside]:
    size = "full" if "full" in sys.argv else ""
    return [asyncio.run(part) for part in (idle(), soak(), crowd(size))]


if __name__ == "__main__":
    for row in report():
        print(row.line())
