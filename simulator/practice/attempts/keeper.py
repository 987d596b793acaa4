"""Keeps one running conversation: begun at its first choice, every choice durable before it is shown.

Light: screens import it before the first paint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.conversation.talk import Talk
    from simulator.practice.attempts.attempts import Attempts
    from simulator.practice.attempts.kept import KeptAttempt
    from simulator.words.typed_reply import Saying


class Keeps(Protocol):
    """Makes one conversation durable as it goes. What writes raises NotKept, and then nothing of it was saved."""

    attempt_id: str | None
    """The id of its record, once there is one."""

    purpose: str
    """What the trainee wants to be better for the person afterwards, kept when the record begins; "" for nothing."""

    @property
    def keeps(self) -> bool:
        """Whether choices are saved."""
        ...

    def chosen(self, talk: Talk, own_words: str | None = None, sayings: Sequence[Saying] = ()) -> None:
        """Makes what was said since the last time durable; `own_words` belong to the last choice.

        `sayings` are the texts in own words there that were compared, with what was proposed for each, in their order.
        """

    def taken_back(self, talk: Talk) -> None:
        """Drops what the talk no longer has."""

    def stop(self) -> None:
        """Goes on without saving."""


class Keeper:
    """The record of one conversation under way. Without attempts to write to it keeps nothing, and says nothing.

    It knows what stands in the record, so that a second terminal which goes on with the same attempt is noticed.
    """

    def __init__(self, attempts: Attempts | None, going_on: KeptAttempt | None = None, run: str | None = None) -> None:
        """Made when the conversation begins. `going_on` is a recorded attempt that is being gone on with; `run` a time
        through a campaign.
        """
        self._run = run
        self._started = attempts.now() if attempts is not None else None
        self._attempts = attempts if attempts is not None and not attempts.store.read_only else None
        self.attempt_id = going_on.id if going_on is not None else None
        self.purpose = going_on.purpose if going_on is not None else ""
        """What the trainee wants to be better for the person afterwards; it is kept with the first choice."""
        self._stands = going_on.attempt.choices if going_on is not None else ()

    @property
    def keeps(self) -> bool:
        """Whether choices are saved."""
        return self._attempts is not None

    def chosen(self, talk: Talk, own_words: str | None = None, sayings: Sequence[Saying] = ()) -> None:
        """Makes durable in one go what the talk has and the record has not; `own_words` and
        `sayings` belong to the last choice. Raises NotKept; then nothing of it is saved.
        """
        if self._attempts is None or not talk.attempt.choices:
            return
        if self.attempt_id is None:
            self.attempt_id = self._begin(self._attempts, talk)
        self._attempts.keep(self.attempt_id, talk, self._stands, own_words, sayings)
        self._stands = talk.attempt.choices

    def taken_back(self, talk: Talk) -> None:
        """Drops what the talk no longer has. Raises NotKept."""
        if self._attempts is not None and self.attempt_id is not None:
            self._attempts.take_back(self.attempt_id, self._stands, len(talk.attempt.choices))
            self._stands = talk.attempt.choices

    def stop(self) -> None:
        """Goes on without saving."""
        self._attempts = None

    def _begin(self, attempts: Attempts, talk: Talk) -> str:
        scenario = talk.scenario
        return attempts.begin(
            talk.attempt,
            str(Path(scenario.file).absolute()),
            scenario.source,
            talk.rubric.source,
            self._run,
            self._started,
            self.purpose,
        )


class KeepsNothing:
    """For conversations that are not to be saved."""

    attempt_id: str | None = None
    purpose: str = ""
    keeps = False

    def chosen(self, talk: Talk, own_words: str | None = None, sayings: Sequence[Saying] = ()) -> None: ...
    def taken_back(self, talk: Talk) -> None: ...
    def stop(self) -> None: ...
