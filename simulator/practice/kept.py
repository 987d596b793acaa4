"""What was recorded, read back from rows of the file. A row that is damaged raises, and hides no other."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from simulator.conversation.attempt import Attempt, Carried

if TYPE_CHECKING:
    from simulator.words.saying import Saying

THINKING = (0.5, 600.0)
"""Seconds; nobody reads a turn faster, and after a longer pause somebody had left the screen."""
FIRST_YEAR, LAST_YEAR = 2, 9998
"""A moment outside is damage: at the ends of the calendar it could not be told in another time zone."""
BAD_ROW = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What reading a damaged row raises."""


@dataclass(frozen=True, slots=True)
class KeptChoice:
    """One recorded choice; `own_words` is what the trainee would have said before seeing the choices.

    `sayings` is everything that was typed there where the program compared it, and what was proposed for it.
    """

    turn: str
    choice: str
    at: datetime
    own_words: str | None = None
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptAttempt:
    """A recorded attempt. `ending` (id, kind, meeting) and `score` are those of the moment it was finished."""

    id: str
    attempt: Attempt
    file: str
    started: datetime
    finished: datetime | None
    choices: tuple[KeptChoice, ...]
    ending: Mapping[str, str] | None = None
    score: Mapping[str, object] = field(default_factory=dict)
    purpose: str = ""
    """What the trainee wanted to be better for the person afterwards; "" where they said nothing."""
    purpose_about: str = ""
    """What the trainee says the purpose was about: "them", "number", or "" where they have not said."""
    drill: str | None = None
    """The behaviour that a drill was for: then only the last choice is the trainee's. None for a conversation."""

    def seconds(self) -> tuple[float | None, ...]:
        """How long the trainee took for each choice; None where that was no thinking, as in a list of choice ids."""
        moments = [self.started, *(choice.at for choice in self.choices)]
        pauses = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
        least, most = THINKING
        return tuple(round(pause, 1) if least <= pause <= most else None for pause in pauses)


@dataclass(frozen=True, slots=True)
class ListedAttempt:
    """One recorded attempt in a list to look through. `parent` names a what-if's; `when` it ended, or began.

    `meeting` and `profile` are None for one that was left.
    """

    attempt: str
    scenario: str
    parent: str | None
    kept: int
    when: datetime
    choices: int
    meeting: str | None
    profile: str | None


def carried_json(carried: Carried) -> str:
    """What an earlier meeting left behind, as it is recorded."""
    return json.dumps(carried.record())


def kept_choice(row: sqlite3.Row) -> KeptChoice:
    """The choice of one row. Raises one of BAD_ROW."""
    words = row["own_words"]
    sayings = row["sayings"]
    return KeptChoice(
        _text(row["turn"]),
        _text(row["choice"]),
        moment(row["at"]),
        None if words is None else _text(words),
        () if sayings is None else _sayings(sayings),
    )


def _sayings(text: str) -> tuple[Saying, ...]:
    from simulator.words.saying import sayings_of  # few choices have any, and the first screen waits for this module

    return sayings_of(json.loads(text))


def kept_attempt(row: sqlite3.Row, choices: tuple[KeptChoice, ...]) -> KeptAttempt:
    """The attempt of one row. Raises one of BAD_ROW."""
    parent = row["parent"]
    attempt = Attempt(
        scenario=_text(row["scenario"]),
        digest=_text(row["digest"]),
        rubric=_text(row["rubric"]),
        seed=_number(row["seed"]),
        choices=tuple(choice.choice for choice in choices),
        carried=Carried.of_record(json.loads(row["carried"])),
        parent=None if parent is None else _text(parent),
        kept=_number(row["kept"]),
    )
    return KeptAttempt(
        id=_text(row["attempt"]),
        attempt=attempt,
        file=_text(row["file"]),
        started=moment(row["started"]),
        finished=moment(row["finished"]) if row["finished"] is not None else None,
        choices=choices,
        ending=_ending(row["ending"]),
        score=_score(row["score"]),
        purpose="" if row["purpose"] is None else _text(row["purpose"]),
        purpose_about="" if row["purpose_about"] is None else _text(row["purpose_about"]),
        drill=None if row["drill"] is None else _text(row["drill"]),
    )


def listed_attempt(row: sqlite3.Row) -> ListedAttempt:
    """The attempt of one row, for a list. Raises one of BAD_ROW."""
    ending, profile = _ending(row["ending"]), _score(row["score"]).get("profile")
    return ListedAttempt(
        attempt=_text(row["attempt"]),
        scenario=_text(row["scenario"]),
        parent=row["parent"],
        kept=_number(row["kept"]),
        when=moment(row["at"]),
        choices=_number(row["choices"]),
        meeting=ending["meeting"] if ending is not None else None,
        profile=_text(profile) if profile is not None else None,
    )


def moment(text: object) -> datetime:
    """A moment as it is recorded, with its time zone. Raises one of BAD_ROW."""
    found = datetime.fromisoformat(_text(text))
    if found.tzinfo is None:
        raise ValueError("a moment without its time zone")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError("a moment that no clock has shown")
    return found


def _ending(text: str | None) -> dict[str, str] | None:
    if text is None:
        return None
    found = json.loads(text)
    return {key: _text(found[key]) for key in ("id", "kind", "meeting")}


def _score(text: str | None) -> dict[str, object]:
    return {} if text is None else dict(json.loads(text).items())


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("not a whole number")
    return value
