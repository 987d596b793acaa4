"""Servers in processes of their own over one real Redis, all on this machine's loopback, for the benchmarks of many."""

from __future__ import annotations

import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import resident
from simulator.paths import shipped_scenarios
from simulator.scenario.reader import read_scenario
from simulator.scenario.rubric_file import read_rubric
from simulator.workshop.open_room import Opened, open_room
from simulator.workshop.stores.redis import RedisStore


@dataclass
class Servers:
    """Each in `processes` listens at its place of `ports`, and has a data folder of its own in `homes`."""

    store: RedisStore
    processes: list[subprocess.Popen[str]]
    ports: list[int]
    homes: list[Path]

    async def rooms(self, count: int) -> list[Opened]:
        """New rooms with the same scenario and other seeds."""
        rubric = read_rubric(None)
        scenario = read_scenario(next(shipped_scenarios().rglob("just-a-price.yaml")), rubric).scenario
        assert scenario is not None
        return [
            await open_room(self.store, scenario, rubric, seed=random.Random(n).randrange(2**31)) for n in range(count)
        ]

    async def info(self, section: str, key: str) -> int:
        """One figure of Redis."""
        return int((await self.store._redis.info(section))[key])

    def kibibytes(self, which: int = 0) -> int:
        """What that server takes of the machine's memory."""
        return resident(self.processes[which].pid)

    def files(self, which: int = 0) -> int:
        return len(list(Path(f"/proc/{self.processes[which].pid}/fd").iterdir()))


@asynccontextmanager
async def servers(count: int) -> AsyncIterator[Servers]:
    """So many, with what they keep in a folder that is removed."""
    with tempfile.TemporaryDirectory() as name:
        redis, port = _redis(Path(name))
        url = f"redis://127.0.0.1:{port}/0"
        here = Servers(RedisStore(url), [], [], [Path(name) / f"home-{number}" for number in range(count)])
        try:
            for home in here.homes:
                process, port = _server(home, url)
                here.processes.append(process)
                here.ports.append(port)
            yield here
        finally:
            for process in here.processes:
                process.kill()
                process.wait()
            await here.store.close()
            redis.terminate()
            redis.wait()


def _redis(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
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


def _server(home: Path, store: str) -> tuple[subprocess.Popen[str], int]:
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
