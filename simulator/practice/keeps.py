"""What a front end asks of the record of one conversation under way. Light: screens import it before first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.conversation.talk import Talk
    from simulator.words.saying import Saying


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


class KeepsNothing:
    """For conversations that are not to be saved."""

    attempt_id: str | None = None
    purpose: str = ""
    keeps = False

    def chosen(self, talk: Talk, own_words: str | None = None, sayings: Sequence[Saying] = ()) -> None: ...
    def taken_back(self, talk: Talk) -> None: ...
    def stop(self) -> None: ...
