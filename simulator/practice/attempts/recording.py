"""What is written and checked inside one transaction: a new attempt, choices, that the record is ours, the finish."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.conversation.attempt import Attempt
from simulator.conversation.talk import Talk
from simulator.debrief.record import score_record
from simulator.practice.attempts.kept import carried_json
from simulator.practice.file.store import GoneOnElsewhere
from simulator.practice.reviews.rating import ratings
from simulator.practice.reviews.reviews import record_ratings
from simulator.scenario.model import Ending
from simulator.scoring.score import score

if TYPE_CHECKING:
    from simulator.words.typed_reply import Saying


def write_source(connection: sqlite3.Connection, digest: str, kind: str, source: bytes) -> None:
    """Keeps the bytes of a scenario or a rubric, once for each version."""
    connection.execute(
        "INSERT OR IGNORE INTO source (digest, kind, bytes) VALUES (?, ?, ?)", (digest, kind, zlib.compress(source, 6))
    )


def write_attempt(
    connection: sqlite3.Connection,
    attempt_id: str,
    attempt: Attempt,
    file: str,
    started: str,
    run: str | None,
    purpose: str | None,
    drill: str | None,
) -> None:
    """Records an attempt in which nothing was said yet."""
    named = file.encode("utf-8", "backslashreplace").decode()  # a name may be in another encoding
    made_of = (attempt.parent, attempt.kept, attempt.scenario, attempt.digest, attempt.rubric, attempt.seed)
    connection.execute(
        "INSERT INTO attempt (attempt, parent, kept, scenario, digest, rubric, seed, carried, file, started, run,"
        " purpose, drill) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (attempt_id, *made_of, carried_json(attempt.carried), named, started, run, purpose, drill),
    )


def compare(connection: sqlite3.Connection, attempt_id: str, stands: Sequence[str]) -> None:
    """Raises GoneOnElsewhere where the record is not as the talk knows it."""
    row = connection.execute("SELECT finished FROM attempt WHERE attempt = ?", (attempt_id,)).fetchone()
    if row is None:
        raise GoneOnElsewhere("This conversation was removed in another terminal, so nothing more of it is kept.")
    found = connection.execute("SELECT choice FROM choice WHERE attempt = ? ORDER BY place", (attempt_id,))
    if row["finished"] is not None or [choice for (choice,) in found] != list(stands):
        raise GoneOnElsewhere(
            "This conversation was gone on with in another terminal, so this is not kept. "
            "Leave and open it again to see where it stands now."
        )


def write_choices(
    connection: sqlite3.Connection,
    attempt_id: str,
    talk: Talk,
    first: int,
    now: str,
    own_words: str | None,
    sayings: Sequence[Saying],
) -> None:
    """Records the choices from the place `first` on; what was typed belongs to the last one."""
    last, typed = len(talk.steps) - 1, (own_words, _recorded(sayings))
    connection.executemany(
        "INSERT INTO choice (attempt, place, turn, choice, at, own_words, sayings) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (attempt_id, place, step.turn.id, step.choice.id, now, *(typed if place == last else (None, None)))
            for place, step in enumerate(talk.steps)
            if place >= first
        ],
    )


def _recorded(sayings: Sequence[Saying]) -> str | None:
    if not sayings:
        return None
    from simulator.words.typed_reply import sayings_json

    return sayings_json(sayings)


def finish(connection: sqlite3.Connection, attempt_id: str, talk: Talk, ending: Ending, now: str) -> None:
    """Records how the attempt ended, how it stands with the scenario now, and what is to be reviewed."""
    connection.execute(
        "UPDATE attempt SET finished = ?, ending = ?, score = ? WHERE attempt = ?",
        (
            now,
            json.dumps({"id": ending.id, "kind": ending.kind, "meeting": ending.meeting}),
            json.dumps(score_record(score(talk.steps), talk)),
            attempt_id,
        ),
    )
    if talk.attempt.parent is not None:
        return
    seen = connection.execute("SELECT 1 FROM standing WHERE scenario = ?", (talk.scenario.id,)).fetchone()
    record_ratings(connection, ratings(talk.steps, talk.rubric, first_try=seen is None), now)
    connection.execute(
        "INSERT INTO standing (scenario, attempts, meeting, finished) VALUES (?, 1, ?, ?) ON CONFLICT (scenario)"
        " DO UPDATE SET attempts = attempts + 1, meeting = excluded.meeting, finished = excluded.finished",
        (talk.scenario.id, ending.meeting, now),
    )
