"""The learner's one file: safe with several terminals, durable at every commit, readable past what is damaged in it."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from simulator.practice.file.schema import COLUMNS, MIGRATIONS
from simulator.practice.first_conversation import FILE_NAME as FILE_NAME
from simulator.sql import DamagedFile, DatabaseFile, Incomplete, OpenFile, Unusable
from simulator.stop import Trouble

NAME = "The file of your attempts"
UNSAVED = "What was chosen last is not kept."
PRACTISE = "You can practise, but nothing will be kept."
"""What a front end that goes on without the file adds."""
NO_TEXT = "something in this is none, such as a name in another encoding"
MEND = "`helpfirst forget --damaged` puts it aside untouched, and goes on with what can still be read of it."


class NotKept(Trouble):
    """Nothing was saved, or nothing can be read; the message is a sentence for the learner."""

    again = True
    """Whether trying once more may help."""


class GoneOnElsewhere(NotKept):
    """The same attempt was gone on with, or forgotten, by another terminal: trying again does not help."""

    again = False


def learner_file(folder: Path) -> DatabaseFile:
    """The learner's file in that folder, unopened."""
    return DatabaseFile(folder / FILE_NAME, NAME, MIGRATIONS, COLUMNS)


class LearnerFile:
    """An open learner's file. `notice` is a sentence about how it was opened, where there is something to say."""

    def __init__(self, folder: Path, *, replace_damaged: bool = True) -> None:
        """Opens or makes the file in `folder`; one that is no database is put aside and a new one begun.

        Raises NotKept where attempts cannot be kept there, or, without `replace_damaged`, the file is damaged.
        """
        self.file = learner_file(folder)
        self._one_writer = threading.Lock()  # what is due is settled in a thread, beside the keys
        aside: Path | None = None
        try:
            opened = self._open()
        except DamagedFile as trouble:
            try:
                if not replace_damaged:
                    raise
                aside = self.file.put_aside()
                opened = self._open()
            except (OSError, DamagedFile):
                raise NotKept(str(trouble)) from None
        self._connection = opened.connection
        self._connection.row_factory = sqlite3.Row
        self._connection.text_factory = readable_text
        self.read_only = opened.read_only
        """Whether the file may only be read: then nothing more is kept."""
        self.notice = opened.notice
        if aside is not None:
            self.notice = f"{NAME} was damaged. It is kept untouched as {aside}, and a new one was begun."

    def close(self) -> None:
        """Nothing more can be read or written."""
        self._connection.close()

    @contextlib.contextmanager
    def writing(self, otherwise: str = UNSAVED) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is durable when the block ends, or none of it.

        Raises NotKept; `otherwise` is the sentence that says what has not happened then.
        """
        connection = self._connection
        with self._one_writer:
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException as trouble:
                with contextlib.suppress(sqlite3.Error):
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                if isinstance(trouble, UnicodeEncodeError):
                    raise NotKept(f"{NAME} can only hold text, and {NO_TEXT}. {otherwise}") from None
                if isinstance(trouble, sqlite3.DatabaseError):
                    raise self._not_kept(trouble, "written", otherwise) from None
                raise

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        """What a query finds; nothing, where it asks for what is no text. Raises NotKept where the file cannot be read."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except UnicodeEncodeError:
            return []
        except sqlite3.DatabaseError as trouble:
            raise self._not_kept(trouble, "read") from None

    def checkpoint(self) -> bool:
        """Moves what was written ahead into the file itself, and empties the log; False where others prevent it."""
        with contextlib.suppress(sqlite3.DatabaseError):
            busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return not busy
        return False

    def _open(self) -> OpenFile:
        """Raises DamagedFile, and NotKept for whatever else is in the way."""
        try:
            return self.file.open()
        except DamagedFile:
            raise
        except Incomplete as trouble:
            raise NotKept(f"{trouble} {MEND}") from None
        except Unusable as trouble:
            raise NotKept(str(trouble)) from None

    def _not_kept(self, trouble: sqlite3.DatabaseError, doing: str, otherwise: str = "") -> NotKept:
        unusable = self.file.unusable(trouble, doing)
        mend = MEND if isinstance(unusable, DamagedFile) else ""
        return NotKept(" ".join(part for part in (str(unusable), otherwise, mend) if part))


def readable_text(data: bytes) -> str:
    """A damaged text is read with a mark in it, so that it costs its own row and not the query."""
    return data.decode("utf-8", "replace")
