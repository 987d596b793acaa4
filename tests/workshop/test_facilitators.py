"""Several facilitators, each with a key of their own: paired by digits, made for a name, taken back, renewed."""

from __future__ import annotations

import logging

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.workshop.client import HostClient
from simulator.workshop.codes_and_tokens import hashed
from simulator.workshop.facilitators import paired_with, pairing_digits, short, spaced
from simulator.workshop.open_room import reopen
from simulator.workshop.talking_pairs import partners
from tests.workshop.serving import raw, served, until


def digits_of(here) -> str:
    return pairing_digits(hashed(here.room.token), here.rooms.clock())


async def paired(here, digits: str) -> dict[str, object]:
    async with raw(here.url) as phone:
        await phone.say(t="pair", code=here.room.code, digits=digits, label="Ada's phone")
        return await phone.hear() or {}


async def test_the_digits_of_the_terminal_open_the_facilitators_view_once(tmp_path):
    async with served(tmp_path) as here:
        host = await here.host()
        digits = digits_of(here)
        told = await paired(here, spaced(digits))
        assert told["t"] == "token"
        phone = HostClient(here.url, here.room.code, str(told["token"]))
        here._run(phone)
        await phone.ready()
        assert phone.private is not None
        await until(lambda: "Ada's phone" in [one.label for one in host.private.keys])
        assert (await paired(here, digits))["t"] == "no"
        assert (await paired(here, "00000000"))["t"] == "no"


async def test_after_ten_wrong_digits_for_a_room_even_the_right_ones_wait(tmp_path):
    async with served(tmp_path) as here:
        right = digits_of(here)
        wrong = f"{(int(right) + 1) % 10**8:08d}"
        for _ in range(10):
            assert (await paired(here, wrong))["code"] == "pair"
        assert (await paired(here, right))["code"] == "pair"


def test_digits_are_good_for_this_minute_and_the_one_before():
    key = hashed("token")
    digits = pairing_digits(key, 600.0)
    assert (len(digits), paired_with({key: ""}, digits, 719.9)) == (8, key)
    assert paired_with({key: ""}, digits, 720.0) is None


async def test_a_key_that_is_taken_back_closes_its_views_and_opens_nothing_any_more(tmp_path):
    async with served(tmp_path) as here:
        host = await here.host()
        async with raw(here.url) as mine:
            await mine.say(t="host", code=here.room.code, token=here.room.token, role="private")
            await mine.hear_until("private")
            await mine.say(t="do", id=1, seq=0, what="admit", text="Ben")
            token = str((await mine.hear_until("token"))["token"])
        ben = HostClient(here.url, here.room.code, token)
        here._run(ben)
        await ben.ready()
        own = short(hashed(token))
        assert (await ben.do("revoke", key=own)).why.startswith("That is the key of this device")
        assert not (await host.do("revoke", key=own)).why
        await until(lambda: ben.refused is not None)
        async with raw(here.url) as again:
            await again.say(t="host", code=here.room.code, token=token, role="private")
            assert (await again.hear())["t"] == "no"


async def test_a_renewed_key_is_the_only_one_and_the_room_can_still_be_resumed(tmp_path):
    async with served(tmp_path) as here:
        other = await here.host()
        async with raw(here.url) as mine:
            await mine.say(t="host", code=here.room.code, token=here.room.token, role="private")
            await mine.hear_until("private")
            await mine.say(t="do", id=1, seq=0, what="renew")
            token = str((await mine.hear_until("token"))["token"])
            await mine.say(t="do", id=2, seq=1, what="start")
            while (done := await mine.hear_until("done"))["id"] != 2:
                pass
            assert "why" not in done
        await until(lambda: other.refused is not None)
        live = await here.rooms.room(here.room.code)
        assert set(live.keys) == {hashed(token)}
        here.rooms.close()
        again = await reopen(here.store, here.room.code)
        kept = await here.store.load(here.room.code)
        assert hashed(again.token) in {bytes.fromhex(step.draft.key) for step in kept.steps if step.draft.key}


async def test_the_log_says_who_ordered_what(tmp_path, caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("helpfirst"), "propagate", True)
    monkeypatch.setattr(logging.getLogger("helpfirst.server"), "propagate", True)
    monkeypatch.setattr(logging.getLogger("helpfirst.server"), "disabled", False)
    caplog.set_level("INFO", "helpfirst.server")
    async with served(tmp_path) as here:
        host = await here.host()
        await host.do("start")
        kept = await here.store.load(here.room.code)
    assert kept.steps[0].draft.by == short(hashed(here.room.token))
    assert f"Room {here.room.code}: start, by {short(hashed(here.room.token))}." in caplog.text


async def test_in_pairs_everybody_is_told_whom_to_talk_to_and_that_they_are_done_is_seen(tmp_path):
    async with served(tmp_path) as here:
        host = await here.host()
        people = [await here.participant() for _ in range(4)]
        await host.do("start")
        await host.do("open")
        for one, letter in zip(people, "aabb", strict=True):
            await until(lambda one=one: one.view.phase == "voting")
            await one.vote(letter)
        await until(lambda: host.stage.voted == 4)
        await until(lambda: all(one.tally and one.tally.voted == 4 for one in people))
        await host.do("close")
        assert not (await host.do("discuss", seconds=90, pairs=True)).why
        await until(lambda: all(one.you.partners for one in people))
        letters = {one.you.label: letter for one, letter in zip(people, "aabb", strict=True)}
        assert all(letters[one.you.partners[0]] != letters[one.you.label] for one in people)
        assert people[0].view.deadline > 0
        await people[0].talked()
        await until(lambda: host.stage.talked == 2)  # for both of the pair
        await until(lambda: people[0].you.talked)


@settings(max_examples=25)
@given(st.text("abc", max_size=9), st.sampled_from(["K7:1", "K7:2"]))
def test_who_is_paired_talks_to_somebody_who_voted_differently(letters, seed):
    votes = {str(number): letter for number, letter in enumerate(letters)}
    found = partners(votes, seed)
    for who, others in found.items():
        assert 1 <= len(others) <= 2
        assert who not in others
        assert any(votes[other] != votes[who] for other in others)
        assert all(who in found[other] for other in others)
    most = max((list(votes.values()).count(letter) for letter in "abc"), default=0)
    if 2 * most <= len(votes):
        assert len(found) == len(votes)
