"""The learner's one file: opened safely by several terminals, durable at every commit, brought forward by migrations.

SQLite with write-ahead log and synchronous FULL: what a commit acknowledged survives a kill and a power cut.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from simulator.practice.schema import MIGRATIONS, VERSION

FILE_NAME = "attempts.sqlite3"
BUSY_SECONDS = 10.0


class NotKept(Exception):
    """Nothing was saved; the message is a sentence for the learner."""


class LearnerFile:
    """An open learner's file. `notice` is a sentence about how it was opened, where there is something to say."""

    def __init__(self, folder: Path) -> None:
        """Opens or makes the file in `folder`. Raises NotKept where attempts cannot be kept there."""
        self.path = folder / FILE_NAME
        self.notice: str | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as trouble:
            raise NotKept(
                f"The folder for your attempts, {folder}, cannot be made ({trouble.strerror}). "
                "You can practise, but nothing will be kept."
            ) from None
        try:
            self._connection = self._open()
        except sqlite3.OperationalError as trouble:
            raise NotKept(self._unusable(trouble)) from None
        except sqlite3.DatabaseError:
            aside = self._put_aside()
            self.notice = (
                f"The file of your attempts was damaged. It is kept untouched as {aside}, and a new one was begun."
            )
            try:
                self._connection = self._open()
            except sqlite3.DatabaseError as trouble:
                raise NotKept(self._unusable(trouble)) from None

    def close(self) -> None:
        self._connection.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is durable when the block ends, or none of it. Raises NotKept."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.DatabaseError as trouble:
            with contextlib.suppress(sqlite3.Error):
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
            raise NotKept(self._unusable(trouble)) from None

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        """What a query finds. Raises NotKept where the file cannot be read."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as trouble:
            raise NotKept(self._unusable(trouble)) from None

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            connection.row_factory = sqlite3.Row
            version = _version(connection)
            if version > VERSION:
                raise NotKept(
                    f"The file of your attempts, {self.path}, was written by a newer Helpfirst (its version is "
                    f"{version}, this program knows {VERSION}). It is left untouched; you can practise, "
                    "but nothing will be kept."
                )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            if version < VERSION:
                _bring_forward(connection)
            connection.execute("SELECT attempt FROM attempt LIMIT 1").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _put_aside(self) -> Path:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        aside = self.path.with_name(f"{FILE_NAME}.damaged-{stamp}")
        for ending in ("", "-wal", "-shm"):
            part = self.path.with_name(FILE_NAME + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
        return aside

    def _unusable(self, trouble: sqlite3.Error) -> str:
        text = str(trouble)
        if "full" in text:
            why = "the disk is full"
        elif "readonly" in text or "read-only" in text:
            why = "it may only be read"
        elif "locked" in text:
            why = "another program is holding it"
        else:
            why = text
        return f"The file of your attempts, {self.path}, cannot be written: {why}. What was chosen last is not kept."


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _bring_forward(connection: sqlite3.Connection) -> None:
    """Runs the migrations that are missing, all or none; a second terminal that waited finds them done."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection), VERSION):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
