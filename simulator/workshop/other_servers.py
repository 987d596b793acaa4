"""What the other servers of a room do and count. `live` has one where its store is shared; nobody else does."""

from __future__ import annotations

import asyncio
import os
from typing import Protocol

from simulator.workshop.audience import Audience
from simulator.workshop.room import Damaged, RoomState
from simulator.workshop.stores.base import Attendance, NoRoom, NotStored, SharedStore

PULSE_SECONDS = 0.5
"""How often a server says how many it has, and asks how many there are."""


class Here(Protocol):
    """The room as this server holds it."""

    audience: Audience
    state: RoomState

    async def catch_up(self) -> None: ...
    def told_of(self, trouble: str) -> None: ...


class OtherServers:
    """Follows the bell of a room, and keeps count over all servers."""

    def __init__(self, store: SharedStore, code: str, here: Here) -> None:
        self._crowd: Attendance | None = None
        self._round = 0
        self._store, self._code, self._here = store, code, here
        self._server = os.urandom(6).hex()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def crowd(self) -> Attendance | None:
        """The count, while it is of the round that is held."""
        rounds = self._here.state.rounds
        return self._crowd if self._round == (rounds[-1].number if rounds else 0) else None

    def follow(self) -> None:
        """Begins; `stop` ends it."""
        self._tasks = [asyncio.ensure_future(self._listen()), asyncio.ensure_future(self._count())]

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _listen(self) -> None:
        async for seq in self._store.watch(self._code):
            if seq and seq <= self._here.state.seq:
                continue  # our own step, or one that came along with it
            while not await self._catch_up():  # noqa: ASYNC110  a store that is away says nothing
                await asyncio.sleep(PULSE_SECONDS)

    async def _catch_up(self) -> bool:
        try:
            await self._here.catch_up()
        except NotStored:
            return False
        except (NoRoom, Damaged):
            pass  # removed, or beyond this version: people are told when they ask for it again
        return True

    async def _count(self) -> None:
        while True:
            rounds = self._here.state.rounds
            number = rounds[-1].number if rounds else 0
            try:
                crowd = await self._store.crowd(self._code, number, self._server, len(self._here.audience.here()))
            except NotStored as trouble:
                self._here.told_of(str(trouble))
            else:
                self._here.told_of("")
                if crowd != self.crowd:
                    self._crowd, self._round = crowd, number
                    self._here.audience.stir()
            await asyncio.sleep(PULSE_SECONDS)
