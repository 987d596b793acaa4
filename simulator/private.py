"""Folders and files that only their owner may read, however they came to be: 0700 and 0600.

Windows keeps a user's folders to that user by itself; there these functions only make and write.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import threading
from fnmatch import fnmatch
from pathlib import Path

OTHERS = 0o077
OURS = (
    "attempts.sqlite3*",
    "rooms.sqlite3*",
    "settings.toml*",
    "helpfirst.log",
    "library-index.json*",
    "hosted.json*",
    "joined.json*",
    "private-*.txt",
    "rooms.lock",
    "packs",
    "debriefs",
)
"""What the program keeps in its folder. A folder that holds anything else belongs to more than this program."""


def private_folder(folder: Path) -> None:
    """Makes the folder, or closes one that is there to everybody else. Raises OSError where it cannot be made.

    A folder that others own, or that holds more than this program's files, stays as open as it is: the files
    in it are closed one by one.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, "it is a file, and no folder") from None
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        found = folder.stat()
        if found.st_mode & OTHERS and found.st_uid == os.geteuid() and _only_ours(folder):
            folder.chmod(0o700)


def private_file(file: Path) -> None:
    """Makes the file, empty, or closes one that is there to everybody else. Raises OSError where it cannot be made."""
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    close_to_others(file)


def close_to_others(file: Path) -> None:
    """Only the owner may read it from here on. A file that is not this user's, or not there, is left alone."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        if file.stat().st_mode & OTHERS:
            file.chmod(stat.S_IRUSR | stat.S_IWUSR)


def write_private(file: Path, text: str) -> None:
    """Writes the file whole or not at all, for its owner alone. Raises OSError."""
    private_folder(file.parent)
    part = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        part.replace(file)
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _only_ours(folder: Path) -> bool:
    return all(any(fnmatch(name, ours) for ours in OURS) for name in os.listdir(folder))
