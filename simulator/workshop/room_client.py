"""A line to a room that keeps coming back: one socket, opened again whenever it is lost. `client` builds on it."""

from __future__ import annotations

import asyncio
import random
from abc import abstractmethod
from collections.abc import Callable
from urllib.parse import urlsplit

import aiohttp
import msgspec

from simulator.workshop.messages import ELSEWHERE, No, Told, encode, read_told

FIRST_WAIT, LONGEST_WAIT = 2.0, 10.0
"""Seconds before coming back are drawn between 0 and this, doubled each time."""
FINAL = ("room", "locked", "removed")
HEARTBEAT = 22.0
LARGEST = 4 * 1024 * 1024


def nothing() -> None:
    """What is called on a change when nobody looks."""


class RoomClient:
    """Keeps a socket open to `url` (http or https, any path) until `stop` or a final refusal.

    `online` says whether it is connected, `refused` why it gave up. `changed` is called after every message.
    """

    def __init__(self, url: str, code: str, changed: Callable[[], None] = nothing) -> None:
        parts = urlsplit(url)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.code = code
        self.changed = changed
        self.online = False
        self.refused: No | None = None
        self.last_no: No | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._random = random.Random()  # noqa: S311 - spreads reconnects, guards nothing
        self._stopped = False

    async def run(self) -> None:
        """Returns after `stop`, or when the room refuses for good; a lost connection is never the end."""
        wait = FIRST_WAIT
        async with aiohttp.ClientSession() as session:
            while not self._stopped and self.refused is None:
                try:
                    async with session.ws_connect(
                        f"{self.origin}/ws", heartbeat=HEARTBEAT, max_msg_size=LARGEST, headers={"Origin": self.origin}
                    ) as socket:
                        self._socket = socket
                        await self.say(self.hello())
                        if await self._listen(socket):
                            wait = FIRST_WAIT
                except (aiohttp.ClientError, OSError, ValueError):  # ValueError: an address that no host can have
                    pass
                self._socket = None
                self.online = False
                self.lost()
                self.changed()
                if not self._stopped and self.refused is None:
                    await asyncio.sleep(self._random.uniform(0, wait))
                    wait = min(2 * wait, LONGEST_WAIT)

    async def stop(self) -> None:
        """Closes the socket; `run` returns."""
        self._stopped = True
        if self._socket is not None:
            await self._socket.close()

    async def drop(self) -> None:
        """Loses the connection, as a phone in a pocket does; `run` comes back by itself."""
        if self._socket is not None:
            await self._socket.close()

    async def _listen(self, socket: aiohttp.ClientWebSocketResponse) -> bool:
        heard = False
        async for message in socket:
            if message.type is not aiohttp.WSMsgType.TEXT:
                break
            try:
                told = read_told(message.data)
            except msgspec.MsgspecError:
                continue  # a newer server may tell more than this program knows
            heard = self.online = True
            if isinstance(told, No):
                self.last_no = told
                if told.code in FINAL:
                    self.refused = told
            await self.told(told)
            self.changed()
        if socket.close_code == ELSEWHERE:
            self.refused = No("elsewhere", "You have opened this room in several other windows. Go on in one of those.")
        return heard

    async def say(self, message: msgspec.Struct) -> bool:
        """Sends it if there is a connection; False where there is none."""
        if self._socket is None or self._socket.closed:
            return False
        try:
            await self._socket.send_str(encode(message).decode())
        except (ConnectionError, aiohttp.ClientError):
            return False
        return True

    @abstractmethod
    def hello(self) -> msgspec.Struct:
        """What is said first on every connection."""

    @abstractmethod
    async def told(self, told: Told) -> None:
        """Something was heard."""

    def lost(self) -> None:
        """The connection is gone."""
