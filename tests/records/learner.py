"""A learner with finished attempts in a file of their own, for tests of what leaves the machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.keeper import Keeper
from simulator.practice.attempts.kept import KeptAttempt
from simulator.practice.file.store import LearnerFile
from simulator.scenario.model import Scenario
from tests.practice.home import NOON
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
      - {id: later, say: Is it the audit, behaviour: reflect, when: knows(audit), next: 'no'}
  second:
    stage: commitment
    says: It does.
    choices:
      - {id: close, say: Thursday, behaviour: advance, next: 'yes'}
      - {id: wait, say: Let me know, behaviour: drift, next: 'no'}
"""


class Learner:
    """`now` goes on by `step`, twelve seconds, with each choice."""

    def __init__(self, folder: Path, made: Scenario | None = None) -> None:
        self.now, self.step = NOON, timedelta(seconds=12)
        self.made = made or scenario(TURNS)
        self.attempts = Attempts(LearnerFile(folder), lambda: self.now)

    def play(
        self,
        *choices: str,
        words: Sequence[str | None] = (),
        purpose: str = "",
        parent: str | None = None,
        kept: int = 0,
    ) -> KeptAttempt:
        """Holds the conversation; `words` were typed before the choices in their places."""
        begun = new_attempt(self.made, rubric(), 7)
        if parent is not None:
            begun = type(begun)(begun.scenario, begun.digest, begun.rubric, begun.seed, parent=parent, kept=kept)
        talk, keeper = Talk(self.made, rubric(), begun), Keeper(self.attempts)
        keeper.purpose = purpose
        for place, choice in enumerate(choices):
            self.now += self.step
            talk.choose(choice)
            keeper.chosen(talk, words[place] if place < len(words) else None)
        found = self.attempts.get(keeper.attempt_id or "")
        assert found is not None
        return found
