"""Lean clients for the workshop's benchmark: the same for the floor (lines) and for the product (WebSocket frames).

They parse no JSON: what they cost is in both figures. Loopback only, bounded in number and time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial

MOST = 5_000
SECONDS = 180.0
HOST = "127.0.0.1"
_MASK = b"\x00\x00\x00\x00"


class Client(asyncio.Protocol):
    """One connection. `wanted` bytes in a message resolve what `expect` answers, with the time they came at."""

    __slots__ = (
        "_buffer", "_hello", "_wanted", "came", "frames", "greeted", "lost", "seen", "text", "transport", "watch",
    )  # fmt: skip

    def __init__(self, frames: bool, hello: bytes, port: int) -> None:
        self.frames = frames
        self.transport: asyncio.Transport | None = None
        self.came = 0.0
        self.lost = False
        self.text = b""
        self._buffer = b""
        self._wanted = b""
        self._hello = hello
        self.watch, self.seen = b"", b""
        self.greeted = not frames
        if frames:
            self._buffer = (
                f"GET /ws HTTP/1.1\r\nHost: {HOST}:{port}\r\nOrigin: http://{HOST}:{port}\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        if self.frames:
            transport.write(self._buffer)
            self._buffer = b""
        else:
            self.say(self._hello)

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True

    def say(self, text: bytes) -> None:
        assert self.transport is not None
        if not self.frames:
            self.transport.write(text + b"\n")
        elif len(text) < 126:
            self.transport.write(bytes((0x81, 0x80 | len(text))) + _MASK + text)
        else:
            self.transport.write(b"\x81\xfe" + len(text).to_bytes(2, "big") + _MASK + text)

    def expect(self, wanted: bytes) -> None:
        self._wanted, self.came = wanted, 0.0

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer + data
        if not self.greeted:
            head, found, buffer = buffer.partition(b"\r\n\r\n")
            if not found:
                self._buffer = head
                return
            self.greeted = True
            self.say(self._hello)
        while (whole := self._whole(buffer)) is not None:
            ping = self.frames and buffer[0] == 0x89
            text, buffer = whole
            if ping:  # unanswered, the server takes the connection for dead
                assert self.transport is not None
                self.transport.write(bytes((0x8A, 0x80 | len(text))) + _MASK + text)
                continue
            if self.watch and self.watch in text:
                self.seen, self.watch = text, b""
            if self._wanted and self._wanted in text:
                self.came, self._wanted, self.text = time.perf_counter(), b"", text
        self._buffer = buffer

    def _whole(self, buffer: bytes) -> tuple[bytes, bytes] | None:
        if not self.frames:
            end = buffer.find(b"\n")
            return None if end < 0 else (buffer[:end], buffer[end + 1 :])
        if len(buffer) < 2:
            return None
        length, start = buffer[1], 2
        if length == 126:
            length, start = int.from_bytes(buffer[2:4], "big"), 4
        elif length == 127:
            length, start = int.from_bytes(buffer[2:10], "big"), 10
        if len(buffer) < start + length:
            return None
        return buffer[start : start + length], buffer[start + length :]


async def connect(count: int, port: int, frames: bool, hello: bytes, wanted: bytes, watch: bytes = b"") -> list[Client]:
    """That many clients, a few at a time; each has been greeted. The first message with `watch` is kept as `seen`.

    Who is lost on the way comes again, as a phone does.
    """
    assert count <= MOST
    loop = asyncio.get_running_loop()
    clients: list[Client] = []
    while len(clients) < count:
        batch = []
        for _ in range(min(100, count - len(clients))):
            client = Client(frames, hello, port)
            client.expect(wanted)
            client.watch = watch
            await loop.create_connection(partial(_itself, client), HOST, port)
            batch.append(client)
        await until(partial(_all_settled, batch))
        clients += [one for one in batch if one.came]
    return clients


def _itself(client: Client) -> Client:
    return client


def _all_settled(batch: list[Client]) -> bool:
    return all(one.came or one.lost for one in batch)


async def until(true: Callable[[], bool]) -> None:
    """Waits, without taking the processor from those who are measured."""
    async with asyncio.timeout(SECONDS):
        while not true():
            await asyncio.sleep(0.002)


def late(times: list[float], share: float = 0.99) -> float:
    """The time within which that share came."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]
