"""The connections of one room: who is there, and one message to all of them. `live_room` owns one each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection

import msgspec
from aiohttp import WSCloseCode

from simulator.workshop.connection import Connection, frame
from simulator.workshop.limits import MOST_SOCKETS_EACH
from simulator.workshop.messages import ELSEWHERE, No, encode
from simulator.workshop.wording import say

STIR_SECONDS = 0.25
"""Votes and arrivals are told to the facilitator's views at most this often."""
COUNT_SECONDS, COUNTS_A_SECOND = 1.5, 2000
"""And to everybody at most this often; in a large room seldom enough that no more than so many are told each second."""
SETTLE_SECONDS = 0.25
REVOKED = "The key of this view has been taken back. Ask for the pairing code of the room."


class Audience:
    """`tell_hosts` is called a moment after anything stirred, however much did, and `tell_count` some time after."""

    def __init__(self, tell_hosts: Callable[[], None], tell_count: Callable[[], None]) -> None:
        self._tell_hosts, self._tell_count = tell_hosts, tell_count
        self._participants: dict[str, list[Connection]] = {}
        self._hosts: set[Connection] = set()
        self._behind: set[Connection] = set()
        self._stirring: asyncio.TimerHandle | None = None
        self._settling: asyncio.TimerHandle | None = None
        self._counting: asyncio.TimerHandle | None = None

    def enter(self, connection: Connection) -> None:
        """A socket more. The oldest of a participant with too many is closed."""
        if connection.role != "participant":
            self._hosts.add(connection)
            return
        mine = self._participants.setdefault(connection.participant, [])
        mine.append(connection)
        while len(mine) > MOST_SOCKETS_EACH:
            mine.pop(0).drop(ELSEWHERE, "open elsewhere")
        self.stir()

    def leave(self, connection: Connection) -> None:
        """A socket less; it may have left before."""
        self._hosts.discard(connection)
        self._behind.discard(connection)
        mine = self._participants.get(connection.participant)
        if mine is not None and connection in mine:
            mine.remove(connection)
            if not mine:
                del self._participants[connection.participant]
            self.stir()

    def here(self) -> frozenset[str]:
        """Participants with a socket that is open."""
        return frozenset(self._participants)

    @property
    def watched(self) -> bool:
        """Whether a facilitator looks on."""
        return bool(self._hosts)

    @property
    def empty(self) -> bool:
        """Whether nobody at all is connected."""
        return not self._participants and not self._hosts

    def turn_out(self, participant: str, lang: str) -> None:
        """Says so to that participant, in the language of the conversation, and closes every socket of theirs."""
        data = frame(encode(No("removed", say("no.removed", lang=lang))))
        for connection in self._participants.pop(participant, []):
            connection.answer(data)
            connection.drop(WSCloseCode.POLICY_VIOLATION, "removed")

    def keep_hosts(self, keys: Collection[bytes]) -> None:
        """Closes the facilitators' sockets whose key opens the room no longer."""
        data = frame(encode(No("room", REVOKED)))
        for connection in [one for one in self._hosts if one.key and one.key not in keys]:
            self._hosts.discard(connection)
            connection.answer(data)
            connection.drop(WSCloseCode.POLICY_VIOLATION, "revoked")

    def tell(self, participant: str, message: msgspec.Struct) -> None:
        """To every window of that participant."""
        data = frame(encode(message))
        for one in self._participants.get(participant, ()):
            self._show(one, data)

    def tell_others(self, connection: Connection, message: msgspec.Struct) -> None:
        """To the other windows of the same participant."""
        others = [one for one in self._participants.get(connection.participant, ()) if one is not connection]
        if others:
            data = frame(encode(message))
            for one in others:
                one.answer(data)
                if one.behind:
                    self.fell_behind(one)

    def show_participants(self, message: msgspec.Struct) -> None:
        """One message to every participant, framed once."""
        data = frame(encode(message))
        for connections in self._participants.values():
            for connection in connections:
                self._show(connection, data)

    def show_hosts(self, stage: msgspec.Struct, private: Callable[[], msgspec.Struct]) -> None:
        """The projector's view and, where anybody looks at it, the private one."""
        on_stage = in_private = b""
        for connection in self._hosts:
            if connection.role != "private":
                on_stage = on_stage or frame(encode(stage))
                self._show(connection, on_stage)
            else:
                in_private = in_private or frame(encode(private()))
                self._show(connection, in_private)

    def _show(self, connection: Connection, data: bytes) -> None:
        if not connection.show(data):
            self._behind.add(connection)
            self.settle_soon()

    def settle_soon(self) -> None:
        """Looks after those who are behind, again and again until nobody is."""
        if self._settling is None:
            self._settling = asyncio.get_running_loop().call_later(SETTLE_SECONDS, self._settle)

    def _settle(self) -> None:
        self._settling = None
        self._behind = {connection for connection in self._behind if not connection.settle()}
        if self._behind:
            self.settle_soon()

    def fell_behind(self, connection: Connection) -> None:
        """An answer could not be passed on at once."""
        self._behind.add(connection)
        self.settle_soon()

    def stir(self) -> None:
        """Something changed that the facilitator's views show."""
        if self._stirring is None and self._hosts:
            self._stirring = asyncio.get_running_loop().call_later(STIR_SECONDS, self._stirred)
        if self._counting is None and self._participants:
            wait = max(COUNT_SECONDS, len(self._participants) / COUNTS_A_SECOND)
            self._counting = asyncio.get_running_loop().call_later(wait, self._recount)

    def _recount(self) -> None:
        self._counting = None
        self._tell_count()

    def _stirred(self) -> None:
        self._stirring = None
        self._tell_hosts()

    def close(self, code: int, reason: str) -> None:
        """Drops everybody."""
        for handle in (self._stirring, self._settling, self._counting):
            if handle is not None:
                handle.cancel()
        for connections in [*self._participants.values(), list(self._hosts)]:
            for connection in connections:
                connection.drop(code, reason)
