"""Attempts that were left midway: for each scenario the newest that was not made up for since."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime

from simulator.practice.attempts.attempts import Attempts
from simulator.practice.file.rows import BAD_ROW, moment


@dataclass(frozen=True, slots=True)
class LeftMidway:
    """An attempt that was left before its end: its id, after how many choices, and when it was begun."""

    attempt: str
    choices: int
    started: datetime


def left_off(attempts: Attempts) -> dict[str, LeftMidway]:
    """For each scenario the newest attempt that was left midway and not made up for since; no what-ifs.

    A finish that is dated after this moment is a wrong clock's, and hides no attempt that can be gone on with.
    """
    rows = attempts.store.rows(
        "SELECT attempt, scenario, started,"
        " (SELECT COUNT(*) FROM choice WHERE choice.attempt = attempt.attempt) AS choices FROM attempt"
        " WHERE finished IS NULL AND parent IS NULL AND drill IS NULL AND choices > 0"
        " AND NOT EXISTS (SELECT 1 FROM standing WHERE standing.scenario = attempt.scenario"
        " AND standing.finished > attempt.started AND standing.finished <= ?) ORDER BY started",
        (attempts.now().astimezone(UTC).isoformat(),),
    )
    found = {}
    for row in rows:
        with contextlib.suppress(*BAD_ROW):
            found[row["scenario"]] = LeftMidway(row["attempt"], row["choices"], moment(row["started"]))
    return found
