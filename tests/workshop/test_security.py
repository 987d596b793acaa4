"""Who may do what: every order with the wrong token, every origin, every host name, every kind of nonsense."""

from __future__ import annotations

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict

from simulator.workshop import limits
from simulator.workshop.codes_and_tokens import ALPHABET, as_typed, is_code, new_code, new_host_token, participant_id
from simulator.workshop.connection import frame
from simulator.workshop.limits import Bucket, Misses
from simulator.workshop.participant_names import NamesTaken, clean_name
from simulator.workshop.room_step import STEPS
from simulator.workshop.server import Site, host_of, same_origin
from tests.workshop.serving import raw, served, until

PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[@click=app.quit]x[/]", "\x1b[2J\x1b]0;owned\x07",
    "=cmd|' /C calc'!A0", "\u202egnp.exe", "a\x00b", "'; DROP TABLE vote; --", "{{7*7}}", "\ud800",
)  # fmt: skip


@pytest.fixture
async def here(tmp_path):
    async with served(tmp_path) as here:
        yield here


@pytest.mark.parametrize("what", [*STEPS, "nonsense"])
async def test_a_participant_can_give_no_order(here, what):
    async with raw(here.url) as one:
        await one.say(t="hello", code=here.room.code)
        await one.hear_until("room")
        await one.say(t="do", id=1, seq=0, what=what)
        assert (await one.hear_until("no"))["code"] == "message"
        await one.hear_all()
    assert (await here.host()).view.phase == "lobby"


@pytest.mark.parametrize(
    "message", [{"t": "do", "id": 1, "seq": 0, "what": "start"}, {"t": "vote", "r": 1, "n": 1, "choice": "a"}]
)
async def test_a_projector_looks_on_with_the_code_alone_and_can_do_nothing(here, message):
    async with raw(here.url) as one:
        await one.say(t="look", code=here.room.code)
        assert (await one.hear_until("stage"))["code"] == here.room.code
        await one.say(**message)
        assert (await one.hear_until("no"))["code"] == "message"
        await one.hear_all()
    assert (await here.host()).view.phase == "lobby"


async def test_a_projector_with_a_wrong_code_is_a_wrong_code_like_any_other(here):
    for _ in range(int(limits.MISSES_PER_MINUTE)):
        here.rooms.misses.missed("127.0.0.1")
    async with raw(here.url) as one:
        await one.say(t="look", code="ABCDEF")
        assert (await one.hear_until("no"))["code"] == "wait"


@pytest.mark.parametrize("token", ["", "x", "participant", "K7QX2M"])
async def test_only_the_host_token_makes_a_facilitator(here, token):
    one = await here.participant()
    for wrong in (token, one.token, here.room.code, participant_id(one.token)):
        async with raw(here.url) as spy:
            await spy.say(t="host", code=here.room.code, token=wrong, role="private")
            assert (await spy.hear_until("no"))["code"] == "room"


async def test_a_facilitator_cannot_vote(here):
    async with raw(here.url) as one:
        await one.say(t="host", code=here.room.code, token=here.room.token, role="presenter")
        await one.hear_until("stage")
        await one.say(t="vote", r=1, n=1, choice="a")
        assert (await one.hear_until("no"))["code"] == "message"


@pytest.mark.parametrize(
    "origin",
    [None, "null", "http://evil.example", "https://127.0.0.1", "http://127.0.0.1:1", "file://", "javascript:1"],
)
async def test_a_page_of_another_site_cannot_open_a_socket(here, origin):
    headers = {} if origin is None else {"Origin": origin}
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        async with raw(here.url, headers):
            pass
    assert refused.value.status == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[::2]:80", "a b"])
async def test_a_name_that_is_not_ours_is_refused_on_every_path(here, host):
    async with aiohttp.ClientSession() as session:
        for path in ("/", "/host", "/ws", "/health", "/page/room.js"):
            async with session.get(here.url + path, headers={"Host": host}) as answer:
                assert answer.status in (400, 421)


