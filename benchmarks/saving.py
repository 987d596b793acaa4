"""Making a choice durable beside a bare SQLite insert with the same durability; opening with many attempts kept."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from benchmarks.measure import Beside, least_in_turn
from benchmarks.painting import first_paint, ours
from benchmarks.stepping import endless_scenario
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.file.store import LearnerFile
from simulator.scenario.rubric_file import read_rubric

CHOICES = 40
MANY = 10_000


def report() -> list[Beside]:
    with tempfile.TemporaryDirectory() as folder:
        return [_saving(Path(folder)), _opening(Path(folder))]


def _saving(folder: Path) -> Beside:
    rubric = read_rubric(None)
    scenario = endless_scenario()
    attempts = Attempts(LearnerFile(folder / "ours"))
    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("CREATE TABLE choice (attempt TEXT, place INTEGER, turn TEXT, choice TEXT, at TEXT)")
    rounds = iter(range(10_000))

    def mine() -> None:
        talk = Talk(scenario, rubric, new_attempt(scenario, rubric, 1))
        keeper = Keeper(attempts)
        for number in range(CHOICES):
            talk.choose(f"ask-{number}")
            keeper.chosen(talk)

    def floor() -> None:
        attempt = f"{next(rounds):016x}"
        for number in range(CHOICES):
            bare.execute(
                "INSERT INTO choice VALUES (?, ?, ?, ?, ?)",
                (attempt, number, f"turn-{number}", f"ask-{number}", "2026-11-23T12:00:00+00:00"),
            )

    ours_took, bare_took = least_in_turn(mine, floor, 12)
    scale = 1e3 / CHOICES
    return Beside("saving a choice", ours_took * scale, bare_took * scale, "a bare FULL insert", "ms", 2.0)


def _opening(folder: Path) -> Beside:
    empty, full = folder / "empty", folder / "full"
    LearnerFile(empty).close()
    store = LearnerFile(full)
    with store.writing() as connection:
        for number in range(MANY):
            connection.execute(
                "INSERT INTO attempt (attempt, scenario, digest, rubric, seed, file, started, finished, ending, score)"
                " VALUES (?, 'laptop-for-a-nephew', 'd', 'r', 1, 'f', '2026-11-23T12:00:00+00:00',"
                ' \'2026-11-23T12:10:00+00:00\', \'{"id":"x","kind":"advance","meeting":"earned"}\', \'{}\')',
                (f"{number:016x}",),
            )
            connection.executemany(
                "INSERT INTO choice (attempt, place, turn, choice, at) VALUES (?, ?, 'opening', 'c', '')",
                [(f"{number:016x}", place) for place in range(10)],
            )
        connection.execute(
            "INSERT INTO standing VALUES ('laptop-for-a-nephew', ?, 'earned', '2026-11-23T12:10:00+00:00')", (MANY,)
        )
    store.close()
    times: dict[Path, float] = {empty: float("inf"), full: float("inf")}
    for home in (empty, full):
        first_paint(ours(), "First steps", str(home))
    for _ in range(11):
        for home in (full, empty):
            times[home] = min(times[home], first_paint(ours(), "First steps", str(home)))
    return Beside(f"first paint, {MANY:,} attempts kept", times[full], times[empty], "with none kept", "ms", 1.1)


if __name__ == "__main__":
    for row in report():
        print(row.line())
