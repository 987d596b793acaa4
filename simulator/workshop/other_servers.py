"""What the other servers over the same store do and count. `HeldRooms` has one, whatever the number of its rooms.

One subscription hears the bell of every room, and one heartbeat says and asks how many there are, in one round trip
for all rooms that somebody is in. A room that nobody is in costs nothing.
"""

from __future__ import annotations

import asyncio
import math
import os
import time
from collections.abc import Mapping

from simulator.workshop.live_room import LiveRoom
from simulator.workshop.room import Damaged
from simulator.workshop.server_log import LOG, Tasks
from simulator.workshop.stores.base import NoRoom, NotStored, Overwritten, SharedStore

PULSE_SECONDS = 0.5
"""How often a server asks how many there are, for the rooms in which a facilitator looks on."""
MOST_ASKED = 40
"""For so many rooms at a time; where there are more they take turns."""
SAY_SECONDS = 2.0
"""How often it says how many it has where that has not changed; the store forgets a server after six."""


class OtherServers:
    """Follows the rooms of `rooms`, which `HeldRooms` adds to and takes from."""

    def __init__(self, store: SharedStore, rooms: Mapping[str, LiveRoom]) -> None:
        self._store, self._rooms = store, rooms
        self._server = os.urandom(6).hex()
        self._tasks = Tasks()
        self._wanted: dict[str, float] = {}
        self._coming: set[str] = set()
        self._said: dict[str, tuple[int, float]] = {}
        self._turn, self._turns = 0, dict[str, int]()
        self._away = ""

    def start(self) -> None:
        """Begins; `stop` ends it."""
        self._tasks.spawn(self._listen())
        self._tasks.spawn(self._beat())

    def stop(self) -> None:
        self._tasks.cancel()

    async def _listen(self) -> None:
        async for code, seq in self._store.bells():
            for one in (code,) if code else tuple(self._rooms):
                room = self._rooms.get(one)
                if room is None or (seq and seq <= room.state.seq):
                    continue  # none of ours, or our own step
                self._wanted[one] = max(self._wanted.get(one, 0), seq or math.inf)
                if one not in self._coming:
                    self._coming.add(one)
                    self._tasks.spawn(self._bring(one, room))

    async def _bring(self, code: str, room: LiveRoom) -> None:
        """Brings one room to where it has been heard to be; a store that is away is asked again."""
        try:
            while (wanted := self._wanted.pop(code, 0)) > room.state.seq:
                try:
                    await room.catch_up()
                except Overwritten as trouble:
                    LOG.warning("%s", trouble)
                    room.told_of(trouble.public)
                    return
                except NotStored:
                    self._wanted[code] = max(wanted, self._wanted.get(code, 0))
                    await asyncio.sleep(PULSE_SECONDS)
                except (NoRoom, Damaged):
                    return  # removed, or beyond this version: people are told when they ask for it again
        finally:
            self._coming.discard(code)

    async def _beat(self) -> None:
        while True:
            await self._say()
            await self._ask()
            await asyncio.sleep(PULSE_SECONDS)

    async def _say(self) -> None:
        now = time.monotonic()
        news: dict[str, int] = {}
        for code, room in self._rooms.items():
            here = len(room.audience.here())
            count, moment = self._said.get(code, (0, 0.0))
            if here != count or (here and now - moment > SAY_SECONDS):
                news[code] = here
        gone = {code: 0 for code in self._said if code not in self._rooms}
        if not news and not gone:
            return
        try:
            await self._store.say_here(self._server, {**gone, **news})
        except NotStored:
            return  # what has not been said is said at the next beat
        for code, here in {**gone, **news}.items():
            if here:
                self._said[code] = (here, now)
            else:
                self._said.pop(code, None)

    async def _ask(self) -> None:
        watched = [room for room in self._rooms.values() if room.wants_counts]
        if not watched:
            return
        watched.sort(key=lambda room: self._turns.get(room.code, 0))
        watched = watched[:MOST_ASKED]
        self._turn += 1
        self._turns = {code: turn for code, turn in self._turns.items() if code in self._rooms}
        self._turns.update((room.code, self._turn) for room in watched)
        rounds = {room.code: room.round for room in watched}
        try:
            found = await self._store.crowds(rounds)
        except NotStored as trouble:
            self._tell(watched, trouble)
            return
        self._tell([room for room in watched if room.code in found], None)
        for room in watched:
            if room.code in found:
                room.counted(rounds[room.code], found[room.code])
            else:
                room.told_of(Overwritten(room.code).public)

    def _tell(self, watched: list[LiveRoom], trouble: NotStored | None) -> None:
        words = str(trouble) if trouble is not None else ""
        if words != self._away:
            LOG.warning("%s", words or "The store answers again.")
            self._away = words
        for room in watched:
            room.told_of(trouble.public if trouble is not None else "")
