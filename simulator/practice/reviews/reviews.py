"""When a behaviour at a stage is due again, by FSRS, and which scenario would exercise it.

The `fsrs` library keeps the dates; it is imported only when somebody asks what is due.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from simulator.practice.file.rows import BAD_ROW, moment
from simulator.practice.file.store import LearnerFile, NotKept
from simulator.practice.reviews.rating import Rated
from simulator.scenario.library_entry import Entry

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

LONGEST_DAYS = 180
MOST_AT_ONCE = 3
"""Conversations suggested for one day: a review is an offer, and nothing nags."""


@dataclass(frozen=True, slots=True)
class Due:
    """A behaviour at a stage, and the moment from which it is due."""

    behaviour: str
    stage: str
    when: datetime


def record_ratings(connection: sqlite3.Connection, rated: Iterable[Rated], now: str, *, drill: bool = False) -> None:
    """Keeps how a conversation or a drill went, inside the caller's transaction; the cards are moved on later."""
    connection.executemany(
        "INSERT INTO rated (behaviour, stage, rating, at, drill) VALUES (?, ?, ?, ?, ?)",
        [(one.behaviour, one.stage, one.rating, now, int(drill)) for one in rated],
    )


def settle(store: LearnerFile) -> None:
    """Moves the card of each behaviour and stage on by what was kept since the last time. Raises NotKept.

    Loading the library costs more than a key may; so it is done when somebody asks what is due.
    """
    if store.read_only or not store.rows("SELECT 1 FROM rated LIMIT 1"):
        return
    from fsrs import Rating

    scheduler = _scheduler()
    with store.writing("") as connection:
        for row in connection.execute("SELECT * FROM rated ORDER BY number").fetchall():
            pair = (row["behaviour"], row["stage"])
            found = connection.execute("SELECT card FROM card WHERE behaviour = ? AND stage = ?", pair).fetchone()
            with contextlib.suppress(*BAD_ROW):
                now = moment(row["at"])
                card, _ = scheduler.review_card(_card(found, now), Rating(row["rating"]), now)
                if row["drill"]:
                    card.due = now + _half_the_days(card.due - now)
                connection.execute(
                    "INSERT INTO card (behaviour, stage, due, card) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (behaviour, stage) DO UPDATE SET due = excluded.due, card = excluded.card",
                    (*pair, card.due.astimezone(UTC).isoformat(), json.dumps(card.to_dict())),
                )
        connection.execute("DELETE FROM rated")


def _half_the_days(wait: timedelta) -> timedelta:
    """One answer on a road that somebody else walked is worth half a conversation: it returns in half the days.

    Whole days, at least one.
    """
    return timedelta(days=max(1, wait.days // 2))


def _card(row: sqlite3.Row | None, now: datetime) -> Card:
    """The card as it was kept; a new one where there is none, or it is damaged."""
    from fsrs import Card

    if row is not None:
        with contextlib.suppress(*BAD_ROW):
            return Card.from_dict(json.loads(row["card"]))
    return Card(card_id=1, due=now)


def end_of_day(now: datetime) -> datetime:
    """What is due today may be done at any hour of it."""
    return now.replace(hour=23, minute=59, second=59)


def all_due(store: LearnerFile, until: datetime | None = None, now: datetime | None = None) -> list[Due]:
    """What is due at that moment, the longest waiting first; without one, every card by its date. Raises NotKept.

    Seen from `now`, or from `until`, a card that is dated further ahead than any interval was dated by a wrong clock:
    it is due at once.
    """
    here = now or until
    with contextlib.suppress(NotKept):  # where nothing can be written, the dates are those of before
        settle(store)
    found = []
    for row in store.rows("SELECT behaviour, stage, due FROM card ORDER BY due, behaviour, stage"):
        with contextlib.suppress(*BAD_ROW):
            when = moment(row["due"])
            if here is not None and when - here > timedelta(days=LONGEST_DAYS + 1):
                when = here
            found.append(Due(row["behaviour"], row["stage"], when))
    found.sort(key=lambda one: one.when)
    return [one for one in found if until is None or one.when <= until]


def level_reached(entries: Iterable[Entry], held: Collection[str]) -> int:
    """The hardest level (1 to 3) of the conversations that were held to their end; 1 before the first."""
    return max((entry.level for entry in entries if entry.id in held and entry.problem is None), default=1)


def suggestions(
    due: Sequence[Due], entries: Iterable[Entry], last_seen: Mapping[str, datetime], most: int = MOST_AT_ONCE
) -> list[tuple[Entry, tuple[Due, ...]]]:
    """Few scenarios that together exercise much of what is due, those not seen lately first.

    Greedy: of the level reached or below before a harder one, the scenario that covers most of what is left; ties to
    the level nearest to the one reached, then to the one seen longest ago, or never. The one that was held last is
    taken only where no other covers anything.
    """
    left = {(one.behaviour, one.stage): one for one in due}
    candidates = [entry for entry in entries if entry.problem is None]
    reached = level_reached(candidates, last_seen)
    newest = max(last_seen, key=lambda name: last_seen[name], default=None)
    chosen: list[tuple[Entry, tuple[Due, ...]]] = []
    while left and len(chosen) < most:
        able = [entry for entry in candidates if left.keys() & set(entry.exercises)]
        able = [entry for entry in able if entry.id != newest] or able
        if not able:
            break
        best = max(
            able,
            key=lambda entry: (
                entry.level <= reached,
                len(left.keys() & set(entry.exercises)),
                -abs(entry.level - reached),
                -_age_key(last_seen.get(entry.id)),
            ),
        )
        chosen.append((best, tuple(left.pop(pair) for pair in best.exercises if pair in left)))
        candidates.remove(best)
    return chosen


def next_return(
    cards: Sequence[Due], entries: Iterable[Entry], last_seen: Mapping[str, datetime], now: datetime
) -> list[tuple[Entry, tuple[Due, ...]]]:
    """What will be suggested on the next day after today on which anything returns, if nothing is held before it."""
    later = min((one.when.astimezone(now.tzinfo) for one in cards if one.when > end_of_day(now)), default=None)
    if later is None:
        return []
    return suggestions([one for one in cards if one.when <= end_of_day(later)], entries, last_seen)


def _age_key(seen: datetime | None) -> float:
    return seen.timestamp() if seen is not None else 0.0


def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    # whole days only, and the same dates for the same history: no minutes-long steps, no fuzz
    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_DAYS, enable_fuzzing=False)
