"""Attempts in the learner's file: begun, continued choice by choice, finished once, opened again.

A `KeptAttempt` is what was recorded; the talk itself is rebuilt from it with the very files it was made with.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from simulator.conversation.attempt import Attempt
from simulator.conversation.talk import Talk
from simulator.debrief.record import score_record
from simulator.practice.kept import KeptAttempt as KeptAttempt
from simulator.practice.kept import KeptChoice as KeptChoice
from simulator.practice.kept import carried_json, kept_attempt
from simulator.practice.rating import ratings
from simulator.practice.reviews import record_reviews
from simulator.practice.store import LearnerFile
from simulator.scenario.model import Ending
from simulator.scoring.score import score

Clock = Callable[[], datetime]
"""Answers the present moment, with its time zone."""


FEW = 500
"""Up to so many attempts are asked for by their ids; SQLite takes a thousand and more."""


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


class Attempts:
    """The attempts of one learner's store."""

    def __init__(self, store: LearnerFile, clock: Clock = utc_now) -> None:
        self.store = store
        self._clock = clock

    def begin(
        self, attempt: Attempt, file: str, scenario_source: bytes, rubric_source: bytes, run: str | None = None
    ) -> str:
        """Records an attempt that starts now, with what it is made of, and answers its id. Raises NotKept.

        `run` is the time through a campaign that it belongs to.
        """
        attempt_id = os.urandom(8).hex()
        with self.store.writing() as connection:
            for digest, kind, source in (
                (attempt.digest, "scenario", scenario_source),
                (attempt.rubric, "rubric", rubric_source),
            ):
                connection.execute(
                    "INSERT OR IGNORE INTO source (digest, kind, bytes) VALUES (?, ?, ?)",
                    (digest, kind, zlib.compress(source, 6)),
                )
            connection.execute(
                "INSERT INTO attempt (attempt, parent, kept, scenario, digest, rubric, seed, carried, file, started, run)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    attempt_id,
                    attempt.parent,
                    attempt.kept,
                    attempt.scenario,
                    attempt.digest,
                    attempt.rubric,
                    attempt.seed,
                    carried_json(attempt.carried),
                    file,
                    self._now(),
                    run,
                ),
            )
        return attempt_id

    def keep(self, attempt_id: str, talk: Talk, own_words: str | None = None) -> None:
        """Makes the talk's last choice durable; where the talk ended, its finish too, once. Raises NotKept."""
        place = len(talk.steps) - 1
        step = talk.steps[place]
        now = self._now()
        with self.store.writing() as connection:
            connection.execute(
                "INSERT INTO choice (attempt, place, turn, choice, at, own_words) VALUES (?, ?, ?, ?, ?, ?)",
                (attempt_id, place, step.turn.id, step.choice.id, now, own_words),
            )
            if talk.ending is not None:
                self._finish(connection, attempt_id, talk, talk.ending, now)

    def keep_all(self, attempt_id: str, talk: Talk, own_words: str | None = None) -> None:
        """Makes every choice of the talk durable in one go; `own_words` belong to the last."""
        now = self._now()
        last = len(talk.steps) - 1
        with self.store.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO choice (attempt, place, turn, choice, at, own_words) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (attempt_id, place, s.turn.id, s.choice.id, now, own_words if place == last else None)
                    for place, s in enumerate(talk.steps)
                ],
            )
            if talk.ending is not None:
                self._finish(connection, attempt_id, talk, talk.ending, now)

    def take_back(self, attempt_id: str, keep: int) -> None:
        """Drops the choices after the first `keep`. Raises NotKept."""
        with self.store.writing() as connection:
            connection.execute("DELETE FROM choice WHERE attempt = ? AND place >= ?", (attempt_id, keep))

    def _finish(self, connection: sqlite3.Connection, attempt_id: str, talk: Talk, ending: Ending, now: str) -> None:
        changed = connection.execute(
            "UPDATE attempt SET finished = ?, ending = ?, score = ? WHERE attempt = ? AND finished IS NULL",
            (
                now,
                json.dumps({"id": ending.id, "kind": ending.kind, "meeting": ending.meeting}),
                json.dumps(score_record(score(talk.steps), talk)),
                attempt_id,
            ),
        ).rowcount
        if changed and talk.attempt.parent is None:
            seen = connection.execute("SELECT 1 FROM standing WHERE scenario = ?", (talk.scenario.id,)).fetchone()
            rated = ratings(talk.steps, talk.rubric, first_try=seen is None)
            record_reviews(connection, rated, datetime.fromisoformat(now))
            connection.execute(
                "INSERT INTO standing (scenario, attempts, meeting, finished) VALUES (?, 1, ?, ?) ON CONFLICT (scenario)"
                " DO UPDATE SET attempts = attempts + 1, meeting = excluded.meeting, finished = excluded.finished",
                (talk.scenario.id, ending.meeting, now),
            )

    def get(self, attempt_id: str) -> KeptAttempt | None:
        """The recorded attempt of that id, or None."""
        rows = self.store.rows("SELECT * FROM attempt WHERE attempt = ?", (attempt_id,))
        return self._with_choices(rows)[0] if rows else None

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
        return [kept_attempt(row, ()) for row in rows]

    def last_finished(self, scenario_id: str) -> KeptAttempt | None:
        """The attempt at that scenario that was finished last, what-ifs left aside."""
        rows = self.store.rows(
            "SELECT * FROM attempt WHERE scenario = ? AND finished IS NOT NULL AND parent IS NULL"
            " ORDER BY finished DESC LIMIT 1",
            (scenario_id,),
        )
        return self._with_choices(rows)[0] if rows else None

    def newest(self, most: int) -> list[KeptAttempt]:
        """At most so many attempts that have come to their end and count, the last finished last."""
        rows = self.store.rows(
            "SELECT * FROM attempt WHERE finished IS NOT NULL AND parent IS NULL ORDER BY finished DESC LIMIT ?",
            (most,),
        )
        return self._with_choices(rows)[::-1]

    def of_run(self, run: str) -> list[KeptAttempt]:
        """The finished attempts of one time through a campaign, in the order they were finished."""
        return self._with_choices(
            self.store.rows("SELECT * FROM attempt WHERE run = ? AND finished IS NOT NULL ORDER BY finished", (run,))
        )

    def left_in_run(self, run: str) -> KeptAttempt | None:
        """The newest attempt of that time through a campaign that was left before its end, or None."""
        rows = self.store.rows(
            "SELECT * FROM attempt WHERE run = ? AND finished IS NULL"
            " AND EXISTS (SELECT 1 FROM choice WHERE choice.attempt = attempt.attempt) ORDER BY started DESC LIMIT 1",
            (run,),
        )
        return self._with_choices(rows)[0] if rows else None

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

    def unfinished(self) -> list[KeptAttempt]:
        """Attempts with at least one choice that were left before their end, newest first."""
        rows = self.store.rows(
            "SELECT * FROM attempt WHERE finished IS NULL"
            " AND EXISTS (SELECT 1 FROM choice WHERE choice.attempt = attempt.attempt) ORDER BY started DESC LIMIT 50"
        )
        return self._with_choices(rows)

    def standings(self) -> dict[str, tuple[int, str, datetime]]:
        """For each scenario with a finished attempt: how many, the last one's meeting, and when."""
        return {
            row["scenario"]: (row["attempts"], row["meeting"], datetime.fromisoformat(row["finished"]))
            for row in self.store.rows("SELECT * FROM standing")
        }

    def source(self, digest: str) -> bytes | None:
        """The bytes of the scenario or rubric with that digest, as an attempt was made with them."""
        rows = self.store.rows("SELECT bytes FROM source WHERE digest = ?", (digest,))
        return zlib.decompress(rows[0]["bytes"]) if rows else None

    def _with_choices(self, rows: Sequence[sqlite3.Row]) -> list[KeptAttempt]:
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
        choices: dict[str, list[KeptChoice]] = {}
        for row in found:
            kept = KeptChoice(row["turn"], row["choice"], datetime.fromisoformat(row["at"]), row["own_words"])
            choices.setdefault(row["attempt"], []).append(kept)
        return [kept_attempt(row, tuple(choices.get(row["attempt"], ()))) for row in rows]

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat()
