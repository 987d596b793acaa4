"""Who may still come into a room, and under which name. One room has one."""

from __future__ import annotations

from collections import Counter

from simulator.workshop.messages import Ask, Hello
from simulator.workshop.participant_names import NamesTaken, clean_name
from simulator.workshop.stores.base import KeptRoom
from simulator.workshop.wording import say


class Arrivals:
    """Addresses are counted here, and kept nowhere."""

    def __init__(self, kept: KeptRoom) -> None:
        self._made = kept.made
        self._came_from: Counter[str] = Counter()
        self.know(kept)

    def know(self, kept: KeptRoom) -> None:
        """Takes in which names the store has now."""
        self._names = NamesTaken(one.name for one in kept.participants)

    def counted(self, address: str) -> None:
        """One more came from there."""
        self._came_from[address] += 1

    def named(self, name: str) -> None:
        """Nobody else is to have that name."""
        self._names.take(name)

    def full_for(self, address: str) -> bool:
        """Whether as many have come from there as the room allows."""
        return 0 < self._made.each <= self._came_from[address]

    def introduced(self, hello: Hello, title: str, lang: str) -> tuple[str, str] | Ask:
        """The name, which nobody else has, and the team of somebody new; or the question that is still open."""
        made = self._made
        name = clean_name(hello.name) if made.names else ""
        if (made.names and not name) or (made.teams and hello.team not in made.teams):
            why = say("no.who", lang=lang) if hello.name or hello.team else ""
            return Ask(title, made.names, list(made.teams), why, lang=lang)
        return (self._names.unlike(name) if name else ""), (hello.team if made.teams else "")
