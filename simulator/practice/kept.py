"""An attempt as it was recorded, and how it stands in a row of the file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from simulator.conversation.attempt import Attempt, Carried


@dataclass(frozen=True, slots=True)
class KeptChoice:
    """One recorded choice; `own_words` is what the trainee would have said before seeing the choices."""

    turn: str
    choice: str
    at: datetime
    own_words: str | None = None


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


def carried_json(carried: Carried) -> str:
    """What an earlier meeting left behind, as it is recorded."""
    return json.dumps(carried.record())


def kept_attempt(row: sqlite3.Row, choices: tuple[KeptChoice, ...]) -> KeptAttempt:
    """The attempt of one row of the file."""
    attempt = Attempt(
        scenario=row["scenario"],
        digest=row["digest"],
        rubric=row["rubric"],
        seed=row["seed"],
        choices=tuple(choice.choice for choice in choices),
        carried=Carried.of_record(json.loads(row["carried"])),
        parent=row["parent"],
        kept=row["kept"],
    )
    return KeptAttempt(
        id=row["attempt"],
        attempt=attempt,
        file=row["file"],
        started=datetime.fromisoformat(row["started"]),
        finished=datetime.fromisoformat(row["finished"]) if row["finished"] else None,
        choices=choices,
        ending=json.loads(row["ending"]) if row["ending"] else None,
        score=json.loads(row["score"]) if row["score"] else {},
    )
