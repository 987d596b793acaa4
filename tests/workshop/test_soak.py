"""Round after round in many rooms: every total is exact, and nothing is held that was let go."""

from __future__ import annotations

import asyncio
import gc
import weakref
from pathlib import Path

import pytest

from simulator.workshop import held_rooms
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.open_room import open_room
from simulator.workshop.orders import Order
from simulator.workshop.stores.base import Participant
from simulator.workshop.stores.sqlite import SqliteStore
from tests.workshop.rooms import two_turns
from tests.write import rubric

LETTERS = {"ada": "a", "ben": "b", "cai": "b"}


async def one_round(room: LiveRoom) -> None:
    """A vote of everybody, opened, closed, revealed and put aside."""
    await room.order(Order("open"), room.state.seq)
    for who, letter in LETTERS.items():
        await room.vote(who, room.round, 1, letter)
    await room.order(Order("close"), room.state.seq)
    frozen = room.state.rounds[-1].frozen
    assert frozen is not None
    assert frozen.votes == {"a": 1, "b": 2}
    await room.order(Order("reveal"), room.state.seq)
    await room.order(Order("reset"), room.state.seq)


NOTHING_LEFT = {"held": 0, "alive": 0, "errors": 0}


async def soak(folder: Path, monkeypatch: pytest.MonkeyPatch, rooms: int, rounds: int) -> dict[str, int]:
    """How many rooms are held, stand in memory, and failed, once all have been let go and their tasks have ended."""
    store = SqliteStore(folder)
    server_rooms = HeldRooms(store)
    server_rooms.start()
    try:
        await asyncio.sleep(0)
        tasks = len(asyncio.all_tasks())
        held = []
        for _ in range(rooms):
            opened = await open_room(store, two_turns(), rubric(), seed=1)
            room = await server_rooms.room(opened.code)
            assert room is not None
            for who in LETTERS:
                await room.join(Participant(who))
            await room.order(Order("start"), 0)
            held.append(room)
        for _ in range(rounds):
            await asyncio.gather(*(one_round(room) for room in held))
        gone = [weakref.ref(room) for room in held]
        del held, room
        monkeypatch.setattr(held_rooms, "IDLE_SECONDS", -1.0)
        server_rooms.tidy()
        async with asyncio.timeout(10):
            while len(asyncio.all_tasks()) > tasks:
                await asyncio.sleep(0.01)
        gc.collect()
        return {
            "held": server_rooms.held,
            "alive": sum(one() is not None for one in gone),
            "errors": server_rooms.errors.seen,
        }
    finally:
        server_rooms.close()
        await store.close()


async def test_rooms_that_are_let_go_leave_no_task_and_no_room_behind(tmp_path, monkeypatch):
    assert await soak(tmp_path, monkeypatch, rooms=3, rounds=2) == NOTHING_LEFT


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # what other tests left is found here
async def test_ten_rounds_in_each_of_twenty_rooms_leave_nothing_behind(tmp_path, monkeypatch):
    assert await soak(tmp_path, monkeypatch, rooms=20, rounds=10) == NOTHING_LEFT
