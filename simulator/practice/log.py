"""All attempts as a list to look through: when, at what, how it ended. Opening one is another matter."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from simulator.practice.attempts import Attempts


@dataclass(frozen=True, slots=True)
class ListedAttempt:
    """One recorded attempt. `meeting` and `profile` are None for one that was left; `parent` names a what-if's."""

    attempt: str
    scenario: str
    parent: str | None
    kept: int
    when: datetime
    choices: int
    meeting: str | None
    profile: str | None


def log(attempts: Attempts) -> list[ListedAttempt]:
    """Every attempt in which something was said, the newest first."""
    rows = attempts.store.rows(
        "SELECT attempt, scenario, parent, kept, COALESCE(finished, started) AS at, finished, ending, score,"
        " (SELECT COUNT(*) FROM choice WHERE choice.attempt = attempt.attempt) AS choices"
        " FROM attempt WHERE choices > 0 OR finished IS NOT NULL ORDER BY at DESC"
    )
    return [
        ListedAttempt(
            attempt=row["attempt"],
            scenario=row["scenario"],
            parent=row["parent"],
            kept=row["kept"],
            when=datetime.fromisoformat(row["at"]),
            choices=row["choices"],
            meeting=json.loads(row["ending"])["meeting"] if row["ending"] else None,
            profile=json.loads(row["score"]).get("profile") if row["score"] else None,
        )
        for row in rows
    ]
