"""A room over real sockets: joining, voting, coming back, and what each is told."""

from __future__ import annotations

import asyncio
import time

import pytest

from simulator.workshop.codes_and_tokens import participant_id
from simulator.workshop.live_room import LiveRoom
from simulator.workshop.orders import Order
from simulator.workshop.shared_scenarios import read_shared
from tests.workshop.serving import raw, served, until


@pytest.fixture
async def here(tmp_path):
    async with served(tmp_path) as here:
        yield here


def letter(host, choice_starts: str) -> str:
    return next(one.letter for one in host.view.choices if one.say.startswith(choice_starts))


async def test_a_whole_conversation_from_lobby_to_debrief(here):
    host = await here.host()
    people = [await here.participant() for _ in range(5)]
    await host.do("start")
    assert host.view.says == "I have ten minutes."
    await host.do("open")
    for number, one in enumerate(people):
        await until(lambda one=one: one.view.phase == "voting")
        await one.vote(letter(host, "What went" if number < 4 else "Sign"))
    await until(lambda: all(one.you.choice for one in people))
    await host.do("close")
    assert host.private.share == 80
    assert host.private.advice[0].startswith("Most see it")
    await host.do("reveal")
    await until(lambda: people[0].view.reveal is not None)
    assert people[0].view.reveal.thinks == "Here comes the pitch."
    assert people[0].view.reveal.leaders == [letter(host, "What went")]
    await host.do("advance")
    assert host.view.before[0].text == "What went wrong?"
    await host.do("advance", "a" if host.stage.view.choices else letter_of(here, "fit"))
    await until(lambda: people[0].view.phase == "debrief")
    assert (len(people[0].view.questions), people[0].view.debrief) == (3, None)
    await host.do("outcome")
    await until(lambda: people[0].view.phase == "outcome")
    assert people[0].view.debrief is not None


def letter_of(here, choice_id: str) -> str:
    room = next(iter(here.rooms._rooms.values()))
    return next(letter for letter, choice in room.state.letters.items() if choice.id == choice_id)


async def test_a_vote_is_told_to_be_counted_only_when_it_is_in_the_file(here):
    host = await here.host()
    one = await here.participant()
    await host.do("start")
    await host.do("open")
    await until(lambda: one.view.phase == "voting")
    await one.vote("a")
    assert one.pending == "a"
    await until(lambda: one.you.choice == "a")
    assert await here.store.recount(here.room.code, 1) == {"a": 1}


async def test_the_last_change_before_the_close_wins(here):
    host = await here.host()
    one = await here.participant()
    await host.do("start")
    await host.do("open")
    await until(lambda: one.view.phase == "voting")
    for choice in "abc":
        await one.vote(choice)
    await until(lambda: one.you.choice == "c")
    await host.do("close")
    assert {one.letter: one.last for one in host.private.results} == {"a": 0, "b": 0, "c": 1}


async def test_who_joins_late_is_in_the_current_round_at_once(here):
    host = await here.host()
    await host.do("start")
    await host.do("open")
    late = await here.participant()
    assert late.view.phase == "voting"
    await late.vote("b")
    await until(lambda: late.you.choice == "b")


async def test_the_same_token_comes_back_as_the_same_participant_with_the_vote_kept(here):
    host = await here.host()
    one = await here.participant()
    await host.do("start")
    await host.do("open")
    await until(lambda: one.view.phase == "voting")
    await one.vote("b")
    await until(lambda: one.you.choice == "b")
    await one.stop()
    again = await here.participant(one.token)
    assert (again.you.choice, again.you.n) == ("b", 1)
    await until(lambda: host.stage.joined == 1)


async def test_a_second_tab_does_not_vote_twice(here):
    host = await here.host()
    one = await here.participant()
    two = await here.participant(one.token)
    await host.do("start")
    await host.do("open")
    await until(lambda: one.view.phase == two.view.phase == "voting")
    await one.vote("a")
    await until(lambda: one.you.choice == "a")
    await two.vote("b")
    await until(lambda: two.you.n > 0)
    await host.do("close")
    assert sum(result.last for result in host.private.results) == 1


async def test_a_participant_with_more_than_three_tabs_keeps_the_newest_three(here):
    oldest = await here.participant()
    others = [await here.participant(oldest.token) for _ in range(3)]
    await until(lambda: oldest.refused is not None)
    assert "several other windows" in oldest.refused.why
    assert all(one.online for one in others)


async def test_two_tabs_of_the_host_cannot_advance_twice(here):
    left, right = await here.host("presenter"), await here.host("private")
    done = await asyncio.gather(left.do("start"), right.do("start"))
    assert sorted(one.why for one in done) == ["", "The room has moved on since. Look again, then say it once more."]


async def test_a_gap_asks_for_a_snapshot_and_an_event_follows_a_snapshot_without_one(here):
    host = await here.host()
    async with raw(here.url) as one:
        await one.say(t="hello", code=here.room.code)
        snapshot = await one.hear_until("room")
        await host.do("start")
        event = await one.hear_until("step")
        assert event["view"]["seq"] == snapshot["view"]["seq"] + 1
        await one.say(t="again")
        assert (await one.hear_until("room"))["view"]["seq"] == event["view"]["seq"]


