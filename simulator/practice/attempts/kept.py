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
from simulator.practice.file.rows import moment, number_of, text_of

if TYPE_CHECKING:
    from simulator.words.typed_reply import Saying

THINKING = (0.5, 600.0)
"""Seconds; nobody reads a turn faster, and after a longer pause somebody had left the screen."""


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
        text_of(row["turn"]),
        text_of(row["choice"]),
        moment(row["at"]),
        None if words is None else text_of(words),
        () if sayings is None else _sayings(sayings),
    )


def _sayings(text: str) -> tuple[Saying, ...]:
    from simulator.words.typed_reply import (
        sayings_of,  # few choices have any, and the first screen waits for this module
    )

    return sayings_of(json.loads(text))


def kept_attempt(row: sqlite3.Row, choices: tuple[KeptChoice, ...]) -> KeptAttempt:
    """The attempt of one row. Raises one of BAD_ROW."""
    parent = row["parent"]
    attempt = Attempt(
        scenario=text_of(row["scenario"]),
        digest=text_of(row["digest"]),
        rubric=text_of(row["rubric"]),
        seed=number_of(row["seed"]),
        choices=tuple(choice.choice for choice in choices),
        carried=Carried.of_record(json.loads(row["carried"])),
        parent=None if parent is None else text_of(parent),
        kept=number_of(row["kept"]),
    )
    return KeptAttempt(
        id=text_of(row["attempt"]),
        attempt=attempt,
        file=text_of(row["file"]),
        started=moment(row["started"]),
        finished=moment(row["finished"]) if row["finished"] is not None else None,
        choices=choices,
        ending=_ending(row["ending"]),
        score=_score(row["score"]),
        purpose="" if row["purpose"] is None else text_of(row["purpose"]),
        purpose_about="" if row["purpose_about"] is None else text_of(row["purpose_about"]),
        drill=None if row["drill"] is None else text_of(row["drill"]),
    )


def listed_attempt(row: sqlite3.Row) -> ListedAttempt:
    """The attempt of one row, for a list. Raises one of BAD_ROW."""
    ending, profile = _ending(row["ending"]), _score(row["score"]).get("profile")
    return ListedAttempt(
        attempt=text_of(row["attempt"]),
        scenario=text_of(row["scenario"]),
        parent=row["parent"],
        kept=number_of(row["kept"]),
        when=moment(row["at"]),
        choices=number_of(row["choices"]),
        meeting=ending["meeting"] if ending is not None else None,
        profile=text_of(profile) if profile is not None else None,
    )


def _ending(text: str | None) -> dict[str, str] | None:
    if text is None:
        return None
    found = json.loads(text)
    return {key: text_of(found[key]) for key in ("id", "kind", "meeting")}


def _score(text: str | None) -> dict[str, object]:
    return {} if text is None else dict(json.loads(text).items())
