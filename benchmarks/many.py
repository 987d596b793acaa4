"""Ten thousand voters over two server processes and one Redis, from lobby to report, one server killed on the way.

Everything runs on this machine's loopback: the clients share its cores with the servers and Redis, which is
what limits the figures. Totals are counted exactly after every round, or the benchmark stops.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.crowds import Crowd, counted, exact, shown
from benchmarks.measure import Beside
from benchmarks.redis_servers import Servers, servers
from benchmarks.workshop_clients import late

VOTERS, AT_ONCE, ROUNDS = 10_000, 2_000, 3
ACK_SECONDS, REVEAL_SECONDS = 2.0, 0.8


async def rounds(here: Servers, crowd: Crowd) -> tuple[list[float], list[float]]:
    """Of each round the seconds within which 99 of 100 votes were acknowledged, and until the last saw the reveal."""
    acks, reveals = [], []
    await shown([crowd], "start", "speaking")
    for number in range(1, ROUNDS + 1):
        await shown([crowd], "open", "voting")
        acks.append(late(await counted(crowd.people[:AT_ONCE], number)))
        await shown([crowd], "close", "closed")
        await exact(here, crowd, number, AT_ONCE)
        reveals.append(await shown([crowd], "reveal", "revealed"))
        await shown([crowd], "reset", "speaking")
    return acks, reveals


async def one_killed(here: Servers, crowd: Crowd, number: int) -> None:
    """In the middle of a vote of all, the second server dies; its people come back to the first and vote again."""
    await shown([crowd], "open", "voting")
    begun = time.perf_counter()
    voting = asyncio.gather(counted(crowd.sides[0], number), counted(crowd.sides[1], number))
    await asyncio.sleep(0.1)
    here.processes[1].send_signal(signal.SIGKILL)
    _, before = await voting
    await crowd.move(here)
    await counted(crowd.moved, number)
    everything = time.perf_counter() - begun
    await shown([crowd], "close", "closed")
    await exact(here, crowd, number, VOTERS)
    last = await shown([crowd], "reveal", "revealed")
    print(
        f"  one server killed in a vote of {VOTERS:,}: {len(before):,} of its {VOTERS // 2:,} were acknowledged before, "
        f"all {VOTERS:,} again after {everything:.1f} s; reveal to all on the other server {last:.2f} s; totals exact"
    )


async def reported(code: str, home: Path) -> None:
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
            json.loads(done.stdout)
            return
        said = done.stderr
        await asyncio.sleep(1)
    raise SystemExit(f"no report: {said}")


async def measure() -> list[Beside]:
    async with servers(2) as here:
        (opened,) = await here.rooms(1)
        begun = time.perf_counter()
        crowd = await Crowd.gather(here, opened, VOTERS)
        joining = time.perf_counter() - begun
        acks, reveals = await rounds(here, crowd)
        await one_killed(here, crowd, ROUNDS + 1)
        await crowd.host.do("end")
        await reported(opened.code, here.homes[0])
        memory = await here.info("memory", "used_memory") / 2**20
        print(f"  joining {VOTERS:,}: {joining:.1f} s; Redis memory {memory:.1f} MiB; reported")
    return [
        Beside(f"{AT_ONCE:,} votes at once, p99", min(acks), ACK_SECONDS, "the 2 s wanted", "s", 1.0),
        Beside(f"reveal to the last of {VOTERS:,}", min(reveals), REVEAL_SECONDS, "the 0.8 s wanted", "s", 1.0),
    ]


def report() -> list[Beside]:
    return asyncio.run(measure())


if __name__ == "__main__":
    for row in report():
        print(row.line())
