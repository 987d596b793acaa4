"""The drill of the administrators' page: servers are stopped and started one after the other behind a real nginx."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.workshop.client import ParticipantClient
from simulator.workshop.open_room import open_room
from simulator.workshop.stores.redis import RedisStore
from tests.workshop.redis_server import RedisServer, needs_redis
from tests.workshop.rooms import two_turns
from tests.workshop.serving import until
from tests.write import rubric

NGINX = shutil.which("nginx") or ("/usr/sbin/nginx" if Path("/usr/sbin/nginx").exists() else None)
CONFIGURATION = Path(__file__).parents[2] / "deploy" / "nginx.conf"
pytestmark = [needs_redis, pytest.mark.skipif(NGINX is None, reason="nginx is not installed")]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(home: Path, store: str, port: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", "serve", "--store", store, "--port", str(port), "--behind-proxy"],
        env={**os.environ, "HELPFIRST_HOME": str(home)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert process.stderr is not None
    while "Serving at" not in (line := process.stderr.readline()):
        assert line
    return process


def stop(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    process.wait()
    if process.stderr is not None:
        process.stderr.close()


def proxy(folder: Path, servers: list[int], port: int) -> subprocess.Popen[bytes]:
    """The shipped configuration, but for the certificate and the names of this machine."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    for name, number in zip(("server:8080", "server-b:8080"), servers, strict=True):
        text = text.replace(f"server {name}", f"server 127.0.0.1:{number}")
    text = re.sub(r"listen 443 ssl;", f"listen 127.0.0.1:{port};", text)
    text = re.sub(r"\n\s*ssl_certificate[^\n]*", "", text)
    (folder / "site.conf").write_text(text)
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; events {{}}\n"
        f"http {{ access_log off; include {folder}/site.conf; }}\n"
    )
    return subprocess.Popen(
        [str(NGINX), "-p", str(folder), "-e", f"{folder}/error.log", "-c", str(folder / "nginx.conf")]
    )


async def test_people_come_back_after_each_server_was_stopped_and_started_in_turn(tmp_path):
    (tmp_path / "redis").mkdir()
    redis = RedisServer(tmp_path / "redis").start()
    ports, port = [free_port(), free_port()], free_port()
    servers = [serve(tmp_path / f"home-{number}", redis.url, ports[number]) for number in range(2)]
    nginx = proxy(tmp_path, ports, port)
    store = RedisStore(redis.url)
    room = await open_room(store, two_turns(), rubric(), seed=1)
    people = [ParticipantClient(f"http://127.0.0.1:{port}", room.code) for _ in range(6)]
    running = [asyncio.create_task(one.run()) for one in people]
    try:
        await until(lambda: all(one.online and one.view is not None for one in people), "joining through the proxy")
        tokens = [one.token for one in people]
        for number in (1, 0):
            stop(servers[number])
            await until(lambda: all(one.online for one in people), "everybody on the other server")
            servers[number] = await asyncio.to_thread(serve, tmp_path / f"home-{number}", redis.url, ports[number])
        await until(lambda: all(one.online for one in people), "everybody back")
        assert [one.token for one in people] == tokens
        assert "no live upstreams" not in (tmp_path / "error.log").read_text()
    finally:
        for one in people:
            await one.stop()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await store.close()
        nginx.terminate()
        nginx.wait()
        for server in servers:
            with contextlib.suppress(ProcessLookupError):
                stop(server)
        redis.stop()
