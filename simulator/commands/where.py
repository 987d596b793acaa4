"""`helpfirst where`: the folders and files in use."""

from __future__ import annotations

import argparse

from simulator import paths
from simulator.commands.terminal import write


def run(arguments: argparse.Namespace) -> int:
    own = paths.own_scenarios(getattr(arguments, "scenarios", None))
    rubric = paths.own_rubric(getattr(arguments, "rubric", None))
    rows: dict[str, object] = {"shipped scenarios": paths.shipped_scenarios()}
    try:
        rows = {
            "learner data": paths.data_folder(),
            "settings": paths.data_folder() / "settings.toml",
            "library index": paths.index_file() or "none",
            "log of errors": paths.log_file(),
            **rows,
            "installed packs": paths.packs_folder(),
        }
    except paths.NoHome as trouble:
        rows = {"learner data": f"none. {trouble}", **rows}
    rows |= {
        "own scenarios": own or f"none (give --scenarios DIR or set {paths.SCENARIOS_VARIABLE})",
        "rubric": rubric or "the shipped one",
    }
    width = max(len(name) for name in rows)
    for name, value in rows.items():
        write(f"{name:<{width}}  {value}")
    return 0
