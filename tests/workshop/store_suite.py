"""What every store must do. A backend's test module subclasses StoreSuite and offers a fixture `store`."""

from __future__ import annotations

import asyncio

import pytest

from simulator.workshop.room_step import Draft, Frozen
from simulator.workshop.stores.base import CodeTaken, Conflict, NewRoom, NoRoom, Participant, RoomStore
from simulator.workshop.vote import Vote

CODE = "K7QX2M"


def made(code: str = CODE, **more: object) -> NewRoom:
    basis = {
        "scenario": b"scenario", "file": "a.yaml", "rubric": b"rubric", "seed": 3, "names": False,
        "teams": (), "created": 100.0, "until": 200.0, "key": b"k" * 32,
    }  # fmt: skip
    return NewRoom(code=code, **{**basis, **more})  # type: ignore[arg-type]


async def opened(store: RoomStore, *people: str, team: str = "") -> None:
    """A room with these people, taking votes in round 1."""
    await store.create(made())
    for person in people:
        await store.join(CODE, Participant(person, team=team))
    await store.append(CODE, Draft("open", 1.0, round=1), 0, gate=1)


class StoreSuite:
    async def test_a_room_is_kept_as_it_was_made(self, store: RoomStore):
        await store.create(made(teams=("red", "blue"), names=True))
        kept = await store.load(CODE)
        assert kept.made == made(teams=("red", "blue"), names=True)
        assert (kept.gate, kept.steps, kept.participants, kept.keys) == (0, [], [], [b"k" * 32])

    async def test_a_code_is_given_once(self, store: RoomStore):
        await store.create(made())
        with pytest.raises(CodeTaken):
            await store.create(made())

    async def test_a_room_that_is_not_there_is_said_not_to_be(self, store: RoomStore):
        for ask in (
            store.load("NOROOM"),
            store.append("NOROOM", Draft("start", 1.0), 0, 0),
            store.join("NOROOM", Participant("p")),
            store.add_key("NOROOM", b"x"),
        ):
            with pytest.raises(NoRoom):
                await ask

    async def test_steps_are_numbered_from_one_and_kept_in_order(self, store: RoomStore):
        await store.create(made())
        for number, what in enumerate(("start", "lock", "open")):
            step = await store.append(CODE, Draft(what, float(number), round=int(what == "open")), number, 0)
            assert step.seq == number + 1
        assert [step.what for step in (await store.load(CODE)).steps] == ["start", "lock", "open"]

    async def test_of_two_hosts_only_the_quicker_is_heard(self, store: RoomStore):
        await store.create(made())
        tries = [store.append(CODE, Draft("start", 1.0), 0, 0) for _ in range(5)]
        done = await asyncio.gather(*tries, return_exceptions=True)
        assert sum(isinstance(one, Conflict) and one.seq == 1 for one in done) == 4
        assert len((await store.load(CODE)).steps) == 1

    async def test_joining_again_is_being_who_one_was(self, store: RoomStore):
        await store.create(made())
        await store.join(CODE, Participant("p", "Ann", "red"))
        assert await store.join(CODE, Participant("p", "Eve", "blue")) == Participant("p", "Ann", "red")

    async def test_a_vote_counts_in_the_open_round(self, store: RoomStore):
        await opened(store, "p")
        assert (await store.vote(CODE, Vote(1, "p", 1, "a"))).status == "counted"
        assert await store.recount(CODE, 1) == {"a": 1}

    @pytest.mark.parametrize(
        ("vote", "status"),
        [
            (Vote(1, "p", 2, "b"), "repeated"),
            (Vote(1, "p", 1, "b"), "older"),
            (Vote(2, "p", 3, "b"), "shut"),
            (Vote(1, "stranger", 1, "b"), "unknown"),
        ],
    )
    async def test_what_does_not_count_changes_nothing(self, store: RoomStore, vote, status):
        await opened(store, "p")
        await store.vote(CODE, Vote(1, "p", 2, "a"))
        assert (await store.vote(CODE, vote)).status == status
        assert await store.recount(CODE, 1) == {"a": 1}

    async def test_a_vote_in_a_room_that_is_not_there_counts_nowhere(self, store: RoomStore):
        assert (await store.vote("NOROOM", Vote(1, "p", 1, "a"))).status == "unknown"

    async def test_the_close_freezes_the_totals_and_shuts_the_round(self, store: RoomStore):
        await opened(store, "p", "q", "r")
        for who, choice in (("p", "a"), ("q", "b"), ("r", "a")):
            await store.vote(CODE, Vote(1, who, 1, choice))
        step = await store.append(CODE, Draft("close", 2.0, round=1), 1, gate=0)
        assert step.frozen == Frozen({"a": 2, "b": 1})
        assert (await store.vote(CODE, Vote(1, "p", 2, "b"))).status == "shut"
        assert (await store.load(CODE)).steps[-1].frozen == await self._again(store)

    async def _again(self, store: RoomStore) -> Frozen:
        return Frozen(await store.recount(CODE, 1))

    async def test_a_close_that_races_with_votes_counts_each_before_or_after_never_both(self, store: RoomStore):
        people = [f"p{number}" for number in range(60)]
        await opened(store, *people)
        votes = [store.vote(CODE, Vote(1, who, 1, "ab"[number % 2])) for number, who in enumerate(people)]
        closing = store.append(CODE, Draft("close", 2.0, round=1), 1, gate=0)
        *answers, step = await asyncio.gather(*votes[:30], *votes[30:], closing)
        counted = [answer for answer in answers if answer.status == "counted"]
        assert sum(step.frozen.votes.values()) == len(counted)
        assert await store.recount(CODE, 1) == step.frozen.votes

    async def test_the_close_counts_teams_and_those_who_changed_their_minds(self, store: RoomStore):
        await opened(store, "p", "q", team="red")
        await store.vote(CODE, Vote(1, "p", 1, "a"))
        await store.vote(CODE, Vote(1, "q", 1, "a"))
        await store.append(CODE, Draft("close", 2.0, round=1), 1, gate=0)
        await store.append(CODE, Draft("open", 3.0, round=2), 2, gate=2)
        await store.vote(CODE, Vote(2, "p", 1, "b"))
        await store.vote(CODE, Vote(2, "q", 1, "a"))
        step = await store.append(CODE, Draft("close", 4.0, round=2, before=1), 3, gate=0)
        assert step.frozen == Frozen({"a": 1, "b": 1}, {"red": {"a": 1, "b": 1}}, before=1, changed=1)

    async def test_a_close_and_a_count_tell_how_many_of_those_who_voted_first_did_not_vote_again(
        self, store: RoomStore
    ):
        await opened(store, "p", "q", "r")
        for who in "pqr":
            await store.vote(CODE, Vote(1, who, 1, "a"))
        await store.append(CODE, Draft("close", 2.0, round=1), 1, gate=0)
        await store.append(CODE, Draft("open", 3.0, round=2), 2, gate=2)
        await store.vote(CODE, Vote(2, "p", 1, "b"))
        step = await store.append(CODE, Draft("count", 4.0, round=2, before=1, hands={"a": 9}), 3, gate=0)
        assert step.frozen == Frozen({"b": 1}, before=1, changed=1, silent=2)
        assert (await store.vote(CODE, Vote(2, "q", 1, "a"))).status == "shut"

    async def test_the_votes_of_somebody_removed_do_not_count_until_they_are_restored(self, store: RoomStore):
        await opened(store, "p", "q")
        await store.vote(CODE, Vote(1, "p", 1, "a"))
        await store.append(CODE, Draft("remove", 2.0, participant="p"), 1, gate=1)
        assert await store.recount(CODE, 1) == {}
        assert (await store.vote(CODE, Vote(1, "p", 2, "b"))).status == "unknown"
        await store.append(CODE, Draft("restore", 3.0, participant="p"), 2, gate=1)
        assert await store.recount(CODE, 1) == {"a": 1}

    async def test_a_round_may_hold_words_instead_of_letters(self, store: RoomStore):
        await opened(store, "ann")
        words = "“Why? 7 of us, über alles” said she."
        assert (await store.vote(CODE, Vote(1, "ann", 1, "Why?"))).choice == "Why?"
        assert (await store.vote(CODE, Vote(1, "ann", 2, words))).counted
        assert (await store.votes(CODE, 1))["ann"].choice == words

    async def test_what_is_stored_for_a_round_can_be_asked_for(self, store: RoomStore):
        await opened(store, "p")
        await store.vote(CODE, Vote(1, "p", 4, "c"))
        votes = await store.votes(CODE, 1)
        assert {who: (kept.n, kept.choice) for who, kept in votes.items()} == {"p": (4, "c")}

    async def test_forgetting_a_room_removes_all_that_belongs_to_it(self, store: RoomStore):
        await opened(store, "p")
        await store.vote(CODE, Vote(1, "p", 1, "a"))
        assert await store.forget(CODE)
        assert not await store.forget(CODE)
        assert await store.votes(CODE, 1) == {}
        assert list(await store.rooms()) == []

    async def test_rooms_are_removed_when_their_time_has_come(self, store: RoomStore):
        await store.create(made("AAAAAA", until=200.0))
        await store.create(made("BBBBBB", until=300.0))
        assert await store.expire(250.0) == 1
        assert [room.code for room in await store.rooms()] == ["BBBBBB"]

    async def test_a_room_may_have_several_host_tokens(self, store: RoomStore):
        await store.create(made())
        await store.add_key(CODE, b"n" * 32)
        assert set((await store.load(CODE)).keys) == {b"k" * 32, b"n" * 32}
