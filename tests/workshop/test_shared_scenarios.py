"""What rooms of one scenario share on a server: read once, looked ahead once, and gone with the last of them."""

from __future__ import annotations

import asyncio
import gc
import threading

import pytest
from msgspec import structs

from simulator.workshop import held_rooms, look_ahead
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.open_room import open_room
from simulator.workshop.orders import Order
from simulator.workshop.room import Damaged
from simulator.workshop.shared_scenarios import SharedScenarios, read_shared
from simulator.workshop.stores.sqlite import SqliteStore
from tests.workshop.rooms import two_turns
from tests.write import rubric, whole


@pytest.fixture
async def server_rooms(tmp_path):
    store = SqliteStore(tmp_path)
    server_rooms = HeldRooms(store)
    yield server_rooms
    server_rooms.close()
    await store.close()


async def rooms(server_rooms: HeldRooms, count: int, scenario=None) -> list[LiveRoom]:
    found = []
    for seed in range(count):
        live = await server_rooms.room(
            (await open_room(server_rooms.store, scenario or two_turns(), rubric(), seed=seed)).code
        )
        assert live is not None
        found.append(live)
    return found


async def test_rooms_of_one_scenario_share_it_and_the_bytes_of_its_file(server_rooms):
    one, other = await rooms(server_rooms, 2)
    assert one.state.talk.scenario is other.state.talk.scenario
    assert one.made.scenario is other.made.scenario
    assert one.made.rubric is other.made.rubric
    assert len(server_rooms._scenarios) == 1


async def test_another_scenario_is_shared_by_itself(server_rooms):
    renamed = whole(two_turns().source.decode().replace("title: Two turns", "title: Two others"))
    (one,), (other,) = await rooms(server_rooms, 1), await rooms(server_rooms, 1, renamed)
    assert (one.view.title, other.view.title) == ("Two turns", "Two others")


async def test_a_shared_scenario_goes_with_the_last_room_that_uses_it(server_rooms, monkeypatch):
    one, other = await rooms(server_rooms, 2)
    monkeypatch.setattr(held_rooms, "IDLE_SECONDS", -1.0)
    code = one.code
    server_rooms._rooms[other.code].made = structs.replace(other.made, until=0.0)
    del server_rooms._rooms[code], one
    gc.collect()
    assert len(server_rooms._scenarios) == 1
    server_rooms.tidy()
    del other
    gc.collect()
    assert len(server_rooms._scenarios) == 0


async def test_what_lines_lead_to_is_worked_out_once_however_many_rooms_begin_at_one_instant(server_rooms, monkeypatch):
    threads: list[int] = []

    def counted(talk):
        threads.append(threading.get_ident())
        return real(talk)

    real = look_ahead.leads
    monkeypatch.setattr(look_ahead, "leads", counted)
    many = await rooms(server_rooms, 12)
    await asyncio.gather(*(live.order(Order("start"), 0) for live in many))
    await asyncio.gather(*(live._ahead.look(live.state.talk) for live in many))
    assert len(threads) == 1
    for live in many:  # whatever its seed, each is told what it would have found out by itself
        assert live._ahead.known(live.state.talk) == real(live.state.talk) != {}


async def test_a_room_that_is_closed_while_it_looks_ahead_does_not_take_it_from_the_others(server_rooms, monkeypatch):
    let = threading.Event()
    real = look_ahead.leads
    monkeypatch.setattr(look_ahead, "leads", lambda talk: let.wait(10) and real(talk))
    one, other = await rooms(server_rooms, 2)
    await one.order(Order("start"), 0)
    await asyncio.sleep(0)
    one.close(1001, "the test closes it")
    waits = asyncio.create_task(other._ahead.look(one.state.talk))
    await asyncio.sleep(0)
    let.set()
    await waits
    assert other._ahead.known(one.state.talk)


async def test_no_more_turns_are_remembered_than_stated(server_rooms, monkeypatch):
    monkeypatch.setattr(look_ahead, "MOST", 1)
    (one,) = await rooms(server_rooms, 1)
    room = one._room
    for choices in ((), ("ask",)):
        await one._ahead.look(room.talk(choices))
    assert one._ahead.known(room.talk()) == {}
    assert one._ahead.known(room.talk(("ask",)))


async def test_what_cannot_be_read_is_said_with_the_room(server_rooms):
    (one,) = await rooms(server_rooms, 1)
    for broken in (structs.replace(one.made, scenario=b"format: 1"), structs.replace(one.made, rubric=b"[")):
        with pytest.raises(Damaged, match=one.code):
            SharedScenarios().of(broken)
        with pytest.raises(Damaged, match=one.code):
            read_shared(broken)
