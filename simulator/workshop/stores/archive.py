"""A room that has ended, copied from a shared store into the SQLite file of this machine, whole or not at all.

From there it is reported and forgotten like any other room.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from simulator.workshop.room_step import body
from simulator.workshop.stores.base import KeptRoom, NoRoom, RoomStore
from simulator.workshop.stores.sqlite import SqliteStore
from simulator.workshop.vote import Kept


async def archive(store: RoomStore, code: str, folder: Path) -> bool:
    """Copies the room; False where it is there already, or gone from the store. Raises NotStored."""
    try:
        kept = await store.load(code)
    except NoRoom:
        return False
    rounds = sorted({step.draft.round for step in kept.steps if step.draft.round})
    votes = {number: await store.votes(code, number) for number in rounds}
    target = SqliteStore(folder)
    try:
        return await target.writer.run(lambda db: _copy(db, kept, votes))
    finally:
        await target.close()


def _copy(db: sqlite3.Connection, kept: KeptRoom, votes: dict[int, dict[str, Kept]]) -> bool:
    room = kept.made
    made = msgspec.msgpack.encode(room)
    new = db.execute(
        "INSERT INTO room (code, made, file, created, until, gate, seq) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (code) DO NOTHING",
        (room.code, made, room.file, room.created, room.until, kept.gate, len(kept.steps)),
    ).rowcount
    if not new:
        return False
    db.executemany("INSERT INTO host_key VALUES (?, ?)", [(room.code, key) for key in kept.keys])
    db.executemany(
        "INSERT INTO step VALUES (?, ?, ?)",
        [(room.code, step.seq, body(step.draft, step.frozen)) for step in kept.steps],
    )
    db.executemany(
        "INSERT INTO participant VALUES (?, ?, ?, ?, ?)",
        [(room.code, one.id, one.name, one.team, int(one.removed)) for one in kept.participants],
    )
    db.executemany(
        "INSERT INTO vote VALUES (?, ?, ?, ?, ?)",
        [
            (room.code, number, who, vote.n, vote.choice)
            for number, found in votes.items()
            for who, vote in found.items()
        ],
    )
    return True
