"""Where rooms are kept: the small interface that every backend offers, and what it hands over.

tests/workshop/store_suite.py is the specification; a backend is right when it passes it. Every method that
changes something has made it durable when it returns. Any method may raise NotStored, and for what
somebody else has changed in the store Overwritten, which is one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Protocol

import msgspec

from simulator.stop import Trouble
from simulator.workshop.room_step import Damaged, Draft, Moment, RoomStep, Totals
from simulator.workshop.vote import Answer, Kept, Vote

AWAY = "it cannot be reached"


class NotStored(Trouble):
    """The store cannot be used just now; the message is a sentence. Nothing of the operation was kept.

    `public` is what people in a room are told: why, without an address or a path.
    """

    def __init__(self, sentence: str, why: str = AWAY) -> None:
        """`why` ends the sentence "Votes cannot be saved just now: …"."""
        super().__init__(sentence)
        self.why = why

    @property
    def public(self) -> str:
        return f"Votes cannot be saved just now: {self.why}. Nothing that was counted is lost."


class Overwritten(NotStored):
    """What the store keeps of one room, or of one list, is nothing that it was given. Asking again does not help.

    Other rooms go on.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, "what is kept of this room cannot be read")

    @property
    def public(self) -> str:
        return "What is kept of this room cannot be read, so nothing more can be saved in it. It takes a new room to go on."


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
    `until` the room is removed. `key` is the SHA-256 of the first host token. `each`: how many may join from one
    address, 0 for any number.
    """

    code: str
    scenario: bytes
    file: str
    rubric: bytes
    seed: int
    names: bool
    teams: tuple[str, ...]
    created: Moment
    until: Moment
    key: bytes
    each: int = 0


def room_made(code: str, data: bytes) -> NewRoom:
    """What a store keeps of it, read back. Raises Damaged where the bytes are none of ours."""
    try:
        return msgspec.msgpack.decode(data, type=NewRoom)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Damaged(f"What room {code} was made with cannot be read.") from None


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

    `live_room` are the votes of that round by letter, removed people's included until its close.
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

        `gate` is the round that takes votes from here on, 0 for none. A close or a count freezes the totals of its
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

    async def ping(self) -> None:
        """Returns where the store answers."""

    async def durability(self, *, may_lose: bool) -> str:
        """A sentence on what an acknowledgement means here. Raises NotStored where it means too little,

        unless `may_lose` says that this was agreed to.
        """

    def shared(self) -> SharedStore | None:
        """What several servers over this store share; None where only one process can use it."""

    async def close(self) -> None:
        """Waits for what is under way; afterwards the store cannot be used."""


class SharedStore(Protocol):
    """Through which several servers over one store hear of one another."""

    def bells(self) -> AsyncIterator[tuple[str, int]]:
        """The room and the number of each step that any server appends from now on, over one connection for all.

        ("", 0) where something may have been missed. Ends only by being cancelled.
        """
        ...

    async def person(self, code: str, participant: str) -> Participant | None:
        """Somebody who may have joined at another server."""

    async def vote_of(self, code: str, round: int, participant: str) -> Kept | None:
        """What is stored for one person in a round."""

    async def say_here(self, server: str, here: Mapping[str, int]) -> None:
        """Says how many people `server` has connected, by room; 0 where it has none any more. One round trip."""

    async def crowds(self, rounds: Mapping[str, int]) -> dict[str, Attendance]:
        """How many there are in each of these rooms over all servers, in the round named. One round trip.

        A room of which that cannot be read is left out.
        """
