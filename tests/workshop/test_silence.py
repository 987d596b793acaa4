"""Nothing hangs in silence: connections that say nothing, a store that does not answer, work that fails unseen."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request

import aiohttp
import pytest
from aiohttp import web

from simulator.workshop import audience, listening_socket, socket_session
from simulator.workshop.held_rooms import HeldRooms
from simulator.workshop.limits import origin
from simulator.workshop.listening_socket import Port, raise_files
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.server import Site
from simulator.workshop.server_log import LOG, ErrorCount, Tasks, keep_log
from simulator.workshop.stores.sqlite import SqliteStore
from tests.workshop.serving import PATIENCE, raw, served, until


@contextlib.asynccontextmanager
async def port(tmp_path, files: int = 4000):
    store = SqliteStore(tmp_path)
    server_rooms = HeldRooms(store)
    runner = web.AppRunner(Site(server_rooms).application(), access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    opened = Port(runner, "127.0.0.1", 0, files)
    number = await opened.open()
    try:
        yield opened, number
    finally:
        opened.close()
        server_rooms.close()
        await runner.cleanup()
        await store.close()


async def test_a_connection_that_asks_for_nothing_is_closed(tmp_path, monkeypatch):
    monkeypatch.setattr(listening_socket, "REQUEST_SECONDS", 0.1)
    async with port(tmp_path) as (opened, number):
        silent, half = [await asyncio.open_connection("127.0.0.1", number) for _ in range(2)]
        half[1].write(b"GET / HTTP/1.1\r\nHost: local")
        for reader, writer in (silent, half):
            with contextlib.suppress(ConnectionError):
                assert await asyncio.wait_for(reader.read(), PATIENCE) == b""
            writer.close()
        await until(lambda: not opened.silent)


async def test_one_address_can_hold_only_so_many_silent_connections(tmp_path):
    async with port(tmp_path, files=40) as (opened, number):
        held = [await asyncio.open_connection("127.0.0.1", number) for _ in range(30)]
        await until(lambda: opened.silent["127.0.0.1"] == opened.most_silent)
        for _, writer in held:
            writer.close()
        await until(lambda: not opened.silent)
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{number}/") as answer:
            assert answer.status == 200


async def test_whoever_asked_for_something_is_no_longer_counted_as_silent(tmp_path):
    async with port(tmp_path) as (opened, number), aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{number}/health") as answer:
            assert answer.status == 200
            assert answer.headers["Server"] == "helpfirst"
        assert not opened.silent


def test_as_many_files_may_be_open_as_the_system_allows():
    code = (
        "import resource as r; hard = r.getrlimit(r.RLIMIT_NOFILE)[1]; r.setrlimit(r.RLIMIT_NOFILE, (64, hard));"
        "from simulator.workshop.listening_socket import raise_files; print(raise_files(), r.getrlimit(r.RLIMIT_NOFILE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    said, now = map(int, done.stdout.split())
    assert said == now > 64
    assert raise_files() > 0


class _Hangs(SqliteStore):
    async def ping(self) -> None:
        await asyncio.sleep(3600)


class _Away(SqliteStore):
    async def ping(self) -> None:
        self.writer.close()
        await super().ping()


@pytest.mark.parametrize("store", [_Hangs, _Away])
async def test_health_answers_soon_when_the_store_does_not_and_names_no_place(tmp_path, store):
    kept = store(tmp_path)
    server_rooms = HeldRooms(kept)
    runner = web.AppRunner(Site(server_rooms).application(), access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/health"
        async with aiohttp.ClientSession() as session, session.get(url) as answer:
            text = await answer.text()
        assert answer.status == 503
        assert str(tmp_path) not in text
        assert "store" in text or "saved" in text
    finally:
        server_rooms.close()
        await runner.cleanup()
        await kept.close()


@pytest.fixture
def errors():
    found = ErrorCount()
    found.start()
    yield found
    found.stop()


async def test_work_that_nobody_waits_for_is_logged_when_it_fails(errors):
    async def fails() -> None:
        raise ValueError("no")

    tasks = Tasks()
    tasks.spawn(fails())
    await until(lambda: errors.seen > 0)
    assert errors.seen == 1


async def test_an_error_in_a_socket_is_logged_counted_and_ends_only_that_socket(tmp_path, monkeypatch):
    async with served(tmp_path) as here:
        other = await here.participant()

        async def fails(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(LiveRoom, "order", fails)
        async with raw(here.url) as host:
            await host.say(t="host", code=here.room.code, token=here.room.token, role="private")
            await host.hear_until("private")
            await host.say(t="do", id=1, seq=0, what="start")
            await host.hear_all()
            assert host.socket.close_code == 1011
        assert here.rooms.errors.seen == 1
        async with aiohttp.ClientSession() as session, session.get(f"{here.url}/metrics") as answer:
            text = await answer.text()
        assert "helpfirst_errors_total 1" in text
        assert "helpfirst_rooms 1" in text
        assert "helpfirst_joins_total 1" in text
        assert other.online


def test_the_log_is_for_its_owner_and_says_the_same_trouble_once_and_every_one_is_counted(tmp_path):
    sources = [logging.getLogger(name) for name in ("helpfirst", "aiohttp", "asyncio", "aiohttp.server", LOG.name)]
    before = [(source.handlers, source.filters, source.propagate, source.level) for source in sources]
    file = tmp_path / "helpfirst.log"
    try:
        keep_log(file, alone=False)
        counted = ErrorCount()
        counted.start()
        for number in range(1000):
            logging.getLogger("asyncio").error("socket.accept() out of system resource\nsocket: %d", number)
        LOG.warning("Another.")
        LOG.info("Nothing of that.")
        counted.stop()
    finally:
        for source, (handlers, filters, propagate, level) in zip(sources, before, strict=True):
            source.handlers, source.filters, source.propagate = handlers, filters, propagate
            source.setLevel(level)
    text = file.read_text()
    assert text.count("out of system resource") == 1
    assert counted.seen == 1000
    assert "Another." in text
    assert "Nothing" not in text
    assert file.stat().st_mode & 0o777 == 0o600


async def test_who_never_gives_a_name_is_not_waited_for_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(socket_session.limits, "JOINING_SECONDS", 0.2)
    monkeypatch.setattr(socket_session.limits, "HELLO_SECONDS", 0.1)
    async with served(tmp_path, names=True) as here, raw(here.url) as one:
        await one.say(t="hello", code=here.room.code)
        await one.hear_until("ask")
        await one.hear_all()
        assert one.socket.close_code == 1008


@pytest.mark.parametrize(
    "nonsense", [b"GET / HTTP/1.1\r\n\r\n", b"\0\0\0\0\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"]
)
async def test_a_request_that_is_no_http_is_no_error_of_the_server(tmp_path, nonsense):
    async with served(tmp_path) as here:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(here.url.rpartition(":")[2]))
        writer.write(nonsense)
        assert b" 4" in await asyncio.wait_for(reader.readline(), 10)
        writer.close()
        assert here.rooms.errors.seen == 0


async def test_a_look_ahead_that_fails_is_no_silence(tmp_path, monkeypatch):
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("simulator.workshop.look_ahead.leads", fails)
    async with served(tmp_path) as here:
        host = await here.host()
        assert (await host.do("start")).why == ""
        await until(lambda: here.rooms.errors.seen >= 1)


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("10.0.0.7", "10.0.0.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.7", "10.0.0.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unknown", "unknown"),
    ],
)
def test_an_ipv6_network_is_one_address(address, counted):
    assert origin(address) == counted


def test_serve_writes_the_private_address_to_a_file_where_a_journal_might_keep_it(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", "serve", "laptop-for-a-nephew", "--port", "0"],
        env={**os.environ, "HELPFIRST_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        said = "".join(process.stdout.readline() for _ in range(3))
        line = ""
        while "Serving at" not in line:
            line = process.stderr.readline()
        url = re.search(r"http://[^.]+\.[^.]+\.[^.]+\.\d+:\d+", line)[0]
        try:
            assert urllib.request.urlopen(f"{url}/health").status == 200
        except urllib.error.HTTPError as wrong:
            raise AssertionError(wrong.read()) from None
    finally:
        process.terminate()
        process.wait(PATIENCE)
        process.stdout.close()
        process.stderr.close()
    file = next(tmp_path.glob("private-*.txt"))
    token = file.read_text().strip().rpartition(".")[2]
    assert len(token) == 43
    assert token not in said
    assert str(file) in said
    assert file.stat().st_mode & 0o777 == 0o600


async def test_in_a_large_room_how_many_have_voted_is_told_less_often(monkeypatch):
    told: list[float] = []
    monkeypatch.setattr(audience, "COUNT_SECONDS", 0.01)
    monkeypatch.setattr(audience, "COUNTS_A_SECOND", 20)
    loop = asyncio.get_running_loop()
    room = audience.Audience(lambda: None, lambda: told.append(loop.time()))
    room._participants = {str(number): [] for number in range(8)}
    began = loop.time()
    room.stir()
    room.stir()
    await until(lambda: told)
    assert len(told) == 1
    assert told[0] - began >= 0.35  # 8 people at 20 a second; no upper limit, the machine may be busy
