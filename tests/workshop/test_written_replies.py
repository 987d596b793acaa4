"""Everybody writes what they would say: the facilitator reads all of it, the room up to three, and then they vote."""

from __future__ import annotations

import pytest

from simulator.workshop.orders import Refused
from simulator.workshop.room import LINE, PURPOSE, AskedRound
from simulator.workshop.views import ChoiceView
from simulator.workshop.vote import Kept
from simulator.workshop.written_replies import LONGEST, clean_reply, reply_views
from tests.workshop.rooms import Log
from tests.workshop.serving import served, until


async def write(one, words: str) -> None:
    await until(lambda: one.view.phase == "replying")
    await one.vote(words)
    await until(lambda: one.you.choice == words)


async def test_replies_reach_the_facilitator_alone_until_some_are_put_on_the_screen_without_names(tmp_path):
    async with served(tmp_path, names=True) as here:
        host = await here.host()
        zoe, ben = await here.participant(name="Zoe"), await here.participant(name="Ben")
        await host.do("start")
        assert not (await host.do("ask", text=LINE)).why
        await write(zoe, "What happened on Thursday?")
        await write(ben, "I am sorry.")
        await write(ben, "I am sorry to hear it.")
        await until(lambda: len(host.private.replies) == 2 and host.private.stage.voted == 2)
        assert [one.text for one in host.private.replies] == ["I am sorry to hear it.", "What happened on Thursday?"]
        assert host.private.stage.count == "2 of 2 have written"
        assert not zoe.view.shown
        assert not (await host.do("show", participant=host.private.replies[1].id, text="something else")).why
        await until(lambda: ben.view.shown)
        assert ben.view.shown == host.stage.view.shown == ["What happened on Thursday?"]
        assert not (await host.do("open")).why
        await until(lambda: zoe.view.phase == "voting")
        assert (zoe.view.shown, zoe.you.choice, host.private.stage.voted) == ([], "", 0)
        await zoe.vote("a")
        await until(lambda: zoe.you.choice == "a")


async def test_a_reply_outlives_the_server_and_comes_back_to_who_wrote_it(tmp_path):
    async with served(tmp_path) as here:
        host = await here.host()
        one = await here.participant()
        await host.do("start")
        await host.do("ask", text=PURPOSE)
        await write(one, "She sleeps again.")
        again = await here.participant(one.token)
        assert (again.view.asks, again.you.choice) == (PURPOSE, "She sleeps again.")
        token, room = one.token, here.room
    async with served(tmp_path) as here:
        here.room = room
        assert (await here.participant(token)).you.choice == "She sleeps again."


def test_the_purpose_is_asked_before_the_first_vote_and_words_before_any_vote_of_a_turn():
    log = Log()
    log.do("start")
    log.do("ask", text=PURPOSE)
    log.do("ask", text=LINE)
    log.vote(ask=3)
    for text in (LINE, PURPOSE):
        with pytest.raises(Refused):
            log.do("ask", text=text)
    log.do("reveal")
    log.do("advance")
    log.do("ask", text=LINE)
    with pytest.raises(Refused, match="before the first vote"):
        log.do("ask", text=PURPOSE)


def test_undo_of_a_question_goes_back_to_the_customer_and_numbers_are_never_used_twice():
    log = Log()
    log.do("start")
    first = log.do("ask", text=LINE).gate
    assert log.do("undo").gate == 0
    assert log.do("open").gate == first + 1


def test_the_fourth_reply_waits_until_one_is_taken_away():
    log = Log()
    log.do("start")
    log.do("ask", text=LINE)
    for who in "xyz":
        log.do("show", participant=who, text=f"I am {who}.")
    with pytest.raises(Refused, match="Three replies"):
        log.do("show", participant="w", text="I am w.")
    log.do("hide", participant="y")
    assert list(log.do("show", participant="w", text="I am w.").asks[-1].shown) == ["x", "z", "w"]


def test_what_is_written_becomes_one_paragraph_that_hides_nothing():
    assert clean_reply("  So \u202e what\n\n went\twrong?\u200b ") == "So what went wrong?"
    assert clean_reply("\u200b\n") == ""
    assert len(clean_reply("word " * 200)) <= LONGEST


def test_something_may_say_which_line_a_reply_comes_close_to():
    held = AskedRound(1, LINE, 0.0, {"x": "Hm."})
    found = reply_views(
        held,
        {"x": Kept(1, "Hm."), "y": Kept(1, "A?")},
        [ChoiceView("a", "A!")],
        lambda texts, lines: [lines[0].letter if one == "A?" else "" for one in texts],
    )
    assert [(one.text, one.near, one.shown) for one in found] == [("A?", "a", False), ("Hm.", "", True)]
