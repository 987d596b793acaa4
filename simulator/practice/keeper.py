"""Keeps one running conversation: begun at its first choice, every choice durable before it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from simulator.conversation.talk import Talk
from simulator.practice.attempts import Attempts


class Keeps(Protocol):
    """Makes one conversation durable as it goes. The first two raise NotKept, and then nothing was saved."""

    attempt_id: str | None

    def chosen(self, talk: Talk, own_words: str | None = None) -> None: ...
    def taken_back(self, talk: Talk) -> None: ...
    def stop(self) -> None: ...


class Keeper:
    """The record of one conversation under way. Without attempts to write to it keeps nothing, and says nothing."""

    def __init__(self, attempts: Attempts | None, attempt_id: str | None = None, run: str | None = None) -> None:
        """`attempt_id` is that of a recorded attempt which is being gone on with; `run` a campaign's."""
        self._run = run
        self._attempts = attempts
        self.attempt_id = attempt_id

    @property
    def keeps(self) -> bool:
        """Whether choices are saved."""
        return self._attempts is not None

    def chosen(self, talk: Talk, own_words: str | None = None) -> None:
        """Makes the talk's last choice durable. Raises NotKept; then nothing of it is saved."""
        if self._attempts is None:
            return
        if self.attempt_id is None:
            self.attempt_id = self._begin(self._attempts, talk)
            if len(talk.steps) > 1:  # a what-if or a talk that began elsewhere brings choices of its own
                self._attempts.keep_all(self.attempt_id, talk, own_words)
                return
        self._attempts.keep(self.attempt_id, talk, own_words)

    def all_chosen(self, talk: Talk) -> None:
        """Makes a whole list of choices durable at once. Raises NotKept."""
        if self._attempts is None or not talk.steps:
            return
        if self.attempt_id is None:
            self.attempt_id = self._begin(self._attempts, talk)
        self._attempts.keep_all(self.attempt_id, talk)

    def taken_back(self, talk: Talk) -> None:
        """Drops what the talk no longer has. Raises NotKept."""
        if self._attempts is not None and self.attempt_id is not None:
            self._attempts.take_back(self.attempt_id, len(talk.steps))

    def stop(self) -> None:
        """Goes on without saving."""
        self._attempts = None

    def _begin(self, attempts: Attempts, talk: Talk) -> str:
        scenario = talk.scenario
        return attempts.begin(
            talk.attempt, str(Path(scenario.file).absolute()), scenario.source, talk.rubric.source, self._run
        )
