"""A damaged log is a sentence: in the report, when the room is to be gone on with, and for no other room."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3

import pytest

from simulator.cli import main
from simulator.paths import data_folder
from simulator.workshop.open_room import open_room
from simulator.workshop.room_step import Draft
from simulator.workshop.stores.sqlite import FILE_NAME, SqliteStore
from tests.workshop.rooms import two_turns
from tests.write import rubric

DAMAGE = {
    "no JSON": ("step", "body", b"\xff{"),
    "nothing": ("step", "body", b""),
    "brackets without end": ("step", "body", b"[" * 50_000),
    "another shape": ("step", "body", b"[]"),
    "half of it": ("step", "body", b'{"draft": {"what": "start", "at": 1}}'),
    "a moment that no clock has shown": ("step", "body", b'{"draft": {"what": "start", "at": 1e300}, "frozen": null}'),
    "a step that there is not": ("step", "body", b'{"draft": {"what": "dance", "at": 1}, "frozen": null}'),
    "a choice that there is not": (
        "step", "body", b'{"draft": {"what": "advance", "at": 1, "choice": "x"}, "frozen": null}',
    ),
    "no room": ("room", "made", b"\x00"),
}  # fmt: skip


@pytest.fixture
def code():
    async def made() -> str:
        store = SqliteStore(data_folder())
        try:
            room = await open_room(store, two_turns(), rubric(), seed=1)
            await store.append(room.code, Draft("start", 1.0), 0, 0)
            return room.code
        finally:
            await store.close()

    return asyncio.run(made())


@pytest.mark.parametrize(("table", "column", "value"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_room_is_a_sentence(code: str, table: str, column: str, value: bytes, capsys) -> None:
    assert main(["report", code]) == 0
    with contextlib.closing(sqlite3.connect(data_folder() / FILE_NAME)) as db:
        db.execute(f"UPDATE {table} SET {column} = ?", (value,))
        db.commit()
    capsys.readouterr()
    for words in (
        ["report", code],
        ["report", "--format", "json"],
        ["host", "--resume", code, "--plain", "--port", "0"],
    ):
        assert main(words) == 1
        said = capsys.readouterr().err
        assert "of this room" in said or f"What room {code} was made with cannot be read." in said
    assert main(["forget", "--room", code]) == 0
