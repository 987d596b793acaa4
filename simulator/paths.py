"""The folders in use: learner data, the index, shipped and own scenarios. The only user of platformdirs.

`HELPFIRST_HOME` overrides where data is kept, for tests and classrooms.
"""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "HELPFIRST_HOME"
SCENARIOS_VARIABLE = "HELPFIRST_SCENARIOS"
RUBRIC_VARIABLE = "HELPFIRST_RUBRIC"


def data_folder() -> Path:
    """Where attempts and settings are kept. Nothing is created by asking."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("helpfirst", appauthor=False)


def packs_folder() -> Path:
    """Where installed packs are. Nothing is created by asking."""
    return data_folder() / "packs"


def index_file() -> Path:
    """The library's cached index. It can be deleted at any time."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser().absolute() / "library-index.json"
    from platformdirs import user_cache_path

    return user_cache_path("helpfirst", appauthor=False) / "library-index.json"


def log_file() -> Path:
    """Where an unexpected error is written."""
    return data_folder() / "helpfirst.log"


def shipped_scenarios() -> Path:
    """The scenarios that come with the program: in the wheel, or in the checkout when run from source."""
    package = Path(__file__).resolve().parent
    inside = package / "_scenarios"
    return inside if inside.is_dir() else package.parent / "scenarios"


def own_scenarios(folder: str | None = None) -> Path | None:
    """The folder of own scenarios, from the command line or the environment, if one was given."""
    chosen = folder or os.environ.get(SCENARIOS_VARIABLE)
    return Path(chosen).expanduser().absolute() if chosen else None


def scenario_folders(own: Path | None) -> list[Path]:
    """Every folder of the library; a scenario of a later one hides one with the same id in an earlier one."""
    folders = [shipped_scenarios(), packs_folder()]
    return folders if own is None else [*folders, own]


def own_rubric(file: str | None = None) -> Path | None:
    """An organisation's own rubric, from the command line or the environment, if one was given."""
    chosen = file or os.environ.get(RUBRIC_VARIABLE)
    return Path(chosen).expanduser().absolute() if chosen else None
