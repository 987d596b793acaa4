"""Many rooms and several servers over one Redis: what a room costs while nobody is there, and two hands at once."""

from __future__ import annotations

import asyncio
import contextlib
import time

from simulator.workshop import held_rooms
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.open_room import Opened, open_room
from simulator.workshop.orders import Order, Refused
from simulator.workshop.stores import redis_servers
from simulator.workshop.stores.base import Participant
from simulator.workshop.stores.redis import RedisStore
from simulator.workshop.stores.redis_connection import CONNECTIONS
from simulator.workshop.stores.redis_keys import RoomKeys
from tests.workshop.redis_server import RedisServer, needs_redis
from tests.workshop.rooms import two_turns
from tests.workshop.serving import until
from tests.write import rubric

pytestmark = needs_redis


@contextlib.asynccontextmanager
async def several_servers(server: RedisServer, count: int, **options):
    """So many servers' several_servers over that Redis, each with connections of its own."""
    stores = [RedisStore(server.url) for _ in range(count)]
    found = [HeldRooms(store, **options) for store in stores]
    for server_rooms in found:
        server_rooms.start()
    try:
        yield found
    finally:
        for server_rooms, store in zip(found, stores, strict=True):
            server_rooms.close()
            await store.close()


async def opened(server_rooms: HeldRooms) -> Opened:
    return await open_room(server_rooms.store, two_turns(), rubric(), seed=1)


async def held(server_rooms: HeldRooms, room: Opened) -> LiveRoom:
    live = await server_rooms.room(room.code)
    assert live is not None
    return live


async def test_more_rooms_than_connections_are_held_and_votes_go_on(server, redis):
    async with several_servers(server, 1) as (server_rooms,):
        rooms = [await held(server_rooms, await opened(server_rooms)) for _ in range(CONNECTIONS + 12)]
        for live in rooms:
            await live.join(Participant("p"))
            await live.order(Order("start"), live.state.seq)
            await live.order(Order("open"), live.state.seq)
        answers = await asyncio.gather(*(live.vote("p", 1, 1, "a") for live in rooms))
        assert {answer.status for answer in answers} == {"counted"}


async def test_rooms_that_nobody_is_in_cost_the_store_nothing(server, redis):
    async with several_servers(server, 2) as (one, other):
        for _ in range(60):
            room = await opened(one)
            await held(one, room)
            await held(other, room)
        await asyncio.sleep(1.0)  # the last of the opening
        before = (await redis.info("stats"))["total_commands_processed"]
        await asyncio.sleep(3.0)
        after = (await redis.info("stats"))["total_commands_processed"]
        assert after - before < 30  # 120 held rooms: under ten a second, this question and the keep-alives included


async def test_of_more_watched_rooms_than_are_asked_after_at_a_time_each_has_its_turn(server, redis, monkeypatch):
    monkeypatch.setattr("simulator.workshop.other_servers.MOST_ASKED", 1)
    monkeypatch.setattr(LiveRoom, "wants_counts", True)
    asked: list[str] = []
    real = redis_servers.RedisServers.crowds

    async def crowds(store, rounds):
        asked.extend(rounds)
        return await real(store, rounds)

    monkeypatch.setattr(redis_servers.RedisServers, "crowds", crowds)
    async with several_servers(server, 1) as (server_rooms,):
        codes = [(await held(server_rooms, await opened(server_rooms))).code for _ in range(3)]
        asked.clear()
        await until(lambda: len(asked) >= 3)
        assert sorted(asked[:3]) == sorted(codes)


async def test_a_server_has_one_subscription_for_all_its_rooms(server, redis):
    async with several_servers(server, 1) as (server_rooms,):
        for _ in range(20):
            await held(server_rooms, await opened(server_rooms))
        await until(lambda: server_rooms.held == 20)
        while await redis.pubsub_numpat() != 1:
            await asyncio.sleep(0.01)
        assert await redis.pubsub_channels() == []


