"""What the trainee says at each turn before a line is chosen: only for themselves, or for the program to compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from simulator.words.answered_turn import Answering

if TYPE_CHECKING:
    from simulator.external.speech import Dictation, Voice
    from simulator.practice.own_words.replies import RepliesCompared
    from simulator.scenario.model import Scenario


class Sound(NamedTuple):
    """The user's own voice for the customer, and their ear; None where the settings name none."""

    speech: Voice | None = None
    dictation: Dictation | None = None


class OwnWords:
    """Each turn, by how many choices stood, is asked once. `say_first`: the trainee picks the nearest line alone;
    `compares`: the program proposes which lines do the same, and goes before it. Nothing of it is ever scored.
    """

    def __init__(
        self,
        say_first: bool,
        compares: bool,
        replies: Callable[[], RepliesCompared] | None = None,
        sound: Sound | None = None,
    ) -> None:
        """`replies` gives what compares, the same each time."""
        self.sound = sound or Sound()
        self.say_first, self.compares = say_first, compares
        self._replies = replies
        self._typed: dict[int, str] = {}
        self._answering: dict[int, Answering] = {}

    def ready(self, scenario: Scenario | None = None) -> RepliesCompared:
        """What compares, on its way since the first call, with that scenario's lines. Loads nothing before that."""
        if self._replies is None:
            from simulator.practice.own_words.replies import RepliesCompared

            made = RepliesCompared()
            self._replies = lambda: made
        found = self._replies()
        found.start(scenario)
        return found

    def asks(self, place: int) -> bool:
        """Whether the trainee is to speak first there."""
        return (self.say_first or self.compares) and place not in self._typed

    def keep(self, place: int, words: str) -> None:
        """Keeps what was typed; nothing for somebody who skipped."""
        self._typed[place] = " ".join(words.split())

    def at(self, place: int) -> str:
        """What was typed there last."""
        return self._typed.get(place, "")

    def answering(self, place: int) -> Answering:
        """What was compared there so far."""
        return self._answering.setdefault(place, Answering())

    def back_to(self, place: int) -> None:
        """A line was taken back: what was said at later turns belongs to a conversation that is not held any more."""
        for kept in (self._typed, self._answering):
            for later in [one for one in kept if one > place]:
                del kept[later]
