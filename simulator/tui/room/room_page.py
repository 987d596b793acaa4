"""A page that follows a room, a facilitator's or a participant's: it hears the client, shows the clock, and starts each
turn where reading begins.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from simulator.tui.page.footer import binding
from simulator.tui.room.typed_question import TypedQuestion
from simulator.workshop.room_client import RoomClient
from simulator.workshop.views import RoomView

Result = TypeVar("Result")
SCROLLS = (
    binding("down,j", "scroll(1)", "down", "A line down.", id="down"),
    binding("up,k", "scroll(-1)", "up", "A line up.", id="up"),
    binding("pagedown,J", "page(1)", "further down", "A page down.", id="page-down"),
    binding("pageup,K", "page(-1)", "further up", "A page up.", id="page-up"),
)
TO_THE_END = 99_999
"""Where the customer has just spoken, the end of it is shown first."""


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


class RoomPage(TypedQuestion[Result]):
    """`heard` is called after every message; what the client called before is called still."""

    client: RoomClient

    def __init__(self, clock: Clock | None = None) -> None:
        super().__init__()
        self.clock = clock or Clock()
        self._at: tuple[int, str] = (0, "")

    def on_mount(self) -> None:
        super().on_mount()
        before = self.client.changed

        def changed() -> None:
            before()
            self.heard()

        self.client.changed = changed
        self.set_interval(1.0, self._tick)
        self.heard()

    def _tick(self) -> None:
        if self.view is not None and self.view.deadline:
            self.redraw()

    @property
    def view(self) -> RoomView | None:
        """What everybody in the room sees."""
        raise NotImplementedError

    def heard(self) -> None:
        """Something changed in the room, or with the connection."""
        raise NotImplementedError

    def turned_the_page(self) -> bool:
        """Whether the room has come to another turn or phase; the page is then shown from where reading begins."""
        if self.view is None or (self.view.turn, self.view.phase) == self._at:
            return False
        self._at = (self.view.turn, self.view.phase)
        self.from_row = TO_THE_END if self.view.phase == "speaking" else 0
        return True