async def test_every_page_carries_a_policy_without_inline_script_and_no_token(here):
    async with aiohttp.ClientSession() as session:
        for path in (
            "/",
            f"/{here.room.code}",
            "/host",
            "/page/room.js",
            "/page/wire.js",
            "/page/host.js",
            "/page/room.css",
        ):
            async with session.get(here.url + path) as answer:
                text = await answer.text()
                policy = answer.headers["Content-Security-Policy"]
                assert answer.status == 200
                assert "default-src 'none'" in policy
                assert "frame-ancestors 'none'" in policy
                assert "unsafe" not in policy
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert here.room.token not in text
                assert "innerHTML" not in text
                assert " onclick=" not in text
                assert "<style" not in text


@pytest.mark.parametrize("path", ["/../rooms.sqlite3", "/page/../server.py", "/page/secret", "/a/b", "/%2e%2e/x/y"])
async def test_no_other_file_can_be_had(here, path):
    async with aiohttp.ClientSession() as session, session.get(here.url + path) as answer:
        assert answer.status == 404
        assert "traceback" not in (await answer.text()).lower()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_nothing_can_be_posted(here, method):
    async with aiohttp.ClientSession() as session, session.request(method, here.url + "/", data="x=1") as answer:
        assert answer.status in (404, 405)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '{"t":"dance"}', '{"t":"hello"}', '{"t":"hello","code":"K","extra":1}', '{"t":"hello","code":7}',
        '{"t":"vote","r":1,"n":1,"choice":"a"}', '{"t":"do","id":1,"seq":0,"what":"start"}', '{"t":"again"}', "\x00", "[" * 3000,
    ],
)  # fmt: skip
async def test_nonsense_instead_of_a_hello_ends_the_socket_with_a_sentence(here, text):
    async with raw(here.url) as one:
        await one.socket.send_str(text)
        await one.hear_all()
        assert [message["t"] for message in one.heard] == ["no"]
        assert one.socket.close_code == 1008


@pytest.mark.parametrize(
    "message",
    [
        {"t": "vote", "r": 1, "n": 0, "choice": "a"}, {"t": "vote", "r": -1, "n": 1, "choice": "a"},
        {"t": "vote", "r": 1, "n": 10**12, "choice": "a"}, {"t": "vote", "r": 1, "n": 1, "choice": "aa"},
        {"t": "vote", "r": 1, "n": 1.5, "choice": "a"}, {"t": "vote", "r": 1, "n": 1, "choice": None},
    ],
)  # fmt: skip
async def test_a_vote_that_cannot_be_ends_the_socket(here, message):
    async with raw(here.url) as one:
        await one.say(t="hello", code=here.room.code)
        await one.hear_until("room")
        await one.say(**message)
        await one.hear_all()
        assert one.heard[-1]["code"] == "message"


async def test_a_letter_that_is_not_on_offer_does_not_count(here):
    host = await here.host()
    one = await here.participant()
    await host.do("start")
    await host.do("open")
    await until(lambda: one.view.phase == "voting")
    await one.vote("z")
    await until(lambda: not one.pending)
    assert one.you.choice == ""


async def test_a_message_of_more_than_four_kilobytes_ends_the_socket(here):
    async with raw(here.url) as one:
        await one.say(t="hello", code="K" * 5000)
        await one.hear_all()
        assert one.socket.close_code == 1009


async def test_too_many_messages_at_once_end_the_socket(here):
    async with raw(here.url) as one:
        await one.say(t="hello", code=here.room.code)
        for _ in range(60):
            await one.say(t="again")
        await one.hear_all()
        assert one.heard[-1]["t"] == "no"
        assert len([message for message in one.heard if message["t"] == "room"]) <= limits.MESSAGES_AT_ONCE


async def test_binary_messages_are_none_of_ours(here):
    async with raw(here.url) as one:
        await one.socket.send_bytes(b"x")
        await one.hear_all()
        assert one.socket.close_code == 1008


