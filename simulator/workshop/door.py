"""One socket from its first word to its last: who it is, and what it says, carried to its room.

`server` calls `serve` for each WebSocket. Whatever a stranger sends ends in a sentence or a close code.
"""

from __future__ import annotations

import asyncio
import time

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web

from simulator.workshop import limits
from simulator.workshop.codes_and_tokens import as_typed, new_token, participant_id
from simulator.workshop.connection import LOOKING, Connection, frame
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.messages import (
    Ack,
    Again,
    Ask,
    Do,
    Hello,
    HostHello,
    Joined,
    Look,
    No,
    Pair,
    Said,
    SayReply,
    SayTalked,
    SayVote,
    Token,
    encode,
    read_said,
)
from simulator.workshop.order_handling import carried_out
from simulator.workshop.room import Damaged
from simulator.workshop.server_log import LOG
from simulator.workshop.stores.base import NoRoom, NotStored, Participant
from simulator.workshop.vote import COUNTED, MOST, Answer
from simulator.workshop.wording import say

NO_HOST = "There is no room with that code, or the host token does not open it."
BAD = "That was no message this server knows."
NOT_PAIRED = "Those digits open no room now. Look again: the terminal shows new ones every minute, each good once."


class _Goodbye(Exception):
    """Ends a socket with a close code, after a sentence where there is one."""

    def __init__(self, code: int, no: No | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.no = no


class Door:
    """One socket. `address` is where it comes from, for counting misses; `lang` what whoever knocks reads."""

    def __init__(
        self,
        rooms: HeldRooms,
        socket: web.WebSocketResponse,
        transport: asyncio.Transport,
        address: str,
        lang: str = "en",
    ) -> None:
        self._rooms = rooms
        self._socket = socket
        self._transport = transport
        self._address = address
        self._lang = lang
        self._bucket = limits.Bucket(limits.MESSAGES_PER_SECOND, limits.MESSAGES_AT_ONCE, time.monotonic)
        self._came = time.monotonic()
        self._room: LiveRoom | None = None
        self._connection: Connection | None = None

    async def serve(self) -> None:
        """Returns when the socket is closed. Never raises for what the other side does."""
        try:
            await self._enter()
            async for message in self._socket:
                if message.type is not WSMsgType.TEXT:
                    raise _Goodbye(WSCloseCode.UNSUPPORTED_DATA)
                if not self._bucket.take():
                    raise _Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", "Too many messages at once."))
                await self._hear(_read(message.data))
        except _Goodbye as goodbye:
            if goodbye.no is not None:
                self._transport.write(frame(encode(goodbye.no)))
            await self._socket.close(code=goodbye.code)
        except NotStored as trouble:
            LOG.warning("%s", trouble)
            self._transport.write(frame(encode(No("store", trouble.public))))
            await self._socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
        except (ConnectionError, TimeoutError):
            await self._socket.close(code=WSCloseCode.POLICY_VIOLATION)
        except Exception:
            LOG.exception("A socket ended in an error")
            await self._socket.close(code=WSCloseCode.INTERNAL_ERROR)
        finally:
            if self._room is not None and self._connection is not None:
                self._room.audience.leave(self._connection)

    async def _enter(self) -> None:
        """Hears who it is, until that is settled: asking for a name or a team takes a second hello."""
        if self._rooms.sockets > limits.MOST_SOCKETS:
            raise _Goodbye(WSCloseCode.TRY_AGAIN_LATER, self._no("room", "no.full"))
        ends = time.monotonic() + limits.HELLO_SECONDS
        while self._connection is None:
            message = await self._socket.receive(timeout=max(0.0, ends - time.monotonic()))
            if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                raise ConnectionResetError
            if message.type is not WSMsgType.TEXT or not self._bucket.take():
                raise _Goodbye(WSCloseCode.POLICY_VIOLATION)
            said = _read(message.data)
            if isinstance(said, Hello):
                await self._participant(said)
                ends = max(ends, self._came + limits.JOINING_SECONDS)  # a name takes a while, but not for ever
            elif isinstance(said, HostHello):
                await self._host(said)
            elif isinstance(said, Look):
                await self._look(said)
            elif isinstance(said, Pair):
                await self._pair(said)
            else:
                raise _Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", "Say hello first."))

    def _no(self, code: str, name: str) -> No:
        """A refusal for who is in no room yet, in their own language."""
        return No(code, say(name, lang=self._lang))

    async def _find(self, code: str) -> LiveRoom | None:
        try:
            return await self._rooms.room(as_typed(code))
        except Damaged as damage:
            raise _Goodbye(WSCloseCode.INTERNAL_ERROR, No("room", str(damage))) from None

    async def _slowly(self, known: bool) -> bool:
        """Whether this address has missed too often; whoever says that they are known is looked up, but slowly."""
        limited = self._rooms.misses.too_many(self._address)
        if limited and not known:
            raise _Goodbye(WSCloseCode.TRY_AGAIN_LATER, self._no("wait", "no.wait"))
        if limited or self._rooms.misses.slow:
            await asyncio.sleep(limits.SLOW_SECONDS)
        return limited

    async def _participant(self, hello: Hello) -> None:
        who = participant_id(hello.token) if hello.token else None
        limited = await self._slowly(who is not None)
        room = await self._find(hello.code)
        known = await room.known(who) if room is not None and who is not None else None
        if known is None and limited:
            raise _Goodbye(WSCloseCode.TRY_AGAIN_LATER, self._no("wait", "no.wait"))
        if room is None or (known is None and room.state.ended):
            self._rooms.misses.missed(self._address)
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, self._no("room", "no.room"))
        if known is not None and known.removed:
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, No("removed", say("no.removed", lang=room.view.lang)))
        if known is None:
            who = await self._join(room, hello)
            if not who:
                return
        else:
            who = known.id
            self._rooms.metrics.reconnects += 1
        self._settle(room, "participant", who)
        self._answer(room.snapshot(who))

    async def _join(self, room: LiveRoom, hello: Hello) -> str:
        """Somebody new: their id, or "" where they are still asked for a name or a team."""
        if room.state.locked:
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, No("locked", say("no.locked", lang=room.view.lang)))
        if room.full_for(self._address):
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, No("locked", say("no.crowded", lang=room.view.lang)))
        wanted = room.introduced(hello)
        if isinstance(wanted, Ask):
            self._transport.write(frame(encode(wanted)))
            return ""
        token = new_token()
        who = participant_id(token)
        try:
            await room.join(Participant(who, *wanted), self._address)
        except NoRoom:
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, self._no("room", "no.room")) from None
        self._rooms.metrics.joins += 1
        self._transport.write(frame(encode(Joined(token))))
        return who

    async def _host(self, hello: HostHello) -> None:
        """A right host token is never refused: nobody guesses 256 bits, so what is limited is only the wrong ones."""
        room = await self._find(hello.code)
        key = await room.host_key(hello.token) if room is not None else None
        if room is None or key is None:
            limited = await self._slowly(known=True)
            self._rooms.misses.missed(self._address)
            no = self._no("wait", "no.wait") if limited else No("room", NO_HOST)
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, no)
        self._bucket = limits.Bucket(limits.ORDERS_PER_SECOND, limits.ORDERS_AT_ONCE, time.monotonic)
        self._settle(room, hello.role, "", key)
        self._answer(room.stage() if hello.role == "presenter" else room.private())

    async def _look(self, look: Look) -> None:
        """A projector. It needs the code and no token: what it shows, everybody in the room sees."""
        await self._slowly(known=False)
        room = await self._find(look.code)
        if room is None:
            self._rooms.misses.missed(self._address)
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, self._no("room", "no.room"))
        self._settle(room, LOOKING, "")
        self._answer(room.stage())

    async def _pair(self, pair: Pair) -> None:
        """A phone with the digits that a terminal shows is given a key of its own; then it says who it is."""
        room = await self._find(pair.code)
        token = await self._rooms.pairing.token_for(room, pair) if room is not None else ""
        if not token:
            await self._slowly(known=True)
            self._rooms.misses.missed(self._address)
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, No("pair", NOT_PAIRED))
        self._transport.write(frame(encode(Token(token))))

    def _settle(self, room: LiveRoom, role: str, participant: str, key: bytes = b"") -> None:
        self._room = room
        self._connection = Connection(self._transport, role, participant, time.monotonic)
        self._connection.key = key
        room.audience.enter(self._connection)

    def _answer(self, message: msgspec.Struct) -> None:
        room, connection = self._room, self._connection
        if room is None or connection is None:
            return
        connection.answer(frame(encode(message)))
        if connection.behind:
            room.audience.fell_behind(connection)

    async def _hear(self, said: Said) -> None:
        room, connection = self._room, self._connection
        if room is None or connection is None or connection.dropped:
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION)
        host = connection.role in ("presenter", "private")
        if isinstance(said, Again):
            if connection.role == "participant":
                self._answer(room.snapshot(connection.participant))
            else:
                self._answer(room.private() if connection.role == "private" else room.stage())
        elif isinstance(said, SayVote) and connection.role == "participant":
            await self._vote(room, connection, said)
        elif isinstance(said, SayReply) and connection.role == "participant":
            await self._reply(room, connection, said)
        elif isinstance(said, SayTalked) and connection.role == "participant":
            room.talked(connection.participant, said.seq)
            self._answer(room.snapshot(connection.participant))
        elif isinstance(said, Do) and host:
            for message in await carried_out(room, connection, said):
                self._answer(message)
        else:
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", "That is not yours to say here."))

    async def _vote(self, room: LiveRoom, connection: Connection, said: SayVote) -> None:
        if not (0 < said.n <= MOST and 0 < said.r <= MOST and len(said.choice) == 1):
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", BAD))
        began = time.monotonic()
        try:
            answer = await room.vote(connection.participant, said.r, said.n, said.choice)
        except NotStored as trouble:
            self._answer(No("store", f"Your vote is not counted yet. {trouble.public}"))
            return
        self._rooms.metrics.vote(answer.status, time.monotonic() - began)
        self._answer(_ack(said.n, answer))
        if answer.status == COUNTED:
            room.audience.tell_others(connection, _ack(0, answer))

    async def _reply(self, room: LiveRoom, connection: Connection, said: SayReply) -> None:
        if not (0 < said.n <= MOST and 0 < said.r <= MOST):
            raise _Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", BAD))
        try:
            answer = await room.reply(connection.participant, said.r, said.n, said.text)
        except NotStored as trouble:
            self._answer(No("store", f"What you wrote is not kept yet. {trouble.public}"))
            return
        self._answer(_ack(said.n, answer))
        if answer.status == COUNTED:
            room.audience.tell_others(connection, _ack(0, answer))


def _ack(asked: int, answer: Answer) -> Ack:
    return Ack(answer.round, answer.status, asked, answer.n, answer.choice)


def _read(data: str) -> Said:
    try:
        return read_said(data)
    except (msgspec.MsgspecError, ValueError):
        raise _Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", BAD)) from None
