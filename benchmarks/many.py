"""Ten thousand voters over two server processes and one Redis, from lobby to report, one server killed on the way.

Everything runs on this machine's loopback: the clients share its cores with the servers and Redis, which is
what limits the figures. Totals are counted exactly after every round, or the benchmark stops.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks.measure import Beside
from benchmarks.workshop_clients import Client, connect, late, until
from simulator.paths import shipped_scenarios
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric_file import read_rubric
from simulator.workshop.open_room import Opened, open_room
from simulator.workshop.stores.redis import RedisStore

VOTERS, AT_ONCE, ROUNDS = 10_000, 2_000, 3
ACK_SECONDS, REVEAL_SECONDS = 2.0, 0.8
MOST_EACH = 5_000


def redis_server(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", ""]
    process = subprocess.Popen([*command, "--appendonly", "yes"], stdout=subprocess.DEVNULL)
    for _ in range(500):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process, port
        time.sleep(0.02)
    raise SystemExit("redis-server did not start")


def server(home: Path, store: str) -> tuple[subprocess.Popen[str], int]:
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", "serve", "--store", store, "--port", "0"],
        env={**os.environ, "HELPFIRST_HOME": str(home)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr is not None
    said = ""
    while (found := re.search(r"Serving at http://127\.0\.0\.1:(\d+)", said)) is None:
        line = process.stderr.readline()
        if not line:
            raise SystemExit(f"a server did not start: {said}")
        said += line
    log = process.stderr
    threading.Thread(target=lambda: [None for _ in log], daemon=True).start()  # a full pipe would stop the server
    return process, int(found[1])


class Host:
    """The facilitator's socket: says orders at the right number."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.seq = 0

    def order(self, what: str) -> bytes:
        return json.dumps({"t": "do", "id": 1, "seq": self.seq, "what": what}).encode()

    async def do(self, what: str) -> None:
        self.client.expect(b'"t":"done"')
        self.client.say(self.order(what))
        await until(lambda: bool(self.client.came))
        if b"why" in self.client.text:
            raise SystemExit(self.client.text.decode())
        self.seq += 1


async def vote(voters: list[Client], number: int, n: int = 1) -> float:
    """Seconds within which 99 of 100 of those votes were durably acknowledged."""
    for one in voters:
        one.expect(b'"status":')
    begun = time.perf_counter()
    for place, one in enumerate(voters):
        one.say(b'{"t":"vote","r":%d,"n":%d,"choice":"%c"}' % (number, n, b"abc"[place % 3]))
    await until(lambda: all(one.came for one in voters))
    return late([one.came - begun for one in voters])


async def shown(clients: list[Client], act: bytes, host: Host, phase: bytes) -> float:
    """Seconds until the last client has seen that phase."""
    for one in clients:
        one.expect(b'"phase":"%s"' % phase)
    begun = time.perf_counter()
    host.client.say(act)
    host.seq += 1
    await until(lambda: all(one.came for one in clients))
    return max(one.came - begun for one in clients)


