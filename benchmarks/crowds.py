"""The people of a room and its facilitator, as lean clients: they join, vote until it counts, and move to another server."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.redis_servers import Servers
from benchmarks.workshop_clients import Client, connect, until
from simulator.workshop.open_room import Opened

AGAIN_SECONDS, TRIES, AT_ONCE = 2.0, 60, 50
"""Who is not acknowledged votes again, as a phone does; so many come to another server at one instant."""


class Host:
    """The facilitator's socket: says orders at the right number."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.seq = 0

    @classmethod
    async def come(cls, port: int, code: str, token: str) -> Host:
        said = {"t": "host", "code": code, "token": token, "role": "presenter"}
        return cls((await connect(1, port, True, json.dumps(said).encode(), b'"t":"stage"'))[0])

    def say(self, what: str) -> None:
        """The order, and no waiting for what comes of it."""
        self.client.say(json.dumps({"t": "do", "id": 1, "seq": self.seq, "what": what}).encode())
        self.seq += 1

    async def do(self, what: str) -> None:
        self.client.expect(b'"t":"done"')
        self.say(what)
        await until(lambda: bool(self.client.came))
        if b"why" in self.client.text:
            raise SystemExit(self.client.text.decode())


@dataclass
class Crowd:
    """A room with its facilitator, and its people by the server that they came to."""

    opened: Opened
    host: Host
    sides: list[list[Client]] = field(default_factory=list)
    moved: list[Client] = field(default_factory=list)

    @classmethod
    async def gather(cls, here: Servers, opened: Opened, people: int) -> Crowd:
        """The facilitator comes to the first server, the people in equal parts to all."""
        crowd = cls(opened, await Host.come(here.ports[0], opened.code, opened.token))
        for port in here.ports:
            count = people // len(here.ports)
            crowd.sides.append(await connect(count, port, True, crowd._hello(), b'"t":"room"', watch=b'"token":"'))
        return crowd

    @property
    def people(self) -> list[Client]:
        """Those with a socket that stands, from one server and the other by turns."""
        by_turns = [one for pair in zip(*self.sides, strict=True) for one in pair]
        return [one for one in (*by_turns, *self.moved) if not one.lost]

    async def move(self, here: Servers) -> None:
        """The people of the second server come to the first, by their tokens."""
        tokens = [found[1].decode() for c in self.sides[1] if (found := re.search(rb'"token":"([^"]+)"', c.seen))]
        for start in range(0, len(tokens), AT_ONCE):
            hellos = [self._hello(one) for one in tokens[start : start + AT_ONCE]]
            come = (connect(1, here.ports[0], True, hello, b'"t":"room"') for hello in hellos)
            self.moved += [client for (client,) in await asyncio.gather(*come)]

    def _hello(self, token: str = "") -> bytes:
        return json.dumps({"t": "hello", "code": self.opened.code, "token": token}).encode()


async def shown(crowds: Sequence[Crowd], what: str, phase: str) -> float:
    """The order in every room. Seconds until the last of all people has seen that phase."""
    clients = [one for crowd in crowds for one in crowd.people]
    for one in clients:
        one.expect(b'"phase":"%s"' % phase.encode())
    begun = time.perf_counter()
    for crowd in crowds:
        if len(crowds) == 1:
            crowd.host.say(what)
        else:
            await crowd.host.do(what)
    await until(lambda: all(one.came or one.lost for one in clients))
    return max(one.came for one in clients) - begun


async def counted(voters: Sequence[Client], number: int) -> list[float]:
    """Everybody votes at one instant, and again until it is acknowledged. Seconds that each took, of those not lost."""
    begun = time.perf_counter()
    for one in voters:
        one.expect(b'"status":')
    for _ in range(TRIES):
        for place, one in enumerate(voters):
            if not one.came and not one.lost:
                one.say(b'{"t":"vote","r":%d,"n":1,"choice":"%c"}' % (number, b"abc"[place % 3]))
            if place % 500 == 0:
                await asyncio.sleep(0)
        ends = time.perf_counter() + AGAIN_SECONDS
        while time.perf_counter() < ends:
            if all(one.came or one.lost for one in voters):
                return [one.came - begun for one in voters if one.came]
            await asyncio.sleep(0.01)
    raise SystemExit(f"{sum(not one.came for one in voters)} votes were never acknowledged")


async def exact(here: Servers, crowd: Crowd, number: int, wanted: int) -> None:
    """What the close has frozen is what the store counts anew, and as many as voted. Stops the benchmark otherwise."""
    totals = await here.store.recount(crowd.opened.code, number)
    frozen = (await here.store.load(crowd.opened.code)).steps[-1].frozen
    if sum(totals.values()) != wanted or frozen is None or frozen.votes != totals:
        raise SystemExit(f"the totals are wrong in {crowd.opened.code}: {totals}, of {wanted} people")
