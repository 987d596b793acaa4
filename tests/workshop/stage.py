"""A room held in the background for tests that are not async themselves: a browser drives, this one obeys."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from simulator.scenario.model import Scenario
from simulator.workshop.client import HostClient, ParticipantClient
from simulator.workshop.open_room import open_room
from simulator.workshop.server_thread import Running
from simulator.workshop.stores.sqlite import SqliteStore
from tests.workshop.rooms import two_turns
from tests.write import rubric

PATIENCE = 20.0
"""Seconds after which something that never happens is a failure. It is no measure of speed."""
Result = TypeVar("Result")


class Stage:
    """A server in its thread, a facilitator and people in another. Use it as a context manager."""

    def __init__(self, folder: Path, scenario: Scenario | None = None, **options: Any) -> None:
        self.folder = folder
        self._scenario = scenario or two_turns()
        self._options = options
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._clients: list[HostClient | ParticipantClient] = []

    def __enter__(self) -> Stage:
        self._thread.start()

        async def make() -> None:
            store = SqliteStore(self.folder)
            self.room = await open_room(store, self._scenario, rubric(), seed=1, **self._options)
            await store.close()

        self.wait(make())
        self.serve(0)
        self.host = self.wait(self._host())
        return self

    def serve(self, port: int) -> None:
        """Starts the server; on 0 at a free port."""
        self.running = Running(self.folder, port=port, only={self.room.code})
        self.running.start()
        self.url = f"http://127.0.0.1:{self.running.port}"
        self.page = f"{self.url}/{self.room.code}"
        self.private_page = f"{self.url}/host#{self.room.code}.{self.room.token}"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        async def stop() -> None:
            for client in self._clients:
                await client.stop()
            for task in asyncio.all_tasks() - {asyncio.current_task()}:
                task.cancel()
            await asyncio.sleep(0)

        self.wait(stop())
        self.running.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def wait(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    async def _host(self) -> HostClient:
        host = HostClient(self.url, self.room.code, self.room.token)
        self._clients.append(host)
        self._task = asyncio.ensure_future(host.run())
        await host.ready()
        return host

    def do(self, *orders: str, **more: Any) -> None:
        """Orders in turn, as `open` or `advance b`; each must be carried out."""
        for order in orders:
            what, _, choice = order.partition(" ")
            done = self.wait(self.host.do(what, choice, **more))
            assert not done.why, done.why

    def people(self, count: int, **options: Any) -> list[ParticipantClient]:
        """That many more people in the room."""

        async def come() -> list[ParticipantClient]:
            found = [ParticipantClient(self.url, self.room.code) for _ in range(count)]
            for one in found:
                one.name, one.team = options.get("name", ""), options.get("team", "")
                self._clients.append(one)
                self._tasks = [*getattr(self, "_tasks", []), asyncio.ensure_future(one.run())]
            while not all(one.view is not None for one in found):
                await asyncio.sleep(0.01)
            return found

        return self.wait(come())

    def votes(self, people: list[ParticipantClient], letters: str) -> None:
        """Each votes for its letter, and it is counted."""

        async def vote() -> None:
            for one, letter in zip(people, letters, strict=True):
                while one.view is None or one.view.phase != "voting":
                    await asyncio.sleep(0.01)
                await one.vote(letter)
            while not all(one.you.choice == letter for one, letter in zip(people, letters, strict=True)):
                await asyncio.sleep(0.01)

        self.wait(vote())

    def until(self, true: Any) -> None:
        async def look() -> None:
            while not true():
                await asyncio.sleep(0.01)

        self.wait(look())
