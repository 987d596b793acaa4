"""Hands, second votes and undoing: whatever the order of things, the totals are right and nobody's vote is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.workshop.orders import Refused
from simulator.workshop.room import RoomState
from tests.workshop.rooms import Log
from tests.workshop.serving import served, until


def voting(**votes: int) -> Log:
    """A room whose vote has just been closed with these votes of phones."""
    log = Log()
    log.do("start")
    log.vote(**votes)
    return log


def by_id(state: RoomState) -> dict[str, int]:
    totals = state.rounds[-1].totals or {}
    return {state.letters[letter].id: count for letter, count in totals.items() if count}


def hands(log: Log, votes: dict[str, int] | None = None, **counted: int) -> RoomState:
    letters = {log.letter(choice): count for choice, count in counted.items()}
    return log.do("hands", hands=letters, votes={log.letter(choice): n for choice, n in (votes or {}).items()})


def test_hands_after_a_close_are_added_to_the_vote_that_was_just_closed():
    log = voting(push=3)
    state = hands(log, ask=2, push=1)
    assert (state.phase, len(state.rounds), by_id(state)) == ("closed", 1, {"ask": 2, "push": 4})


def test_hands_during_a_vote_close_it_with_the_votes_of_phones_in_one_step():
    log = Log()
    log.do("start")
    log.do("open")
    steps = len(log.steps)
    state = hands(log, {"push": 3}, ask=2)
    assert len(log.steps) == steps + 1
    assert (state.phase, by_id(state)) == ("closed", {"ask": 2, "push": 3})


def test_hands_before_a_vote_are_a_whole_vote_in_one_step():
    log = Log()
    log.do("start")
    state = hands(log, ask=7, push=3)
    assert [step.what for step in log.steps] == ["start", "count"]
    assert (state.phase, state.gate, by_id(state)) == ("closed", 0, {"ask": 7, "push": 3})


def test_hands_after_the_discussion_are_the_second_vote_and_say_nothing_of_who_changed_their_mind():
    log = voting(ask=4, push=6)
    log.do("discuss")
    state = hands(log, ask=9, push=1)
    assert [round.number for round in state.rounds] == [1, 2]
    assert by_id(state) == {"ask": 9, "push": 1}
    assert log.steps[-1].draft.before == 0


def test_hands_typed_again_replace_those_before():
    log = voting(push=3)
    hands(log, ask=20)
    assert by_id(hands(log, ask=2)) == {"ask": 2, "push": 3}


@pytest.mark.parametrize("counted", [{"z": 1}, {"a": -1}, {"a": 999_999}, {}])
@pytest.mark.parametrize(
    "orders", [("start",), ("start", "open"), ("start", "open", "close"), ("start", "open", "close", "discuss")]
)
def test_hands_that_cannot_be_are_refused_and_change_nothing(counted, orders):
    log = Log()
    for order in orders:
        log.do(order)
    before, steps = log.state, list(log.steps)
    with pytest.raises(Refused, match=r"\.$"):
        log.do("hands", hands=counted)
    assert (log.state.phase, log.state.rounds, log.steps) == (before.phase, before.rounds, steps)


def test_hands_after_the_reveal_are_refused_with_the_way_back():
    log = voting(push=3)
    log.do("reveal")
    with pytest.raises(Refused, match="Undo the reveal"):
        log.do("hands", hands={"a": 1})


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 50), min_size=1),
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 50)),
)
def test_hands_count_the_same_before_and_after_the_close(counted, votes):
    early, late = Log(), Log()
    for log in (early, late):
        log.do("start")
        log.do("open")
    early.do("hands", hands=counted, votes=votes)
    late.do("close", votes=votes)
    late.do("hands", hands=counted)
    assert early.state.rounds[-1].totals == late.state.rounds[-1].totals


def test_redo_brings_back_what_was_undone_step_by_step():
    log = voting(ask=2, push=1)
    log.do("discuss")
    states = [log.state, *(log.do("undo") for _ in range(3))]
    assert [state.phase for state in states] == ["discussing", "closed", "voting", "speaking"]
    assert log.do("redo").phase == "voting"
    assert log.state.rounds == states[2].rounds


def test_nothing_can_be_brought_back_once_the_room_has_moved_on():
    log = voting(ask=2)
    log.do("undo")
    log.do("undo")
    assert log.state.redo
    log.do("open")
    assert not log.state.redo
    with pytest.raises(Refused, match="nothing to bring back"):
        log.do("redo")


def test_a_close_that_is_brought_back_counts_whoever_voted_in_between():
    log = voting(ask=2)
    log.do("undo")
    state = log.do("redo", votes={log.letter("ask"): 2, log.letter("push"): 5})
    assert log.steps[-1].what == "close"
    assert by_id(state) == {"ask": 2, "push": 5}


@pytest.fixture
async def here(tmp_path):
    async with served(tmp_path) as here:
        yield here


async def vote(people, letters: str) -> None:
    for one, letter in zip(people, letters, strict=True):
        await until(lambda one=one: one.view.phase == "voting")
        await one.vote(letter)
    await until(lambda: all(one.you.choice == letter for one, letter in zip(people, letters, strict=True)))


async def test_undo_says_what_it_puts_aside_and_redo_brings_every_vote_back(here):
    host = await here.host()
    people = [await here.participant() for _ in range(3)]
    await host.do("start")
    await host.do("open")
    await vote(people, "aab")
    said = (await host.do("undo")).said
    assert said == "Back to the customer's words. 3 votes are put aside; redo brings them back."
    assert host.stage.redo
    await until(lambda: people[0].view.phase == "speaking")
    assert "every vote in place" in (await host.do("redo")).said
    await until(lambda: [one.you.choice for one in people] == ["a", "a", "b"])
    await host.do("close")
    assert {line.letter: line.last for line in host.private.results if line.last} == {"a": 2, "b": 1}


async def test_hands_after_the_close_do_not_put_out_the_phones(here):
    host = await here.host()
    people = [await here.participant() for _ in range(3)]
    await host.do("start")
    await host.do("open")
    await vote(people, "bbb")
    await host.do("close")
    await host.do("hands", hands={"a": 2, "b": 1})
    await host.do("reveal")
    await until(lambda: people[0].view.reveal is not None)
    assert {line.letter: line.last for line in people[0].view.reveal.results} == {"a": 2, "b": 4, "c": 0}
    assert people[0].view.reveal.leaders == ["b"]
    assert people[0].you.choice == "b"


async def test_who_does_not_vote_again_is_told_of_at_the_reveal_and_who_stays_taps_once(here):
    host = await here.host()
    people = [await here.participant() for _ in range(5)]
    await host.do("start")
    await host.do("open")
    await vote(people, "aaabb")
    await host.do("close")
    await host.do("open")
    await until(lambda: all(one.view.vote == 2 for one in people))
    assert [one.you.earlier for one in people] == list("aaabb")
    await people[0].vote(people[0].you.earlier)
    await people[1].vote("b")
    await until(lambda: people[0].you.choice and people[1].you.choice)
    await host.do("close")
    await host.do("reveal")
    await until(lambda: people[0].view.reveal is not None)
    reveal = people[0].view.reveal
    assert (reveal.votes, reveal.changed, reveal.silent) == (2, 1, 3)
    assert reveal.moved == "One person changed their mind. 3 people did not vote again."


async def test_hands_are_said_to_be_counted_and_nobody_is_told_for_what(tmp_path):
    async with served(tmp_path) as here:
        host = await here.host("presenter")
        await host.do("start")
        assert (await host.do("hands", hands={"a": 2, "b": 1})).said == "3 hands are counted."
        again = await host.do("hands", hands={"b": 1})
        assert again.said == "One hand is counted. This takes the place of the count before."


async def test_a_room_that_is_locked_or_opened_again_says_so_at_any_moment(tmp_path):
    async with served(tmp_path) as here:
        host = await here.host("presenter")
        assert (await host.do("lock")).said == "The room is locked: nobody new can join."
        assert (await host.do("unlock")).said == "The room is open again: people can join."


async def test_minds_are_counted_among_those_who_voted_twice_and_not_among_hands(tmp_path):
    async with served(tmp_path) as here:
        host, one, other = await here.host(), await here.participant(), await here.participant()
        for voters in ((one,), (one, other)):
            await host.do("start") if not host.view.round else None
            await host.do("open")
            for voter in voters:
                await until(lambda voter=voter: voter.view.phase == "voting" and not voter.you.choice)
                await voter.vote("b")
                await until(lambda voter=voter: voter.you.choice == "b")
            await host.do("close")
            await host.do("hands", hands={"a": 3})
        await host.do("reveal")
        reveal = host.view.reveal
        assert (reveal.votes, reveal.both, reveal.changed, reveal.moved) == (5, 1, 0, "Nobody changed their mind.")


async def test_where_nobody_voted_twice_nothing_is_said_of_minds(tmp_path):
    async with served(tmp_path) as here:
        host, one = await here.host(), await here.participant()
        await host.do("start")
        await host.do("open")
        await until(lambda: one.view.phase == "voting")
        await one.vote("b")
        await until(lambda: one.you.choice == "b")
        await host.do("close")
        await host.do("open")
        await host.do("close")
        await host.do("reveal")
        assert (host.view.reveal.both, host.view.reveal.moved) == (0, "One person did not vote again.")
