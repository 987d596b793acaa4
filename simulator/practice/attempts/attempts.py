"""Attempts in the learner's file: begun, continued choice by choice, finished once, opened again.

A `KeptAttempt` is what was recorded; the talk itself is rebuilt from it with the very files it was made with.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from simulator.conversation.attempt import Attempt
from simulator.conversation.talk import Talk
from simulator.languages.english import capital
from simulator.local_time import utc_now
from simulator.practice.attempts.kept import (
    KeptAttempt,
    ListedAttempt,
    kept_attempt,
    kept_choice,
    listed_attempt,
)
from simulator.practice.attempts.recording import compare, finish, write_attempt, write_choices, write_source
from simulator.practice.file.rows import BAD_ROW, moment
from simulator.practice.file.store import MEND, LearnerFile
from simulator.practice.reviews.rating import Rated
from simulator.practice.reviews.reviews import record_ratings

if TYPE_CHECKING:
    from simulator.words.typed_reply import Saying

Read = TypeVar("Read")
Clock = Callable[[], datetime]
"""Answers the present moment, with its time zone."""


FEW = 500
"""Up to so many attempts are asked for by their ids; SQLite takes a thousand and more."""


class Attempts:
    """The attempts of one learner's store."""

    def __init__(self, store: LearnerFile, clock: Clock = utc_now) -> None:
        self.store = store
        self._clock = clock
        self._damaged: set[str] = set()

    def begin(
        self,
        attempt: Attempt,
        file: str,
        scenario_source: bytes,
        rubric_source: bytes,
        run: str | None = None,
        started: datetime | None = None,
        purpose: str = "",
        drill: str | None = None,
    ) -> str:
        """Records an attempt, with what it is made of, and answers its id. Raises NotKept.

        `run` is the time through a campaign that it belongs to; without `started` it starts now. `purpose` is what
        the trainee wants to be better for the person afterwards; `drill` the behaviour that a drill is for.
        """
        attempt_id = os.urandom(8).hex()
        with self.store.writing() as connection:
            write_source(connection, attempt.digest, "scenario", scenario_source)
            write_source(connection, attempt.rubric, "rubric", rubric_source)
            at = self._now() if started is None else started.astimezone(UTC).isoformat()
            write_attempt(connection, attempt_id, attempt, file, at, run, purpose or None, drill)
        return attempt_id

    def keep(
        self,
        attempt_id: str,
        talk: Talk,
        stands: Sequence[str] = (),
        own_words: str | None = None,
        sayings: Sequence[Saying] = (),
        drilled: Rated | None = None,
    ) -> None:
        """Makes durable what the talk says after `stands`, the choices that are in the record; its finish too, once.

        A drill, with how its last choice is `drilled`, is never finished: it is no conversation. `own_words` and
        `sayings` belong to the last choice. Raises NotKept, and GoneOnElsewhere where something else stands.
        """
        now = self._now()
        with self.store.writing() as connection:
            compare(connection, attempt_id, stands)
            write_choices(connection, attempt_id, talk, len(stands), now, own_words, sayings)
            if drilled is not None:
                record_ratings(connection, [drilled], now, drill=True)
            elif talk.ending is not None:
                finish(connection, attempt_id, talk, talk.ending, now)

    def take_back(self, attempt_id: str, stands: Sequence[str], keep: int) -> None:
        """Drops the choices after the first `keep` of `stands`, which are in the record. Raises as `keep` does."""
        with self.store.writing("Nothing was taken back.") as connection:
            compare(connection, attempt_id, stands)
            connection.execute("DELETE FROM choice WHERE attempt = ? AND place >= ?", (attempt_id, keep))

    def get(self, attempt_id: str) -> KeptAttempt | None:
        """The recorded attempt of that id; None where there is none, or it is damaged."""
        return self._one("SELECT * FROM attempt WHERE attempt = ?", (attempt_id,))

    def all(self) -> list[KeptAttempt]:
        """Every recorded attempt, oldest first."""
        return self._with_choices(self.store.rows("SELECT * FROM attempt ORDER BY started, attempt"))

    def of_scenario(self, scenario_id: str) -> list[KeptAttempt]:
        """Every recorded attempt at that scenario, oldest first."""
        return self._with_choices(
            self.store.rows("SELECT * FROM attempt WHERE scenario = ? ORDER BY started, attempt", (scenario_id,))
        )

    def finished(self, scenario_id: str | None = None) -> list[KeptAttempt]:
        """Finished attempts, of that scenario or all, the first finished first; without their choices."""
        where, values = ("", ()) if scenario_id is None else (" AND scenario = ?", (scenario_id,))
        rows = self.store.rows(
            f"SELECT * FROM attempt WHERE finished IS NOT NULL{where} ORDER BY finished, attempt", values
        )
        return list(self._sound(rows, lambda row: kept_attempt(row, ())))

    def in_own_words(self) -> frozenset[str]:
        """The ids of the attempts in which a typed text was compared with the lines before one was taken."""
        rows = self.store.rows("SELECT DISTINCT attempt FROM choice WHERE sayings IS NOT NULL")
        return frozenset(row["attempt"] for row in rows)

    def last_finished(self, scenario_id: str) -> KeptAttempt | None:
        """The attempt at that scenario that was finished last, what-ifs left aside.

        One that is dated after this moment is a wrong clock's, and taken only where there is no other.
        """
        rows = self.store.rows(
            "SELECT * FROM attempt WHERE scenario = ? AND finished IS NOT NULL AND parent IS NULL"
            " ORDER BY finished > ?, finished DESC LIMIT 5",
            (scenario_id, self._now()),
        )
        return next(iter(self._with_choices(rows)), None)

    def newest(self, most: int) -> list[KeptAttempt]:
        """At most so many attempts that have come to their end and count, the last finished last."""
        rows = self.store.rows(
            "SELECT * FROM attempt WHERE finished IS NOT NULL AND parent IS NULL ORDER BY finished DESC LIMIT ?",
            (most,),
        )
        return self._with_choices(rows)[::-1]

    def drills(self, most: int) -> list[KeptAttempt]:
        """At most so many drills, the newest first. Of each only the last choice is the trainee's."""
        return self._with_choices(
            self.store.rows("SELECT * FROM attempt WHERE drill IS NOT NULL ORDER BY started DESC LIMIT ?", (most,))
        )

    def of_run(self, run: str) -> list[KeptAttempt]:
        """The finished attempts of one time through a campaign, in the order they were finished."""
        return self._with_choices(
            self.store.rows("SELECT * FROM attempt WHERE run = ? AND finished IS NOT NULL ORDER BY finished", (run,))
        )

    def left_in_run(self, run: str) -> KeptAttempt | None:
        """The newest attempt of that time through a campaign that was left before its end, or None."""
        return self._one(
            "SELECT * FROM attempt WHERE run = ? AND finished IS NULL"
            " AND EXISTS (SELECT 1 FROM choice WHERE choice.attempt = attempt.attempt) ORDER BY started DESC LIMIT 5",
            (run,),
        )

    def open_run(self, campaign_id: str) -> str:
        """The time through that campaign that is under way, or a new one. Raises NotKept."""
        rows = self.store.rows("SELECT run FROM run WHERE campaign = ? AND finished IS NULL", (campaign_id,))
        if rows:
            return str(rows[0]["run"])
        run = os.urandom(8).hex()
        with self.store.writing() as connection:
            connection.execute(
                "INSERT INTO run (run, campaign, started) VALUES (?, ?, ?)", (run, campaign_id, self._now())
            )
        return run

    def close_run(self, run: str) -> None:
        """The campaign has come to its end; the next time begins anew. Raises NotKept."""
        with self.store.writing() as connection:
            connection.execute("UPDATE run SET finished = ? WHERE run = ?", (self._now(), run))

    def last_run(self, campaign_id: str) -> str | None:
        """The newest time through that campaign that is over, or None."""
        over = "SELECT run FROM run WHERE campaign = ? AND finished IS NOT NULL ORDER BY finished DESC LIMIT 1"
        return next((str(row["run"]) for row in self.store.rows(over, (campaign_id,))), None)

    def listed(self) -> list[ListedAttempt]:
        """Every attempt in which something was said, the newest first; drills left aside."""
        rows = self.store.rows(
            "SELECT attempt, scenario, parent, kept, COALESCE(finished, started) AS at, finished, ending, score,"
            " (SELECT COUNT(*) FROM choice WHERE choice.attempt = attempt.attempt) AS choices"
            " FROM attempt WHERE drill IS NULL AND (choices > 0 OR finished IS NOT NULL) ORDER BY at DESC"
        )
        return list(self._sound(rows, listed_attempt))

    def standings(self) -> dict[str, tuple[int, str, datetime]]:
        """For each scenario with a finished attempt: how many, the last one's meeting, and when."""
        found = {}
        for row in self.store.rows("SELECT * FROM standing"):
            with contextlib.suppress(*BAD_ROW):
                found[row["scenario"]] = (row["attempts"], row["meeting"], moment(row["finished"]))
        return found

    def source(self, digest: str) -> bytes | None:
        """The bytes of the scenario or rubric with that digest, as an attempt was made with; None where damaged."""
        rows = self.store.rows("SELECT bytes FROM source WHERE digest = ?", (digest,))
        try:
            return zlib.decompress(rows[0]["bytes"]) if rows else None
        except (zlib.error, TypeError):
            return None

    def note(self) -> str | None:
        """A sentence about the damaged attempts that were met so far and left out; None where there were none."""
        if not self._damaged:
            return None
        one = len(self._damaged) == 1
        return (
            f"{'One attempt' if one else f'{len(self._damaged)} attempts'} in {self.store.file.path} "
            f"{'is' if one else 'are'} damaged and left out. {capital(MEND)}"
        )

    def _one(self, sql: str, values: tuple[object, ...]) -> KeptAttempt | None:
        return next(iter(self._with_choices(self.store.rows(sql, values))), None)

    def _with_choices(self, rows: Sequence[sqlite3.Row]) -> list[KeptAttempt]:
        """The attempts of those rows. One that is damaged, or has a damaged choice, is left out and noted."""
        if not rows:
            return []
        if len(rows) <= FEW:
            marks = ", ".join("?" * len(rows))
            found = self.store.rows(
                f"SELECT * FROM choice WHERE attempt IN ({marks}) ORDER BY attempt, place",
                tuple(row["attempt"] for row in rows),
            )
        else:
            found = self.store.rows("SELECT * FROM choice ORDER BY attempt, place")
        choices: dict[str, list[sqlite3.Row]] = {}
        for row in found:
            choices.setdefault(row["attempt"], []).append(row)
        return list(self._sound(rows, lambda row: _attempt(row, choices.get(row["attempt"], ()))))

    def _sound(self, rows: Iterable[sqlite3.Row], read: Callable[[sqlite3.Row], Read]) -> Iterator[Read]:
        for row in rows:
            try:
                yield read(row)
            except BAD_ROW:
                self._damaged.add(row["attempt"])

    def now(self) -> datetime:
        """This moment, by the clock in use."""
        return self._clock()

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat()


def _attempt(row: sqlite3.Row, choices: Sequence[sqlite3.Row]) -> KeptAttempt:
    if [choice["place"] for choice in choices] != list(range(len(choices))):
        raise ValueError("a choice is missing")
    return kept_attempt(row, tuple(map(kept_choice, choices)))
