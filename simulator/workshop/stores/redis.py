"""Rooms in Redis (or Valkey), for servers of several processes or machines; see `base` for what it promises.

Acknowledged means: in Redis, under the append-only setting it runs with. docs/administrators.md says what
each setting can lose.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from simulator.workshop.codes_and_tokens import is_code
from simulator.workshop.room_step import Damaged, Draft, Frozen, Moment, RoomStep, Totals, step_of
from simulator.workshop.stores.base import (
    CodeTaken,
    Conflict,
    KeptRoom,
    ListedRoom,
    NewRoom,
    NoRoom,
    NotStored,
    Overwritten,
    Participant,
    room_made,
)
from simulator.workshop.stores.redis_connection import NOT_OURS, RedisConnection, text
from simulator.workshop.stores.redis_keys import ROOMS, RoomKeys
from simulator.workshop.stores.redis_servers import RedisServers, kept_of, participant_of, person_kept
from simulator.workshop.stores.redis_votes import Votes
from simulator.workshop.vote import Answer, Kept, Vote

LUA = Path(__file__).with_name("lua")


class RedisStore:
    """The Store of one Redis. `url` as redis-py takes it: redis://, rediss:// (TLS), with user and password."""

    def __init__(self, url: str) -> None:
        """Connects when it is first used. Raises NotStored for an address that is none."""
        self._connection = RedisConnection(url)
        self._redis, self._asked = self._connection.redis, self._connection.asked
        self._vote = self._redis.register_script((LUA / "vote.lua").read_text(encoding="utf-8"))
        self._append = self._redis.register_script((LUA / "append.lua").read_text(encoding="utf-8"))
        self._reading = self._connection.reading
        self._votes = Votes(self._cast, self._connection.overwritten)

    async def durability(self, *, may_lose: bool) -> str:
        await self._asked(self._redis.ping())
        try:
            found = await self._asked(self._redis.config_get("append*"))
        except NotStored:
            return "This Redis does not say how it keeps its data; see the administrators' page."
        setting = {text(key): text(value) for key, value in found.items()} if isinstance(found, dict) else {}
        if setting.get("appendonly") != "yes":
            if may_lose:
                return "This Redis keeps no append-only file: a restart loses every vote."
            raise NotStored(
                f"The Redis at {self._connection.where} keeps no append-only file, so a restart would lose every vote. "
                "Set `appendonly yes`, or say --may-lose-votes."
            )
        if setting.get("appendfsync") == "always":
            return "Every acknowledged vote is on the disk of Redis."
        return "A crash of the machine under Redis may lose about the last second of votes."

    async def create(self, room: NewRoom) -> None:
        keys = RoomKeys(room.code)
        try:
            free = await self._asked(self._redis.hsetnx(keys.room, "made", msgspec.msgpack.encode(room)), room.code)
        except Overwritten:
            free = False  # something stands under that code, whatever it is
        if not free:
            raise CodeTaken(room.code)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hset(
                keys.room,
                mapping={"seq": 0, "gate": 0, "until": _second(room.until), "file": room.file, "created": room.created},
            )
            pipe.delete(keys.steps, keys.people, keys.out, keys.keys)  # whatever stands there is no part of a new room
            pipe.sadd(keys.keys, room.key)
            for key in (keys.room, keys.keys):
                pipe.expireat(key, _second(room.until))
            pipe.zadd(ROOMS, {room.code: room.created})
            try:
                await self._asked(pipe.execute(), ROOMS)
            except Overwritten:
                await self._asked(self._redis.delete(keys.room))
                raise

    async def load(self, code: str) -> KeptRoom:
        keys = RoomKeys(code)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hmget(keys.room, "made", "gate", "seq")
            pipe.lrange(keys.steps, 0, -1)
            pipe.hgetall(keys.people)
            pipe.smembers(keys.out)
            pipe.smembers(keys.keys)
            found = await self._connection.asked_each(pipe)
        try:
            (made, gate, seq), steps, people, out, hashes = found
            if made is None or seq is None:
                raise NoRoom(code)
            if int(seq) != len(steps):
                raise ValueError("steps are missing, or are none of ours")
            return KeptRoom(
                made=room_made(code, made),
                gate=int(gate),
                steps=[step_of(place, data) for place, data in enumerate(steps, start=1)],
                participants=[participant_of(who, data, who in out) for who, data in people.items()],
                keys=list(hashes),
            )
        except NOT_OURS:
            raise Damaged(  # people in the room are told so: no address
                f"What is kept of room {code} is nothing that Helpfirst wrote. Open a new room; other rooms go on."
            ) from None

    async def append(self, code: str, draft: Draft, expected: int, gate: int) -> RoomStep:
        keys = RoomKeys(code)
        names = [
            keys.room, keys.steps, keys.people, keys.out, keys.votes(draft.round), keys.votes(draft.before), keys.bell,
        ]  # fmt: skip
        written = msgspec.json.encode(draft)
        token = os.urandom(8).hex()
        arguments: list[Any] = [expected, gate, draft.what, draft.participant, written, draft.before, token]
        answer = await self._asked(self._append(names, arguments), code)
        with self._reading(code):
            match text(answer[0]):
                case "none":
                    raise NoRoom(code)
                case "conflict":
                    raise Conflict(int(answer[1]))
            frozen = msgspec.json.decode(answer[2], type=Frozen) if answer[2] else None
            return RoomStep(int(answer[1]), draft, frozen)

    async def join(self, code: str, participant: Participant) -> Participant:
        keys = RoomKeys(code)
        until = await self._asked(self._redis.hget(keys.room, "until"), code)
        if until is None:
            raise NoRoom(code)
        with self._reading(code):
            until = int(until)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hsetnx(keys.people, participant.id, person_kept(participant))
            pipe.expireat(keys.people, until)
            pipe.hget(keys.people, participant.id)
            pipe.sismember(keys.out, participant.id)
            *_, kept, out = await self._asked(pipe.execute(), code)
        with self._reading(code):
            return participant_of(participant.id, kept, bool(out))

    async def vote(self, code: str, vote: Vote) -> Answer:
        return await self._votes.cast(code, vote)

    async def votes(self, code: str, round: int) -> dict[str, Kept]:
        found = await self._asked(self._redis.hgetall(RoomKeys(code).votes(round)), code)
        with self._reading(code):
            return {text(who): kept_of(value) for who, value in found.items()}

    async def recount(self, code: str, round: int) -> Totals:
        keys = RoomKeys(code)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hgetall(keys.votes(round))
            pipe.smembers(keys.out)
            votes, out = await self._asked(pipe.execute(), code)
        totals: Totals = {}
        with self._reading(code):
            for who, value in votes.items():
                if who not in out:
                    choice = kept_of(value).choice
                    totals[choice] = totals.get(choice, 0) + 1
        return totals

    async def add_key(self, code: str, key: bytes) -> None:
        keys = RoomKeys(code)
        if not await self._asked(self._redis.exists(keys.room)):
            raise NoRoom(code)
        await self._asked(self._redis.sadd(keys.keys, key), code)

    async def forget(self, code: str) -> bool:
        keys = RoomKeys(code)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.delete(keys.room)
            pipe.zrem(ROOMS, code)
            there, _ = await self._connection.asked_each(pipe)  # a list that is none holds no room either
        async for key in self._connection.keys(keys.everything):
            await self._asked(self._redis.delete(key))
        return bool(there)

    async def expire(self, now: float) -> int:
        """Redis drops the keys of a room by itself when its time has come; this does it for a given clock."""
        gone = 0
        for listed in await self.rooms():
            if listed.until <= now:
                gone += await self.forget(listed.code)
        return gone

    async def rooms(self) -> Sequence[ListedRoom]:
        listed = await self._asked(self._redis.zrange(ROOMS, 0, -1), ROOMS)
        codes = [code for code in (one.decode(errors="replace") for one in listed) if is_code(code)]
        async with self._redis.pipeline(transaction=False) as pipe:
            for code in codes:
                pipe.hmget(RoomKeys(code).room, "file", "created", "until", "seq")
            found = await self._connection.asked_each(pipe)
        gone = [code for code, kept in zip(codes, found, strict=True) if kept == [None] * 4]
        if gone:
            await self._asked(self._redis.zrem(ROOMS, *gone))
        rooms = []
        for code, kept in zip(codes, found, strict=True):
            with contextlib.suppress(*NOT_OURS):  # what somebody has changed there costs its own room
                file, created, until, seq = kept
                rooms.append(ListedRoom(code, text(file), _moment(created), _moment(until), int(seq)))
        return rooms

    async def ping(self) -> None:
        await self._asked(self._redis.ping())

    def shared(self) -> RedisServers:
        return RedisServers(self._connection)

    async def close(self) -> None:
        await self._votes.finished()
        await self._connection.close()

    async def _cast(self, code: str, keys: list[str], arguments: list[Any]) -> list[Any]:
        answers: list[Any] = await self._asked(self._vote(keys, arguments), code)
        return answers


def _moment(kept: bytes) -> float:
    return msgspec.convert(float(kept), Moment)


def _second(moment: float) -> int:
    return int(moment) + (moment % 1 > 0)
