"""Removing attempts for good: one, one scenario's, or all. What is removed is said, never guessed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from simulator.practice.file.store import LearnerFile, NotKept

UNTOUCHED = "Nothing was removed."


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many were removed. `lingers` while another program holds the file: then they leave the disk when it ends."""

    attempts: int
    choices: int
    lingers: bool = False


def forget_attempt(store: LearnerFile, attempt_id: str) -> Forgotten:
    """Removes one attempt with its choices and answers. Raises NotKept."""
    return _remove(store, "WHERE attempt = ?", (attempt_id,))


def forget_scenario(store: LearnerFile, scenario_id: str) -> Forgotten:
    """Removes every attempt at that scenario. Raises NotKept."""
    return _remove(store, "WHERE scenario = ?", (scenario_id,))


def forget_all(store: LearnerFile) -> Forgotten:
    """Removes every attempt, what is due, how far campaigns have come, and the account of learning records. Raises NotKept."""
    return _remove(store, "", (), everything=True)


def _remove(store: LearnerFile, where: str, values: tuple[str, ...], *, everything: bool = False) -> Forgotten:
    if store.read_only:
        raise NotKept(f"{store.notice} {UNTOUCHED}")
    store.checkpoint()  # on a full disk this may be what makes the room to write in
    with store.writing(UNTOUCHED) as connection:
        chosen = f"SELECT attempt FROM attempt {where}"
        runs = connection.execute(f"SELECT DISTINCT run FROM attempt {where}", values).fetchall()
        choices = connection.execute(f"SELECT COUNT(*) FROM choice WHERE attempt IN ({chosen})", values).fetchone()[0]
        attempts = connection.execute(f"DELETE FROM attempt {where}", values).rowcount
        if everything:
            for table in ("card", "rated", "run", "account"):
                connection.execute(f"DELETE FROM {table}")
        connection.executemany(
            "DELETE FROM run WHERE run = ? AND run NOT IN (SELECT run FROM attempt WHERE run IS NOT NULL)",
            [(row["run"],) for row in runs if row["run"] is not None],
        )
        connection.execute(
            "DELETE FROM source WHERE digest NOT IN (SELECT digest FROM attempt UNION SELECT rubric FROM attempt)"
        )
        count_again(connection)
    return Forgotten(attempts, choices, lingers=not store.checkpoint())


def count_again(connection: sqlite3.Connection) -> None:
    """How each scenario stands, from the attempts that are there; inside the caller's transaction."""
    connection.execute("DELETE FROM standing")
    connection.execute(
        "INSERT INTO standing (scenario, attempts, meeting, finished)"
        " SELECT scenario, COUNT(*), json_extract(ending, '$.meeting'), MAX(finished) FROM attempt"
        " WHERE finished IS NOT NULL AND parent IS NULL AND json_valid(ending)"
        " AND json_extract(ending, '$.meeting') IS NOT NULL GROUP BY scenario"
    )
