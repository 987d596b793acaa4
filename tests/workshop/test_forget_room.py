"""A participant or a company asks that a room's record be removed: from this machine, and from the store that many serve."""

from __future__ import annotations

import asyncio
import time

import pytest
from redis import Redis

from simulator.cli import main
from simulator.paths import data_folder
from simulator.workshop.room_step import Draft
from simulator.workshop.stores.archive import archive
from simulator.workshop.stores.base import NoRoom, Participant, RoomStore
from simulator.workshop.stores.redis import RedisStore
from simulator.workshop.stores.sqlite import SqliteStore
from simulator.workshop.vote import Vote
from tests.workshop.redis_server import needs_redis
from tests.workshop.store_suite import CODE, made

pytestmark = needs_redis
OTHER = "BBBBBB"


@pytest.fixture
def held(server) -> str:
    """The address of a store with two rooms, in each somebody who voted; the first is copied to this machine too."""
    with Redis.from_url(server.url) as redis:
        redis.flushall()
    for code in (CODE, OTHER):
        asyncio.run(_hold(server.url, code))
    return server.url


async def _hold(url: str, code: str) -> None:
    store = RedisStore(url)
    await store.create(made(code, until=float(int(time.time()) + 3600)))
    await store.join(code, Participant("p", "Ada"))
    await store.append(code, Draft("open", 1.0, round=1), 0, gate=1)
    await store.vote(code, Vote(1, "p", 1, "a"))
    if code == CODE:
        await archive(store, code, data_folder())
    await store.close()


async def _left(store: RoomStore, code: str) -> bool:
    try:
        await store.load(code)
    except NoRoom:
        return False
    finally:
        await store.close()
    return True


def test_a_room_is_removed_from_the_store_and_from_this_machine_and_no_other_with_it(held, capsys):
    (data_folder() / f"private-{CODE}.txt").write_text("http://127.0.0.1/host#x", encoding="utf-8")
    assert main(["forget", "--room", CODE.lower(), "--store", held]) == 0
    said = capsys.readouterr().out
    assert (
        said
        == f"Removed for good: room {CODE}, with everybody who joined and every vote, from the store and from here.\n"
    )
    assert not asyncio.run(_left(RedisStore(held), CODE))
    assert not asyncio.run(_left(SqliteStore(data_folder()), CODE))
    assert asyncio.run(_left(RedisStore(held), OTHER))
    assert not (data_folder() / f"private-{CODE}.txt").exists()


def test_nothing_in_the_store_names_the_room_or_who_was_in_it_any_more(held, server):
    with Redis.from_url(server.url) as redis:
        before = [key for key in redis.scan_iter() if CODE.encode() in key]
        main(["forget", "--room", CODE, "--store", held])
        assert before
        assert not [key for key in redis.scan_iter() if CODE.encode() in key]


def test_the_store_may_stand_in_the_environment(held, monkeypatch, capsys):
    monkeypatch.setenv("HELPFIRST_STORE", held)
    assert main(["forget", "--room", OTHER]) == 0
    assert capsys.readouterr().out.endswith("every vote, from the store.\n")
    assert main(["forget", "--room", OTHER]) == 1
    assert capsys.readouterr().out == f"Nothing was removed: there is no room {OTHER}, in the store or here.\n"


def test_a_store_that_is_away_is_a_sentence_and_nothing_is_said_to_be_removed(held, capsys):
    assert main(["forget", "--room", CODE, "--store", "redis://127.0.0.1:1/0"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "cannot be reached" in said.err


@pytest.mark.parametrize("code", ["", "*", "K7"])
def test_what_is_no_code_removes_nothing(held, code, capsys):
    assert main(["forget", "--room", code, "--store", held]) == 2
    assert "no room's code" in capsys.readouterr().err
    assert asyncio.run(_left(RedisStore(held), CODE))


def test_a_store_without_a_room_is_asked_for_one(capsys):
    assert main(["forget", "--all", "--store", "redis://127.0.0.1:1/0"]) == 2
    assert "--room CODE" in capsys.readouterr().err
