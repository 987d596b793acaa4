"""The program of one room: themes, keys and help as everywhere, one screen, and the connections that feed it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from textual.screen import Screen

from simulator.practice.settings import Preferences
from simulator.tui.base_app import BaseApp
from simulator.workshop.room_client import RoomClient


class RoomApp(BaseApp):
    """Shows `first`; `clients` run as long as it does. `preferences` are the settings of whoever sits here."""

    def __init__(
        self,
        first: Callable[[], Screen[None]],
        clients: Sequence[RoomClient] = (),
        *,
        preferences: Preferences | None = None,
        theme: str | None = None,
    ) -> None:
        self._first = first
        self._clients = clients
        self._held: list[asyncio.Task[None]] = []
        super().__init__(preferences, theme=theme)

    def get_default_screen(self) -> Screen[None]:
        return self._first()

    def on_mount(self) -> None:
        for problem in self.preferences.problems:
            self.notify(problem, markup=False)
        self._held = [asyncio.create_task(client.run()) for client in self._clients]

    async def on_unmount(self) -> None:
        for client in self._clients:
            await client.stop()
        for task in self._held:
            task.cancel()
        await asyncio.gather(*self._held, return_exceptions=True)
