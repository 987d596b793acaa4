"""Waits for files to be saved, without polling: the operating system says so (watchfiles)."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any

from simulator.stop import Trouble


def changes(paths: Sequence[Path], suffixes: Sequence[str]) -> Iterator[set[Path]]:
    """The files that changed, each time some did, until the process is interrupted.

    A file is watched through its folder, so an editor that saves by renaming a new file over the old one is seen.
    """
    from watchfiles import watch

    folders = {path.absolute() for path in paths if os.path.isdir(path)}
    files = {path.absolute() for path in paths if not os.path.isdir(path)}
    around = {file.parent for file in files if os.path.isdir(file.parent)}
    watched = [str(folder) for folder in sorted(folders | around)]
    told = watch(*watched, debounce=50, step=10, raise_interrupt=True, recursive=bool(folders))
    while (found := _next(told)) is not None:
        changed = {Path(name) for _, name in found}
        ours = {
            path
            for path in changed
            if path in files or (path.suffix in suffixes and any(folder in path.parents for folder in folders))
        }
        if ours:
            yield ours


def _next(told: Iterator[set[Any]]) -> set[Any] | None:
    """None at the end. Raises Trouble where the system does not tell of so many folders, or of these."""
    try:
        return next(told, None)
    except OSError as error:
        why = error.strerror or str(error).partition(" (os error")[0]
        raise Trouble(f"These files cannot be watched ({why}). Name fewer, or leave --watch out.") from None


async def awatch_file(path: Path, beside: Path) -> AsyncIterator[None]:
    """Once for each time that one of the two was saved, removed, or replaced by another. Their folder must be there."""
    from watchfiles import awatch

    names = {path.name, beside.name}
    path = path.absolute()  # noqa: ASYNC240  the working folder alone is asked, once
    async for found in awatch(path.parent, debounce=50, step=10, recursive=False):
        if any(Path(name).name in names for _, name in found):
            yield
