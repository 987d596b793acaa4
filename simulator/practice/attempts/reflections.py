"""The learner's own answers before a score, and what they promised themselves, kept with the attempt."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from simulator.debrief.report import Reflection
from simulator.practice.file.rows import BAD_ROW, moment
from simulator.practice.file.store import LearnerFile

LONGEST = 2000
"""Characters of one answer that are kept."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise that has not been answered for yet."""

    attempt: str
    scenario: str
    text: str
    promised: datetime


class Reflections:
    """The reflections of one learner's store. What writes raises NotKept."""

    def __init__(self, store: LearnerFile) -> None:
        self._store = store

    def of(self, attempt_id: str) -> Reflection:
        """The answers to that attempt, empty where there are none."""
        rows = self._store.rows("SELECT answers, promise FROM reflection WHERE attempt = ?", (attempt_id,))
        if not rows:
            return Reflection()
        with contextlib.suppress(*BAD_ROW):
            answers = json.loads(rows[0]["answers"])
            return Reflection(tuple(str(answer) for answer in answers), str(rows[0]["promise"] or ""))
        return Reflection()

    def answer(self, attempt_id: str, answers: Sequence[str]) -> None:
        """Keeps the answers given before the score, in the order of the questions."""
        text = json.dumps([answer.strip()[:LONGEST] for answer in answers], ensure_ascii=False)
        with self._store.writing("It is not kept.") as connection:
            connection.execute(
                "INSERT INTO reflection (attempt, answers) VALUES (?, ?)"
                " ON CONFLICT (attempt) DO UPDATE SET answers = excluded.answers",
                (attempt_id, text),
            )

    def promise(self, attempt_id: str, text: str, now: datetime) -> None:
        """Keeps what the learner will say to a customer of theirs; it is asked again at the next review."""
        with self._store.writing("It is not kept.") as connection:
            connection.execute(
                "INSERT INTO reflection (attempt, answers, promise, promised) VALUES (?, '[]', ?, ?)"
                " ON CONFLICT (attempt) DO UPDATE SET promise = excluded.promise, promised = excluded.promised",
                (attempt_id, text.strip()[:LONGEST], now.astimezone(UTC).isoformat()),
            )

    def open_promises(self) -> list[Promise]:
        """Promises not yet answered for, the oldest first."""
        rows = self._store.rows(
            "SELECT reflection.attempt, scenario, promise, promised FROM reflection"
            " JOIN attempt ON attempt.attempt = reflection.attempt"
            " WHERE promise <> '' AND done IS NULL ORDER BY promised"
        )
        found = []
        for row in rows:
            with contextlib.suppress(*BAD_ROW):
                found.append(Promise(row["attempt"], row["scenario"], row["promise"], moment(row["promised"])))
        return found

    def purpose_about(self, attempt_id: str, about: str) -> None:
        """Keeps what the learner says their purpose was about: "them" or "number"; "" takes the mark away."""
        with self._store.writing("It is not kept.") as connection:
            connection.execute("UPDATE attempt SET purpose_about = ? WHERE attempt = ?", (about or None, attempt_id))

    def done(self, attempt_id: str, how: str) -> None:
        """Settles a promise: `how` is "yes" or "dropped". "Not yet" leaves it open."""
        with self._store.writing("It is not kept.") as connection:
            connection.execute("UPDATE reflection SET done = ? WHERE attempt = ?", (how, attempt_id))
