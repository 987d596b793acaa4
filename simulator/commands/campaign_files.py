"""Where campaign files are, and how they are read: with the scenarios of their own folder and of the library."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from simulator import paths
from simulator.commands.from_arguments import library_for, scenario_of_file
from simulator.scenario.campaign import CampaignReading, first_key, read_campaign
from simulator.scenario.library import CAMPAIGNS
from simulator.scenario.model import Scenario
from simulator.scenario.reading.source import Unreadable, read_file


def campaign_files(arguments: argparse.Namespace) -> dict[str, Path]:
    """The campaign files of the library by name; an own one hides a shipped one of the same name."""
    own = paths.own_scenarios(getattr(arguments, "scenarios", None))
    around = [place for folder in paths.scenario_folders(own) for place in (*_packed(folder), folder)]
    return {file.stem: file for folder in around for file in _inside(folder / CAMPAIGNS)}


def _packed(folder: Path) -> list[Path]:
    """The packs in a folder of packs: each may bring campaigns."""
    try:
        return sorted(path for path in folder.iterdir() if os.path.isdir(path) and not path.name.startswith("."))
    except OSError:
        return []


def _inside(folder: Path) -> list[Path]:
    """Nothing where there is no such folder, or it cannot be looked into."""
    try:
        return sorted(folder.glob("*.y*ml"))
    except OSError:
        return []


def holds_campaign(file: Path) -> bool:
    """Whether a file is to be read as a campaign: by the folder it is in, or by how it begins."""
    return file.absolute().parent.name == CAMPAIGNS or begins_with(file, "campaign")


def holds_territory(file: Path) -> bool:
    """Whether a file is to be read as a territory: by how it begins, or by its accounts where that was forgotten."""
    if begins_with(file, "territory"):
        return True
    try:
        return re.search(rb"^accounts:", read_file(file)[:4096], re.MULTILINE) is not None
    except Unreadable:
        return False


def begins_with(file: Path, key: str) -> bool:
    """Whether that is the first key of the file; not where it cannot be read."""
    try:
        return first_key(read_file(file)[:4096]) == key
    except Unreadable:
        return False


def read(file: Path, arguments: argparse.Namespace) -> CampaignReading:
    """The campaign of that file. A scenario is looked for beside it first, then in the library; each by its own rubric."""
    library = library_for(arguments)

    def find(scenario_id: str) -> Scenario | None:
        path = _beside(file, scenario_id) or library.find(scenario_id)
        return None if path is None else scenario_of_file(arguments, path)

    def names() -> set[str]:
        return library.ids() | {path.stem for depth in ("", "*/") for path in _around(file).glob(f"{depth}*.y*ml")}

    return read_campaign(file, find, names)


def _beside(campaign: Path, scenario_id: str) -> Path | None:
    """The scenario's file in the campaign's folder or one below; of a folder `campaigns`, in the one around it."""
    around = _around(campaign)
    return next((path for depth in ("", "*/") for path in sorted(around.glob(f"{depth}{scenario_id}.y*ml"))), None)


def _around(campaign: Path) -> Path:
    folder = campaign.absolute().parent
    return folder.parent if folder.name == CAMPAIGNS else folder
