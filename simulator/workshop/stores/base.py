"""Where rooms are kept: the small interface that every backend offers, and what it hands over.

tests/workshop/store_suite.py is the specification; a backend is right when it passes it. Every method that
changes something has made it durable when it returns. Any method may raise NotStored.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

import msgspec

from simulator.stop import Trouble
from simulator.workshop.step import Draft, RoomStep, Totals
from simulator.workshop.vote import Answer, Kept, Vote


class NotStored(Trouble):
    """The store cannot be used just now; the message is a sentence. Nothing of the operation was kept."""


class CodeTaken(Exception):
    """There is a room with that code already."""


class NoRoom(Exception):
    """There is no such room."""


class Conflict(Exception):
    """Somebody else was quicker: the log has gone on to `seq`."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq


class NewRoom(msgspec.Struct, frozen=True):
    """What a room is made with, and keeps for ever. `scenario` and `rubric` are the bytes of the files.

    `names`: whether participants are asked for a name. `created` and `until` in seconds since 1970; after
    `until` the room is removed. `key` is the SHA-256 of the first host token.
    """

    code: str
    scenario: bytes
    file: str
    rubric: bytes
    seed: int
    names: bool
    teams: tuple[str, ...]
    created: float
    until: float
    key: bytes


class Participant(msgspec.Struct, frozen=True):
    """Somebody who joined. `id` says nothing about the person; name and team are empty unless asked for."""

    id: str
    name: str = ""
    team: str = ""
    removed: bool = False


class KeptRoom(msgspec.Struct, frozen=True):
    """A room as the store holds it."""

    made: NewRoom
    gate: int
    steps: list[RoomStep]
    participants: list[Participant]
    keys: list[bytes]


class ListedRoom(msgspec.Struct, frozen=True):
    """One line of a list of rooms."""

    code: str
    file: str
    created: float
    until: float
    seq: int


class Attendance(msgspec.Struct, frozen=True):
    """How many there are over all servers of a room: joined (removed ones not), connected, and voted in a round.

    `live` are the votes of that round by letter, removed people's included until its close.
    """

    joined: int
    here: int
    voted: int
    live: Totals


class RoomStore(Protocol):
    """A backend. All methods may be called from many tasks at once."""

    async def create(self, room: NewRoom) -> None:
        """Raises CodeTaken."""

    async def load(self, code: str) -> KeptRoom:
        """Raises NoRoom."""

    async def append(self, code: str, draft: Draft, expected: int, gate: int) -> RoomStep:
        """Compare-and-set: the next step, if the log still ends at `expected`; raises Conflict, NoRoom.

        `gate` is the round that takes votes from here on, 0 for none. A close freezes the totals of its
        round in the same atomic step; remove and restore change whether that participant's votes count.
        """

    async def join(self, code: str, participant: Participant) -> Participant:
        """Adds them, or answers with who they were when they joined before. Raises NoRoom."""

    async def vote(self, code: str, vote: Vote) -> Answer:
        """The rule of `vote.decide`, in one atomic step."""

    async def votes(self, code: str, round: int) -> dict[str, Kept]:
        """What is stored for a round, by participant, removed ones included."""

    async def recount(self, code: str, round: int) -> Totals:
        """Counted anew from the votes that are stored: a check on what a close has frozen."""

    async def add_key(self, code: str, key: bytes) -> None:
        """One more host token (its SHA-256) that opens the room. Raises NoRoom."""

    async def forget(self, code: str) -> bool:
        """Removes a room with all that belongs to it; False where there was none."""

    async def expire(self, now: float) -> int:
        """Removes every room whose time has come, and says how many."""

    async def rooms(self) -> Sequence[ListedRoom]:
        """All rooms, the newest last."""

    async def durability(self, *, may_lose: bool) -> str:
        """A sentence on what an acknowledgement means here. Raises NotStored where it means too little,

        unless `may_lose` says that this was agreed to.
        """

    def shared(self) -> SharedStore | None:
        """The same store as one that several servers use at once; None where only one process can."""

    async def close(self) -> None:
        """Waits for what is under way; afterwards the store cannot be used."""


class SharedStore(RoomStore, Protocol):
    """A backend that several servers use at once, and through which they hear of one another."""

    def watch(self, code: str) -> AsyncIterator[int]:
        """The number of each step that any server appends from now on; 0 where one may have been missed."""
        ...

    async def person(self, code: str, participant: str) -> Participant | None:
        """Somebody who may have joined at another server."""

    async def vote_of(self, code: str, round: int, participant: str) -> Kept | None:
        """What is stored for one person in a round."""

    async def crowd(self, code: str, round: int, server: str, here: int) -> Attendance:
        """Says that `server` has `here` people connected, and answers with how many there are in all."""
