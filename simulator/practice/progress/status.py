"""How each scenario of the library stands with one learner: left midway, due again, earned, left open, refused, new."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from simulator.languages.english import capital
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.resume import LeftMidway, left_off
from simulator.practice.first_conversation import AHEAD, first_of
from simulator.practice.reviews.reviews import Due, all_due, end_of_day, level_reached, next_return, suggestions
from simulator.scenario.library_entry import CAMPAIGN, Entry

MOST_NAMED = 3
"""Behaviours that are named for a drill."""
DUE, NEW = "due", "new"
_MEETINGS = {"earned": "earned", "open": "left open", "refused": "refused"}


@dataclass(frozen=True, slots=True)
class Statuses:
    """`words` by scenario id, for those that are not new; `due` in the order suggested; `finished` when last."""

    words: Mapping[str, str] = field(default_factory=dict)
    due: tuple[str, ...] = ()
    left: Mapping[str, LeftMidway] = field(default_factory=dict)
    finished: Mapping[str, datetime] = field(default_factory=dict)
    why: Mapping[str, str] = field(default_factory=dict)
    """For each that is due, what it would exercise: "Due again: recover (objection), discover (opening)."."""
    drills: str = ""
    """The behaviours that are due today, for a drill: "Recover, discover"; "" where none is."""
    ahead: tuple[str, ...] = ()
    """The two to hold now: what is due, then what was left midway, then what is new, of the level reached."""
    notice: str | None = None

    def of(self, scenario_id: str) -> str:
        """The word for that scenario."""
        return self.words.get(scenario_id, NEW)


def statuses(
    attempts: Attempts, entries: Sequence[Entry], now: datetime, names: Mapping[str, str] | None = None
) -> Statuses:
    """Of the whole library, from a few small queries: opening never counts attempts. `names` are the behaviours', by id."""
    called = names or {}
    standings = attempts.standings()
    finished = {scenario: when for scenario, (_, _, when) in standings.items()}
    left = left_off(attempts)
    all_cards = all_due(attempts.store, now=now)
    cards = [one for one in all_cards if one.when <= end_of_day(now)]
    suggested = suggestions(cards, entries, finished)
    due = tuple(entry.id for entry, _ in suggested)
    words = {scenario: _MEETINGS.get(meeting, NEW) for scenario, (_, meeting, _) in standings.items()}
    words.update(dict.fromkeys(due, DUE))
    words.update({scenario: f"left after {one.choices}" for scenario, one in left.items()})
    words.update(_campaigns_under_way(attempts, entries))
    why = {entry.id: _why(covered, called) for entry, covered in suggested}
    able = {pair for entry in entries for pair in entry.exercises}
    drilled = [one for one in cards if (one.behaviour, one.stage) in able]
    drills = list(dict.fromkeys(_name(one, called) for one in drilled))[:MOST_NAMED]
    known = {entry.id for entry in entries}
    midway = sorted((one for one in left if one in known), key=lambda one: left[one].started)
    ahead = tuple(
        dict.fromkeys(
            (
                *due,
                *reversed(midway),
                *_new(entries, finished, {one.id for one, _ in next_return(all_cards, entries, finished, now)}),
            )
        )
    )[:AHEAD]
    return Statuses(words, due, left, finished, why, capital(", ".join(drills)), ahead)


def _new(entries: Iterable[Entry], finished: Mapping[str, datetime], later: Collection[str]) -> list[str]:
    """Those that were never held, nearest to the level reached first, then of the market of the last one; before any
    was held the one to begin with. Those that a review will want `later` come last.
    """
    sound = [entry for entry in entries if entry.problem is None and entry.market != CAMPAIGN]
    reached = level_reached(sound, finished)
    newest = max(finished, key=lambda name: finished[name], default=None)
    market = next((entry.market for entry in sound if entry.id == newest), None)
    new = [entry for entry in sound if entry.id not in finished]
    first = None if finished else first_of(sound)
    order = sorted(
        new, key=lambda one: (one is not first, one.id in later, abs(one.level - reached), one.market != market)
    )
    return [one.id for one in order]


def _why(covered: Iterable[Due], names: Mapping[str, str]) -> str:
    stages: dict[str, list[str]] = {}
    for one in covered:
        stages.setdefault(_name(one, names), []).append(one.stage)
    told = [f"{name} ({', '.join(filter(None, at))})" if any(at) else name for name, at in stages.items()]
    return f"Due again: {', '.join(told)}."


def _name(one: Due, names: Mapping[str, str]) -> str:
    return names.get(one.behaviour, one.behaviour.replace("-", " ")).lower()


def _campaigns_under_way(attempts: Attempts, entries: Iterable[Entry]) -> dict[str, str]:
    """For each campaign that was begun, how many of its conversations were held: "2 of 12"."""
    many = {entry.id: entry.turns for entry in entries if entry.market == CAMPAIGN}
    rows = attempts.store.rows(
        "SELECT campaign, (SELECT COUNT(*) FROM attempt WHERE attempt.run = run.run AND attempt.finished IS NOT NULL)"
        " AS held FROM run WHERE finished IS NULL"
    )
    return {row["campaign"]: f"{row['held']} of {many[row['campaign']]}" for row in rows if row["campaign"] in many}
