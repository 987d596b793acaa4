"""What rooms of one scenario share on a server: read once, looked ahead once, and gone with the last of them."""

from __future__ import annotations

import asyncio
import gc
import threading

import pytest
from msgspec import structs

from simulator.workshop import held_rooms, look_ahead
from simulator.workshop.contents import Contents, read_content
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.open_room import open_room
from simulator.workshop.orders import Order
from simulator.workshop.room import Damaged
from simulator.workshop.stores.sqlite import SqliteStore
from tests.workshop.rooms import two_turns
from tests.write import rubric, whole


@pytest.fixture
async def hall(tmp_path):
    store = SqliteStore(tmp_path)
    hall = HeldRooms(store)
    yield hall
    hall.close()
    await store.close()


async def rooms(hall: HeldRooms, count: int, scenario=None) -> list[LiveRoom]:
    found = []
    for seed in range(count):
        live = await hall.room((await open_room(hall.store, scenario or two_turns(), rubric(), seed=seed)).code)
        assert live is not None
        found.append(live)
    return found


async def test_rooms_of_one_scenario_share_it_and_the_bytes_of_its_file(hall):
    one, other = await rooms(hall, 2)
    assert one.state.talk.scenario is other.state.talk.scenario
    assert one.made.scenario is other.made.scenario
    assert one.made.rubric is other.made.rubric
    assert len(hall._contents) == 1


async def test_another_scenario_is_another_content(hall):
    renamed = whole(two_turns().source.decode().replace("title: Two turns", "title: Two others"))
    (one,), (other,) = await rooms(hall, 1), await rooms(hall, 1, renamed)
    assert (one.view.title, other.view.title) == ("Two turns", "Two others")


async def test_a_content_goes_with_the_last_room_that_uses_it(hall, monkeypatch):
    one, other = await rooms(hall, 2)
    monkeypatch.setattr(held_rooms, "IDLE_SECONDS", -1.0)
    code = one.code
    hall._rooms[other.code].made = structs.replace(other.made, until=0.0)
    del hall._rooms[code], one
    gc.collect()
    assert len(hall._contents) == 1
    hall.tidy()
    del other
    gc.collect()
    assert len(hall._contents) == 0


async def test_what_lines_lead_to_is_worked_out_once_however_many_rooms_begin_at_one_instant(hall, monkeypatch):
    threads: list[int] = []

    def counted(talk):
        threads.append(threading.get_ident())
        return real(talk)

    real = look_ahead.leads
    monkeypatch.setattr(look_ahead, "leads", counted)
    many = await rooms(hall, 12)
    await asyncio.gather(*(live.order(Order("start"), 0) for live in many))
    await asyncio.gather(*(live._ahead.look(live.state.talk) for live in many))
    assert len(threads) == 1
    for live in many:  # whatever its seed, each is told what it would have found out by itself
        assert live._ahead.known(live.state.talk) == real(live.state.talk) != {}


async def test_a_room_that_is_closed_while_it_looks_ahead_does_not_take_it_from_the_others(hall, monkeypatch):
    let = threading.Event()
    real = look_ahead.leads
    monkeypatch.setattr(look_ahead, "leads", lambda talk: let.wait(10) and real(talk))
    one, other = await rooms(hall, 2)
    await one.order(Order("start"), 0)
    await asyncio.sleep(0)
    one.close(1001, "the test closes it")
    waits = asyncio.create_task(other._ahead.look(one.state.talk))
    await asyncio.sleep(0)
    let.set()
    await waits
    assert other._ahead.known(one.state.talk)


async def test_no_more_turns_are_remembered_than_stated(hall, monkeypatch):
    monkeypatch.setattr(look_ahead, "MOST", 1)
    (one,) = await rooms(hall, 1)
    room = one._room
    for choices in ((), ("ask",)):
        await one._ahead.look(room.talk(choices))
    assert one._ahead.known(room.talk()) == {}
    assert one._ahead.known(room.talk(("ask",)))


async def test_what_cannot_be_read_is_said_with_the_room(hall):
    (one,) = await rooms(hall, 1)
    for broken in (structs.replace(one.made, scenario=b"format: 1"), structs.replace(one.made, rubric=b"[")):
        with pytest.raises(Damaged, match=one.code):
            Contents().of(broken)
        with pytest.raises(Damaged, match=one.code):
            read_content(broken)
