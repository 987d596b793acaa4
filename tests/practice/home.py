"""A learner's folder with a small scenario held in it, for tests of what is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.file.store import LearnerFile
from tests.write import rubric, scenario

TURNS = """\
needs: {audit: An audit in March.}
start: first
turns:
  first:
    stage: opening
    says: Go on.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, reveals: [audit], next: second}
      - {id: lean, say: Sign today, behaviour: pressure, next: 'no'}
  second:
    stage: commitment
    says: It does.
    choices:
      - {id: close, say: Thursday, behaviour: advance, next: 'yes'}
      - {id: wait, say: Let me know, behaviour: drift, next: 'no'}
"""
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Home:
    """A learner's folder with an open store and a clock that is set by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = NOON
        self.store = LearnerFile(folder)
        self.attempts = Attempts(self.store, lambda: self.now)

    def play(self, *choices: str, text: str = TURNS, parent: str | None = None) -> tuple[str, Talk]:
        made = scenario(text)
        talk = Talk(made, rubric(), new_attempt(made, rubric(), 7))
        keeper = Keeper(self.attempts)
        for choice in choices:
            talk.choose(choice)
            keeper.chosen(talk)
            self.now += timedelta(seconds=20)
        assert keeper.attempt_id is not None
        return keeper.attempt_id, talk
