"""One writer thread for a SQLite file, with group commit. `sqlite_store` hands it operations; nobody else does.

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

from simulator.workshop.stores.base import NotStored
from simulator.workshop.stores.sqlite_schema import MIGRATIONS, VERSION

Result = TypeVar("Result")
Operation = Callable[[sqlite3.Connection], Any]
BUSY_SECONDS = 10.0
MOST_AT_ONCE = 2000


class Writer:
    """Runs operations one after another in its own thread. Made in a running loop or outside one."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file. Raises NotStored where that cannot be."""
        self.path = path
        self.commits = 0
        self._waiting: queue.SimpleQueue[tuple[Operation, asyncio.Future[Any]] | None] = queue.SimpleQueue()
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = _open(path)
            path.chmod(0o600)
        except OSError as trouble:
            raise NotStored(f"The folder for rooms, {path.parent}, cannot be made ({trouble.strerror}).") from None
        except sqlite3.DatabaseError as trouble:
            raise self._not_stored(trouble) from None
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
            connection.execute("BEGIN IMMEDIATE")
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
            results = [(future, None, self._not_stored(trouble)) for _, future in batch]
        _answer(results)

    def _not_stored(self, trouble: sqlite3.Error) -> NotStored:
        text = str(trouble)
        name = getattr(trouble, "sqlite_errorname", "")
        if "full" in text or name.startswith("SQLITE_IOERR"):
            why = "the disk is full, or cannot be written. Make room and go on: nothing that was counted is lost"
        elif "readonly" in text:
            why = "it may only be read"
        elif "locked" in text:
            why = "another program is holding it"
        elif "not a database" in text or "malformed" in text:
            why = "it is damaged, or no file of rooms. Move it aside to begin a new one"
        else:
            why = text
        return NotStored(f"The file of rooms, {self.path}, cannot be used: {why}.", why)


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


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise NotStored(
                f"The file of rooms, {path}, was written by a newer Helpfirst (its version is {version}, this "
                f"program knows {VERSION}). It is left untouched."
            )
        for number in range(version, VERSION):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection
