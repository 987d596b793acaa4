"""The Redis store against the shared suite, in a real Redis, and what only a server elsewhere can do wrong."""

from __future__ import annotations

import asyncio
import time

import pytest

from simulator.workshop.room_step import Draft
from simulator.workshop.stores.base import NoRoom, NotStored, Participant
from simulator.workshop.stores.redis import RedisStore
from simulator.workshop.stores.redis_keys import RoomKeys
from simulator.workshop.vote import Vote
from tests.workshop.redis_server import RedisServer, needs_redis
from tests.workshop.store_suite import CODE, StoreSuite, made

pytestmark = needs_redis


HOUR = float(int(time.time()) + 3600)


def later(code=CODE, **more):
    """A room that Redis does not drop at once: its time comes an hour from now."""
    return made(code, **{"until": HOUR, **more})


@pytest.fixture
async def store(server, redis, monkeypatch):
    import tests.workshop.store_suite as suite

    monkeypatch.setattr(suite, "made", later)
    store = RedisStore(server.url)
    yield store
    await store.close()


class TestRedisStore(StoreSuite):
    async def test_rooms_are_removed_when_their_time_has_come(self, store):
        await store.create(later("AAAAAA", until=HOUR))
        await store.create(later("BBBBBB", until=HOUR + 100))
        assert await store.expire(HOUR + 50) == 1
        assert [listed.code for listed in await store.rooms()] == ["BBBBBB"]


async def test_the_counters_agree_with_the_votes(store, redis):
    await store.create(later())
    for who in "pqr":
        await store.join(CODE, Participant(who))
    await store.append(CODE, Draft("open", 1.0, round=1), 0, gate=1)
    for who, n, choice in (("p", 1, "a"), ("q", 1, "b"), ("p", 2, "b"), ("p", 2, "a"), ("r", 1, "a")):
        await store.vote(CODE, Vote(1, who, n, choice))
    counts = {key.decode(): int(value) for key, value in (await redis.hgetall(RoomKeys(CODE).counts(1))).items()}
    assert {choice: count for choice, count in counts.items() if count} == await store.recount(CODE, 1)


async def test_votes_that_wait_together_share_a_script_call(store, redis):
    await store.create(later())
    people = [f"p{number}" for number in range(200)]
    for who in people:
        await store.join(CODE, Participant(who))
    await store.append(CODE, Draft("open", 1.0, round=1), 0, gate=1)
    await redis.config_resetstat()
    await asyncio.gather(*(store.vote(CODE, Vote(1, who, 1, "a")) for who in people))
    assert (await redis.info("commandstats"))["cmdstat_evalsha"]["calls"] < 50
    assert await store.recount(CODE, 1) == {"a": 200}


async def test_scripts_are_loaded_again_after_redis_forgot_them(store, redis):
    await store.create(later())
    await store.join(CODE, Participant("p"))
    await store.append(CODE, Draft("open", 1.0, round=1), 0, gate=1)
    await redis.script_flush()
    assert (await store.vote(CODE, Vote(1, "p", 1, "a"))).status == "counted"


async def test_a_step_that_is_sent_again_after_a_lost_answer_is_no_conflict(store, monkeypatch):
    await store.create(later())
    await store.join(CODE, Participant("p"))
    await store.append(CODE, Draft("open", 1.0, round=1), 0, gate=1)
    await store.vote(CODE, Vote(1, "p", 1, "a"))
    monkeypatch.setattr("os.urandom", lambda count: b"t" * count)  # the same call, sent twice
    first = await store.append(CODE, Draft("close", 2.0, round=1), 1, gate=0)
    again = await store.append(CODE, Draft("close", 2.0, round=1), 1, gate=0)
    assert again == first
    assert again.frozen.votes == {"a": 1}
    assert len((await store.load(CODE)).steps) == 2


async def test_every_step_rings_the_bell_of_its_room(store):
    await store.create(later())
    heard: list[int] = []

    async def listen() -> None:
        async for code, seq in store.shared().bells():
            assert code in ("", CODE)
            heard.append(seq)
            if seq == 2:
                return

    listening = asyncio.ensure_future(listen())
    while not heard:
        await asyncio.sleep(0.01)
    await store.append(CODE, Draft("start", 1.0), 0, 0)
    await store.append(CODE, Draft("lock", 2.0), 1, 0)
    await asyncio.wait_for(listening, 20)
    assert heard == [0, 1, 2]


async def test_redis_drops_a_room_by_itself_when_its_time_has_come(store, redis):
    await store.create(made(until=time.time() + 1))
    await store.join(CODE, Participant("p"))
    while await redis.exists(RoomKeys(CODE).room):
        await asyncio.sleep(0.05)
    with pytest.raises(NoRoom):
        await store.load(CODE)
    assert await redis.keys("*{K7QX2M}*") == []


async def test_it_says_how_durable_an_acknowledgement_is(store, redis):
    assert "last second" in await store.durability(may_lose=False)
    await redis.config_set("appendfsync", "always")
    assert "on the disk" in await store.durability(may_lose=False)
    await redis.config_set("appendfsync", "everysec")
    await redis.config_set("appendonly", "no")
    with pytest.raises(NotStored, match="no append-only file"):
        await store.durability(may_lose=False)
    assert "loses every vote" in await store.durability(may_lose=True)
    await redis.config_set("appendonly", "yes")


async def test_a_redis_that_is_away_is_a_sentence_without_the_password():
    store = RedisStore("redis://user:secret@127.0.0.1:1/0")
    with pytest.raises(NotStored) as away:
        await store.load(CODE)
    assert "cannot be reached" in str(away.value)
    assert "secret" not in str(away.value)
    await store.close()


@pytest.mark.parametrize("fsync", ["everysec", "always"])
async def test_a_kill_of_redis_in_mid_vote_loses_no_acknowledged_vote(tmp_path, fsync):
    server = RedisServer(tmp_path, fsync).start()
    store = RedisStore(server.url)
    try:
        await store.create(later())
        people = [f"p{number}" for number in range(300)]
        for who in people:
            await store.join(CODE, Participant(who))
        await store.append(CODE, Draft("open", 1.0, round=1), 0, gate=1)

        async def vote(who: str) -> None:
            while True:
                try:
                    answer = await store.vote(CODE, Vote(1, who, 1, "a"))
                except NotStored:
                    await asyncio.sleep(0.1)
                    continue
                assert answer.counted
                return

        voting = [asyncio.ensure_future(vote(who)) for who in people[:150]]
        await asyncio.sleep(0.005)
        server.kill()
        voting += [asyncio.ensure_future(vote(who)) for who in people[150:]]
        await asyncio.sleep(0.3)
        server.start()
        await asyncio.gather(*voting)
        assert await store.recount(CODE, 1) == {"a": 300}
        step = await store.append(CODE, Draft("close", 2.0, round=1), 1, gate=0)
        assert step.frozen is not None
        assert step.frozen.votes == {"a": 300}
    finally:
        await store.close()
        server.stop()


async def test_more_people_at_once_than_connections_wait_for_one_another(store):
    await store.create(later())
    people = [f"p{number}" for number in range(400)]
    await asyncio.gather(*(store.join(CODE, Participant(who)) for who in people))
    assert len((await store.load(CODE)).participants) == 400
