"""When a behaviour at a stage is due again, by FSRS, and which scenario would exercise it.

The `fsrs` library keeps the dates; it is imported only when an attempt has been finished.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from simulator.practice.rating import Rated
from simulator.practice.store import LearnerFile
from simulator.scenario.entry import Entry

if TYPE_CHECKING:
    from fsrs import Scheduler

LONGEST_DAYS = 180
MOST_AT_ONCE = 3
"""Conversations suggested for one day: a review is an offer, and nothing nags."""


@dataclass(frozen=True, slots=True)
class Due:
    """A behaviour at a stage, and the moment from which it is due."""

    behaviour: str
    stage: str
    when: datetime


def record_reviews(connection: sqlite3.Connection, rated: Iterable[Rated], now: datetime) -> None:
    """Moves the card of each behaviour and stage on, inside the caller's transaction."""
    from fsrs import Card, Rating

    scheduler = _scheduler()
    for one in rated:
        row = connection.execute(
            "SELECT card FROM card WHERE behaviour = ? AND stage = ?", (one.behaviour, one.stage)
        ).fetchone()
        card = Card.from_dict(json.loads(row["card"])) if row else Card(card_id=1, due=now)
        card, _ = scheduler.review_card(card, Rating(one.rating), now)
        connection.execute(
            "INSERT INTO card (behaviour, stage, due, card) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (behaviour, stage) DO UPDATE SET due = excluded.due, card = excluded.card",
            (one.behaviour, one.stage, card.due.astimezone(UTC).isoformat(), json.dumps(card.to_dict())),
        )


def end_of_day(now: datetime) -> datetime:
    """What is due today may be done at any hour of it."""
    return now.replace(hour=23, minute=59, second=59)


def all_due(store: LearnerFile, until: datetime | None = None) -> list[Due]:
    """What is due at that moment, the longest waiting first; without one, every card by its date."""
    where, values = ("", ()) if until is None else (" WHERE due <= ?", (until.astimezone(UTC).isoformat(),))
    rows = store.rows(f"SELECT behaviour, stage, due FROM card{where} ORDER BY due, behaviour, stage", values)
    return [Due(row["behaviour"], row["stage"], datetime.fromisoformat(row["due"])) for row in rows]


def suggestions(
    due: Sequence[Due], entries: Iterable[Entry], last_seen: Mapping[str, datetime], most: int = MOST_AT_ONCE
) -> list[tuple[Entry, tuple[Due, ...]]]:
    """Few scenarios that together exercise much of what is due, those not seen lately first.

    Greedy: the scenario that covers most of what is left; ties to the one seen longest ago, or never.
    """
    left = {(one.behaviour, one.stage): one for one in due}
    candidates = [entry for entry in entries if entry.problem is None]
    chosen: list[tuple[Entry, tuple[Due, ...]]] = []
    while left and len(chosen) < most:
        ranked = [
            (len(left.keys() & set(entry.exercises)), -_age_key(last_seen.get(entry.id)), entry) for entry in candidates
        ]
        best = max(ranked, key=lambda row: row[:2], default=None)
        if best is None or best[0] == 0:
            break
        covered = tuple(left.pop(pair) for pair in best[2].exercises if pair in left)
        chosen.append((best[2], covered))
        candidates.remove(best[2])
    return chosen


def _age_key(seen: datetime | None) -> float:
    return seen.timestamp() if seen is not None else 0.0


def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    # whole days only, and the same dates for the same history: no minutes-long steps, no fuzz
    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_DAYS, enable_fuzzing=False)
