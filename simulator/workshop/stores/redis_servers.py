"""What several servers over one Redis hear of one another: steps, people, votes, and how many are where."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping

import msgspec

from simulator.local_time import seconds_now
from simulator.workshop.stores.base import Attendance, Participant
from simulator.workshop.stores.redis_connection import (
    ANSWER_SECONDS,
    GARBLED,
    LOST,
    NOT_OURS,
    RedisConnection,
    text,
)
from simulator.workshop.stores.redis_keys import BELLS, RoomKeys, room_of_bell
from simulator.workshop.vote import Kept

HERE_SECONDS = 6.0
"""A server that has not said for so long how many are connected to it counts for none."""


class RedisServers:
    """The SharedStore over a connection that its store closes."""

    def __init__(self, connection: RedisConnection) -> None:
        self._connection = connection

    async def bells(self) -> AsyncIterator[tuple[str, int]]:
        """One subscription to the bells of all rooms, on a connection of its own beside those for requests."""
        while True:
            with contextlib.suppress(*LOST, *GARBLED):
                async with self._connection.bells.pubsub() as listening:
                    await listening.psubscribe(BELLS)
                    while True:
                        message = await listening.get_message(timeout=ANSWER_SECONDS - 1)
                        if message is None:
                            continue
                        if message["type"] == "pmessage":
                            with contextlib.suppress(ValueError):  # anybody who may write there may ring junk
                                yield room_of_bell(text(message["channel"])), int(message["data"])
                        else:  # it stands now, for the first time or again: whatever rang before was missed
                            yield "", 0
            await asyncio.sleep(ANSWER_SECONDS / 10)

    async def person(self, code: str, participant: str) -> Participant | None:
        keys = RoomKeys(code)
        async with self._connection.redis.pipeline(transaction=True) as pipe:
            pipe.hget(keys.people, participant)
            pipe.sismember(keys.out, participant)
            kept, out = await self._connection.asked(pipe.execute(), code)
        with self._connection.reading(code):
            return None if kept is None else participant_of(participant, kept, bool(out))

    async def vote_of(self, code: str, round: int, participant: str) -> Kept | None:
        asked = self._connection.redis.hget(RoomKeys(code).votes(round), participant)
        found = await self._connection.asked(asked, code)
        with self._connection.reading(code):
            return None if found is None else kept_of(found)

    async def say_here(self, server: str, here: Mapping[str, int]) -> None:
        now = seconds_now()
        async with self._connection.redis.pipeline(transaction=False) as pipe:
            for code, count in here.items():
                keys = RoomKeys(code)
                if count:
                    pipe.hset(keys.here, server, f"{count} {now:.0f}")
                    pipe.expire(keys.here, 60)
                else:
                    pipe.hdel(keys.here, server)
            await self._connection.asked_each(pipe)

    async def crowds(self, rounds: Mapping[str, int]) -> dict[str, Attendance]:
        async with self._connection.redis.pipeline(transaction=False) as pipe:
            for code, round in rounds.items():
                keys = RoomKeys(code)
                pipe.hgetall(keys.here)
                pipe.hlen(keys.people)
                pipe.scard(keys.out)
                pipe.hlen(keys.votes(round))
                pipe.hgetall(keys.counts(round))
            found = await self._connection.asked_each(pipe)
        crowds = {}
        for place, code in enumerate(rounds):
            with contextlib.suppress(*NOT_OURS):  # what somebody has changed there costs its own room
                crowds[code] = _attendance(*found[5 * place : 5 * place + 5])
        return crowds


def _attendance(
    servers: dict[bytes, bytes], people: int, out: int, voted: int, counts: dict[bytes, bytes]
) -> Attendance:
    now, connected = seconds_now(), 0
    for said in servers.values():
        count, _, moment = text(said).partition(" ")
        connected += int(count) if now - float(moment) < HERE_SECONDS else 0
    live = {text(choice): int(count) for choice, count in counts.items() if int(count)}
    return Attendance(people - out, connected, voted, live)


class _Person(msgspec.Struct):
    id: str
    name: str
    team: str


def person_kept(one: Participant) -> bytes:
    """What is kept of somebody."""
    return msgspec.json.encode(_Person(one.id, one.name, one.team))


def participant_of(who: bytes | str, data: bytes, removed: bool) -> Participant:
    """Somebody as they were kept under their id. Raises one of NOT_OURS."""
    found = msgspec.json.decode(data, type=_Person)
    if found.id != text(who):
        raise ValueError("somebody else's")
    return Participant(found.id, found.name, found.team, removed)


def kept_of(value: bytes | str) -> Kept:
    """A vote as it was kept: its number and its letter. Raises one of NOT_OURS."""
    n, gap, choice = text(value).partition(" ")
    if not gap:
        raise ValueError("no vote")
    return Kept(int(n), choice)
