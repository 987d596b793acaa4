"""A real server on a free loopback port with a real store, and clients on real sockets."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from aiohttp import web

from simulator.scenario.model import Scenario
from simulator.workshop.client import HostClient, ParticipantClient
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.open_room import Opened, open_room
from simulator.workshop.server import Site
from simulator.workshop.stores.sqlite import SqliteStore
from tests.workshop.rooms import two_turns
from tests.write import rubric

PATIENCE = 20.0
"""Seconds after which something that never happens is a failure. It is no measure of speed."""


async def until(true: Callable[[], object], what: str = "it") -> None:
    """Waits until `true()` holds."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.005)


@dataclass
class Served:
    """A running server with one open room."""

    url: str
    room: Opened
    store: SqliteStore
    rooms: HeldRooms
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    clients: list[HostClient | ParticipantClient] = field(default_factory=list)

    async def host(self, role: str = "private") -> HostClient:
        host = HostClient(self.url, self.room.code, self.room.token, role)  # type: ignore[arg-type]
        self._run(host)
        await host.ready()
        return host

    async def participant(self, token: str = "", name: str = "", team: str = "") -> ParticipantClient:
        one = ParticipantClient(self.url, self.room.code, token)
        one.name, one.team = name, team
        self._run(one)
        await until(lambda: one.view is not None or one.refused or one.ask)
        return one

    def _run(self, client: HostClient | ParticipantClient) -> None:
        self.clients.append(client)
        self.tasks.append(asyncio.create_task(client.run()))


@contextlib.asynccontextmanager
async def served(folder: Path, scenario: Scenario | None = None, **options: object) -> AsyncIterator[Served]:
    """The server and one room; everything is stopped at the end."""
    store = SqliteStore(folder)
    room = await open_room(store, scenario or two_turns(), rubric(), seed=1, **options)  # type: ignore[arg-type]
    server_rooms = HeldRooms(store)
    runner = web.AppRunner(Site(server_rooms).application(), access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    here = Served(f"http://127.0.0.1:{port}", room, store, server_rooms)
    try:
        yield here
    finally:
        for client in here.clients:
            await client.stop()
        server_rooms.close()
        for task in here.tasks:
            task.cancel()
        await asyncio.gather(*here.tasks, return_exceptions=True)
        await runner.cleanup()
        await store.close()


class Raw:
    """A bare socket: says anything, and keeps everything that it is sent."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.heard: list[dict[str, object]] = []

    async def say(self, **message: object) -> None:
        await self.socket.send_str(json.dumps(message))

    async def hear(self) -> dict[str, object] | None:
        """The next message, or None when the socket was closed."""
        message = await self.socket.receive(timeout=PATIENCE)
        if message.type is not aiohttp.WSMsgType.TEXT:
            return None
        self.heard.append(json.loads(message.data))
        return self.heard[-1]

    async def hear_until(self, kind: str) -> dict[str, object]:
        while (message := await self.hear()) is not None:
            if message["t"] == kind:
                return message
        raise AssertionError(f"closed ({self.socket.close_code}) before {kind} came: {self.heard}")

    async def hear_all(self) -> None:
        """Everything until the socket is closed."""
        while await self.hear() is not None:
            pass


@contextlib.asynccontextmanager
async def raw(url: str, headers: dict[str, str] | None = None) -> AsyncIterator[Raw]:
    """A bare socket to the server, from a page of its own unless headers say otherwise."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{url}/ws", headers={"Origin": url} if headers is None else headers) as socket,
    ):
        yield Raw(socket)