async def test_a_wrong_code_is_refused_in_the_language_that_whoever_knocks_reads(here):
    async with raw(here.url, {"Origin": here.url, "Accept-Language": "de-AT,en;q=0.5"}) as one:
        await one.say(t="hello", code="ZZZZZZ")
        assert (await one.hear_until("no"))["why"].startswith("Einen Raum mit diesem Code gibt es nicht.")


async def test_a_removed_participant_is_told_and_cannot_come_back_until_restored(here):
    host = await here.host()
    one = await here.participant()
    who = participant_id(one.token)
    await host.do("remove", participant=who)
    await until(lambda: one.refused is not None)
    assert one.refused.code == "removed"
    assert (await here.participant(one.token)).refused.code == "removed"
    await host.do("restore", participant=who)
    assert (await here.participant(one.token)).view is not None


async def test_a_locked_room_lets_nobody_new_in_but_everybody_back(here):
    host = await here.host()
    one = await here.participant()
    await host.do("lock")
    assert (await here.participant()).refused.code == "locked"
    assert (await here.participant(one.token)).view is not None


async def test_a_timer_closes_the_vote_only_when_it_was_told_to(here):
    host = await here.host()
    await host.do("start")
    await host.do("open")
    await host.do("timer", seconds=1, closes=True)
    await until(lambda: host.view.phase == "closed")
    await host.do("open")
    await host.do("timer", seconds=1)
    await asyncio.sleep(1.3)
    assert host.view.phase == "voting"


async def test_names_are_asked_for_cleaned_and_never_given_twice(tmp_path):
    async with served(tmp_path, names=True, teams=("red", "blue")) as here:
        host = await here.host()
        one = await here.participant()
        assert (one.ask.names, one.ask.teams) == (True, ["red", "blue"])
        await one.introduce("  Ann\u202e\u200b  Low ", "red")
        await until(lambda: one.view is not None)
        two = await here.participant(name="ann low", team="blue")
        assert (one.you.name, two.you.name) == ("Ann Low", "ann low 2")
        three = await here.participant(name="\u200b", team="green")
        assert three.ask.why
        await host.do("start")
        await host.do("open")
        await until(lambda: one.view.phase == "voting")
        await one.vote("a")
        await until(lambda: one.you.choice == "a")
        await until(lambda: any(person.voted for person in host.private.people))
        assert {person.label: person.voted for person in host.private.people} == {"Ann Low": True, "ann low 2": False}
        await host.do("close")
        await host.do("reveal")
        assert [(team.team, team.votes) for team in host.view.reveal.teams] == [("red", {"a": 1})]


async def test_without_names_nobody_is_told_who_has_voted(here):
    host = await here.host()
    one = await here.participant()
    await host.do("start")
    await host.do("open")
    await until(lambda: one.view.phase == "voting")
    await one.vote("a")
    await until(lambda: host.stage.voted == 1)
    assert [person.voted for person in host.private.people] == [None]


async def test_show_of_hands_is_as_good_as_votes(here):
    host = await here.host()
    await host.do("start")
    await host.do("open")
    assert (await host.do("hands", hands={"a": 7, "b": 3, "c": 12})).why == ""
    await host.do("close")
    await host.do("reveal")
    assert [result.last for result in host.view.reveal.results] == [7, 3, 12]


async def test_both_votes_stand_side_by_side_with_how_many_changed_their_minds(here):
    host = await here.host()
    people = [await here.participant() for _ in range(3)]
    await host.do("start")
    for choices in ("aab", "abb"):
        await host.do("open")
        for one, choice in zip(people, choices, strict=True):
            await until(lambda one=one: one.view.phase == "voting")
            await one.vote(choice)
        await until(lambda choices=choices: [one.you.choice for one in people] == list(choices))
        await host.do("close")
        await until(lambda: all(one.view.phase == "closed" for one in people))
    await host.do("reveal")
    reveal = host.view.reveal
    assert [(one.first, one.last) for one in reveal.results] == [(2, 1), (1, 2), (0, 0)]
    assert (reveal.rounds, reveal.changed) == (2, 1)


async def test_a_room_that_is_forgotten_while_it_is_held_is_said_to_be_gone(here):
    host = await here.host()
    await here.store.forget(here.room.code)
    assert "removed for good" in (await host.do("start")).why
    assert (await here.participant()).refused.code == "room"


async def test_a_room_held_by_two_servers_says_so_and_counts_no_vote_twice(tmp_path):
    async with served(tmp_path) as here:
        host = await here.host()
        one = await here.participant()
        await host.do("start")
        await host.do("open")
        await until(lambda: one.view.phase == "voting")
        kept = await here.store.load(here.room.code)
        other = await LiveRoom.open(here.store, kept, read_shared(kept.made), time.time)
        await other.order(Order("close"), host.view.seq)
        await one.vote("a")
        await until(lambda: not one.pending)
        assert one.you.choice == ""
        assert "Another program" in (await host.do("close")).why


async def test_an_undo_that_goes_back_into_a_round_shows_everybody_their_own_vote_again(here):
    host = await here.host()
    one = await here.participant()
    await host.do("start")
    await host.do("open")
    await until(lambda: one.view.phase == "voting")
    await one.vote("b")
    await until(lambda: one.you.choice == "b")
    await host.do("reset")
    await until(lambda: one.view.phase == "speaking")
    assert one.you.choice == ""
    await host.do("undo")
    await until(lambda: one.view.phase == "voting" and one.you.choice == "b")
