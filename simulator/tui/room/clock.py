"""How much time is left of a round, on the server's clock."""

from __future__ import annotations

import time
from collections.abc import Callable


class Clock:
    """The server's time, from what it last said and how long ago that was."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._ahead = 0.0
        self._told = 0.0

    def told(self, server: float) -> None:
        """The server's clock as it was told a moment ago; the same one twice is no news."""
        if server != self._told:
            self._told = server
            self._ahead = server - self._now()

    def left(self, deadline: float) -> str:
        """ "1:05" until `deadline`, "" without one, "time is up" after it."""
        if not deadline:
            return ""
        seconds = int(deadline - self._now() - self._ahead + 0.999)
        return f"{seconds // 60}:{seconds % 60:02d}" if seconds > 0 else "time is up"
