"""One socket from its first word to its last: who it is, and what it says, carried to its room.

`server` calls `serve` for each WebSocket. Whatever a stranger sends ends in a sentence or a close code.
"""

from __future__ import annotations

import asyncio
import time

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web

from simulator.workshop import limits
from simulator.workshop.admission import Admission, Admitted, Goodbye
from simulator.workshop.connection import Connection, frame
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.messages import (
    Ack,
    Again,
    Do,
    Hello,
    No,
    Said,
    SayReply,
    SayTalked,
    SayVote,
    encode,
    read_said,
)
from simulator.workshop.order_handling import carried_out
from simulator.workshop.server_log import LOG
from simulator.workshop.stores.base import NotStored
from simulator.workshop.vote import COUNTED, MOST, Answer

BAD = "That was no message this server knows."


class SocketSession:
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
        self._admission = Admission(rooms, address, lang, self._write)
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
                    raise Goodbye(WSCloseCode.UNSUPPORTED_DATA)
                if not self._bucket.take():
                    raise Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", "Too many messages at once."))
                await self._hear(_read(message.data))
        except Goodbye as goodbye:
            if goodbye.no is not None:
                self._write(goodbye.no)
            await self._socket.close(code=goodbye.code)
        except NotStored as trouble:
            LOG.warning("%s", trouble)
            self._write(No("store", trouble.public))
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
            raise self._admission.full()
        ends = time.monotonic() + limits.HELLO_SECONDS
        while self._connection is None:
            message = await self._socket.receive(timeout=max(0.0, ends - time.monotonic()))
            if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                raise ConnectionResetError
            if message.type is not WSMsgType.TEXT or not self._bucket.take():
                raise Goodbye(WSCloseCode.POLICY_VIOLATION)
            said = _read(message.data)
            admitted = await self._admission.admit(said)
            if admitted is not None:
                self._settle(admitted)
            elif isinstance(said, Hello):
                ends = max(ends, self._came + limits.JOINING_SECONDS)  # a name takes a while, but not for ever

    def _settle(self, admitted: Admitted) -> None:
        self._room = admitted.room
        self._connection = Connection(self._transport, admitted.role, admitted.participant, time.monotonic)
        if admitted.key:
            self._connection.key = admitted.key
            self._bucket = limits.Bucket(limits.ORDERS_PER_SECOND, limits.ORDERS_AT_ONCE, time.monotonic)
        admitted.room.audience.enter(self._connection)
        self._answer(_shown(admitted.room, self._connection))

    def _write(self, message: msgspec.Struct) -> None:
        self._transport.write(frame(encode(message)))

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
            raise Goodbye(WSCloseCode.POLICY_VIOLATION)
        host = connection.role in ("presenter", "private")
        if isinstance(said, Again):
            self._answer(_shown(room, connection))
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
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", "That is not yours to say here."))

    async def _vote(self, room: LiveRoom, connection: Connection, said: SayVote) -> None:
        if not (0 < said.n <= MOST and 0 < said.r <= MOST and len(said.choice) == 1):
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", BAD))
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
            raise Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", BAD))
        try:
            answer = await room.reply(connection.participant, said.r, said.n, said.text)
        except NotStored as trouble:
            self._answer(No("store", f"What you wrote is not kept yet. {trouble.public}"))
            return
        self._answer(_ack(said.n, answer))
        if answer.status == COUNTED:
            room.audience.tell_others(connection, _ack(0, answer))


def _shown(room: LiveRoom, connection: Connection) -> msgspec.Struct:
    """All that somebody in that role is shown now."""
    if connection.role == "participant":
        return room.snapshot(connection.participant)
    return room.private() if connection.role == "private" else room.stage()


def _ack(asked: int, answer: Answer) -> Ack:
    return Ack(answer.round, answer.status, asked, answer.n, answer.choice)


def _read(data: str) -> Said:
    try:
        return read_said(data)
    except (msgspec.MsgspecError, ValueError):
        raise Goodbye(WSCloseCode.POLICY_VIOLATION, No("message", BAD)) from None
