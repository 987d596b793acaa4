"""Packs in the learner's library: put in whole or not at all, taken out again."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from simulator.authoring.pack import NAME
from simulator.paths import files_below
from simulator.scenario.library import NOT_SCENARIOS
from simulator.scenario.words_name import is_words_file


def install(packs: Path, name: str, files: Mapping[str, bytes]) -> bool:
    """Writes the files as the pack of that name; True where it took the place of an older one. Raises OSError.

    They are written beside it first and moved into place in one step. `name` and the paths must have been
    found harmless by `read_pack`.
    """
    packs.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=packs))
    try:
        for path, data in files.items():
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        return _swap(fresh, packs / name)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, place: Path) -> bool:
    old = fresh.with_name(fresh.name.replace(".new-", ".old-"))
    replaced = os.path.exists(place)
    if replaced:
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        if replaced:
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
    return replaced


def held(packs: Path, name: str) -> dict[str, bytes]:
    """The files of the pack of that name, its manifest included; nothing where there is none. Raises OSError."""
    place = packs / name
    if not os.path.isdir(place):
        return {}
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in files_below(place) if os.path.isfile(path)
    }


def uninstall(packs: Path, name: str) -> int | None:
    """Removes the pack and answers how many scenarios it held; None where there is no such pack. Raises OSError."""
    place = packs / name
    if NAME.fullmatch(name) is None or not os.path.isdir(place):
        return None
    count = sum(
        1
        for path in files_below(place, (".yaml", ".yml"))
        if os.path.isfile(path) and not is_words_file(path.name) and path.parent.name not in NOT_SCENARIOS
    )
    gone = place.with_name(f".old-{name}")
    shutil.rmtree(gone, ignore_errors=True)
    place.rename(gone)
    shutil.rmtree(gone)
    return count


def installed(packs: Path) -> list[str]:
    """The names of the packs that are in."""
    if not os.path.isdir(packs):
        return []
    return sorted(path.name for path in packs.iterdir() if os.path.isdir(path) and NAME.fullmatch(path.name))
