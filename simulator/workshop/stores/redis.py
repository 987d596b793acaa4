"""Rooms in Redis (or Valkey), for servers of several processes or machines; see `store` for what it promises.

Acknowledged means: in Redis, under the append-only setting it runs with. docs/administrators.md says what
each setting can lose.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as LostConnection
from redis.exceptions import RedisError, ResponseError
from redis.exceptions import TimeoutError as TookTooLong

from simulator.workshop.step import Draft, Frozen, RoomStep, Totals, step_of
from simulator.workshop.stores.base import (
    Attendance,
    CodeTaken,
    Conflict,
    KeptRoom,
    ListedRoom,
    NewRoom,
    NoRoom,
    NotStored,
    Participant,
)
from simulator.workshop.stores.redis_keys import ROOMS, RoomKeys
from simulator.workshop.stores.redis_votes import Votes
from simulator.workshop.vote import Answer, Kept, Vote

LUA = Path(__file__).with_name("lua")
ANSWER_SECONDS = 5.0
CONNECTIONS = 48
"""To Redis, from one server; who needs one more waits for it."""
HERE_SECONDS = 6.0
"""A server that has not said for so long how many are connected to it counts for none."""


class RedisStore:
    """The Store of one Redis. `url` as redis-py takes it: redis://, rediss:// (TLS), with user and password."""

    def __init__(self, url: str) -> None:
        """Connects when it is first used. Raises NotStored for an address that is none."""
        try:
            pool = BlockingConnectionPool.from_url(
                url,
                max_connections=CONNECTIONS,
                timeout=ANSWER_SECONDS,
                socket_timeout=ANSWER_SECONDS,
                socket_connect_timeout=ANSWER_SECONDS,
                health_check_interval=15,
                retry=Retry(ExponentialBackoff(cap=0.5, base=0.05), 6),
                retry_on_error=[LostConnection, TookTooLong],
            )
            self._redis = Redis.from_pool(pool)
        except ValueError as trouble:
            raise NotStored(f"That is no address of a Redis: {trouble}") from None
        self._where = _without_password(url)
        self._vote = self._redis.register_script((LUA / "vote.lua").read_text(encoding="utf-8"))
        self._append = self._redis.register_script((LUA / "append.lua").read_text(encoding="utf-8"))
        self._votes = Votes(self._cast)

    async def durability(self, *, may_lose: bool) -> str:
        await self._asked(self._redis.ping())
        try:
            found = await self._asked(self._redis.config_get("append*"))
        except NotStored:
            return "This Redis does not say how it keeps its data; see the administrators' page."
        setting = {_text(key): _text(value) for key, value in found.items()}
        if setting.get("appendonly") != "yes":
            if may_lose:
                return "This Redis keeps no append-only file: a restart loses every vote."
            raise NotStored(
                f"The Redis at {self._where} keeps no append-only file, so a restart would lose every vote. "
                "Set `appendonly yes`, or say --may-lose-votes."
            )
        if setting.get("appendfsync") == "always":
            return "Every acknowledged vote is on the disk of Redis."
        return "A crash of the machine under Redis may lose about the last second of votes."

    async def create(self, room: NewRoom) -> None:
        keys = RoomKeys(room.code)
        if not await self._asked(self._redis.hsetnx(keys.room, "made", msgspec.msgpack.encode(room))):
            raise CodeTaken(room.code)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hset(keys.room, mapping={"seq": 0, "gate": 0, "until": _second(room.until)})
            pipe.sadd(keys.keys, room.key)
            for key in (keys.room, keys.keys):
                pipe.expireat(key, _second(room.until))
            pipe.zadd(ROOMS, {room.code: room.created})
            await self._asked(pipe.execute())

    async def load(self, code: str) -> KeptRoom:
        keys = RoomKeys(code)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hmget(keys.room, "made", "gate", "seq")
            pipe.lrange(keys.steps, 0, -1)
            pipe.hgetall(keys.people)
            pipe.smembers(keys.out)
            pipe.smembers(keys.keys)
            (made, gate, seq), steps, people, out, hashes = await self._asked(pipe.execute())
        if made is None or seq is None:
            raise NoRoom(code)
        return KeptRoom(
            made=msgspec.msgpack.decode(made, type=NewRoom),
            gate=int(gate),
            steps=[step_of(place, data) for place, data in enumerate(steps, start=1)],
            participants=[_participant(data, who in out) for who, data in people.items()],
            keys=list(hashes),
        )

    async def append(self, code: str, draft: Draft, expected: int, gate: int) -> RoomStep:
        keys = RoomKeys(code)
        names = [
            keys.room, keys.steps, keys.people, keys.out, keys.votes(draft.round), keys.votes(draft.before), keys.bell,
        ]  # fmt: skip
        written = msgspec.json.encode(draft)
        token = os.urandom(8).hex()
        arguments: list[Any] = [expected, gate, draft.what, draft.participant, written, draft.before, token]
        answer = await self._asked(self._append(names, arguments))
        match _text(answer[0]):
            case "none":
                raise NoRoom(code)
            case "conflict":
                raise Conflict(int(answer[1]))
        frozen = msgspec.json.decode(answer[2], type=Frozen) if answer[2] else None
        return RoomStep(int(answer[1]), draft, frozen)

    async def join(self, code: str, participant: Participant) -> Participant:
        keys = RoomKeys(code)
        until = await self._asked(self._redis.hget(keys.room, "until"))
        if until is None:
            raise NoRoom(code)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hsetnx(keys.people, participant.id, msgspec.json.encode(_person(participant)))
            pipe.expireat(keys.people, int(until))
            pipe.hget(keys.people, participant.id)
            pipe.sismember(keys.out, participant.id)
            *_, kept, out = await self._asked(pipe.execute())
        return _participant(kept, bool(out))

    async def vote(self, code: str, vote: Vote) -> Answer:
        return await self._votes.cast(code, vote)

    async def votes(self, code: str, round: int) -> dict[str, Kept]:
        found = await self._asked(self._redis.hgetall(RoomKeys(code).votes(round)))
        return {_text(who): _kept(value) for who, value in found.items()}

    async def recount(self, code: str, round: int) -> Totals:
        keys = RoomKeys(code)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hgetall(keys.votes(round))
            pipe.smembers(keys.out)
            votes, out = await self._asked(pipe.execute())
        totals: Totals = {}
        for who, value in votes.items():
            if who not in out:
                choice = _kept(value).choice
                totals[choice] = totals.get(choice, 0) + 1
        return totals

    async def add_key(self, code: str, key: bytes) -> None:
        keys = RoomKeys(code)
        if not await self._asked(self._redis.exists(keys.room)):
            raise NoRoom(code)
        await self._asked(self._redis.sadd(keys.keys, key))

    async def forget(self, code: str) -> bool:
        keys = RoomKeys(code)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.delete(keys.room)
            pipe.zrem(ROOMS, code)
            there, _ = await self._asked(pipe.execute())
        async for key in self._redis.scan_iter(match=keys.everything, count=500):
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
        codes = [_text(code) for code in await self._asked(self._redis.zrange(ROOMS, 0, -1))]
        listed = []
        for code in codes:
            made, seq = await self._asked(self._redis.hmget(RoomKeys(code).room, "made", "seq"))
            if made is None:
                await self._asked(self._redis.zrem(ROOMS, code))
                continue
            room = msgspec.msgpack.decode(made, type=NewRoom)
            listed.append(ListedRoom(code, room.file, room.created, room.until, int(seq or 0)))
        return listed

    async def watch(self, code: str) -> AsyncIterator[int]:
        """The number of each step that anybody appends from now on. Ends only by being cancelled."""
        bell = RoomKeys(code).bell
        while True:
            with contextlib.suppress(LostConnection, TookTooLong):
                async with self._redis.pubsub(ignore_subscribe_messages=True) as listening:
                    await listening.subscribe(bell)
                    yield 0  # something may have been missed before the subscription stood
                    while True:
                        message = await listening.get_message(timeout=ANSWER_SECONDS - 1)
                        if message is not None:
                            yield int(message["data"])

    async def person(self, code: str, participant: str) -> Participant | None:
        keys = RoomKeys(code)
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hget(keys.people, participant)
            pipe.sismember(keys.out, participant)
            kept, out = await self._asked(pipe.execute())
        return None if kept is None else _participant(kept, bool(out))

    async def vote_of(self, code: str, round: int, participant: str) -> Kept | None:
        found = await self._asked(self._redis.hget(RoomKeys(code).votes(round), participant))
        return None if found is None else _kept(found)

    async def crowd(self, code: str, round: int, server: str, here: int) -> Attendance:
        keys = RoomKeys(code)
        now = time.time()
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.hset(keys.here, server, f"{here} {now:.0f}")
            pipe.expire(keys.here, 60)
            pipe.hgetall(keys.here)
            pipe.hlen(keys.people)
            pipe.scard(keys.out)
            pipe.hlen(keys.votes(round))
            pipe.hgetall(keys.counts(round))
            _, _, servers, people, out, voted, counts = await self._asked(pipe.execute())
        connected = 0
        for said in servers.values():
            count, _, moment = _text(said).partition(" ")
            connected += int(count) if now - float(moment) < HERE_SECONDS else 0
        live = {_text(choice): int(count) for choice, count in counts.items() if int(count)}
        return Attendance(people - out, connected, voted, live)

    def shared(self) -> RedisStore:
        return self

    async def close(self) -> None:
        await self._votes.finished()
        with contextlib.suppress(RedisError, OSError):
            await self._redis.aclose()

    async def _cast(self, keys: list[str], arguments: list[Any]) -> list[Any]:
        answers: list[Any] = await self._asked(self._vote(keys, arguments))
        return answers

    async def _asked(self, asked: Any) -> Any:
        try:
            return await asked
        except (LostConnection, TookTooLong, OSError):
            raise NotStored(f"The Redis at {self._where} cannot be reached just now.") from None
        except ResponseError as trouble:
            raise NotStored(f"The Redis at {self._where} refuses: {str(trouble)[:200]}.") from None


def _person(one: Participant) -> dict[str, str]:
    return {"id": one.id, "name": one.name, "team": one.team}


def _participant(data: bytes, removed: bool) -> Participant:
    found = msgspec.json.decode(data)
    return Participant(found["id"], found["name"], found["team"], removed)


def _kept(value: bytes | str) -> Kept:
    n, _, choice = _text(value).partition(" ")
    return Kept(int(n), choice)


def _second(moment: float) -> int:
    return int(moment) + (moment % 1 > 0)


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
