"""One writer thread for a SQLite file, with group commit. `sqlite` hands it operations; nobody else does.

Whatever waits when a transaction begins goes into it, and is answered only after the commit. An operation
that raises one of its own exceptions must do so before it writes: it then takes nothing with it.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from simulator.sql import DamagedFile, DatabaseFile, Unusable, why
from simulator.workshop.stores.base import NotStored
from simulator.workshop.stores.sqlite_schema import MIGRATIONS

Result = TypeVar("Result")
Operation = Callable[[sqlite3.Connection], Any]
MOST_AT_ONCE = 2000


class Writer:
    """Runs operations one after another in its own thread. Made in a running loop or outside one."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file. Raises NotStored where that cannot be."""
        self._file = DatabaseFile(path, "The file of rooms", MIGRATIONS)
        self.commits = 0
        self._waiting: queue.SimpleQueue[tuple[Operation, asyncio.Future[Any]] | None] = queue.SimpleQueue()
        try:
            opened = self._file.open()
        except DamagedFile as trouble:
            raise NotStored(f"{trouble} Move it aside to begin a new one.") from None
        except Unusable as trouble:
            raise NotStored(str(trouble)) from None
        self.notice = opened.notice
        """How the file was opened, where there is something to say."""
        self._read_only = opened.read_only
        self._connection = opened.connection
        self._thread = threading.Thread(target=self._run, name="rooms", daemon=True)
        self._thread.start()

    async def run(self, operation: Callable[[sqlite3.Connection], Result]) -> Result:
        """The operation's result, once it is durable. Raises what it raised, or NotStored."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        if not self._thread.is_alive():
            raise NotStored("The store of rooms is closed.")
        self._waiting.put((operation, future))
        return await future

    def close(self) -> None:
        """Waits for everything handed over before, then closes the file. Calling it again does nothing."""
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _run(self) -> None:
        closing = False
        while not closing:
            batch = [self._waiting.get()]
            while len(batch) < MOST_AT_ONCE:
                try:
                    batch.append(self._waiting.get_nowait())
                except queue.Empty:
                    break
            closing = None in batch
            self._commit([one for one in batch if one is not None])
        self._connection.close()

    def _commit(self, batch: list[tuple[Operation, asyncio.Future[Any]]]) -> None:
        if not batch:
            return
        results: list[tuple[asyncio.Future[Any], Any, Exception | None]] = []
        connection = self._connection
        try:
            connection.execute("BEGIN" if self._read_only else "BEGIN IMMEDIATE")
            for operation, future in batch:
                try:
                    results.append((future, operation(connection), None))
                except sqlite3.DatabaseError:
                    raise
                except Exception as error:
                    results.append((future, None, error))
            connection.execute("COMMIT")
            self.commits += 1
        except sqlite3.DatabaseError as trouble:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            sentence = f"{self._file.unusable(trouble, 'written')} Nothing that was counted is lost."
            results = [(future, None, NotStored(sentence, why(trouble))) for _, future in batch]
        _answer(results)


def _answer(results: list[tuple[asyncio.Future[Any], Any, Exception | None]]) -> None:
    """Hands each loop its results in one call: a wake-up for each vote would cost more than the votes."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], Any, Exception | None]]] = {}
    for result in results:
        by_loop.setdefault(result[0].get_loop(), []).append(result)
    for loop, mine in by_loop.items():
        try:
            loop.call_soon_threadsafe(_set, mine)
        except RuntimeError:  # that loop has ended, and with it everybody who waited
            continue


def _set(results: list[tuple[asyncio.Future[Any], Any, Exception | None]]) -> None:
    for future, value, error in results:
        if future.done():
            continue
        if error is None:
            future.set_result(value)
        else:
            future.set_exception(error)