async def test_who_guesses_codes_is_refused_after_a_while_even_with_the_right_one(here):
    answers = []
    for _ in range(int(limits.MISSES_PER_MINUTE) + 2):
        async with raw(here.url) as one:
            await one.say(t="hello", code=new_code())
            answers.append((await one.hear_until("no"))["code"])
    assert answers[0] == "room"
    assert answers[-1] == "wait"
    async with raw(here.url) as one:
        await one.say(t="hello", code=here.room.code)
        assert (await one.hear_until("no"))["code"] == "wait"


async def test_who_was_there_before_comes_back_in_spite_of_somebody_guessing_next_to_them(here):
    one = await here.participant()
    for _ in range(int(limits.MISSES_PER_MINUTE) + 1):
        here.rooms.misses.missed("127.0.0.1")
    assert (await here.participant(one.token)).view is not None


async def test_an_unknown_room_and_an_ended_one_get_the_same_answer(here):
    host = await here.host()
    await host.do("end")
    said = []
    for code in (here.room.code, "ABCDEF"):
        async with raw(here.url) as one:
            await one.say(t="hello", code=code)
            said.append(await one.hear_until("no"))
    assert said[0] == said[1]


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_a_hostile_name_is_told_as_plain_text_or_not_taken(tmp_path, payload):
    async with served(tmp_path, names=True) as here:
        async with raw(here.url) as one:
            await one.say(t="hello", code=here.room.code, name=payload)
            await one.hear()
        host = await here.host()
        labels = [person.label for person in host.private.people]
        assert all(label.isprintable() and len(label) <= 32 for label in labels)


async def test_a_host_token_is_kept_only_as_a_hash(here, tmp_path):
    stored = b"".join(file.read_bytes() for file in tmp_path.glob("rooms.sqlite3*"))
    one = await here.participant()
    stored += b"".join(file.read_bytes() for file in tmp_path.glob("rooms.sqlite3*"))
    assert here.room.token.encode() not in stored
    assert one.token.encode() not in stored


def test_codes_are_of_an_alphabet_that_nobody_misreads():
    assert not set(ALPHABET) & set("01ILOU")
    assert len(ALPHABET) == 30
    assert all(is_code(new_code(length)) for length in (6, 8))
    assert as_typed(" k7q-x2m ") == "K7QX2M"
    assert not is_code("K7QX2")


def test_a_host_token_has_256_bits_and_nothing_to_do_with_the_code():
    assert len({new_host_token() for _ in range(100)}) == 100
    assert len(new_host_token()) == 43


def test_a_bucket_fills_with_time_and_a_clock_set_back_takes_nothing_away():
    now = [0.0]
    bucket = Bucket(1.0, 2.0, lambda: now[0])
    assert [bucket.take() for _ in range(3)] == [True, True, False]
    now[0] = -100.0
    assert not bucket.take()
    now[0] = -98.0
    assert bucket.take()


def test_misses_are_counted_by_address_and_in_all():
    misses = Misses(lambda: 0.0)
    for number in range(int(limits.MISSES_IN_ALL)):
        assert not misses.slow
        misses.missed(f"10.0.0.{number}")
    assert misses.slow
    assert not misses.too_many("10.9.9.9")  # guesses from many places slow everybody down, and lock nobody out


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://a.example", "a.example", True), ("https://a.example", "A.example", True), ("http://a.example:8080", "a.example", False),
        ("http://a.example@b.example", "b.example", False), ("ws://a.example", "a.example", False), ("http://[", "a.example", False),
    ],
)  # fmt: skip
def test_same_origin_is_scheme_and_whole_host(origin, host, same):
    assert same_origin(origin, host) is same


def test_host_names_are_read_without_port():
    assert host_of("[::1]:8080") == ("::1", 8080)
    assert host_of("Vote.Example.:443") == ("vote.example", 443)
    assert host_of("[") == host_of("a:b") == ("", None)


