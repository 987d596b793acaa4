"""A room of 2,000: reveal to the last client, 500 votes at one instant, memory; beside plain asyncio sockets.

Both servers run in turn, driven by the same clients, several rounds each; the median of the rounds' p99 counts.
Votes are durable before they are acknowledged, and counted exactly, or the benchmark stops.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

from benchmarks.crowds import Host
from benchmarks.measure import Beside, resident
from benchmarks.workshop_clients import Client, connect, late, until

CLIENTS, VOTERS, ROUNDS, LAUNCHES = 2000, 500, 9, 3
KIB_EACH = 24.0


@contextlib.asynccontextmanager
async def server(*arguments: str) -> AsyncIterator[tuple[dict[str, Any], int]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.workshop_servers", *arguments], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline()), process.pid
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


async def burst(voters: list[Client], messages: list[bytes]) -> float:
    """Milliseconds within which 99 of 100 votes sent at one instant were acknowledged."""
    for one in voters:
        one.expect(b'"status":' if one.frames else b'"status"')
    begun = time.perf_counter()
    for one, message in zip(voters, messages, strict=True):
        one.say(message)
    await until(lambda: all(one.came for one in voters))
    assert all(b"counted" in one.text for one in voters)
    return late([one.came - begun for one in voters]) * 1000


async def reveal(clients: list[Client], order: Callable[[], None]) -> float:
    """Milliseconds within which 99 of 100 clients had the whole reveal."""
    for one in clients:
        one.expect(b'"phase":"revealed"')
    begun = time.perf_counter()
    order()
    await until(lambda: all(one.came for one in clients))
    return late([one.came - begun for one in clients]) * 1000


async def of_floor(size: int) -> tuple[list[float], list[float]]:
    votes, reveals = [], []
    async with server("floor", str(size)) as (found, _):
        clients = await connect(CLIENTS, found["port"], False, b'{"t":"hello"}', b'"room"')
        for number in range(ROUNDS):
            message = b'{"t":"vote","r":%d,"n":1,"choice":"a"}' % number
            votes.append(await burst(clients[:VOTERS], [message] * VOTERS))
            reveals.append(await reveal(clients, lambda: clients[0].say(b'{"t":"reveal"}')))
        for one in clients:
            if one.transport is not None:
                one.transport.abort()
    return votes, reveals


async def of_product() -> tuple[list[float], list[float], float, int]:
    votes, reveals = [], []
    with tempfile.TemporaryDirectory() as folder:
        async with server("product", folder) as (found, pid):
            port, size = found["port"], 0
            host = await Host.come(port, found["code"], found["token"])
            before = resident(pid)
            joining = json.dumps({"t": "hello", "code": found["code"]}).encode()
            clients = await connect(CLIENTS, port, True, joining, b'"t":"room"')
            each = (resident(pid) - before) / CLIENTS

            async def do(what: str) -> None:
                await host.do(what)
                await asyncio.sleep(0.3)  # the facilitator reads, and everybody has the event

            await do("start")
            for number in range(1, ROUNDS + 1):
                await do("open")
                messages = [
                    b'{"t":"vote","r":%d,"n":1,"choice":"%c"}' % (number, b"abcd"[i % 4]) for i in range(VOTERS)
                ]
                votes.append(await burst(clients[:VOTERS], messages))
                await do("close")
                reveals.append(await reveal(clients, lambda: host.say("reveal")))
                view = json.loads(clients[0].text)["view"]
                assert [one["last"] for one in view["reveal"]["results"]] == [VOTERS // 4] * 4
                size = len(clients[0].text)
                await do("reset")
            assert not any(one.lost for one in clients)
            for one in clients:
                if one.transport is not None:
                    one.transport.abort()
    return votes, reveals, each, size


async def measure() -> list[Beside]:
    votes: dict[str, list[float]] = {"ours": [], "floor": []}
    reveals: dict[str, list[float]] = {"ours": [], "floor": []}
    memory = []
    for _ in range(LAUNCHES):
        mine, shown, each, size = await of_product()
        votes["ours"].append(statistics.median(mine))
        reveals["ours"].append(statistics.median(shown))
        memory.append(each)
        mine, shown = await of_floor(size)
        votes["floor"].append(statistics.median(mine))
        reveals["floor"].append(statistics.median(shown))
    middle = statistics.median
    sockets = "plain asyncio sockets"
    return [
        Beside(f"reveal to {CLIENTS}, p99", middle(reveals["ours"]), middle(reveals["floor"]), sockets, "ms", 2.2),
        Beside(
            f"{VOTERS} votes at once, durable, p99", middle(votes["ours"]), middle(votes["floor"]), sockets, "ms", 4.0
        ),
        Beside("memory of a connection", middle(memory), KIB_EACH, f"{KIB_EACH:g} KiB", "KiB", 1.0),
    ]


def report() -> list[Beside]:
    return asyncio.run(measure())


if __name__ == "__main__":
    for row in report():
        print(row.line())
