"""A timer that closes the vote by itself: on every server that holds the room, and the quickest of them does it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from simulator.workshop.limits import Clock


class Deadline:
    """`up` is called with the seq at which the timer was set."""

    def __init__(self, clock: Clock, up: Callable[[int], None]) -> None:
        self._clock, self._up = clock, up
        self._handle: asyncio.TimerHandle | None = None

    def set(self, deadline: float, seq: int) -> None:
        """In place of what was set before; 0 for none. `deadline` in seconds since 1970."""
        self.cancel()
        if deadline:
            wait = max(0.0, deadline - self._clock())
            self._handle = asyncio.get_running_loop().call_later(wait, self._over, seq)

    def _over(self, seq: int) -> None:
        self._handle = None
        self._up(seq)

    @property
    def waits(self) -> bool:
        """Whether it is going to close a vote, with nobody there to do it."""
        return self._handle is not None

    def cancel(self) -> None:
        """Nothing happens any more."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
