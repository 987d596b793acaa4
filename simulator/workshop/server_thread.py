"""The server in a thread of its own, so that a screen that redraws never delays an acknowledgement."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import threading
from collections.abc import Callable, Collection
from pathlib import Path

from aiohttp import web

from simulator.workshop.address import DEFAULT_PORT
from simulator.workshop.administration import Administration
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.listening_socket import Port, raise_files
from simulator.workshop.live_room import Ended
from simulator.workshop.nearest_lines import NearestLines
from simulator.workshop.room_locks import RoomLocks
from simulator.workshop.server import Site
from simulator.workshop.stores.base import NotStored, RoomStore
from simulator.workshop.stores.sqlite import SqliteStore

ARCHIVE_WAITS = (0.0, 1.0, 5.0, 20.0, 60.0, 300.0)
"""Seconds before each try to copy a room that has ended; until then it is in the shared store."""

IN_USE, NOT_ALLOWED = "it is in use", "you are not allowed to"
OF_THE_PORT = (IN_USE, NOT_ALLOWED)
"""What another port mends."""


class CannotServe(Exception):
    """The server could not be started; the message is a sentence, `why` the reason in a few words."""

    def __init__(self, sentence: str, why: str = "") -> None:
        super().__init__(sentence)
        self.why = why


class Running:
    """A server that runs until `stop`. `host` is the address to listen at, `port` 0 takes any that is free."""

    def __init__(
        self,
        folder: Path,
        *,
        host: str = "127.0.0.1",
        port: int = DEFAULT_PORT,
        only: Collection[str] | None = None,
        names: Collection[str] = (),
        address: str = "",
        behind_proxy: bool = False,
        store: Callable[[], RoomStore] | None = None,
        administered: Callable[[HeldRooms], Administration] | None = None,
    ) -> None:
        """`administered` makes what answers the administrator; without it nobody opens rooms from outside."""
        self.port = port
        self._open_store = store or (lambda: SqliteStore(folder))
        self._folder, self._host, self._only, self._names = folder, host, only, names
        self._address, self._behind_proxy = address, behind_proxy
        self._administered = administered
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._ready = threading.Event()
        self._trouble: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="server", daemon=True)

    def start(self) -> None:
        """Returns when it listens. Raises CannotServe, NotStored, Damaged."""
        self._thread.start()
        self._ready.wait()
        if self._trouble is not None:
            raise self._trouble

    def stop(self) -> None:
        """Closes every socket and the store, and waits for it."""
        if self._loop is not None and self._stop is not None and self._thread.is_alive():
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def join(self, seconds: float | None = None) -> None:
        """Waits for the end of the server."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as trouble:  # told to whoever waits in start
            self._trouble = trouble
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        store = self._open_store()
        try:
            locks = RoomLocks(self._folder) if store.shared() is None else None
            rooms = HeldRooms(
                store, self._only, self._address, ended=self._archiving(store), locks=locks, near=NearestLines()
            )
            await rooms.open_all()
            admin = self._administered(rooms) if self._administered is not None else None
            site = Site(rooms, self._names, behind_proxy=self._behind_proxy, administration=admin)
            runner = web.AppRunner(site.application(), access_log=None, shutdown_timeout=1.0, handle_signals=False)
            await runner.setup()
            try:
                listening = Port(runner, self._host, self.port, raise_files())
                try:
                    self.port = await listening.open()
                except OSError as trouble:
                    why = _reason(trouble)
                    mend = "Give another one with --port" if why in OF_THE_PORT else "Give an address of this machine"
                    raise CannotServe(
                        f"Nothing can be served at {self._host}, port {self.port} ({why}). {mend}.", why
                    ) from None
                self._ready.set()
                await self._stop.wait()
                listening.close()
            finally:
                rooms.close()
                await runner.cleanup()
        finally:
            await store.close()

    def _archiving(self, store: RoomStore) -> Ended | None:
        """A room of a shared store is copied to this machine at its end, so that it can be reported without it."""
        if store.shared() is None:
            return None

        async def keep(code: str) -> None:
            from simulator.workshop.stores.archive import archive

            for wait in ARCHIVE_WAITS:
                await asyncio.sleep(wait)
                with contextlib.suppress(NotStored):
                    await archive(store, code, self._folder)
                    return

        return keep


def _reason(trouble: OSError) -> str:
    if trouble.errno == errno.EADDRINUSE:
        return IN_USE
    if trouble.errno in (errno.EACCES, errno.EPERM):
        return NOT_ALLOWED
    return (trouble.strerror or str(trouble)).rpartition(": ")[2]
