"""Whatever a server does to a command that asks it something, the command ends with a sentence about that server."""

from __future__ import annotations

import json

import pytest

from simulator.cli import main
from simulator.external.http_request import NoAnswer, bearer, exchange
from simulator.external.record_store import NotTaken, record_address, send
from tests.external.server import Behave, answer, flood, hang_up, raw, serving

ROOM = {"code": "K7QX2M", "scenario": "a\x1b[31m", "created": 1e9, "until": 2e9, "here": 3}
ODD: dict[str, tuple[str, Behave]] = {
    "no protocol": ("cannot be reached", raw(b"\xff\xfe what?\r\n\r\n")),
    "a status that is none": ("cannot be reached", raw(b"HTTP/1.1 abc\r\n\r\n")),
    "more headers than there are": ("cannot be reached", raw(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 40_000 + b"\r\n")),
    "a length that is none": ("cannot be reached", raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n")),
    "less than it claims": ("cannot be reached", answer(b"[", length=100)),
    "chunks that are none": ("cannot be reached", raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")),
    "nothing": ("cannot be reached", hang_up),
    "no end": ("answers without end", flood),
    "another place": ("answered 302", answer(b"", 302)),
    "a page": ("answered 200", answer(b"<html>")),
    "brackets without end": ("answered 200", answer(b"[" * 50_000)),
    "no rooms": ("answered 200", answer(b"[null]")),
    "no text": ("answered 200", answer(b"[{}]")),
    "no such year": ("answered 200", answer(json.dumps([{**ROOM, "created": 1e300}]).encode())),
    "a refusal without a reason": ("answered 500", answer(b"[]", 500)),
    "a refusal": ("not today \\x1b", answer(b'{"why": "not today \\u001b"}', 400)),
}


@pytest.mark.parametrize(("why", "behave"), ODD.values(), ids=ODD)
def test_a_server_that_is_none_of_rooms_is_told_about(why: str, behave: Behave, monkeypatch, capsys) -> None:
    monkeypatch.setenv("HELPFIRST_ADMIN_KEY", "a-key-of-many-letters")
    monkeypatch.setattr("simulator.commands.rooms.LARGEST", 100_000)
    with serving(behave) as (url, asked):
        assert main(["rooms", "list", "--server", url]) == 1
    said = capsys.readouterr().err
    assert why in said
    assert said.startswith("helpfirst: http://127.0.0.1:")
    assert {path for path, _, _ in asked} == {"/v1/admin/rooms"}, "the key went nowhere else"


def test_rooms_are_listed_and_their_text_is_text(monkeypatch, capsys) -> None:
    monkeypatch.setenv("HELPFIRST_ADMIN_KEY", "a-key-of-many-letters")
    with serving(answer(json.dumps([ROOM]).encode())) as (url, _):
        assert main(["rooms", "list", "--server", url]) == 0
    assert r"a\x1b[31m" in capsys.readouterr().out


@pytest.mark.parametrize(
    "address", ["http://x:abc", "http://[::1", "ftp://x", "http://me:secret@x", "nowhere", "http://x y"]
)
def test_an_address_that_is_none_is_refused_before_the_key_is_sent(address: str, monkeypatch, capsys) -> None:
    monkeypatch.setenv("HELPFIRST_ADMIN_KEY", "a-key-of-many-letters")
    assert main(["rooms", "list", "--server", address]) == 2
    assert f"--server {address} " in capsys.readouterr().err


@pytest.mark.parametrize("key", ["a\nb", "schlüssel", "\x1b", "\udcff", "\ud800:x"])
def test_a_key_that_no_server_can_be_sent_is_said_to_be_so(key: str) -> None:
    with pytest.raises(NoAnswer, match=r"the key in HERE holds a line break or a letter"):
        bearer(key, "HERE")
    with pytest.raises(NotTaken, match="HELPFIRST_RECORDS_KEY"):
        send(record_address("http://127.0.0.1:9"), key, b"[]")


def test_a_host_that_cannot_be_is_said_in_half_a_sentence() -> None:
    for host in ("a" * 70 + ".example", "a..b", "127.0.0.1:1"):
        with pytest.raises(NoAnswer, match=r"cannot be (asked|reached)"):
            exchange(f"http://{host}/", {}, b"", 5)
