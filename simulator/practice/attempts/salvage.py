"""A damaged file put aside untouched, and what can still be read of it carried over into a new one."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.forget import count_again
from simulator.practice.file.store import LearnerFile, NotKept, learner_file, readable_text
from simulator.sql import PARTS, Unusable, connect

TABLES = ("source", "run", "attempt", "choice", "card", "rated", "reflection", "account", "sent")
"""In an order that keeps every reference; `standing` is counted again."""
UNTOUCHED = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Where the damaged file is now, how many attempts were carried over, and how many could not be read.

    `lost` is None where not even their number can be told; `aside` None where nothing was damaged.
    """

    aside: Path | None
    attempts: int
    lost: int | None


def salvage(folder: Path) -> Salvaged:
    """Looks through the whole file, and begins a new one with all that is sound where something is not.

    Raises NotKept where that cannot be done; then nothing has changed.
    """
    file = learner_file(folder)
    if not os.path.exists(file.path):
        raise NotKept(f"There is no file of attempts, {file.path}. {UNTOUCHED}")
    try:
        file.refuse_odd()
    except Unusable as trouble:
        raise NotKept(f"{trouble} {UNTOUCHED}") from None
    if _sound(folder):
        return Salvaged(None, 0, 0)
    try:
        with tempfile.TemporaryDirectory(dir=folder) as scratch:  # reading would write to the file itself
            for part in PARTS:
                beside = file.path.with_name(file.path.name + part)
                if os.path.exists(beside):
                    shutil.copyfile(beside, Path(scratch, beside.name))
            found, total = _read(Path(scratch, file.path.name))
        aside = file.put_aside()
    except OSError as trouble:
        raise NotKept(f"{file.path} cannot be put aside ({trouble.strerror}). {UNTOUCHED}") from None
    store = LearnerFile(folder)
    try:
        with store.writing("The damaged file is kept; nothing was carried over.") as connection:
            for table, rows in found.items():
                _insert(connection, table, rows)
            count_again(connection)
        carried = _drop_unreadable(store)
    finally:
        store.close()
    return Salvaged(aside, carried, None if total is None else max(0, total - carried))


def _sound(folder: Path) -> bool:
    """Whether SQLite finds no fault in the file, and this program none in its rows."""
    try:
        store = LearnerFile(folder, replace_damaged=False)
    except NotKept:
        return False
    try:
        if store.read_only:
            raise NotKept(f"{store.notice} {UNTOUCHED}")
        if [row[0] for row in store.rows("PRAGMA integrity_check(1)")] != ["ok"]:
            return False
        attempts = Attempts(store)
        attempts.all()
        return attempts.note() is None
    except NotKept:
        if store.read_only:
            raise
        return False
    finally:
        store.close()


def _read(path: Path) -> tuple[dict[str, list[sqlite3.Row]], int | None]:
    """Every row that can be read, and how many attempts there were, where that can be told."""
    with contextlib.closing(connect(str(path))) as connection:
        connection.row_factory = sqlite3.Row
        connection.text_factory = readable_text
        total = None
        with contextlib.suppress(sqlite3.DatabaseError):
            total = int(connection.execute("SELECT COUNT(*) FROM attempt").fetchone()[0])
        return {table: list(_from_both_ends(connection, table)) for table in TABLES}, total


def _from_both_ends(connection: sqlite3.Connection, table: str) -> Iterator[sqlite3.Row]:
    """The rows before the first damaged page and after the last one."""
    seen: set[tuple[object, ...]] = set()
    keys = [row["name"] for row in _rows(connection, f"PRAGMA table_info({table})") if row["pk"]]
    for order in ("", " DESC"):
        by = ", ".join(f"{key}{order}" for key in keys)
        for row in _rows(connection, f"SELECT * FROM {table} ORDER BY {by}") if keys else ():
            if tuple(row) not in seen:
                seen.add(tuple(row))
                yield row


def _rows(connection: sqlite3.Connection, sql: str) -> Iterator[sqlite3.Row]:
    with contextlib.suppress(sqlite3.DatabaseError):
        cursor = connection.execute(sql)
        while (row := cursor.fetchone()) is not None:
            yield row


def _insert(connection: sqlite3.Connection, table: str, rows: list[sqlite3.Row]) -> None:
    """Those that the tables of today allow: a choice without its attempt is not one of them."""
    known = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    for row in rows:
        columns = [name for name in row.keys() if name in known]  # noqa: SIM118  a Row iterates over its values
        marks = ", ".join("?" * len(columns))
        with contextlib.suppress(sqlite3.IntegrityError):
            connection.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", [row[name] for name in columns]
            )


def _drop_unreadable(store: LearnerFile) -> int:
    """Removes the attempts that this program cannot read, and answers how many are left."""
    attempts = Attempts(store)
    sound = {kept.id for kept in attempts.all()}
    with store.writing() as connection:
        every = [row[0] for row in connection.execute("SELECT attempt FROM attempt")]
        connection.executemany("DELETE FROM attempt WHERE attempt = ?", [(one,) for one in every if one not in sound])
        count_again(connection)
    return len(sound)
