"""Rooms in one SQLite file, for a server that is one process. Commands and the server open it; see `base`."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import msgspec

from simulator.workshop.room_step import FREEZES, Draft, Frozen, RoomStep, Totals, body, step_of
from simulator.workshop.stores.base import (
    CodeTaken,
    Conflict,
    KeptRoom,
    ListedRoom,
    NewRoom,
    NoRoom,
    Participant,
    room_made,
)
from simulator.workshop.stores.writer import Writer
from simulator.workshop.vote import COUNTED, Answer, Kept, Vote, decide

FILE_NAME = "rooms.sqlite3"

_VOTE = """SELECT room.gate, participant.removed, vote.n, vote.choice FROM room
    LEFT JOIN participant ON participant.code = room.code AND participant.participant = :participant
    LEFT JOIN vote ON vote.code = room.code AND vote.round = :round AND vote.participant = :participant
    WHERE room.code = :code"""
_COUNTING = """SELECT vote.choice, participant.team, count(*) FROM vote JOIN participant USING (code, participant)
    WHERE vote.code = ? AND vote.round = ? AND NOT participant.removed GROUP BY vote.choice, participant.team"""
_CHANGED = """SELECT count(*) FROM vote AS old JOIN vote AS new USING (code, participant)
    JOIN participant USING (code, participant)
    WHERE old.code = ? AND old.round = ? AND new.round = ? AND old.choice <> new.choice AND NOT participant.removed"""

_SILENT = """SELECT count(*) FROM vote AS old JOIN participant USING (code, participant)
    WHERE old.code = ? AND old.round = ? AND NOT participant.removed
    AND old.participant NOT IN (SELECT participant FROM vote WHERE code = ? AND round = ?)"""


class SqliteStore:
    """The Store of one file."""

    def __init__(self, folder: Path) -> None:
        """Opens or makes the file in `folder`. Raises NotStored."""
        self.writer = Writer(folder / FILE_NAME)

    async def create(self, room: NewRoom) -> None:
        def create(db: sqlite3.Connection) -> None:
            if _exists(db, room.code):
                raise CodeTaken(room.code)
            db.execute(
                "INSERT INTO room (code, made, file, created, until) VALUES (?, ?, ?, ?, ?)",
                (room.code, msgspec.msgpack.encode(room), room.file, room.created, room.until),
            )
            db.execute("INSERT INTO host_key VALUES (?, ?)", (room.code, room.key))

        await self.writer.run(create)

    async def load(self, code: str) -> KeptRoom:
        return await self.writer.run(lambda db: _load(db, code))

    async def append(self, code: str, draft: Draft, expected: int, gate: int) -> RoomStep:
        return await self.writer.run(lambda db: _append(db, code, draft, expected, gate))

    async def join(self, code: str, participant: Participant) -> Participant:
        def join(db: sqlite3.Connection) -> Participant:
            if not _exists(db, code):
                raise NoRoom(code)
            db.execute(
                "INSERT INTO participant (code, participant, name, team) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (code, participant.id, participant.name, participant.team),
            )
            return _participants(db, code, participant.id)[0]

        return await self.writer.run(join)

    async def vote(self, code: str, vote: Vote) -> Answer:
        return await self.writer.run(lambda db: _vote(db, code, vote))

    async def votes(self, code: str, round: int) -> dict[str, Kept]:
        sql = "SELECT participant, n, choice FROM vote WHERE code = ? AND round = ?"
        return await self.writer.run(
            lambda db: {who: Kept(n, choice) for who, n, choice in db.execute(sql, (code, round))}
        )

    async def recount(self, code: str, round: int) -> Totals:
        return await self.writer.run(lambda db: _count(db, code, round)[0])

    async def add_key(self, code: str, key: bytes) -> None:
        def add(db: sqlite3.Connection) -> None:
            if not _exists(db, code):
                raise NoRoom(code)
            db.execute("INSERT INTO host_key VALUES (?, ?) ON CONFLICT DO NOTHING", (code, key))

        await self.writer.run(add)

    async def forget(self, code: str) -> bool:
        return await self.writer.run(lambda db: db.execute("DELETE FROM room WHERE code = ?", (code,)).rowcount > 0)

    async def expire(self, now: float) -> int:
        return await self.writer.run(lambda db: db.execute("DELETE FROM room WHERE until <= ?", (now,)).rowcount)

    async def rooms(self) -> Sequence[ListedRoom]:
        sql = "SELECT code, file, created, until, seq FROM room ORDER BY created, code"
        return await self.writer.run(lambda db: [ListedRoom(*row) for row in db.execute(sql)])

    async def ping(self) -> None:
        await self.writer.run(lambda db: db.execute("SELECT 1").fetchone())

    async def durability(self, *, may_lose: bool) -> str:
        return "Every acknowledged vote is on the disk."

    def shared(self) -> None:
        return None

    async def close(self) -> None:
        self.writer.close()


def _exists(db: sqlite3.Connection, code: str) -> bool:
    return db.execute("SELECT 1 FROM room WHERE code = ?", (code,)).fetchone() is not None


def _load(db: sqlite3.Connection, code: str) -> KeptRoom:
    row = db.execute("SELECT made, gate FROM room WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise NoRoom(code)
    steps = db.execute("SELECT seq, body FROM step WHERE code = ? ORDER BY seq", (code,))
    keys = db.execute("SELECT hash FROM host_key WHERE code = ?", (code,))
    return KeptRoom(
        made=room_made(code, row[0]),
        gate=row[1],
        steps=[step_of(seq, data) for seq, data in steps],
        participants=_participants(db, code),
        keys=[key for (key,) in keys],
    )


def _participants(db: sqlite3.Connection, code: str, only: str | None = None) -> list[Participant]:
    sql = "SELECT participant, name, team, removed FROM participant WHERE code = ?"
    rows = db.execute(sql, (code,)) if only is None else db.execute(f"{sql} AND participant = ?", (code, only))
    return [Participant(who, name, team, bool(removed)) for who, name, team, removed in rows]


def _append(db: sqlite3.Connection, code: str, draft: Draft, expected: int, gate: int) -> RoomStep:
    row = db.execute("SELECT seq FROM room WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise NoRoom(code)
    if row[0] != expected:
        raise Conflict(row[0])
    frozen = _freeze(db, code, draft) if draft.what in FREEZES else None
    if draft.what in ("remove", "restore"):
        db.execute(
            "UPDATE participant SET removed = ? WHERE code = ? AND participant = ?",
            (draft.what == "remove", code, draft.participant),
        )
    step = RoomStep(expected + 1, draft, frozen)
    db.execute("INSERT INTO step VALUES (?, ?, ?)", (code, step.seq, body(draft, frozen)))
    db.execute("UPDATE room SET seq = ?, gate = ? WHERE code = ?", (step.seq, gate, code))
    return step


def _freeze(db: sqlite3.Connection, code: str, draft: Draft) -> Frozen:
    votes, teams = _count(db, code, draft.round)
    changed = silent = 0
    if draft.before:
        (changed,) = db.execute(_CHANGED, (code, draft.before, draft.round)).fetchone()
        (silent,) = db.execute(_SILENT, (code, draft.before, code, draft.round)).fetchone()
    return Frozen(votes, teams, draft.before, changed, silent)


def _count(db: sqlite3.Connection, code: str, round: int) -> tuple[Totals, dict[str, Totals]]:
    votes: Totals = {}
    teams: dict[str, Totals] = {}
    for choice, team, count in db.execute(_COUNTING, (code, round)):
        votes[choice] = votes.get(choice, 0) + count
        if team:
            teams.setdefault(team, {})[choice] = count
    return votes, teams


def _vote(db: sqlite3.Connection, code: str, vote: Vote) -> Answer:
    row = db.execute(_VOTE, {"code": code, "round": vote.round, "participant": vote.participant}).fetchone()
    gate, removed, n, choice = row if row is not None else (0, None, None, None)
    answer = decide(gate, removed == 0, Kept(n, choice or "") if n is not None else None, vote)
    if answer.status == COUNTED:
        db.execute(
            "INSERT INTO vote VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = excluded.n, choice = excluded.choice",
            (code, vote.round, vote.participant, vote.n, vote.choice),
        )
    return answer
