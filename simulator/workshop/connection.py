"""One reader at the other end of a socket, bounded: it can be slow, but it can slow nobody else down.

Frames go straight to the transport while it keeps up. When it does not, the connection holds one latest
snapshot and a few answers; `settle`, called by `HeldRooms` now and then, passes them on or gives the reader up.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from aiohttp import WSCloseCode

WAITING_BYTES = 64 * 1024
"""Bytes in a transport's own buffer from which its reader counts as behind."""
MOST_ANSWERS = 16
PATIENCE = 10.0
"""Seconds that a reader may stay behind before it is dropped; it comes back by snapshot."""
LAST_WORDS = 5.0
LOOKING = "looking"
"""The role of a projector that a browser shows."""


def frame(text: bytes) -> bytes:
    """One whole unmasked text frame (RFC 6455, 5.2), so that a message to everybody is framed once."""
    length = len(text)
    if length < 126:
        return b"\x81" + bytes((length,)) + text
    if length < 65536:
        return b"\x81\x7e" + length.to_bytes(2, "big") + text
    return b"\x81\x7f" + length.to_bytes(8, "big") + text


def closing_frame(code: int, reason: str) -> bytes:
    """A close frame; the reason is cut to what one may hold."""
    body = code.to_bytes(2, "big") + reason.encode()[:120]
    return b"\x88" + bytes((len(body),)) + body


class Connection:
    """`participant` is empty for a facilitator's connection; `role` is participant, looking,
    presenter or private."""

    __slots__ = (
        "_answers",
        "_behind_since",
        "_clock",
        "_latest",
        "_transport",
        "dropped",
        "key",
        "participant",
        "role",
    )

    def __init__(self, transport: asyncio.Transport, role: str, participant: str, clock: Callable[[], float]) -> None:
        self._transport = transport
        self._clock = clock
        self._answers: deque[bytes] | None = None
        self._latest: bytes | None = None
        self._behind_since = 0.0
        self.role = role
        self.participant = participant
        self.dropped = False
        self.key = b""
        """The SHA-256 of a facilitator's token; empty for everybody else."""

    @property
    def behind(self) -> bool:
        """Whether something waits here for the reader to catch up."""
        return self._behind_since > 0

    def _keeps_up(self) -> bool:
        return not self.behind and self._transport.get_write_buffer_size() < WAITING_BYTES

    def answer(self, data: bytes) -> None:
        """A frame that must not be lost: an acknowledgement. Too many of them waiting drop the reader."""
        if self.dropped:
            return
        if self._keeps_up():
            self._transport.write(data)
            return
        self._fall_behind()
        if self._answers is None:
            self._answers = deque()
        self._answers.append(data)
        if len(self._answers) > MOST_ANSWERS:
            self.drop(WSCloseCode.TRY_AGAIN_LATER, "too slow")

    def show(self, data: bytes) -> bool:
        """A frame that replaces any earlier one of its kind. Answers whether the reader keeps up."""
        if self.dropped:
            return True
        if self._keeps_up():
            self._transport.write(data)
            return True
        self._fall_behind()
        self._latest = data
        return False

    def _fall_behind(self) -> None:
        if not self.behind:
            self._behind_since = self._clock()

    def settle(self) -> bool:
        """Passes on what waits, if the reader has caught up. Answers whether nothing is left to settle."""
        if self.dropped or self._transport.is_closing():
            return True
        if self._transport.get_write_buffer_size() < WAITING_BYTES // 2:
            for data in self._answers or ():
                self._transport.write(data)
            if self._latest is not None:
                self._transport.write(self._latest)
            self._answers, self._latest, self._behind_since = None, None, 0.0
            return True
        if self._clock() - self._behind_since > PATIENCE:
            self.drop(WSCloseCode.TRY_AGAIN_LATER, "too slow")
            return True
        return False

    def drop(self, code: int, reason: str) -> None:
        """Says goodbye; who answers in kind is closed by that, and who does not is cut off a little later."""
        if self.dropped:
            return
        self.dropped = True
        self._answers = self._latest = None
        if not self._transport.is_closing():
            self._transport.write(closing_frame(code, reason))
            asyncio.get_running_loop().call_later(LAST_WORDS, self._transport.abort)
