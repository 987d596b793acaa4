"""Who the learner is in learning records (a random id), and which attempts an address has already accepted."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from simulator.practice.file.store import LearnerFile


class Sent:
    """The sending of one learner's store. What writes raises NotKept."""

    def __init__(self, store: LearnerFile) -> None:
        self._store = store

    def account(self) -> str:
        """A random UUID that is made when it is first asked for; it holds until everything is forgotten."""
        rows = self._store.rows("SELECT id FROM account LIMIT 1")
        if rows:
            return str(rows[0]["id"])
        with self._store.writing("No account was made.") as connection:
            connection.execute(
                "INSERT INTO account (id) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM account)", (str(uuid.uuid4()),)
            )
            return str(connection.execute("SELECT id FROM account").fetchone()[0])

    def accepted_by(self, address: str) -> set[str]:
        """The ids of the attempts that were accepted there."""
        return {
            str(row["attempt"]) for row in self._store.rows("SELECT attempt FROM sent WHERE address = ?", (address,))
        }

    def accepted(self, address: str, attempts: Iterable[str]) -> None:
        """Keeps that these attempts need not be sent there again; one that was forgotten meanwhile is passed over."""
        with self._store.writing("What was sent would be sent again, which is harmless.") as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO sent (attempt, address) SELECT attempt, ? FROM attempt WHERE attempt = ?",
                [(address, one) for one in attempts],
            )
