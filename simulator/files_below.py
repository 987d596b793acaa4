"""The files of a folder and of those below it."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path


def files_below(folder: Path, suffixes: Collection[str] = ()) -> list[Path]:
    """All of them, or those with one of the suffixes, in a steady order.

    Links to folders are not followed, so there is no loop; a folder that cannot be looked into, or goes meanwhile, is
    passed over.
    """
    return sorted(
        Path(place, name)
        for place, _, names in os.walk(folder)
        for name in names
        if not suffixes or os.path.splitext(name)[1] in suffixes
    )
