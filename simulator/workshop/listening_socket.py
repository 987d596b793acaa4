"""The port: connections that say nothing are closed soon, and no address may have too many of them.

`server_thread` listens with it. aiohttp itself waits for ever for a first request.
"""

from __future__ import annotations

import asyncio
from collections import Counter

from aiohttp import web

from simulator.workshop.limits import origin

BACKLOG = 4096
REQUEST_SECONDS = 10.0
"""From a connection to its first whole request."""
KEPT_ALIVE_SECONDS = 30.0
MOST_SILENT = 1000
"""Connections of one address that have not asked for anything yet, or a quarter of all files where that is less."""
MOST_FILES = 1_048_576


def raise_files() -> int:
    """Lets this process open as many files as the system allows, and says how many: each phone is one."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return MOST_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted if soft == resource.RLIM_INFINITY else soft
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError):  # a Mac says more than it gives
        return soft
    return wanted


class Visitor(web.RequestHandler):
    """One TCP connection. `heard` is called with its first whole request."""

    def __init__(self, port: Port, manager: web.Server, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(manager, loop=loop, access_log=None, keepalive_timeout=KEPT_ALIVE_SECONDS)  # type: ignore[arg-type]
        self._port = port
        self._clock = loop
        self._address = ""
        self._late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self._address = origin(peer[0]) if isinstance(peer, tuple) else ""
        self._port.silent[self._address] += 1
        self._late = self._clock.call_later(REQUEST_SECONDS, self._give_up)
        if self._port.silent[self._address] > self._port.most_silent:
            self._give_up()

    def _give_up(self) -> None:
        if self.transport is not None:
            self.transport.abort()

    def heard(self) -> None:
        """It has asked for something, or is gone."""
        if self._late is not None:
            self._late.cancel()
            self._late = None
            self._port.silent[self._address] -= 1
            if self._port.silent[self._address] <= 0:
                del self._port.silent[self._address]

    def connection_lost(self, exc: BaseException | None) -> None:
        self.heard()
        super().connection_lost(exc)


class Port:
    """Listens for a runner that has been set up."""

    def __init__(self, runner: web.AppRunner, host: str, port: int, files: int) -> None:
        """`port` 0 takes any that is free; `files`: how many may be open at once."""
        self._runner, self._host, self._port = runner, host, port
        self.silent: Counter[str] = Counter()
        self.most_silent = min(MOST_SILENT, files // 4)
        self._server: asyncio.Server | None = None

    async def open(self) -> int:
        """The port that is listened at. Raises OSError, also where the address is none at all."""
        manager, loop = self._runner.server, asyncio.get_running_loop()
        assert manager is not None
        try:
            self._server = await loop.create_server(
                lambda: Visitor(self, manager, loop), self._host, self._port, backlog=BACKLOG, reuse_address=True
            )
        except UnicodeError:
            raise OSError("no address can be called so") from None
        if not self._server.sockets:
            raise OSError("no address is called so")
        return int(self._server.sockets[0].getsockname()[1])

    def close(self) -> None:
        """Takes nobody in any more; who is there stays until the runner is cleaned up."""
        if self._server is not None:
            self._server.close()
