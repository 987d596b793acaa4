"""Votes on their way to Redis: whatever waits goes in one script call for each round. `redis` owns it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from copy import copy
from typing import Any

from simulator.workshop.stores.base import NotStored
from simulator.workshop.stores.redis_connection import NOT_OURS, text
from simulator.workshop.stores.redis_keys import RoomKeys
from simulator.workshop.vote import Answer, Vote

MOST_AT_ONCE = 500
Run = Callable[[str, list[str], list[Any]], Awaitable[list[Any]]]
"""The vote script: a room, its keys and arguments to its answers. Raises NotStored."""


Batch = list[tuple[Vote, asyncio.Future[Answer]]]


class Votes:
    """Gathers votes while the call before is under way, so that a batch costs one round trip."""

    def __init__(self, run: Run, overwritten: Callable[[str], NotStored]) -> None:
        """`overwritten` says of a room that what is kept of it cannot be read."""
        self._run, self._unreadable = run, overwritten
        self._waiting: dict[tuple[str, int], list[tuple[Vote, asyncio.Future[Answer]]]] = {}
        self._busy: set[tuple[str, int]] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def cast(self, code: str, vote: Vote) -> Answer:
        """What became of the vote, once it is in Redis. Raises NotStored."""
        place = (code, vote.round)
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(place, []).append((vote, future))
        if place not in self._busy:
            self._busy.add(place)
            task = asyncio.ensure_future(self._drain(place))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return await future

    async def _drain(self, place: tuple[str, int]) -> None:
        try:
            await asyncio.sleep(0)  # what arrived in the same turn of the loop goes along
            while waiting := self._waiting.pop(place, None):
                rest = waiting[MOST_AT_ONCE:]
                if rest:
                    self._waiting[place] = rest
                await self._send(place, waiting[:MOST_AT_ONCE])
        finally:
            self._busy.discard(place)

    async def _send(self, place: tuple[str, int], batch: Batch) -> None:
        keys = RoomKeys(place[0])
        arguments: list[Any] = [place[1]]
        for vote, _ in batch:
            arguments += (vote.participant, vote.n, vote.choice)
        names = [keys.room, keys.people, keys.out, keys.votes(place[1]), keys.counts(place[1])]
        try:
            answers = _read(await self._run(place[0], names, arguments), batch)
        except NotStored as away:
            trouble = away
            _fail(batch, lambda: copy(trouble))
        except NOT_OURS:
            _fail(batch, lambda: self._unreadable(place[0]))
        else:
            for answer, (_, future) in zip(answers, batch, strict=True):
                if not future.done():
                    future.set_result(answer)

    async def finished(self) -> None:
        """Waits for what is under way."""
        if self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)


def _read(answers: list[Any], batch: Batch) -> list[Answer]:
    """Raises one of NOT_OURS where the script found what nobody here wrote."""
    threes = zip(answers[0::3], answers[1::3], answers[2::3], strict=True)
    return [
        Answer(text(status), vote.round, int(n), text(choice))
        for (status, n, choice), (vote, _) in zip(threes, batch, strict=True)
    ]


def _fail(batch: Batch, trouble: Callable[[], NotStored]) -> None:
    """Each has an error of its own: whoever waits for it adds where to it."""
    for _, future in batch:
        if not future.done():
            future.set_exception(trouble())
