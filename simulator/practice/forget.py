"""Removing attempts for good: one, one scenario's, or all. What is removed is said, never guessed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from simulator.practice.store import LearnerFile


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many were removed."""

    attempts: int
    choices: int


def forget_attempt(store: LearnerFile, attempt_id: str) -> Forgotten:
    """Removes one attempt with its choices and answers. Raises NotKept."""
    return _remove(store, "WHERE attempt = ?", (attempt_id,))


def forget_scenario(store: LearnerFile, scenario_id: str) -> Forgotten:
    """Removes every attempt at that scenario. Raises NotKept."""
    return _remove(store, "WHERE scenario = ?", (scenario_id,))


def forget_all(store: LearnerFile) -> Forgotten:
    """Removes every attempt, and when each behaviour is due. Raises NotKept."""
    return _remove(store, "", (), everything=True)


def _remove(store: LearnerFile, where: str, values: tuple[str, ...], *, everything: bool = False) -> Forgotten:
    with store.writing() as connection:
        connection.execute("PRAGMA secure_delete = ON")
        chosen = f"SELECT attempt FROM attempt {where}"
        choices = connection.execute(f"SELECT COUNT(*) FROM choice WHERE attempt IN ({chosen})", values).fetchone()[0]
        attempts = connection.execute(f"DELETE FROM attempt {where}", values).rowcount
        if everything:
            connection.execute("DELETE FROM card")
        connection.execute(
            "DELETE FROM source WHERE digest NOT IN (SELECT digest FROM attempt UNION SELECT rubric FROM attempt)"
        )
        _count_again(connection)
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return Forgotten(attempts, choices)


def _count_again(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM standing")
    connection.execute(
        "INSERT INTO standing (scenario, attempts, meeting, finished)"
        " SELECT scenario, COUNT(*), json_extract(ending, '$.meeting'), MAX(finished) FROM attempt"
        " WHERE finished IS NOT NULL AND parent IS NULL GROUP BY scenario"
    )
