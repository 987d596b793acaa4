"""The names of a room's keys in Redis. All share one hash tag, so that a cluster keeps a room in one place."""

from __future__ import annotations

from dataclasses import dataclass

PREFIX = "helpfirst"
ROOMS = f"{PREFIX}:rooms"
"""A sorted set of codes by the second they were made in."""

BELLS = f"{PREFIX}:{{*}}:bell"
"""A pattern of the bells of all rooms."""


def room_of_bell(channel: str) -> str:
    """Whose bell it is."""
    return channel.partition("{")[2].partition("}")[0]


@dataclass(frozen=True, slots=True)
class RoomKeys:
    """The keys of one room; those of a round are methods."""

    code: str

    def _key(self, name: str) -> str:
        return f"{PREFIX}:{{{self.code}}}:{name}"

    @property
    def room(self) -> str:
        return self._key("room")

    @property
    def steps(self) -> str:
        return self._key("steps")

    @property
    def people(self) -> str:
        return self._key("people")

    @property
    def out(self) -> str:
        return self._key("out")

    @property
    def keys(self) -> str:
        return self._key("keys")

    @property
    def here(self) -> str:
        """How many people each server has connected, and when it said so."""
        return self._key("here")

    @property
    def bell(self) -> str:
        """The channel on which the number of each new step is told to every process."""
        return self._key("bell")

    def votes(self, round: int) -> str:
        return self._key(f"votes:{round}")

    def counts(self, round: int) -> str:
        return self._key(f"counts:{round}")

    @property
    def everything(self) -> str:
        """A pattern of all of them."""
        return self._key("*")