async def session(store: RedisStore, opened: Opened, ports: list[int], second: subprocess.Popen[str]) -> dict[str, Any]:
    took: dict[str, Any] = {"acks": [], "reveals": []}
    hello = json.dumps({"t": "host", "code": opened.code, "token": opened.token, "role": "presenter"}).encode()
    host = Host((await connect(1, ports[0], True, hello, b'"t":"stage"'))[0])
    joining = json.dumps({"t": "hello", "code": opened.code}).encode()
    begun = time.perf_counter()
    sides = [await connect(VOTERS // 2, port, True, joining, b'"t":"room"', watch=b'"token":"') for port in ports]
    took["joining"] = time.perf_counter() - begun
    clients = [one for pair in zip(*sides, strict=True) for one in pair]
    await shown(clients, host.order("start"), host, b"speaking")
    for number in range(1, ROUNDS + 1):
        await shown(clients, host.order("open"), host, b"voting")
        took["acks"].append(await vote(clients[:AT_ONCE], number))
        await shown(clients, host.order("close"), host, b"closed")
        totals = await store.recount(opened.code, number)
        if sum(totals.values()) != AT_ONCE or (await store.load(opened.code)).steps[-1].frozen.votes != totals:  # type: ignore[union-attr]
            raise SystemExit(f"the totals are wrong: {totals}")
        took["reveals"].append(await shown(clients, host.order("reveal"), host, b"revealed"))
        await shown(clients, host.order("reset"), host, b"speaking")
    took |= await _one_killed(store, opened, ports, second, sides, host, ROUNDS + 1)
    await host.do("end")
    return took


async def _one_killed(
    store: RedisStore,
    opened: Opened,
    ports: list[int],
    second: subprocess.Popen[str],
    sides: list[list[Client]],
    host: Host,
    number: int,
) -> dict[str, Any]:
    """In the middle of a vote of all, the second server dies; its people come back to the first and vote again."""
    clients = [one for pair in zip(*sides, strict=True) for one in pair]
    await shown(clients, host.order("open"), host, b"voting")
    for one in clients:
        one.expect(b'"status":"counted"')
    begun = time.perf_counter()
    for place, one in enumerate(clients):  # from one server and the other by turns
        one.say(b'{"t":"vote","r":%d,"n":1,"choice":"%c"}' % (number, b"abc"[place % 3]))
        if place == VOTERS // 2:
            second.send_signal(signal.SIGKILL)
        if place % 500 == 0:
            await asyncio.sleep(0)
    await _said_again(sides[0], number, 0)
    acknowledged = sum(bool(one.came) for one in sides[1])
    moved: list[Client] = []
    tokens = [re.search(rb'"token":"([^"]+)"', one.seen) for one in sides[1]]
    for start in range(0, len(tokens), 100):
        batch = tokens[start : start + 100]
        hellos = [json.dumps({"t": "hello", "code": opened.code, "token": t[1].decode()}).encode() for t in batch if t]
        moved += [one for said in hellos for one in await connect(1, ports[0], True, said, b'"t":"room"')]
    for place, one in enumerate(moved):
        one.expect(b'"status":')
        one.say(b'{"t":"vote","r":%d,"n":1,"choice":"%c"}' % (number, b"abc"[(2 * place + 1) % 3]))
    await _said_again(moved, number, 1)
    everything = time.perf_counter() - begun
    await host.do("close")
    totals = await store.recount(opened.code, number)
    if sum(totals.values()) != VOTERS or (await store.load(opened.code)).steps[-1].frozen.votes != totals:  # type: ignore[union-attr]
        raise SystemExit(f"the totals are wrong: {totals}")
    last = await shown([*sides[0], *moved], host.order("reveal"), host, b"revealed")
    return {"acknowledged before the kill": acknowledged, "all again": everything, "reveal to one server": last}


async def _said_again(voters: list[Client], number: int, side: int) -> None:
    """Every two seconds who has no acknowledgement yet says the same vote again, as a phone does."""
    for _ in range(30):
        for _ in range(100):
            if all(one.came for one in voters):
                return
            await asyncio.sleep(0.02)
        for place, one in enumerate(voters):
            if not one.came:
                one.say(b'{"t":"vote","r":%d,"n":1,"choice":"%c"}' % (number, b"abc"[(2 * place + side) % 3]))
    raise SystemExit(f"{sum(not one.came for one in voters)} votes were never acknowledged")


async def _reported(code: str, home: Path) -> str:
    """What `helpfirst report` says on the first server's machine, once the room has been archived there."""
    said = ""
    for _ in range(30):
        done = subprocess.run(
            [sys.executable, "-m", "simulator", "report", code, "--format", "json"],
            env={**os.environ, "HELPFIRST_HOME": str(home)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            return done.stdout
        said = done.stderr
        await asyncio.sleep(1)
    raise SystemExit(f"no report: {said}")


async def measure() -> list[Beside]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "redis").mkdir()
        redis, port = redis_server(folder / "redis")
        url = f"redis://127.0.0.1:{port}/0"
        store = RedisStore(url)
        processes: list[subprocess.Popen[str]] = []
        try:
            rubric = read_rubric(None)
            scenario = read_scenario(next(shipped_scenarios().rglob("just-a-price.yaml")), rubric).scenario
            assert scenario is not None
            opened = await open_room(store, scenario, rubric, seed=random.Random(1).randrange(2**31))
            started = [server(folder / f"home-{number}", url) for number in range(2)]
            processes = [process for process, _ in started]
            took = await session(store, opened, [port for _, port in started], processes[1])
            info = await store._redis.info("memory")
            json.loads(await _reported(opened.code, folder / "home-0"))
            print(f"  joining {VOTERS:,}: {took['joining']:.1f} s; Redis memory {info['used_memory'] / 2**20:.1f} MiB")
            print(
                f"  one server killed in a vote of {VOTERS:,}: {took['acknowledged before the kill']:,} of its "
                f"{VOTERS // 2:,} were acknowledged before, all {VOTERS:,} again after {took['all again']:.1f} s; "
                f"reveal to all on the other server {took['reveal to one server']:.2f} s; totals exact; reported"
            )
        finally:
            for process in processes:
                process.kill()
                process.wait()
            await store.close()
            redis.terminate()
            redis.wait()
    return [
        Beside(f"{AT_ONCE:,} votes at once, p99", min(took["acks"]), ACK_SECONDS, "the 2 s wanted", "s", 1.0),
        Beside(f"reveal to the last of {VOTERS:,}", min(took["reveals"]), REVEAL_SECONDS, "the 0.8 s wanted", "s", 1.0),
    ]


def report() -> list[Beside]:
    return asyncio.run(measure())


if __name__ == "__main__":
    for row in report():
        print(row.line())
