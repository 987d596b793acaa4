"""How the words file of a scenario is called. Whoever looks for scenarios in a folder asks here."""

from __future__ import annotations

from pathlib import Path

SUFFIXES = (".words.yaml", ".words.yml")


def is_words_file(name: str) -> bool:
    """Whether a file of that name holds words for a scenario, and is none itself."""
    return name.endswith(SUFFIXES)


def words_beside(path: Path) -> Path:
    """Where the words file of the scenario in `path` would be."""
    return path.with_name(f"{path.stem}.words{path.suffix or '.yaml'}")


def scenario_beside(path: Path) -> Path:
    """Where the scenario of the words file `path` would be."""
    return path.with_name(path.name.replace(".words.", "."))
