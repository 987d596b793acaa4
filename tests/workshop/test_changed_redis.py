"""What somebody else has changed under the keys in Redis: a sentence from every method, and the other rooms go on."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable

import pytest
from redis.asyncio import Redis

from simulator.workshop.room_step import Damaged, Draft
from simulator.workshop.stores.base import CodeTaken, Conflict, Overwritten, Participant
from simulator.workshop.stores.redis import RedisStore
from simulator.workshop.stores.redis_keys import ROOMS, RoomKeys
from simulator.workshop.vote import Vote
from tests.workshop.redis_server import needs_redis
from tests.workshop.store_suite import made

pytestmark = needs_redis
SPOILT, WHOLE = "AAAAAA", "BBBBBB"
KEYS = RoomKeys(SPOILT)
JUNK = [b"", b"\xff", b"junk", b"[" * 50_000, b"{}", b"nan", b"9" * 5000, b'{"id":1,"name":[],"team":{}}']

METHODS: dict[str, Callable[[RedisStore], Awaitable[object]]] = {
    "load": lambda store: store.load(SPOILT),
    "append": lambda store: store.append(SPOILT, Draft("close", 2.0, round=1), 1, 0),
    "join anew": lambda store: store.join(SPOILT, Participant("q")),
    "join again": lambda store: store.join(SPOILT, Participant("p")),
    "vote": lambda store: store.vote(SPOILT, Vote(1, "p", 2, "b")),
    "votes": lambda store: store.votes(SPOILT, 1),
    "recount": lambda store: store.recount(SPOILT, 1),
    "add_key": lambda store: store.add_key(SPOILT, b"k"),
    "rooms": lambda store: store.rooms(),
    "person": lambda store: store.shared().person(SPOILT, "p"),
    "vote_of": lambda store: store.shared().vote_of(SPOILT, 1, "p"),
    "say_here": lambda store: store.shared().say_here("s", {SPOILT: 1}),
    "crowds": lambda store: store.shared().crowds({SPOILT: 1}),
    "expire": lambda store: store.expire(time.time()),
    "forget": lambda store: store.forget(SPOILT),
}


@pytest.fixture
async def store(server):
    store = RedisStore(server.url)
    yield store
    await store.close()


async def two_rooms(store: RedisStore, redis: Redis) -> None:
    await redis.flushall()
    for code in (SPOILT, WHOLE):
        await store.create(made(code, until=float(int(time.time()) + 3600)))
        await store.join(code, Participant("p", "Ada", "red"))
        await store.append(code, Draft("open", 1.0, round=1), 0, gate=1)
        await store.vote(code, Vote(1, "p", 1, "a"))
        await store.shared().say_here("s", {code: 1})


async def sentences(store: RedisStore) -> list[str]:
    """What each method says of the spoilt room, one after the other; whatever else it raises goes through."""
    said = []
    for method in METHODS.values():
        try:
            await asyncio.wait_for(method(store), 20)
        except Overwritten as trouble:
            assert "lost" not in trouble.public
            said.append(str(trouble))
        except Damaged as trouble:
            said.append(str(trouble))
        except Conflict:
            pass  # who is told so loads the room
    return said


async def the_whole_room_goes_on(store: RedisStore) -> None:
    assert WHOLE in [listed.code for listed in await store.rooms()]
    assert (await store.shared().crowds({SPOILT: 1, WHOLE: 1}))[WHOLE].voted == 1
    await store.shared().say_here("s", {SPOILT: 2, WHOLE: 2})
    assert (await store.shared().crowds({WHOLE: 1}))[WHOLE].here == 2
    assert (await store.vote(WHOLE, Vote(1, "p", 2, "b"))).counted
    step = await store.append(WHOLE, Draft("close", 2.0, round=1), 1, gate=0)
    assert step.frozen is not None
    assert step.frozen.votes == {"b": 1}
    assert len((await store.load(WHOLE)).steps) == 2
    assert await store.expire(time.time()) == 0


KEY_OF_EACH = [KEYS.room, KEYS.steps, KEYS.people, KEYS.out, KEYS.keys, KEYS.here, KEYS.votes(1), KEYS.counts(1)]


@pytest.mark.parametrize("key", KEY_OF_EACH)
async def test_a_key_of_another_type_is_a_sentence_from_every_method_and_costs_its_own_room(store, redis, key):
    for other in (redis.set(key, "junk"), redis.xadd(key, {"a": "b"})):
        await two_rooms(store, redis)
        await redis.delete(key)
        await other
        for said in await sentences(store):
            assert re.search(
                rf"of room {SPOILT} is nothing that Helpfirst wrote.* Open a new room; other rooms go on", said
            )
    await the_whole_room_goes_on(store)
    await store.forget(SPOILT)
    assert await redis.keys(KEYS.everything) == []


FIELDS = [
    *((KEYS.room, field) for field in ("made", "seq", "gate", "until", "file", "created", "token")),
    (KEYS.people, "p"),
    (KEYS.here, "s"),
    (KEYS.votes(1), "p"),
    (KEYS.counts(1), "a"),
]


@pytest.mark.parametrize(("key", "field"), FIELDS)
async def test_a_value_that_is_junk_is_a_sentence_from_every_method_and_costs_its_own_room(store, redis, key, field):
    for junk in JUNK:
        await two_rooms(store, redis)
        await redis.hset(key, field, junk)
        for said in await sentences(store):
            assert "is nothing that Helpfirst wrote" in said or "cannot be read" in said
    await the_whole_room_goes_on(store)


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
async def test_a_step_that_is_junk_or_gone_is_a_sentence(store, redis, junk):
    await two_rooms(store, redis)
    await redis.lset(KEYS.steps, 0, junk)
    with pytest.raises(Damaged, match="cannot be read at step 1"):
        await store.load(SPOILT)
    await redis.delete(KEYS.steps)
    with pytest.raises(Damaged, match="nothing that Helpfirst wrote"):
        await store.load(SPOILT)
    await the_whole_room_goes_on(store)


async def test_a_list_of_rooms_that_is_none_is_named_and_the_rooms_go_on_by_their_codes(store, redis):
    await two_rooms(store, redis)
    await redis.set(ROOMS, "junk")
    for method in (store.rooms(), store.expire(time.time()), store.create(made("CCCCCC"))):
        with pytest.raises(Overwritten, match=f"under {ROOMS} is nothing .* Remove that key; other rooms go on."):
            await method
    assert not await redis.exists(RoomKeys("CCCCCC").room)
    assert (await store.vote(WHOLE, Vote(1, "p", 2, "b"))).counted
    assert await store.forget(SPOILT)


async def test_codes_that_are_none_in_the_list_of_rooms_are_passed_over(store, redis):
    await two_rooms(store, redis)
    await redis.zadd(ROOMS, {b"\xff\xfe": 1, b"": 2, b"x" * 100: 3, b"*": 4})
    assert sorted(listed.code for listed in await store.rooms()) == [SPOILT, WHOLE]
    await the_whole_room_goes_on(store)


async def test_a_code_under_which_something_else_stands_is_taken(store, redis):
    await redis.flushall()
    await redis.set(KEYS.room, "junk")
    with pytest.raises(CodeTaken):
        await store.create(made(SPOILT))


async def test_a_bell_that_rings_junk_silences_no_room(store, redis):
    await two_rooms(store, redis)
    begun = asyncio.Event()

    async def listen() -> list[int]:
        """The numbers that the whole room's bell rings, up to the one of the step that is made here."""
        heard = []
        async for code, seq in store.shared().bells():
            begun.set()
            if code == WHOLE:
                heard.append(seq)
            if 2 in heard:
                return heard
        return heard

    listening = asyncio.ensure_future(listen())
    await asyncio.wait_for(begun.wait(), 20)
    for junk in (b"junk", b"\xff", b""):
        await redis.publish(KEYS.bell, junk)
    await store.append(WHOLE, Draft("close", 2.0, round=1), 1, gate=0)
    assert (await asyncio.wait_for(listening, 20))[-1] == 2
