"""Where a room can be reached, and `helpfirst serve`, which serves rooms without a screen."""

from __future__ import annotations

import ipaddress
import os
import re
import signal
import subprocess
import sys

import pytest

from simulator.workshop.address import lan_address, qr_lines, room_at
from simulator.workshop.codes_and_tokens import is_code
from tests.run import helpfirst_process


def test_an_address_on_the_network_is_no_loopback_one():
    found = lan_address()
    assert found is None or not ipaddress.ip_address(found).is_loopback


def test_a_qr_code_of_an_address_fits_a_small_terminal():
    rows = qr_lines("http://10.0.4.17:8080/K7QX2M")
    assert len(rows) <= 17
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows[0]) <= 33
    assert set("".join(rows)) <= set(" ▄▀█")
    assert rows[0] == "█" * len(rows[0])


@pytest.mark.parametrize(("arguments", "length"), [((), 6), (("--name", "vote.example.com"), 8)])
def test_serve_opens_a_room_says_where_and_stops_when_told(tmp_path, arguments, length):
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator", "serve", "laptop-for-a-nephew", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "HELPFIRST_HOME": str(tmp_path)},
    )
    assert process.stdout is not None
    first, projector, private = (process.stdout.readline() for _ in range(3))
    found = re.search(r"Room (\w+): people join at (\S+)/", first)
    assert found is not None
    assert len(found[1]) == length
    assert is_code(found[1])
    assert found[2].startswith("https://vote.example.com" if arguments else "http://127.0.0.1:")
    assert projector.strip().endswith(f"/stage/{found[1]}")
    assert "only you can read" in private
    assert "/host#" in (tmp_path / f"private-{found[1]}.txt").read_text()
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in said


def test_serve_says_when_it_cannot_listen():
    done = helpfirst_process("serve", "--bind", "192.0.2.1", "--port", "0")
    assert done.returncode == 1
    assert "Nothing can be served at 192.0.2.1" in done.stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("k7q x2m", ("http://127.0.0.1:8080", "K7QX2M", "")),
        ("10.0.4.17:8080/K7QX2M", ("http://10.0.4.17:8080", "K7QX2M", "")),
        ("HTTPS://Vote.Example.com/k7qx2m", ("https://vote.example.com", "K7QX2M", "")),
        ("http://10.0.4.17:8080/host#K7QX2M.a-token", ("http://10.0.4.17:8080", "K7QX2M", "a-token")),
        ("http://10.0.4.17:8080/stage#K7QX2M", ("http://10.0.4.17:8080", "K7QX2M", "")),
        ("ftp://a/K7QX2M", None),
        ("http://a:99999/K7QX2M", None),
        ("http://a/host", None),
        ("??", None),
    ],
)
def test_a_room_is_meant_by_its_code_its_address_or_the_facilitators_own_address(typed, meant):
    assert room_at(typed) == meant
