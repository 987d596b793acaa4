"""The program of one room: themes and help as everywhere, one screen, and the connections that feed it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.screen import Screen

from simulator.scenario.rubric_file import read_rubric
from simulator.tui.app import HelpfirstApp
from simulator.tui.page.scene import binding
from simulator.tui.services import Services
from simulator.workshop.reconnecting import RoomClient


class RoomApp(HelpfirstApp, inherit_bindings=False):
    """Shows `first`; `clients` run as long as it does."""

    BINDINGS: ClassVar = [
        binding("question_mark", "help", "help", "The keys of this screen, and how Helpfirst works."),
        binding("T", "next_theme", "theme", "The next theme: dark, light, high contrast, without colour."),
        binding("colon,ctrl+p", "command_palette", "commands", "Every command by name."),
        binding("ctrl+q", "quit", "quit", "Quit at once. The room is kept.", id="quit-at-once"),
        Binding("ctrl+c", "interrupt", "quit", id="interrupt", tooltip="Quit at once.", show=False, priority=True),
    ]

    def __init__(
        self, first: Callable[[], Screen[None]], clients: Sequence[RoomClient] = (), *, theme: str | None = None
    ) -> None:
        self._first = first
        self._clients = clients
        self._held: list[asyncio.Task[None]] = []
        super().__init__(
            Services(library=tuple, open=lambda entry: entry.file, rubric=lambda: read_rubric(None), theme=theme)
        )

    def get_default_screen(self) -> Screen[None]:
        return self._first()

    def on_mount(self) -> None:
        self._held = [asyncio.create_task(client.run()) for client in self._clients]

    async def on_unmount(self) -> None:
        for client in self._clients:
            await client.stop()
        for task in self._held:
            task.cancel()
        await asyncio.gather(*self._held, return_exceptions=True)
