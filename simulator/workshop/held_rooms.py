"""The rooms that this server holds: opened from the store when somebody first asks, let go when nobody is there.

It also watches over how long rooms are kept, and has the one link to other servers over the same store.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection

from aiohttp import WSCloseCode

from simulator.local_time import seconds_now
from simulator.workshop.codes_and_tokens import is_code
from simulator.workshop.limits import Clock, Misses
from simulator.workshop.live_room import Ended, LiveRoom
from simulator.workshop.metrics import Metrics
from simulator.workshop.other_servers import OtherServers
from simulator.workshop.phone_pairing import Pairing
from simulator.workshop.retention import EVERY
from simulator.workshop.room import Damaged
from simulator.workshop.room_locks import RoomLocks
from simulator.workshop.server_log import LOG, ErrorCount, Tasks
from simulator.workshop.shared_scenarios import SharedScenarios
from simulator.workshop.stores.base import NoRoom, NotStored, RoomStore
from simulator.workshop.written_replies import Near

TIDY_SECONDS = 30.0
IDLE_SECONDS, ENDED_SECONDS = 300.0, 60.0
"""How long a room is held in which nobody is connected. It is opened again for whoever asks."""


class HeldRooms:
    """`only` are the codes that are served; None serves every room of the store. `clock` in seconds since 1970."""

    def __init__(
        self,
        store: RoomStore,
        only: Collection[str] | None = None,
        address: str = "",
        clock: Clock = seconds_now,
        ended: Ended | None = None,
        locks: RoomLocks | None = None,
        near: Near | None = None,
    ) -> None:
        """`ended` is told the code of a room that was brought to its end here. `locks` of a store of one process.

        `nearest_lines` says which line a reply comes close to; see `replies`.
        """
        self.store = store
        self.clock = clock
        self.misses = Misses(time.monotonic)
        self.pairing = Pairing(clock)
        self.sockets = 0
        self.metrics = Metrics()
        self.errors = ErrorCount()
        self._only = only
        self._ended = ended
        self._locks, self._near = locks, near
        self.address = address
        self._rooms: dict[str, LiveRoom] = {}
        self._scenarios = SharedScenarios()
        self._asked: dict[str, float] = {}
        self._opening = asyncio.Lock()
        self._tasks = Tasks()
        among = store.shared()
        self._others = OtherServers(among, self._rooms) if among is not None else None

    def start(self) -> None:
        """Begins to follow other servers, and to let rooms go; `close` ends it."""
        self.errors.start()
        self._tasks.spawn(self._look_after())
        if self._others is not None:
            self._others.start()

    @property
    def here(self) -> dict[str, int]:
        """How many people are connected to this server in each room that is held."""
        return {code: len(room.audience.here()) for code, room in self._rooms.items()}

    @property
    def held(self) -> int:
        """How many rooms are held just now."""
        return len(self._rooms)

    async def room(self, code: str) -> LiveRoom | None:
        """The room of that code, or None. Raises NotStored, and Damaged for a room that cannot be opened."""
        live = self._rooms.get(code)
        if live is None and is_code(code) and (self._only is None or code in self._only):
            async with self._opening:
                live = self._rooms.get(code) or await self._open(code)
        if live is not None:
            self._asked[code] = time.monotonic()
        return live

    async def _open(self, code: str) -> LiveRoom | None:
        try:
            kept = await self.store.load(code)
        except NoRoom:
            return None
        if kept.made.until <= self.clock():
            return None
        if self._locks is not None and not self._locks.take(code):
            raise Damaged(f"Room {code} is open in another Helpfirst on this machine. Go on there, or end it first.")
        shared = self._scenarios.of(kept.made)
        live = await LiveRoom.open(self.store, kept, shared, self.clock, self.address, self._ended, self._near)
        self._rooms[code] = live
        LOG.info("Room %s is held.", code)
        return live

    async def open_all(self) -> None:
        """Opens the rooms that are served by name, so that their timers run. Raises Damaged, NotStored."""
        for code in self._only or ():
            if await self.room(code) is None:
                raise Damaged(f"There is no room {code}.")

    async def _look_after(self) -> None:
        expired = -EVERY
        while True:
            if time.monotonic() - expired >= EVERY:
                expired = time.monotonic()
                await self._expire()
            self.tidy()
            await asyncio.sleep(TIDY_SECONDS)

    async def _expire(self) -> None:
        try:
            gone = await self.store.expire(self.clock())
        except NotStored as trouble:
            LOG.warning("Rooms whose days are over could not be removed: %s", trouble)
            return
        if gone:
            LOG.info("Rooms whose days were over are removed: %d.", gone)

    def tidy(self) -> None:
        """Lets go of rooms whose days are over, and of those that nobody has been in for a while."""
        now = time.monotonic()
        for code, room in list(self._rooms.items()):
            if not room.audience.empty:
                self._asked[code] = now
            idle = now - self._asked.get(code, now)
            patience = ENDED_SECONDS if room.state.ended else IDLE_SECONDS
            over = room.made.until <= self.clock()
            if over or (room.audience.empty and not room.deadline.waits and idle > patience):
                del self._rooms[code]
                self._asked.pop(code, None)
                if self._locks is not None:
                    self._locks.drop(code)
                room.close(WSCloseCode.GOING_AWAY, "the days of this room are over" if over else "nobody is here")
                LOG.info("Room %s is let go: %s.", code, "its days are over" if over else "nobody is there")

    def close(self) -> None:
        """Drops everybody in every room; they come back to whoever serves it next."""
        self._tasks.cancel()
        if self._others is not None:
            self._others.stop()
        for room in self._rooms.values():
            room.close(WSCloseCode.GOING_AWAY, "the server stops")
        if self._locks is not None:
            self._locks.close()
        self.errors.stop()
