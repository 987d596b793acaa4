"""Saying it first: what the trainee would say at each turn, before the choices appear. Never scored."""

from __future__ import annotations


class OwnWords:
    """One conversation's own words, by how many choices stood when they were typed. Each turn is asked once."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted
        self._typed: dict[int, str] = {}

    def asks(self, place: int) -> bool:
        """Whether the trainee is to speak first there."""
        return self.wanted and place not in self._typed

    def keep(self, place: int, words: str) -> None:
        """Keeps what was typed; nothing for somebody who skipped."""
        self._typed[place] = " ".join(words.split())

    def at(self, place: int) -> str:
        """What was typed there."""
        return self._typed.get(place, "")
