"""The same operations against the pure model and a real store: whatever order they come in, both say the same."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from simulator.workshop.orders import Order, Refused, draft
from simulator.workshop.room_step import FREEZES, Frozen, RoomStep
from simulator.workshop.stores.base import Conflict, Participant
from simulator.workshop.stores.redis import RedisStore
from simulator.workshop.stores.sqlite import SqliteStore
from simulator.workshop.vote import COUNTED, Kept, Vote, decide
from tests.workshop.redis_server import RedisServer, needs_redis
from tests.workshop.rooms import new_room
from tests.workshop.store_suite import CODE, made

PEOPLE = ("p", "q", "r")
ORDERS = ("start", "open", "close", "discuss", "reveal", "advance", "outcome", "reset", "undo", "redo", "lock")


class RoomMachine(RuleBasedStateMachine):
    """A model in three dicts beside a SQLite file that is closed and opened again at any moment."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.loop = asyncio.new_event_loop()
        self.store = self.opened()
        self.room = new_room()
        self.steps: list[RoomStep] = []
        self.votes: dict[tuple[int, str], Kept] = {}
        self.removed: set[str] = set()
        self.run(self.store.create(made(until=time.time() + 3600)))
        for person in PEOPLE:
            self.run(self.store.join(CODE, Participant(person)))

    def opened(self):
        """The store, opened anew on what it held before."""
        return SqliteStore(Path(self.folder.name))

    def run(self, work):
        return self.loop.run_until_complete(work)

    @property
    def state(self):
        return self.room.fold(self.steps)

    def totals(self, round: int) -> dict[str, int]:
        found: dict[str, int] = {}
        for (held, who), kept in self.votes.items():
            if held == round and who not in self.removed:
                found[kept.choice] = found.get(kept.choice, 0) + 1
        return found

    @rule(what=st.sampled_from(ORDERS), letter=st.sampled_from("abc"))
    def order(self, what: str, letter: str) -> None:
        try:
            step = draft(
                self.state, Order(what, letter if what == "advance" else ""), self.steps, float(len(self.steps))
            )
        except Refused:
            return
        self.append(step)

    @rule(hands=st.dictionaries(st.sampled_from("abcd"), st.integers(-1, 3), max_size=2))
    def hands(self, hands: dict[str, int]) -> None:
        try:
            step = draft(self.state, Order("hands", hands=hands), self.steps, float(len(self.steps)))
        except Refused:
            return
        self.append(step)
        assert self.state.phase == "closed"
        last = self.state.rounds[-1]
        assert sum(last.totals.values()) == sum(self.totals(last.number).values()) + sum(hands.values()) or self.removed

    @rule(what=st.sampled_from(("remove", "restore")), who=st.sampled_from(PEOPLE))
    def person(self, what: str, who: str) -> None:
        self.append(draft(self.state, Order(what, participant=who), self.steps, 1.0))
        (self.removed.add if what == "remove" else self.removed.discard)(who)

    def append(self, step) -> None:
        frozen = None
        if step.what in FREEZES:
            now, before = self.totals(step.round), step.before
            changed = [
                who
                for (held, who), kept in self.votes.items()
                if before and held == step.round and who not in self.removed
                and (old := self.votes.get((before, who))) and old.choice != kept.choice
            ]  # fmt: skip
            first = {who for held, who in self.votes if before and held == before and who not in self.removed}
            again = {who for held, who in self.votes if held == step.round}
            frozen = Frozen(now, {}, before, len(changed), len(first - again))
        expected = RoomStep(len(self.steps) + 1, step, frozen)
        gate = self.room.fold([*self.steps, expected]).gate
        assert self.run(self.store.append(CODE, step, len(self.steps), gate)) == expected
        self.steps.append(expected)

    @rule(
        who=st.sampled_from((*PEOPLE, "stranger")),
        round=st.integers(0, 4),
        n=st.integers(0, 4),
        choice=st.sampled_from("abc"),
    )
    def vote(self, who: str, round: int, n: int, choice: str) -> None:
        vote = Vote(round, who, n, choice)
        known = who in PEOPLE and who not in self.removed
        expected = decide(self.state.gate, known, self.votes.get((round, who)), vote)
        assert self.run(self.store.vote(CODE, vote)) == expected
        if expected.status == COUNTED:
            self.votes[round, who] = Kept(n, choice)

    @precondition(lambda self: self.steps)
    @rule()
    def a_second_host_is_late(self) -> None:
        step = draft(self.state, Order("lock"), self.steps, 1.0) if not self.state.ended else None
        if step is None:
            return
        with pytest.raises(Conflict) as late:
            self.run(self.store.append(CODE, step, len(self.steps) - 1, 0))
        assert late.value.seq == len(self.steps)

    @rule()
    def the_server_starts_again(self) -> None:
        self.run(self.store.close())
        self.store = self.opened()

    @invariant()
    def both_hold_the_same(self) -> None:
        if not hasattr(self, "store"):
            return
        kept = self.run(self.store.load(CODE))
        assert kept.steps == self.steps
        assert kept.gate == self.state.gate
        for round in range(1, self.state.highest + 1):
            assert self.run(self.store.recount(CODE, round)) == self.totals(round)
        for held in self.state.rounds:
            if held.frozen is not None and not any(step.what in ("remove", "restore") for step in self.steps):
                assert held.frozen.votes == self.totals(held.number)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.run(self.store.close())
            self.loop.close()
            self.folder.cleanup()


TestRoomMachine = RoomMachine.TestCase
TestRoomMachine.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)


class RedisMachine(RoomMachine):
    """The same operations against a real Redis; the server that starts again is a second client of it."""

    server: RedisServer

    def opened(self):
        return RedisStore(self.server.url)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.run(self.store.forget(CODE))
        super().teardown()


@needs_redis
def test_the_model_and_redis_say_the_same(tmp_path):
    RedisMachine.server = RedisServer(tmp_path).start()
    try:
        run_state_machine_as_test(
            RedisMachine, settings=settings(max_examples=15, stateful_step_count=30, deadline=None)
        )
    finally:
        RedisMachine.server.stop()
