"""Going on with a room: where its people look for it, on the network if it was there, and by one program at a time."""

from __future__ import annotations

import asyncio
import os
import socket
import sys

import pytest

from simulator.workshop.address import lan_address
from simulator.workshop.client import ParticipantClient
from simulator.workshop.host_tokens import HostKey, keep, kept
from simulator.workshop.room_locks import RoomLocks
from tests.run import helpfirst_process
from tests.workshop.process import Host
from tests.workshop.serving import until


async def test_a_room_that_is_gone_on_with_is_where_its_people_look_for_it(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        one = ParticipantClient(host.url, host.code)
        running = asyncio.create_task(one.run())
        try:
            await until(lambda: one.view is not None)
            host.kill()
            await until(lambda: not one.online)
            with Host(tmp_path, "--resume") as again:
                assert again.port == host.port
                await until(lambda: one.online)
        finally:
            await one.stop()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


def test_a_port_that_was_taken_meanwhile_is_said_with_what_to_type(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        host.kill()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", host.port))
        other.listen()
        done = helpfirst_process("host", "--resume", "--plain", env={"HELPFIRST_HOME": str(tmp_path)})
        assert done.returncode == 1
        assert f"--resume {host.code} --port 0" in done.stderr
        with Host(tmp_path, "--resume", host.code, "--port", "0") as again:
            assert again.code == host.code
            assert again.port != host.port


@pytest.mark.skipif(lan_address() is None, reason="this machine is on no network")
def test_a_room_that_was_open_to_the_network_is_open_to_it_again(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--lan", "--port", "0") as host:
        before = host.wait_for(r"people join at (http://\S+)")[1]
        host.kill()
    with Host(tmp_path, "--resume") as again:
        assert again.wait_for(r"people join at (http://\S+)")[1] == before
    assert before.startswith(f"http://{lan_address()}:{host.port}/")


def test_a_network_that_has_changed_is_said(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        host.kill()
    keep(tmp_path, HostKey(host.code, host.url, host.token, "10.99.0.1"))
    with Host(tmp_path, "--resume") as again:
        assert "the address of this machine was 10.99.0.1" in again.text
    assert kept(tmp_path)[-1].code == host.code


def test_a_room_that_another_program_holds_is_not_opened_twice(tmp_path):
    with Host(tmp_path, "laptop-for-a-nephew", "--port", "0") as host:
        done = helpfirst_process("host", "--resume", "--plain", "--port", "0", env={"HELPFIRST_HOME": str(tmp_path)})
        assert done.returncode == 1
        assert f"Room {host.code} is open in another Helpfirst" in done.stderr
        host.say("start", "Turn 1")
        host.kill()
        with Host(tmp_path, "--resume", "--port", "0") as again:
            assert again.code == host.code


async def test_locks_are_by_room_and_go_with_their_program(tmp_path):
    mine = RoomLocks(tmp_path)
    assert mine.take("K7QX2M")
    code = (
        "import sys; from pathlib import Path; from simulator.workshop.room_locks import RoomLocks as L;"
        "l = L(Path(sys.argv[1])); print(l.take('K7QX2M'), l.take('AAAAAA'))"
    )

    async def other() -> str:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, str(tmp_path), stdout=asyncio.subprocess.PIPE, env=dict(os.environ)
        )
        out, _ = await process.communicate()
        return out.decode().strip()

    assert await other() == "False True"
    mine.drop("K7QX2M")
    assert await other() == "True True"
    mine.close()
