"""SQLite files: opened with their pragmas, brought forward by their migrations, private, and trouble as sentences.

Practice and the workshop keep what must survive in files that are opened here and nowhere else.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simulator.local_time import utc_now
from simulator.network_folders import shared_by
from simulator.private import close_to_others, private_file, private_folder
from simulator.stop import Trouble

BUSY_SECONDS = 10.0
"""How long a writer waits for another one."""
PARTS = ("", "-wal", "-shm", "-journal")
"""A database and the files that SQLite keeps beside it."""

_COLUMNS = "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'"
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_ONLY_READ = ("SQLITE_READONLY", "SQLITE_PERM")
_WHY = (
    (("SQLITE_FULL",), "the disk is full"),
    (("SQLITE_IOERR",), "the disk is full, or cannot be read or written"),
    (_ONLY_READ, "it may only be read"),
    (("SQLITE_BUSY", "SQLITE_LOCKED"), "another program is holding it"),
    (_DAMAGE, "it is damaged, or was never a database"),
    (("SQLITE_CANTOPEN",), "it, or a file beside it, cannot be opened"),
)


class Unusable(Trouble):
    """The file cannot be opened; the message is a sentence."""


class DamagedFile(Unusable):
    """What is in the file is no database, or is damaged."""


class Incomplete(Unusable):
    """Tables or columns are missing, or something is in the file that is not ours; its rows may be sound."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An open file. `read_only` where nothing can be written; `notice` is a sentence on how it was opened, or None."""

    connection: sqlite3.Connection
    read_only: bool = False
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class DatabaseFile:
    """A file, what sentences call it ("The file of your attempts"), and every step from an empty one to its tables.

    Migrations are never edited once released; `PRAGMA user_version` counts those that a file has been through.
    """

    path: Path
    name: str
    migrations: tuple[tuple[str, ...], ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    """What must be there after all of them, by table and parted by blanks; nothing is looked for where it is empty."""

    def open(self) -> OpenFile:
        """Opens or makes it, durable at every commit. Raises Unusable, DamagedFile where its content is the trouble.

        Where the file may only be read it is opened for that.
        """
        try:
            private_folder(self.path.parent)
        except OSError as trouble:
            raise Unusable(f"The folder {self.path.parent} cannot be made ({trouble.strerror}).") from None
        self.refuse_odd()
        try:
            private_file(self.path)
        except OSError as trouble:
            if self._may_only_be_read():
                return self._open_to_read()
            raise Unusable(f"{self.name}, {self.path}, cannot be opened ({trouble.strerror}).") from None
        for part in PARTS[1:]:
            close_to_others(self._part(part))
        try:
            return self._open_to_write()
        except sqlite3.DatabaseError as trouble:
            if _name(trouble).startswith(_ONLY_READ) and self._may_only_be_read():
                return self._open_to_read()
            raise self.unusable(trouble, "opened") from None

    def refuse_odd(self) -> None:
        """Raises Unusable for a pipe or a device: SQLite would wait for it, and not even an interrupt ends that."""
        for part in map(self._part, PARTS):
            if os.path.exists(part) and not os.path.isfile(part):
                raise Unusable(f"{self.name}, {self.path}, cannot be opened: {part} is not an ordinary file.")

    def unusable(self, trouble: sqlite3.Error, doing: str) -> Unusable:
        """The sentence for what SQLite said while the file was being `doing`: opened, read or written."""
        text = f"{self.name}, {self.path}, cannot be {doing}: {why(trouble)}."
        return DamagedFile(text) if is_damage(trouble) else Unusable(text)

    def put_aside(self) -> Path:
        """Renames the file and those beside it, untouched, and answers its new name. Raises OSError."""
        stamp = utc_now().strftime("%Y%m%d-%H%M%S-%f")
        aside = self.path.with_name(f"{self.path.name}.damaged-{stamp}")
        for ending in PARTS:
            part = self._part(ending)
            if os.path.exists(part):
                part.rename(aside.with_name(aside.name + ending))
        return aside

    def _part(self, ending: str) -> Path:
        return self.path.with_name(self.path.name + ending)

    def _may_only_be_read(self) -> bool:
        with contextlib.suppress(OSError):
            return os.path.isfile(self.path) and self.path.stat().st_size > 0 and os.access(self.path, os.R_OK)
        return False

    def _open_to_write(self) -> OpenFile:
        connection = connect(str(self.path))
        try:
            before = _version(connection)
            self._refuse_newer(before)
            mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
            carrier = shared_by(self.path.parent)
            connection.execute(f"PRAGMA journal_mode = {'WAL' if carrier is None else 'DELETE'}")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA fullfsync = ON")  # macOS: fsync alone stops at the drive's cache
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            if before < len(self.migrations):
                self._bring_forward(connection)
            self._refuse_incomplete(connection)
        except BaseException:
            connection.close()
            raise
        said_before = before > 0 and mode != "wal"
        return OpenFile(connection, notice=None if carrier is None or said_before else self._shared(carrier))

    def _open_to_read(self) -> OpenFile:
        """Without the files that SQLite would make beside it: where they cannot be made, nobody else writes either."""
        unfinished = any(os.path.exists(self._part(ending)) for ending in PARTS[1:])
        connection = connect(_uri(self.path, "mode=ro" if unfinished else "immutable=1"), uri=True)
        try:
            version = _version(connection)
            self._refuse_newer(version)
            if version < len(self.migrations):
                raise Unusable(
                    f"{self.name}, {self.path}, was written by an older Helpfirst and has to be brought forward, "
                    "but it may only be read."
                )
            self._refuse_incomplete(connection)
        except sqlite3.DatabaseError as trouble:
            connection.close()
            raise self.unusable(trouble, "read") from None
        except BaseException:
            connection.close()
            raise
        return OpenFile(connection, True, f"{self.name}, {self.path}, may only be read: nothing new is kept in it.")

    def _refuse_newer(self, version: int) -> None:
        if version > len(self.migrations):
            raise Unusable(
                f"{self.name}, {self.path}, was written by a newer Helpfirst (its version is {version}, "
                f"this program knows {len(self.migrations)}). It is left untouched."
            )

    def _refuse_incomplete(self, connection: sqlite3.Connection) -> None:
        """What somebody changed in the tables would come up as a different error at every place that asks."""
        wanted = {(table, name) for table, names in self.columns.items() for name in names.split()}
        if not wanted <= set(connection.execute(_COLUMNS)):
            raise Incomplete(f"{self.name}, {self.path}, is damaged: a part of it is missing.")
        if wanted and connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'trigger'").fetchone():
            raise Incomplete(f"{self.name}, {self.path}, was changed by another program: it holds triggers.")

    def _bring_forward(self, connection: sqlite3.Connection) -> None:
        """Runs the migrations that are missing, all or none; a second program that waited finds them done."""
        connection.execute("BEGIN IMMEDIATE")
        try:
            for number in range(_version(connection), len(self.migrations)):
                for statement in self.migrations[number]:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(self.migrations)}")
            connection.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise

    def _shared(self, carrier: str) -> str:
        return (
            f"{self.path.parent} is kept on other machines too, by {carrier}. Use it from one machine at a time, and "
            "close Helpfirst before you change machines; a folder on this machine's own disk is safer "
            "(HELPFIRST_HOME names another)."
        )


def why(trouble: sqlite3.Error) -> str:
    """What the trouble is, as the end of a sentence."""
    found = next((text for names, text in _WHY if _name(trouble).startswith(names)), None)
    return found or str(trouble)


def is_damage(trouble: sqlite3.Error) -> bool:
    """Whether the content of the file is the trouble, so that waiting or making room does not help."""
    return _name(trouble).startswith(_DAMAGE)


def _name(trouble: sqlite3.Error) -> str:
    return getattr(trouble, "sqlite_errorname", None) or ""


def connect(path: str, *, uri: bool = False) -> sqlite3.Connection:
    """The file as it is, damaged or not, without pragmas: for `DatabaseFile`, and for saving what can be read."""
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=uri)


def _uri(path: Path, how: str) -> str:
    """The path as SQLite takes it with options. (`Path.as_uri` would load a package for it.)"""
    text = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:///{text.lstrip('/')}?{how}"


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
