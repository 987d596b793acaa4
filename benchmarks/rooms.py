"""Many rooms: a thousand that nobody is in, many of fifty beside a large one with a server killed, and a soak.

Real server processes and a real Redis on this machine's loopback. Totals are counted exactly, or the benchmark stops.
"""

from __future__ import annotations

import asyncio
import json
import resource
import signal
import sys
import time

from benchmarks.crowds import Crowd, counted, exact, shown
from benchmarks.measure import Beside
from benchmarks.redis_servers import servers
from benchmarks.workshop_clients import connect, late
from simulator.workshop.limits import MOST_SOCKETS
from simulator.workshop.stores.redis_connection import CONNECTIONS

IDLE, WATCHED_SECONDS, MOST_COMMANDS = 1_000, 10.0, 10.0
EACH = 50
CROWDS = {"": (30, 600), "full": (200, 10_000)}
"""Rooms of EACH, and the people of the large one beside them. `python -m benchmarks.rooms full` takes many minutes."""
SOAK_ROOMS, SOAK_ROUNDS, SOAK_PEOPLE = 20, 30, 10
GROWTH = 1.2
"""How much larger a server may be after all rounds than after a third of them."""


async def idle() -> Beside:
    """Each room is looked at once, and left."""
    async with servers(1) as here:
        bare, empty = here.kibibytes(), await here.info("memory", "used_memory")
        opened = await here.rooms(IDLE)
        begun = time.perf_counter()
        for one in opened:
            look = json.dumps({"t": "look", "code": one.code}).encode()
            (client,) = await connect(1, here.ports[0], True, look, b'"t":"stage"')
            assert client.transport is not None
            client.transport.close()
        took = 1000 * (time.perf_counter() - begun) / IDLE
        await asyncio.sleep(2.0)  # the last of the leaving
        before = await here.info("stats", "total_commands_processed")
        await asyncio.sleep(WATCHED_SECONDS)
        after = await here.info("stats", "total_commands_processed")
        kept = await here.info("memory", "used_memory") - empty
        print(
            f"  {IDLE:,} rooms that nobody is in: {(here.kibibytes() - bare) / IDLE:.1f} KiB of the server and "
            f"{kept / 1024 / IDLE:.0f} KiB of Redis for each; looked into for the first time in {took:.1f} ms"
        )
        rate = (after - before - 1) / WATCHED_SECONDS
        return Beside(f"commands a second, {IDLE:,} idle rooms", rate, MOST_COMMANDS, "the ten allowed", "/s", 1.0)


async def crowd(size: str = "") -> Beside:
    """All vote at once in every room while the second server dies; its people go to the first and vote again."""
    rooms, large = CROWDS[size]
    most = min(resource.getrlimit(resource.RLIMIT_NOFILE)[1], MOST_SOCKETS)  # of these clients, and of one server
    large = min(large, most - rooms * (EACH + 1) - 200)
    people = [EACH] * rooms + [large]
    async with servers(2) as here:
        opened = await here.rooms(len(people))
        begun = time.perf_counter()
        crowds = [await Crowd.gather(here, one, count) for one, count in zip(opened, people, strict=True)]
        joining = time.perf_counter() - begun
        await asyncio.gather(*(one.host.do("start") for one in crowds))
        starting = time.perf_counter() - begun - joining
        await shown(crowds, "open", "voting")
        begun = time.perf_counter()
        sides = [[one for crowd in crowds for one in crowd.sides[side]] for side in (0, 1)]
        voting = asyncio.gather(*(counted(side, 1) for side in sides))
        await asyncio.sleep(0.5)
        here.processes[1].send_signal(signal.SIGKILL)
        took, before = await voting
        for one in crowds:
            await one.move(here)
        await counted([one for crowd in crowds for one in crowd.moved], 1)
        everything = time.perf_counter() - begun
        for one, count in zip(crowds, people, strict=True):
            await one.host.do("close")
            await exact(here, one, 1, count)
        print(
            f"  {rooms} rooms of {EACH} beside one of {large:,} on two servers: joined in {joining:.0f} s, all started at "
            f"one instant in {starting:.1f} s; one killed in the vote of all {sum(people):,}: {len(before):,} of its "
            f"{len(sides[1]):,} were acknowledged before, all again after {everything:.0f} s; totals exact in every "
            f"room; the server that is left takes {here.kibibytes() / 1024:.0f} MiB"
        )
        return Beside("votes on the server that stayed, p99", late(took), 60.0, "a minute", "s", 1.0)


async def soak() -> Beside:
    """Rounds in every room, and what the server holds after a third of them and after all."""
    async with servers(1) as here:
        crowds = [await Crowd.gather(here, one, SOAK_PEOPLE) for one in await here.rooms(SOAK_ROOMS)]
        for one in crowds:
            await one.host.do("start")
        early = files = 0
        for number in range(1, SOAK_ROUNDS + 1):
            await shown(crowds, "open", "voting")
            await counted([one for crowd in crowds for one in crowd.people], number)
            for one in crowds:
                await one.host.do("close")
                await exact(here, one, number, SOAK_PEOPLE)
                await one.host.do("reveal")
                await one.host.do("reset")
            if number == SOAK_ROUNDS // 3:
                early, files = here.kibibytes(), here.files()
        if here.files() > files + CONNECTIONS:
            raise SystemExit(f"the server held {files} files after a third of the rounds, {here.files()} at the end")
        votes = SOAK_ROOMS * SOAK_ROUNDS * SOAK_PEOPLE
        print(
            f"  soak: {SOAK_ROUNDS} rounds in each of {SOAK_ROOMS} rooms, {votes:,} votes, every total exact, no file "
            "left open by them"
        )
        return Beside("memory after all rounds", here.kibibytes() / 1024, early / 1024, "after a third", "MiB", GROWTH)


def report() -> list[Beside]:
    size = "full" if "full" in sys.argv else ""
    return [asyncio.run(part) for part in (idle(), soak(), crowd(size))]


if __name__ == "__main__":
    for row in report():
        print(row.line())
