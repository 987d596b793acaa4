"""One program at a time holds a room of a data folder: a second one would count votes that the first never sees.

`held_rooms` takes a lock for each room that it opens from a store of one process. The system lets go of all of them
when the program ends, however it ends.
"""

from __future__ import annotations

import os
from pathlib import Path

from simulator.private import private_file, private_folder

FILE = "rooms.lock"
_BASE = 36


class RoomLocks:
    """The rooms that this program holds: one byte each of a file that stays empty."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._handle = -1

    def take(self, code: str) -> bool:
        """Whether the room is this program's now. Where the folder's system knows no locks it always is."""
        try:
            if self._handle < 0:
                private_folder(self._file.parent)
                private_file(self._file)
                self._handle = os.open(self._file, os.O_RDWR)
            _lock(self._handle, int(code, _BASE), take=True)
        except (BlockingIOError, PermissionError):
            return False
        except OSError:
            return True
        return True

    def drop(self, code: str) -> None:
        """Somebody else may hold it."""
        if self._handle >= 0:
            try:
                _lock(self._handle, int(code, _BASE), take=False)
            except OSError:
                return

    def close(self) -> None:
        """Drops all of them."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _lock(handle: int, place: int, *, take: bool) -> None:
    """Locks or frees the byte at `place`. Raises BlockingIOError or PermissionError where another program has it."""
    try:
        import fcntl
    except ImportError:
        import msvcrt

        os.lseek(handle, place % 2**31, os.SEEK_SET)
        mode = "LK_NBLCK" if take else "LK_UNLCK"
        getattr(msvcrt, "locking")(handle, getattr(msvcrt, mode), 1)  # noqa: B009 - only there on Windows
        return
    fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB if take else fcntl.LOCK_UN, 1, place, os.SEEK_SET)
