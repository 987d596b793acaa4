"""From save to problems: structure and lint of 180 turns, the exact part, 1,000 files, and a save in the preview.

Each stands beside its floor in the same run: PyYAML's C loader on the same bytes, or stat and read of the file.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

import yaml

from benchmarks.measure import Beside, least_in_turn
from benchmarks.reading import scenario_text
from simulator.analysis.explore import explore
from simulator.authoring.examine import examine, examine_bytes
from simulator.authoring.lint.giveaway import blindness
from simulator.authoring.preview import PreviewedFile
from simulator.conversation.table import Table
from simulator.scenario.reader import read_bytes, read_scenario
from simulator.scenario.rubric_file import read_rubric

FILES, TURNS = 1_000, 20
SHIPPED = Path(__file__).parents[1] / "scenarios"


def report() -> list[Beside]:
    return [_save_of_180_turns(), *_exact_parts(), _lint(), _many_files(), _desk()]


def _parsed(data: bytes) -> object:
    return yaml.load(data, Loader=yaml.CSafeLoader)


def _save_of_180_turns() -> Beside:
    """Wanted within 100 ms, aimed at 60."""
    data, rubric = scenario_text(180).encode(), read_rubric()
    mine, floor = least_in_turn(
        lambda: examine_bytes(data, "bench.yaml", rubric, quick=True), lambda: _parsed(data), 12
    )
    return Beside("180 turns, structure and lint", mine * 1e3, floor * 1e3, "yaml.load in C", "ms", 100 / 28)


def _exact_parts() -> list[Beside]:
    """What the exact exploration adds, for the largest shipped scenario and for 180 turns (wanted: 100 ms and 1 s)."""
    rubric = read_rubric()
    largest = max(SHIPPED.glob("*/*.yaml"), key=lambda path: path.stat().st_size).read_bytes()
    found = []
    for name, data, most in (("largest shipped", largest, 100.0), ("180 turns", scenario_text(180).encode(), 1000.0)):
        whole, quick = least_in_turn(
            lambda data=data: examine_bytes(data, "bench.yaml", rubric),  # type: ignore[misc]
            lambda data=data: examine_bytes(data, "bench.yaml", rubric, quick=True),  # type: ignore[misc]
            5,
        )
        extra = (whole - quick) * 1e3
        found.append(Beside(f"exact part, {name}", extra, most, "the budget", "ms", 1.0))
    return found


def _lint() -> Beside:
    """All lint that needs no exploration, and the blind reader, beside exploring the largest shipped scenario."""
    rubric = read_rubric()
    reading = read_scenario(max(SHIPPED.glob("*/*.yaml"), key=lambda path: path.stat().st_size), rubric)
    scenario = reading.scenario
    assert scenario is not None
    graph = explore(Table(scenario, rubric))

    def lint() -> None:
        examine(reading, rubric, quick=True)
        list(blindness(graph))

    mine, floor = least_in_turn(lint, lambda: explore(Table(scenario, rubric)), 5)
    return Beside("lint and the blind reader", mine * 1e3, floor * 1e3, "exploring alone", "ms", 0.3)


def _many_files() -> Beside:
    """1,000 files of 20 turns, structure alone (the reader), each from its own bytes."""
    rubric = read_rubric()
    text = scenario_text(TURNS)
    files = [re.sub("id: bench", f"id: bench-{n}", text, count=1).encode() for n in range(FILES)]
    mine, floor = least_in_turn(
        lambda: [read_bytes(data, f"bench-{n}.yaml", rubric) for n, data in enumerate(files)],
        lambda: [_parsed(data) for data in files],
        1,
    )
    return Beside(f"{FILES:,} files of {TURNS} turns, structure", mine * 1e3, floor * 1e3, "yaml.load in C", "ms", 3.0)


def _desk() -> Beside:
    """What the preview does at a save before it shows: read, check, lint, replay. The screen adds one paint."""
    rubric = read_rubric()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cold-chain-renewal.yaml"
        shutil.copy(SHIPPED / "b2b" / path.name, path)
        previewed = PreviewedFile(path, rubric)
        previewed.load()
        previewed.jump(("ask-what-failed",))
        data, saves = path.read_bytes(), iter(range(1_000))

        def save() -> None:
            path.write_bytes(data + f"# {next(saves)}\n".encode())
            previewed.load()

        def bare() -> None:
            path.write_bytes(data + f"# {next(saves)}\n".encode())
            _parsed(path.read_bytes())

        mine, floor = least_in_turn(save, bare, 20)
    return Beside("a save at the preview", mine * 1e3, floor * 1e3, "write and yaml.load in C", "ms", 4.0)


if __name__ == "__main__":
    begun = time.perf_counter()
    for row in report():
        print(row.line())
    print(f"in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
