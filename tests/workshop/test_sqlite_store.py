"""The SQLite store against the shared suite, and what only a file can do wrong."""

from __future__ import annotations

import sqlite3

import pytest

from simulator.workshop.stores.base import NotStored, Participant
from simulator.workshop.stores.sqlite import FILE_NAME, SqliteStore
from simulator.workshop.vote import Vote
from tests.workshop.store_suite import CODE, StoreSuite, made, opened


@pytest.fixture
async def store(tmp_path):
    store = SqliteStore(tmp_path)
    yield store
    await store.close()


class TestSqliteStore(StoreSuite):
    pass


async def test_everything_is_there_when_the_file_is_opened_again(tmp_path):
    first = SqliteStore(tmp_path)
    await opened(first, "p")
    await first.vote(CODE, Vote(1, "p", 1, "a"))
    await first.close()
    again = SqliteStore(tmp_path)
    assert await again.recount(CODE, 1) == {"a": 1}
    assert (await again.load(CODE)).participants == [Participant("p")]
    await again.close()


async def test_a_commit_is_flushed_to_the_disk_before_it_is_acknowledged(store):
    settings = await store.writer.run(
        lambda db: (db.execute("PRAGMA synchronous").fetchone()[0], db.execute("PRAGMA journal_mode").fetchone()[0])
    )
    assert settings == (2, "wal")


async def test_votes_that_wait_together_share_a_commit(store):
    import asyncio

    people = [f"p{number}" for number in range(200)]
    await opened(store, *people)
    before = store.writer.commits
    await asyncio.gather(*(store.vote(CODE, Vote(1, who, 1, "a")) for who in people))
    assert store.writer.commits - before < 100
    assert await store.recount(CODE, 1) == {"a": 200}


async def test_no_table_keeps_when_or_in_which_order_votes_came(store):
    tables = await store.writer.run(
        lambda db: dict(db.execute("SELECT name, sql FROM sqlite_master WHERE name = 'vote'").fetchall())
    )
    assert "WITHOUT ROWID" in tables["vote"]
    assert "REAL" not in tables["vote"]


async def test_what_was_forgotten_is_not_left_in_the_file(tmp_path):
    store = SqliteStore(tmp_path)
    await store.create(made())
    await store.join(CODE, Participant("p", "Wilhelmina"))
    await store.forget(CODE)
    await store.writer.run(lambda db: None)
    await store.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    assert b"Wilhelmina" not in (tmp_path / FILE_NAME).read_bytes()


def test_a_file_that_is_none_of_ours_is_left_alone_and_said_so(tmp_path):
    (tmp_path / FILE_NAME).write_text("a shopping list, quite long, so that it cannot be a header " * 20)
    with pytest.raises(NotStored, match=r"damaged, or was never a database\. Move it aside"):
        SqliteStore(tmp_path)


def test_a_file_of_a_newer_program_is_left_untouched(tmp_path):
    db = sqlite3.connect(tmp_path / FILE_NAME)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(NotStored, match="newer Helpfirst"):
        SqliteStore(tmp_path)


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotStored, match="cannot be made"):
        SqliteStore(tmp_path / "file" / "folder")


async def test_a_closed_store_says_so(tmp_path):
    store = SqliteStore(tmp_path)
    await store.close()
    await store.close()
    with pytest.raises(NotStored, match="closed"):
        await store.rooms()


async def test_the_file_can_be_read_by_its_owner_only(tmp_path, store):
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0
