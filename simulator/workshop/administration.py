"""Rooms of a running server, for whoever has the administrator's key: listed, opened and closed over HTTP.

`commands/rooms` and the page /rooms speak to it. The key comes with each request in a header and never in an address.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from simulator.workshop.codes_and_tokens import PUBLIC, as_typed, hashed
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.offered_scenarios import NotOffered, OfferedScenarios
from simulator.workshop.open_room import LONGEST_TEAM, open_room
from simulator.workshop.orders import Order, Refused
from simulator.workshop.retention import KEPT_DAYS
from simulator.workshop.room import Damaged
from simulator.workshop.server_log import LOG
from simulator.workshop.stores.base import NotStored

MOST_BYTES = 1_000_000
"""Of a scenario that is sent."""
MOST_DAYS = 366
SHORTEST_KEY = 16
BY = "the administrator"


class Administration:
    """`key` is the administrator's; `scenarios` what rooms can be opened with."""

    def __init__(self, rooms: HeldRooms, key: str, scenarios: OfferedScenarios) -> None:
        self._rooms, self._key, self._scenarios = rooms, hashed(key), scenarios

    def routes(self, app: web.Application, address: Callable[[web.Request], str]) -> None:
        """Adds what is answered to the administrator; `address` says where a request comes from, for counting misses."""
        self._address = address
        app.router.add_get("/admin/rooms", self._guarded(self._list))
        app.router.add_post("/admin/rooms", self._guarded(self._open))
        app.router.add_post("/admin/rooms/{code}/close", self._guarded(self._close))
        app.router.add_get("/admin/scenarios", self._guarded(self._offered))

    def _guarded(
        self, answer: Callable[[web.Request], Awaitable[web.Response]]
    ) -> Callable[..., Awaitable[web.Response]]:
        async def guarded(request: web.Request) -> web.Response:
            given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
            misses, origin = self._rooms.misses, self._address(request)
            if misses.too_many(origin):
                return _no(429, "Too many wrong keys have come from here. Wait a minute, then try again.")
            if not hmac.compare_digest(hashed(given), self._key):
                misses.missed(origin)
                return _no(401, "That is not the administrator's key of this server.")
            try:
                return await answer(request)
            except (NotOffered, Refused, Damaged) as why:
                return _no(400, str(why))
            except NotStored as trouble:
                return _no(503, trouble.public)

        return guarded

    async def _offered(self, _: web.Request) -> web.Response:
        found = await asyncio.to_thread(self._scenarios.listed)
        return web.json_response([one._asdict() for one in found])

    async def _list(self, request: web.Request) -> web.Response:
        held = self._rooms.here
        rooms = [
            {
                "code": one.code,
                "scenario": one.file.removesuffix(".yaml"),
                "created": one.created,
                "until": one.until,
                "here": held.get(one.code, 0),
                "held": one.code in held,
            }
            for one in await self._rooms.store.rooms()
        ]
        return web.json_response(rooms)

    async def _open(self, request: web.Request) -> web.Response:
        wanted = await _body(request)
        teams = [str(team).strip() for team in _list_of(wanted, "teams")]
        if teams and (len(teams) < 2 or len(set(teams)) < len(teams) or max(map(len, teams)) > LONGEST_TEAM):
            raise NotOffered(f"Teams are two or more different names of at most {LONGEST_TEAM} letters.")
        days, each = _number(wanted, "days", KEPT_DAYS, 1, MOST_DAYS), _number(wanted, "each", 0, 0, 100_000)
        if source := str(wanted.get("source", "")):
            scenario = await asyncio.to_thread(
                self._scenarios.read, source.encode(), str(wanted.get("file", "sent.yaml"))
            )
        else:
            scenario = await asyncio.to_thread(self._scenarios.named, str(wanted.get("scenario", "")))
        opened = await open_room(
            self._rooms.store,
            scenario,
            self._scenarios.rubric,
            names=bool(wanted.get("names")),
            teams=teams,
            days=days,
            each=each,
            length=PUBLIC,
        )
        LOG.info("Room %s: opened with %s, by %s.", opened.code, scenario.id, BY)
        origin = self._rooms.address or f"{request.scheme}://{request.host}"
        return web.json_response(
            {
                "code": opened.code,
                "people": f"{origin}/{opened.code}",
                "projector": f"{origin}/stage/{opened.code}",
                "private": f"{origin}/host#{opened.code}.{opened.token}",
            }
        )

    async def _close(self, request: web.Request) -> web.Response:
        room = await self._rooms.room(as_typed(request.match_info["code"]))
        if room is None:
            return _no(404, "There is no room with that code.")
        if not room.state.ended:
            await room.order(Order("end"), room.state.seq, BY)
        return web.json_response({"code": room.code})


async def _body(request: web.Request) -> dict[str, object]:
    data = b""
    async for part in request.content.iter_chunked(65536):
        data += part
        if len(data) > MOST_BYTES:
            raise NotOffered(f"A scenario has at most {MOST_BYTES} bytes.")
    try:
        found = json.loads(data)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise NotOffered("That is no JSON object.")
    return found


def _list_of(wanted: dict[str, object], name: str) -> list[object]:
    found = wanted.get(name, [])
    if not isinstance(found, list):
        raise NotOffered(f"`{name}` is a list.")
    return found


def _number(wanted: dict[str, object], name: str, usual: int, least: int, most: int) -> int:
    found = wanted.get(name, usual)
    if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
        raise NotOffered(f"`{name}` is a number from {least} to {most}.")
    return found


def _no(status: int, why: str) -> web.Response:
    return web.json_response({"why": why}, status=status)
