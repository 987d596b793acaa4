"""The folders in use: learner data, the index, shipped and own scenarios. The only user of platformdirs.

`HELPFIRST_HOME` overrides where data is kept, for tests and classrooms.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection
from pathlib import Path

from simulator.stop import Stop, Trouble


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


HOME_VARIABLE = "HELPFIRST_HOME"
SCENARIOS_VARIABLE = "HELPFIRST_SCENARIOS"
RUBRIC_VARIABLE = "HELPFIRST_RUBRIC"


class NoHome(Trouble):
    """There is no folder to keep anything in: what is named as one cannot be."""


def data_folder() -> Path:
    """Where attempts and settings are kept. Nothing is created by asking. Raises NoHome."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return _home(home)
    from platformdirs import user_data_path

    return _own("your data", user_data_path("helpfirst", appauthor=False))


def data_folder_or_none() -> Path | None:
    """The same, for what works without one."""
    with contextlib.suppress(NoHome):
        return data_folder()
    return None


def packs_folder() -> Path:
    """Where installed packs are. Nothing is created by asking. Raises NoHome."""
    return data_folder() / "packs"


def index_file() -> Path | None:
    """The library's cached index, which can be deleted at any time. None where there is no place for it."""
    with contextlib.suppress(NoHome):
        home = os.environ.get(HOME_VARIABLE)
        if home:
            return _home(home) / "library-index.json"
        from platformdirs import user_cache_path

        return _own("a cache", user_cache_path("helpfirst", appauthor=False)) / "library-index.json"
    return None


def _home(named: str) -> Path:
    return _expanded(named) or _nowhere(f"{HOME_VARIABLE} is {named}, and there is no user of that name.")


def _own(what: str, found: Path) -> Path:
    return _expanded(str(found)) or _nowhere(f"This system names no folder of yours for {what}.")


def _nowhere(why: str) -> Path:
    raise NoHome(f"{why} Nothing can be kept until {HOME_VARIABLE} names a folder.")


def _expanded(named: str) -> Path | None:
    """The absolute path; None where it begins with a user that does not exist, or the system knows no home."""
    found = os.path.expanduser(named)
    return None if found.startswith("~") and not os.path.exists(named) else Path(found).absolute()


def _given(named: str, what: str) -> Path:
    found = _expanded(named)
    if found is None:
        raise Stop(f"helpfirst: {what} is {named}, and there is no user of that name.")
    return found


def log_file() -> Path:
    """Where an unexpected error is written. Raises NoHome."""
    return data_folder() / "helpfirst.log"


def shipped_scenarios() -> Path:
    """The scenarios that come with the program: in the wheel, or in the checkout when run from source."""
    package = Path(__file__).resolve().parent
    inside = package / "_scenarios"
    return inside if os.path.isdir(inside) else package.parent / "scenarios"


def own_scenarios(folder: str | None = None) -> Path | None:
    """The folder of own scenarios, from the command line or the environment, if one was given. Raises Stop."""
    chosen = folder or os.environ.get(SCENARIOS_VARIABLE)
    return _given(chosen, "the folder of your own scenarios") if chosen else None


def scenario_folders(own: Path | None) -> list[Path]:
    """Every folder of the library; a scenario of a later one hides one with the same id in an earlier one."""
    folders = [shipped_scenarios()]
    with contextlib.suppress(NoHome):
        folders.append(packs_folder())
    return folders if own is None else [*folders, own]


def own_rubric(file: str | None = None) -> Path | None:
    """An organisation's own rubric, from the command line or the environment, if one was given. Raises Stop."""
    chosen = file or os.environ.get(RUBRIC_VARIABLE)
    return _given(chosen, "the rubric") if chosen else None
