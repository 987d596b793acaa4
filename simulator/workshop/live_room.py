"""A room that is being held: its state, who is connected, and the one place where orders and votes take effect.

`held_rooms` makes it from the store, `admission` lets people in, `socket_session` brings what they say, `other_servers` what other servers do.
Everything is durable before it is told.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from msgspec import structs

from simulator.workshop import phase as phases
from simulator.workshop.arrivals import Arrivals
from simulator.workshop.codes_and_tokens import fits, hashed
from simulator.workshop.deadline import Deadline
from simulator.workshop.facilitating import done_words, moved_words
from simulator.workshop.limits import Clock
from simulator.workshop.orders import Order, Refused, draft
from simulator.workshop.room import Damaged
from simulator.workshop.room_step import ADMIT, FREEZES, REDO, SHOW, UNDO, Draft, Frozen, RoomStep
from simulator.workshop.server_log import LOG, Tasks
from simulator.workshop.shared_scenarios import SharedScenario
from simulator.workshop.shown_room import ShownRoom
from simulator.workshop.snapshot import common
from simulator.workshop.stores.base import Conflict, KeptRoom, NoRoom, NotStored, Participant, RoomStore
from simulator.workshop.vote import SHUT, Answer, Kept, Vote
from simulator.workshop.written_replies import Near, clean_reply

MOVED_ON = "The room has moved on since. Look again, then say it once more."
Ended = Callable[[str], Coroutine[Any, Any, None]]


class LiveRoom(ShownRoom):
    """One room on one server. Made by `open`."""

    def __init__(
        self, store: RoomStore, kept: KeptRoom, shared: SharedScenario, clock: Clock, address: str, near: Near | None
    ) -> None:
        super().__init__(store, kept, shared, clock, address, near)
        self.arrivals = Arrivals(kept)
        self._ordering = asyncio.Lock()
        self.deadline = Deadline(clock, self._time_is_up)
        self._tasks = Tasks()
        self._among = store.shared()
        self._letters = frozenset(self.state.letters)
        self._ended: Ended | None = None

    @classmethod
    async def open(
        cls,
        store: RoomStore,
        kept: KeptRoom,
        shared: SharedScenario,
        clock: Clock,
        address: str = "",
        ended: Ended | None = None,
        near: Near | None = None,
    ) -> LiveRoom:
        """`shared` as in ShownRoom. `ended` is called once when an order here ends the room. Raises Damaged, NotStored."""
        live = cls(store, kept, shared, clock, address, near)
        live._ended = ended
        await live._settle()
        return live

    async def host_key(self, token: str) -> bytes | None:
        """The key that this host token is, None where it opens nothing. Raises NotStored."""
        if not fits(token, self.keys) and self._among is not None:  # it may have been added at another server
            with contextlib.suppress(NoRoom, Damaged):
                await self.catch_up()
        return hashed(token) if fits(token, self.keys) else None

    async def join(self, participant: Participant, address: str = "") -> Participant:
        """Adds somebody, durably. Raises NotStored, NoRoom."""
        self.arrivals.counted(address)
        joined = await self._store.join(self.code, participant)
        self.people[joined.id] = joined
        self.arrivals.named(joined.name)
        self.audience.stir()
        return joined

    async def known(self, participant: str) -> Participant | None:
        """Who joined with that id, here or at another server. Raises NotStored."""
        one = self.people.get(participant)
        if (among := self._among) is None:
            return one
        one = one or await among.person(self.code, participant)
        if one is not None:
            self.people[one.id] = one
            for held in self.state.rounds:  # they may have voted at another server
                if (kept := await among.vote_of(self.code, held.number, participant)) is not None:
                    self._ballots.put(held.number, participant, kept)
        return one

    async def catch_up(self) -> None:
        """Takes in what other servers have done to the room. Raises NotStored, NoRoom, Damaged."""
        async with self._ordering:
            await self._catch_up()

    async def _catch_up(self) -> None:
        kept = await self._store.load(self.code)
        if len(kept.steps) <= self.state.seq:
            return
        self._steps, self._first_keys = list(kept.steps), list(kept.keys)
        self.people = {one.id: one for one in kept.participants}
        self.arrivals.know(kept)
        self.state = self._room.fold(self._steps)
        self._ballots.forget()
        for one in kept.participants:
            if one.removed:
                self.audience.turn_out(one.id, self._view.lang)
        await self._settle()
        self._tell_all()

    async def vote(self, participant: str, round: int, n: int, choice: str) -> Answer:
        """Durable when it returns. Raises NotStored."""
        if choice not in self._letters:
            kept = self._ballots.of(round, participant)
            return Answer(SHUT, round, kept.n, kept.choice)
        if self.state.phase == phases.REPLYING:  # words are kept in this round, and no letter among them
            return Answer(SHUT, round, 0, "")
        return await self._cast(Vote(round, participant, n, choice))

    async def _cast(self, vote: Vote) -> Answer:
        answer = await self._store.vote(self.code, vote)
        if answer.counted:
            self._ballots.put(vote.round, vote.participant, Kept(answer.n, answer.choice))
            self.audience.stir()
        return answer

    async def reply(self, participant: str, round: int, n: int, text: str) -> Answer:
        """What somebody wrote, kept and counted like a vote. Durable when it returns. Raises NotStored."""
        written = clean_reply(text)
        if self.state.phase != phases.REPLYING or not written:
            kept = self._ballots.of(round, participant)
            return Answer(SHUT, round, kept.n, kept.choice)
        return await self._cast(Vote(round, participant, n, written))

    async def admit(self, key: bytes, label: str) -> None:
        """One more host token (its SHA-256) that opens the room. Raises Refused, NotStored."""
        await self.order(Order(ADMIT, key=key.hex(), text=label), self.state.seq)

    async def order(self, order: Order, seq: int, by: str = "") -> str:
        """Carries out an order given while the room stood at `seq`. Answers what there is to say of it, mostly nothing.

        `by` is whose key it was, for the log. Raises Refused, NotStored.
        """
        async with self._ordering:
            if seq != self.state.seq:
                raise Refused(MOVED_ON)
            made = structs.replace(self._drafted(order), by=by)
            if made.what == "reveal":
                await self._ahead.look(self.state.talk)
            self._steps.append(await self._kept(made, seq))
            counted = self._hands_counted(made.round)
            before, votes = self.state, len(self._ballots.standing(self.round, self.people))
            self.state = self._room.fold(self._steps)
            if made.what in ("remove", "restore"):
                self._set_removed(made.participant, made.what == "remove")
            LOG.info("Room %s: %s%s.", self.code, made.what, f", by {by}" if by else "")
            await self._settle()
            self._tell_all()
            if made.what == "end" and self._ended is not None:
                self._tasks.spawn(self._ended(self.code))
            if made.what in (UNDO, REDO):
                return moved_words(made.what, before, self.state, votes)
            return done_words(made, counted)

    def _drafted(self, order: Order) -> Draft:
        if order.what == SHOW:  # what is shown is what was written, whatever the order says
            order = replace(order, text=self._ballots.of(self.round, order.participant).choice)
        made = draft(self.state, order, self._steps, self._clock())
        if made.what in ("remove", "restore") and made.participant not in self.people:
            raise Refused("There is nobody of that name in the room.")
        return made

    async def _kept(self, made: Draft, seq: int) -> RoomStep:
        """The step, durable. Raises Refused where somebody else was first, NotStored."""
        trial = RoomStep(seq + 1, made, Frozen() if made.what in FREEZES else None)
        try:
            return await self._store.append(self.code, made, seq, self._room.fold([*self._steps, trial]).gate)
        except Conflict:
            if self._among is None:
                raise Refused("Another program holds this room too. Resume it here to go on.") from None
            await self._catch_up()
            raise Refused(MOVED_ON) from None
        except NoRoom:
            raise Refused("This room has been removed for good. Open a new one.") from None

    def _hands_counted(self, round: int) -> int:
        return sum(sum(one.hands.values()) for one in self.state.rounds if one.number == round)

    def _set_removed(self, participant: str, removed: bool) -> None:
        one = self.people[participant]
        self.people[participant] = Participant(one.id, one.name, one.team, removed)
        if removed:
            self.audience.turn_out(participant, self._view.lang)

    async def _settle(self) -> None:
        """After a step: the votes of this turn's rounds, the view, the clock, and a look ahead."""
        self._letters = frozenset(self.state.letters)
        numbers = {one.number for one in self.state.rounds} | {one.number for one in self.state.asks}
        await self._ballots.hold(self._store, self.code, numbers)
        if self.state.phase == phases.REVEALED:
            await self._ahead.look(self.state.talk)
        self._view = common(self.state, self._ahead.known(self.state.talk))
        if self.state.phase != phases.DISCUSSING:
            self._talked = set()
        await self._pair()
        self.audience.keep_hosts(self.keys)
        self.deadline.set(self.state.deadline if self.state.closes else 0.0, self.state.seq)
        if self.state.talk.turn is not None and self.state.phase == phases.SPEAKING:
            self._tasks.spawn(self._ahead.look(self.state.talk))

    def _time_is_up(self, seq: int) -> None:
        async def close() -> None:
            try:
                await self.order(Order("close"), seq)
            except Refused:
                return  # somebody closed it at that very moment
            except (NotStored, Damaged) as trouble:
                LOG.warning("A timer could not close the vote: %s", trouble)

        self._tasks.spawn(close())

    def close(self, code: int, reason: str) -> None:
        """Drops everybody: the server stops, or the room is forgotten."""
        self.deadline.cancel()
        self._tasks.cancel()
        self.audience.close(code, reason)