def test_names_are_cleaned_and_never_given_twice():
    assert clean_name(" A\u0308nn\u200b \x1b[31m ") == "Änn [31m"
    assert clean_name("\u202e\u2066") == ""
    assert len(clean_name("x" * 99)) == 32
    assert NamesTaken(["ann", "Ann 2"]).unlike("Ann") == "Ann 3"


@pytest.mark.parametrize("length", [0, 125, 126, 65535, 65536])
def test_frames_are_whole_unmasked_text_frames(length):
    data = frame(b"x" * length)
    assert data[0] == 0x81
    assert data.endswith(b"x" * length)
    assert len(data) - length == (2 if length < 126 else 4 if length < 65536 else 10)


async def test_a_right_host_token_is_let_in_however_many_wrong_ones_came_from_there(here, monkeypatch):
    monkeypatch.setattr(limits, "SLOW_SECONDS", 0.01)
    for _ in range(int(limits.MISSES_IN_ALL)):
        here.rooms.misses.missed("127.0.0.1")
    async with raw(here.url) as one:
        await one.say(t="host", code=here.room.code, token=here.room.token, role="private")
        assert await one.hear_until("private")
    async with raw(here.url) as wrong:
        await wrong.say(t="host", code=here.room.code, token="x" * 43, role="private")
        assert (await wrong.hear_until("no"))["code"] == "wait"


async def test_guesses_from_many_places_keep_nobody_out(here, monkeypatch):
    monkeypatch.setattr(limits, "SLOW_SECONDS", 0.01)
    for number in range(int(limits.MISSES_IN_ALL)):
        here.rooms.misses.missed(f"10.0.0.{number}")
    assert (await here.participant()).view is not None


async def test_a_token_that_nobody_was_given_does_not_get_round_the_limit(here, monkeypatch):
    monkeypatch.setattr(limits, "SLOW_SECONDS", 0.01)
    for _ in range(int(limits.MISSES_PER_MINUTE)):
        here.rooms.misses.missed("127.0.0.1")
    async with raw(here.url) as one:
        await one.say(t="hello", code=here.room.code, token="made-up")
        assert (await one.hear_until("no"))["code"] == "wait"


async def test_from_one_address_only_as_many_join_as_the_facilitator_allows(tmp_path):
    async with served(tmp_path, each=2) as crowded:
        first, _ = [await crowded.participant() for _ in range(2)]
        third = await crowded.participant()
        assert third.refused is not None
        assert "this address" in third.refused.why
        assert (await crowded.participant(first.token)).view is not None  # who was there comes back


async def test_behind_a_proxy_its_own_line_is_believed_and_no_other(here):
    site = Site(here.rooms, behind_proxy=True)
    headers = CIMultiDict([("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-For", "7.7.7.7, 2001:db8::1")])
    assert site._address(make_mocked_request("GET", "/ws", headers=headers)) == "2001:db8::/64"


async def test_nothing_of_a_host_header_but_a_name_and_a_port_gets_into_the_policy(here):
    port = here.url.rpartition(":")[2]
    async with aiohttp.ClientSession() as session:
        for host in (f"localhost:{port}", f"LOCALHOST:{port}", "localhost:1; script-src * 'unsafe-inline'"):
            async with session.get(here.url, headers={"Host": host}) as answer:
                policy = answer.headers.get("Content-Security-Policy", "")
                assert "*" not in policy
                assert "unsafe" not in policy
                assert answer.status != 200 or f"ws://localhost:{port} " in policy


def test_five_hundred_people_of_one_name_are_told_apart_without_looking_at_each_other():
    class Watched(set):
        looks = 0

        def __contains__(self, name: object) -> bool:
            self.looks += 1
            return super().__contains__(name)

    names = NamesTaken()
    names._taken = Watched()
    found = []
    for _ in range(500):
        found.append(names.unlike("Ann"))
        names.take(found[-1])
    assert len(set(found)) == 500
    assert found[-1] == "Ann 500"
    assert names._taken.looks <= 1000
