"""Who may enter which room: whoever knocks at a socket says who they are, and is let in, asked further or sent away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import NamedTuple

import msgspec
from aiohttp import WSCloseCode

from simulator.workshop import limits
from simulator.workshop.codes_and_tokens import as_typed, new_token, participant_id
from simulator.workshop.connection import LOOKING
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.messages import Ask, Hello, HostHello, Joined, Look, No, Pair, Said, Token
from simulator.workshop.room import Damaged
from simulator.workshop.stores.base import NoRoom, Participant
from simulator.workshop.wording import say

NO_HOST = "There is no room with that code, or the host token does not open it."
NOT_PAIRED = "Those digits open no room now. Look again: the terminal shows new ones every minute, each good once."


class Goodbye(Exception):
    """Ends a socket with a close code, after a sentence where there is one."""

    def __init__(self, code: int, no: No | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.no = no


class Admitted(NamedTuple):
    """Somebody who is in: in which room, as what, with which id where they take part, by which key where they host."""

    room: LiveRoom
    role: str
    participant: str = ""
    key: bytes = b""


class Admission:
    """For one socket. `address` is where it comes from, for counting misses; `lang` what whoever knocks reads.

    `tell` sends what is said before somebody is in.
    """

    def __init__(self, rooms: HeldRooms, address: str, lang: str, tell: Callable[[msgspec.Struct], None]) -> None:
        self._rooms = rooms
        self._address = address
        self._lang = lang
        self._tell = tell

    async def admit(self, said: Said) -> Admitted | None:
        """None where more has to be said first: a name, a team, who a paired phone is. Raises Goodbye."""
        if isinstance(said, Hello):
            return await self._participant(said)
        if isinstance(said, HostHello):
            return await self._host(said)
        if isinstance(said, Look):
            return await self._look(said)
        if isinstance(said, Pair):
            await self._pair(said)
            return None
        raise Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", "Say hello first."))

    def full(self) -> Goodbye:
        """What is said to a socket too many."""
        return Goodbye(WSCloseCode.TRY_AGAIN_LATER, self._no("room", "no.full"))

    def _no(self, code: str, name: str) -> No:
        """A refusal for who is in no room yet, in their own language."""
        return No(code, say(name, lang=self._lang))

    async def _find(self, code: str) -> LiveRoom | None:
        try:
            return await self._rooms.room(as_typed(code))
        except Damaged as damage:
            raise Goodbye(WSCloseCode.INTERNAL_ERROR, No("room", str(damage))) from None

    async def _slowly(self, known: bool) -> bool:
        """Whether this address has missed too often; whoever says that they are known is looked up, but slowly."""
        limited = self._rooms.misses.too_many(self._address)
        if limited and not known:
            raise Goodbye(WSCloseCode.TRY_AGAIN_LATER, self._no("wait", "no.wait"))
        if limited or self._rooms.misses.slow:
            await asyncio.sleep(limits.SLOW_SECONDS)
        return limited

    async def _participant(self, hello: Hello) -> Admitted | None:
        who = participant_id(hello.token) if hello.token else None
        limited = await self._slowly(who is not None)
        room = await self._find(hello.code)
        known = await room.known(who) if room is not None and who is not None else None
        if known is None and limited:
            raise Goodbye(WSCloseCode.TRY_AGAIN_LATER, self._no("wait", "no.wait"))
        if room is None or (known is None and room.state.ended):
            self._rooms.misses.missed(self._address)
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, self._no("room", "no.room"))
        if known is not None and known.removed:
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, No("removed", say("no.removed", lang=room.view.lang)))
        if known is None:
            who = await self._join(room, hello)
            if not who:
                return None
        else:
            who = known.id
            self._rooms.metrics.reconnects += 1
        return Admitted(room, "participant", who)

    async def _join(self, room: LiveRoom, hello: Hello) -> str:
        """Somebody new: their id, or "" where they are still asked for a name or a team."""
        if room.state.locked:
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, No("locked", say("no.locked", lang=room.view.lang)))
        if room.arrivals.full_for(self._address):
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, No("locked", say("no.crowded", lang=room.view.lang)))
        wanted = room.arrivals.introduced(hello, room.view.title, room.view.lang)
        if isinstance(wanted, Ask):
            self._tell(wanted)
            return ""
        token = new_token()
        who = participant_id(token)
        try:
            await room.join(Participant(who, *wanted), self._address)
        except NoRoom:
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, self._no("room", "no.room")) from None
        self._rooms.metrics.joins += 1
        self._tell(Joined(token))
        return who

    async def _host(self, hello: HostHello) -> Admitted:
        """A right host token is never refused: nobody guesses 256 bits, so what is limited is only the wrong ones."""
        room = await self._find(hello.code)
        key = await room.host_key(hello.token) if room is not None else None
        if room is None or key is None:
            limited = await self._slowly(known=True)
            self._rooms.misses.missed(self._address)
            no = self._no("wait", "no.wait") if limited else No("room", NO_HOST)
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, no)
        return Admitted(room, hello.role, key=key)

    async def _look(self, look: Look) -> Admitted:
        """A projector. It needs the code and no token: what it shows, everybody in the room sees."""
        await self._slowly(known=False)
        room = await self._find(look.code)
        if room is None:
            self._rooms.misses.missed(self._address)
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, self._no("room", "no.room"))
        return Admitted(room, LOOKING)

    async def _pair(self, pair: Pair) -> None:
        """A phone with the digits that a terminal shows is given a key of its own; then it says who it is."""
        room = await self._find(pair.code)
        token = await self._rooms.pairing.token_for(room, pair) if room is not None else ""
        if not token:
            await self._slowly(known=True)
            self._rooms.misses.missed(self._address)
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, No("pair", NOT_PAIRED))
        self._tell(Token(token))
