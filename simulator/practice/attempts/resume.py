"""Going on with an attempt that was left, or opening an old one: as it was recorded, with what it was made with."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

from simulator.conversation.attempt import Attempt
from simulator.conversation.talk import NotOnOffer, Talk, replay
from simulator.languages.english import capital, counted
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.attempts.kept import KeptAttempt
from simulator.practice.file.rows import BAD_ROW, moment
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import RubricError, rubric_of


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


HELD = 32
"""Files of old attempts that are held read: a campaign opens every meeting before each new one."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A talk rebuilt from a record. `left_over` are the choices that the scenario no longer allows."""

    talk: Talk
    left_over: tuple[str, ...]
    edited: bool

    def sentences(self) -> tuple[str, ...]:
        """What the trainee should know before going on."""
        if not self.edited:
            return ()
        if not self.left_over:
            return ("The scenario has been edited since. All your choices still stand.",)
        kept = len(self.talk.steps)
        return (
            f"The scenario has been edited since. {capital(counted(kept, 'choice'))} still stand{'s' if kept == 1 else ''}; "
            f"{counted(len(self.left_over), 'choice')} from `{self.left_over[0]}` on could not be replayed.",
        )


def resume(kept: KeptAttempt, scenario: Scenario, rubric: Rubric) -> Resumed:
    """The attempt in the scenario as it is today, as far as it still goes."""
    talk, left_over = replay(scenario, rubric, _under(kept.attempt, scenario, rubric))
    return Resumed(talk, left_over, kept.attempt.digest != scenario.digest)


def reopen(attempts: Attempts, kept: KeptAttempt) -> Talk | None:
    """The attempt exactly as it was, from the files it was made with; None where these cannot be read any more."""
    made = sources_of(attempts, kept)
    try:
        return None if made is None else Talk(*made, kept.attempt)
    except NotOnOffer:
        return None


def sources_of(attempts: Attempts, kept: KeptAttempt) -> tuple[Scenario, Rubric] | None:
    """The scenario and the rubric that an attempt was made with; None where these cannot be read any more."""
    source, rubric_source = attempts.source(kept.attempt.digest), attempts.source(kept.attempt.rubric)
    return None if source is None or rubric_source is None else _read(source, kept.file, rubric_source)


@lru_cache(maxsize=HELD)
def _read(source: bytes, file: str, rubric_source: bytes) -> tuple[Scenario, Rubric] | None:
    try:
        rubric = rubric_of(rubric_source, "rubric.yaml")
    except RubricError:
        return None
    scenario = read_bytes(source, file, rubric).scenario
    return None if scenario is None else (scenario, rubric)


def left_attempt(attempts: Attempts, scenario: Scenario, rubric: Rubric) -> tuple[KeptAttempt, Resumed] | None:
    """The attempt at that scenario that was left last, as far as it still goes; None where nothing of it does."""
    found = left_off(attempts).get(scenario.id)
    kept = attempts.get(found.attempt) if found is not None else None
    if kept is None:
        return None
    resumed = resume(kept, scenario, rubric)
    return (kept, resumed) if resumed.talk.steps and not resumed.talk.finished else None


def going_on(attempts: Attempts | None, kept: KeptAttempt, resumed: Resumed) -> Keeper:
    """The record to go on with. What an edit has changed goes on as an attempt of its own; the old record stays."""
    keeper = Keeper(attempts) if resumed.left_over else Keeper(attempts, kept)
    keeper.purpose = kept.purpose
    return keeper


def what_if(talk: Talk, attempt_id: str | None, number: int) -> Talk:
    """The same conversation before the decision of that number (from 1), as a new attempt with a parent."""
    keep = number - 1
    attempt = replace(talk.attempt.rewound(keep), parent=attempt_id, kept=keep if attempt_id else 0)
    return Talk(talk.scenario, talk.rubric, attempt)


def _under(attempt: Attempt, scenario: Scenario, rubric: Rubric) -> Attempt:
    return Attempt(
        scenario=scenario.id,
        digest=scenario.digest,
        rubric=rubric.digest,
        seed=attempt.seed,
        choices=attempt.choices,
        carried=attempt.carried,
        parent=attempt.parent,
        kept=attempt.kept,
    )
