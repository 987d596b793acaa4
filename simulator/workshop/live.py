"""A room that is being held: its state, who is connected, and the one place where orders and votes take effect.

`held_rooms` makes it from the store, `door` brings people and what they say, `other_servers` what other servers do.
Everything is durable before it is told.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

from simulator.workshop import phase as phases
from simulator.workshop.audience import Audience
from simulator.workshop.ballots import Ballots
from simulator.workshop.codes import fits
from simulator.workshop.deadline import Deadline
from simulator.workshop.facilitating import moved_words
from simulator.workshop.facilitator_views import counted, persons, private_view, stage_view
from simulator.workshop.leads import LookAhead
from simulator.workshop.limits import Clock
from simulator.workshop.messages import Event, PrivateView, RoomSnapshot, StageView
from simulator.workshop.names import NamesTaken
from simulator.workshop.open_room import room_of
from simulator.workshop.orders import Order, Refused, draft
from simulator.workshop.room import RoomState
from simulator.workshop.server_log import LOG, Tasks
from simulator.workshop.snapshot import common
from simulator.workshop.step import FREEZES, REDO, UNDO, Frozen, RoomStep
from simulator.workshop.stores.base import (
    Attendance,
    Conflict,
    KeptRoom,
    NoRoom,
    NotStored,
    Participant,
    RoomStore,
)
from simulator.workshop.views import RoomView, You
from simulator.workshop.vote import SHUT, Answer, Kept, Vote

Ended = Callable[[str], Coroutine[Any, Any, None]]


class LiveRoom:
    """One room on one server. Made by `open`."""

    def __init__(self, store: RoomStore, kept: KeptRoom, clock: Clock, address: str) -> None:
        self.made, self.code = kept.made, kept.made.code
        self.keys = list(kept.keys)
        self.people = {one.id: one for one in kept.participants}
        self.audience = Audience(self._tell_hosts)
        self._address, self._store, self._clock = address, store, clock
        self._room = room_of(kept.made)
        self._steps = list(kept.steps)
        self.state: RoomState = self._room.fold(self._steps)
        self._ballots = Ballots()
        self._ahead = LookAhead()
        self._names = NamesTaken(one.name for one in kept.participants)
        self._came_from: Counter[str] = Counter()
        self._ordering = asyncio.Lock()
        self.deadline = Deadline(clock, self._time_is_up)
        self._tasks = Tasks()
        self._among = store.shared()
        self._crowd: tuple[int, Attendance] | None = None
        self._letters = frozenset(self.state.letters)
        self._view, self._trouble = common(self.state, {}), ""
        self._ended: Ended | None = None

    @classmethod
    async def open(
        cls, store: RoomStore, kept: KeptRoom, clock: Clock, address: str = "", ended: Ended | None = None
    ) -> LiveRoom:
        """`ended` is called once when an order here ends the room. Raises Damaged, NotStored."""
        live = cls(store, kept, clock, address)
        live._ended = ended
        await live._settle()
        return live

    def is_host(self, token: str) -> bool:
        return fits(token, self.keys)

    def full_for(self, address: str) -> bool:
        """Whether as many have come from there as the room allows. Addresses are counted here, and kept nowhere."""
        return 0 < self.made.each <= self._came_from[address]

    async def join(self, participant: Participant, address: str = "") -> Participant:
        """Adds somebody, durably. Raises NotStored, NoRoom."""
        self._came_from[address] += 1
        joined = await self._store.join(self.code, participant)
        self.people[joined.id] = joined
        self._names.take(joined.name)
        self.audience.stir()
        return joined

    def name_for(self, wanted: str) -> str:
        """The name, or one like it that nobody in the room has."""
        return self._names.unlike(wanted)

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
        self._steps, self.keys = list(kept.steps), list(kept.keys)
        self.people = {one.id: one for one in kept.participants}
        self._names = NamesTaken(one.name for one in kept.participants)
        self.state = self._room.fold(self._steps)
        self._ballots.forget()
        for one in kept.participants:
            if one.removed:
                self.audience.turn_out(one.id)
        await self._settle()
        self._tell_all()

    def told_of(self, trouble: str) -> None:
        """The store is away, or (with no words) back again: the facilitator's views say so."""
        changed, self._trouble = trouble != self._trouble, trouble
        return self._tell_hosts() if changed else None

    async def vote(self, participant: str, round: int, n: int, choice: str) -> Answer:
        """Durable when it returns. Raises NotStored."""
        if choice not in self._letters:
            kept = self._ballots.of(round, participant)
            return Answer(SHUT, round, kept.n, kept.choice)
        answer = await self._store.vote(self.code, Vote(round, participant, n, choice))
        if answer.counted:
            self._ballots.put(round, participant, Kept(answer.n, answer.choice))
            self.audience.stir()
        return answer

    async def order(self, order: Order, seq: int) -> str:
        """Carries out an order given while the room stood at `seq`. Answers what there is to say of it, mostly nothing.

        Raises Refused, NotStored.
        """
        async with self._ordering:
            if seq != self.state.seq:
                raise Refused("The room has moved on since. Look again, then say it once more.")
            made = draft(self.state, order, self._steps, self._clock())
            if made.what in ("remove", "restore") and made.participant not in self.people:
                raise Refused("There is nobody of that name in the room.")
            if made.what == "reveal":
                await self._ahead.look(self.state.talk)
            trial = RoomStep(seq + 1, made, Frozen() if made.what in FREEZES else None)
            gate = self._room.fold([*self._steps, trial]).gate
            try:
                step = await self._store.append(self.code, made, seq, gate)
            except Conflict:
                if self._among is None:
                    raise Refused("Another program holds this room too. Resume it here to go on.") from None
                await self._catch_up()
                raise Refused("The room has moved on since. Look again, then say it once more.") from None
            except NoRoom:
                raise Refused("This room has been removed for good. Open a new one.") from None
            self._steps.append(step)
            before, votes = self.state, len(self._ballots.standing(self.round, self.people))
            self.state = self._room.fold(self._steps)
            if made.what in ("remove", "restore"):
                self._set_removed(made.participant, made.what == "remove")
            await self._settle()
            self._tell_all()
            if made.what == "end" and self._ended is not None:
                self._tasks.spawn(self._ended(self.code))
            if made.what in (UNDO, REDO):
                return moved_words(made.what, before, self.state, votes)
            return ""

    def _set_removed(self, participant: str, removed: bool) -> None:
        one = self.people[participant]
        self.people[participant] = Participant(one.id, one.name, one.team, removed)
        if removed:
            self.audience.turn_out(participant)

    async def _settle(self) -> None:
        """After a step: the votes of this turn's rounds, the view, the clock, and a look ahead."""
        self._letters = frozenset(self.state.letters)
        await self._ballots.hold(self._store, self.code, {one.number for one in self.state.rounds})
        if self.state.phase == phases.REVEALED:
            await self._ahead.look(self.state.talk)
        self._view = common(self.state, self._ahead.known(self.state.talk))
        self.deadline.set(self.state.deadline if self.state.closes else 0.0, self.state.seq)
        if self.state.talk.turn is not None and self.state.phase == phases.SPEAKING:
            self._tasks.spawn(self._ahead.look(self.state.talk))

    def _time_is_up(self, seq: int) -> None:
        async def close() -> None:
            try:
                await self.order(Order("close"), seq)
            except Refused:
                return  # somebody closed it at that very moment
            except NotStored as trouble:
                LOG.warning("A timer could not close the vote: %s", trouble)

        self._tasks.spawn(close())

    def _tell_all(self) -> None:
        self.audience.show_participants(Event(self._view))
        self._tell_hosts()

    def _tell_hosts(self) -> None:
        stage = self.stage()
        self.audience.show_hosts(stage, lambda: self.private(stage))

    def snapshot(self, participant: str) -> RoomSnapshot:
        """Everything that this participant may know."""
        one = self.people[participant]
        mine = self._ballots.of(self._view.round, participant)
        earlier = (
            self._ballots.of(self.state.rounds[-2].number, participant).choice if len(self.state.rounds) > 1 else ""
        )
        return RoomSnapshot(self._clock(), self._view, You(one.name, one.team, mine.n, mine.choice, earlier))

    def stage(self) -> StageView:
        """The projector's view."""
        joined, here, voted = self._counts(len(self._ballots.standing(self._view.round, self.people)))
        return stage_view(
            self.state,
            self._view,
            code=self.code,
            now=self._clock(),
            joined=joined,
            here=here,
            voted=voted,
            address=self._address,
            trouble=self._trouble,
        )

    @property
    def round(self) -> int:
        """The round that is held, open or closed; 0 for none."""
        return self.state.rounds[-1].number if self.state.rounds else 0

    def counted(self, round: int, crowd: Attendance) -> None:
        """How many there were over all servers, while `round` was held."""
        if (round, crowd) != self._crowd:
            self._crowd = (round, crowd)
            self.audience.stir()

    @property
    def _everywhere(self) -> Attendance | None:
        return self._crowd[1] if self._crowd is not None and self._crowd[0] == self.round else None

    def _counts(self, voted: int) -> tuple[int, int, int]:
        """Joined, here, voted: over all servers where there are several, else what this one knows."""
        if (crowd := self._everywhere) is not None:
            return crowd.joined, crowd.here, crowd.voted
        return sum(not one.removed for one in self.people.values()), len(self.audience.here()), voted

    def private(self, stage: StageView | None = None) -> PrivateView:
        """The facilitator's own view."""
        votes = self._ballots.standing(self._view.round, self.people)
        live, by_team = counted(self.people, votes)
        if (crowd := self._everywhere) is not None and self.state.gate:
            live = dict(crowd.live)
        return private_view(
            stage or self.stage(),
            self.state,
            self._ahead.known(self.state.talk),
            persons(self.people.values(), self.audience.here(), votes, names=self.made.names),
            live,
            by_team,
        )

    @property
    def view(self) -> RoomView:
        return self._view

    def close(self, code: int, reason: str) -> None:
        """Drops everybody: the server stops, or the room is forgotten."""
        self.deadline.cancel()
        self._tasks.cancel()
        self.audience.close(code, reason)
