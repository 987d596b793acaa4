"""The rooms that this server holds: opened from the store when somebody first asks, kept while it runs."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection

from aiohttp import WSCloseCode

from simulator.workshop.codes import is_code
from simulator.workshop.limits import Clock, Misses
from simulator.workshop.live import Ended, LiveRoom
from simulator.workshop.metrics import Metrics
from simulator.workshop.room import Damaged
from simulator.workshop.stores.base import NoRoom, RoomStore


class Hall:
    """`only` are the codes that are served; None serves every room of the store. `clock` in seconds since 1970."""

    def __init__(
        self,
        store: RoomStore,
        only: Collection[str] | None = None,
        address: str = "",
        clock: Clock = time.time,
        ended: Ended | None = None,
    ) -> None:
        """`ended` is told the code of a room that was brought to its end here."""
        self.store = store
        self.clock = clock
        self.misses = Misses(time.monotonic)
        self.sockets = 0
        self.metrics = Metrics()
        self._only = only
        self._ended = ended
        self._address = address
        self._rooms: dict[str, LiveRoom] = {}
        self._opening = asyncio.Lock()

    async def room(self, code: str) -> LiveRoom | None:
        """The room of that code, or None. Raises NotStored, and Damaged for a room that cannot be opened."""
        live = self._rooms.get(code)
        if live is not None or not is_code(code) or (self._only is not None and code not in self._only):
            return live
        async with self._opening:
            if code not in self._rooms:
                try:
                    kept = await self.store.load(code)
                except NoRoom:
                    return None
                self._rooms[code] = await LiveRoom.open(self.store, kept, self.clock, self._address, self._ended)
        return self._rooms[code]

    async def open_all(self) -> None:
        """Opens the rooms that are served by name, so that their timers run. Raises Damaged, NotStored."""
        for code in self._only or ():
            if await self.room(code) is None:
                raise Damaged(f"There is no room {code}.")

    def close(self) -> None:
        """Drops everybody in every room; they come back to whoever serves it next."""
        for room in self._rooms.values():
            room.close(WSCloseCode.GOING_AWAY, "the server stops")