async def test_of_two_orders_at_one_instant_one_is_done_and_the_other_gets_a_sentence(server, redis):
    async with several_servers(server, 2) as (one, other):
        room = await opened(one)
        here, there = await held(one, room), await held(other, room)
        for turn in range(20):
            seq = here.state.seq
            await until(lambda seq=seq: there.state.seq == seq)
            what = "lock" if turn % 2 == 0 else "unlock"
            done = await asyncio.gather(
                here.order(Order(what), seq), there.order(Order(what), seq), return_exceptions=True
            )
            refused = [answer for answer in done if isinstance(answer, Refused)]
            assert len(refused) == 1, done
            assert "moved on" in str(refused[0])
            await until(lambda seq=seq: here.state.seq == there.state.seq == seq + 1)


async def test_a_timer_that_two_servers_keep_closes_the_vote_once(server, redis):
    async with several_servers(server, 2) as (one, other):
        room = await opened(one)
        here, there = await held(one, room), await held(other, room)
        for what in ("start", "open"):
            await here.order(Order(what), here.state.seq)
        await here.order(Order("timer", seconds=1, closes=True), here.state.seq)
        await until(lambda: here.state.phase == there.state.phase == "closed")
        await asyncio.sleep(0.3)
        steps = (await one.store.load(room.code)).steps
        assert [step.what for step in steps] == ["start", "open", "timer", "close"]
        assert one.errors.seen == other.errors.seen == 0


async def test_a_room_is_let_go_when_nobody_is_there_and_opened_again_for_whoever_asks(server, redis, monkeypatch):
    async with several_servers(server, 1) as (server_rooms,):
        room = await opened(server_rooms)
        live = await held(server_rooms, room)
        await live.order(Order("start"), 0)
        server_rooms.tidy()
        assert server_rooms.held == 1
        monkeypatch.setattr(held_rooms, "IDLE_SECONDS", -1.0)
        server_rooms.tidy()
        assert server_rooms.held == 0
        again = await held(server_rooms, room)
        assert again is not live
        assert again.state.phase == "speaking"


async def test_a_room_that_waits_for_its_timer_is_not_let_go(server, redis, monkeypatch):
    async with several_servers(server, 1) as (server_rooms,):
        live = await held(server_rooms, await opened(server_rooms))
        for what in ("start", "open"):
            await live.order(Order(what), live.state.seq)
        await live.order(Order("timer", seconds=600, closes=True), live.state.seq)
        monkeypatch.setattr(held_rooms, "IDLE_SECONDS", -1.0)  # not before: the server tidies by itself too
        server_rooms.tidy()
        assert server_rooms.held == 1


async def test_a_room_whose_days_are_over_is_let_go_though_it_was_just_asked_for(server, redis):
    now = [time.time()]
    async with several_servers(server, 1, clock=lambda: now[0]) as (server_rooms,):
        room = await opened(server_rooms)
        await held(server_rooms, room)
        now[0] += 31 * 86_400
        server_rooms.tidy()
        assert server_rooms.held == 0
        assert await server_rooms.room(room.code) is None


async def test_nothing_that_redis_keeps_tells_when_or_in_which_order_people_voted(server, redis):
    async with several_servers(server, 1) as (server_rooms,):
        room = await opened(server_rooms)
        live = await held(server_rooms, room)
        for who in "pq":
            await live.join(Participant(who))
        for what in ("start", "open"):
            await live.order(Order(what), live.state.seq)
        await live.vote("q", 1, 1, "b")
        await live.vote("p", 1, 1, "a")
        keys = {key.decode().rpartition(":")[2]: key async for key in redis.scan_iter(RoomKeys(room.code).everything)}
        assert set(keys) == {"room", "steps", "people", "keys", "1"}
        kinds = {await redis.type(key) for key in keys.values()}
        assert b"stream" not in kinds
        assert await redis.hgetall(RoomKeys(room.code).votes(1)) == {b"q": b"1 b", b"p": b"1 a"}


async def test_who_was_with_a_server_that_died_is_not_counted_for_longer_than_it_is_silent(server, redis, monkeypatch):
    async with several_servers(server, 1) as (server_rooms,):
        room = await opened(server_rooms)
        shared = server_rooms.store.shared()
        assert shared is not None
        await shared.say_here("dead", {room.code: 4})
        assert (await shared.crowds({room.code: 0}))[room.code].here == 4
        later = time.time() + redis_servers.HERE_SECONDS + 1
        monkeypatch.setattr(redis_servers, "seconds_now", lambda: later)
        assert (await shared.crowds({room.code: 0}))[room.code].here == 0
