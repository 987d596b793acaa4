"""What a room that is held shows: to each participant, at the projector, and to its facilitators. `live_room` moves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import structs

from simulator.workshop import phase as phases
from simulator.workshop.audience import Audience
from simulator.workshop.ballots import Ballots
from simulator.workshop.facilitating import undo_words
from simulator.workshop.facilitator_views import (
    counted,
    key_views,
    label_of,
    labels_by_team,
    persons,
    private_view,
    stage_view,
)
from simulator.workshop.facilitators import keys_of
from simulator.workshop.limits import Clock
from simulator.workshop.messages import Count, Event, PrivateView, RoomSnapshot, StageView
from simulator.workshop.room import RoomState
from simulator.workshop.shared_scenarios import SharedScenario
from simulator.workshop.snapshot import choice_views, common
from simulator.workshop.stores.base import Attendance, KeptRoom, Participant, RoomStore
from simulator.workshop.talking_pairs import groups, partners
from simulator.workshop.views import RoomView, You
from simulator.workshop.written_replies import Near, reply_views


class ShownRoom:
    """The half of a LiveRoom that only looks. `people` by id; `nearest_lines` as in `replies`."""

    def __init__(
        self,
        store: RoomStore,
        kept: KeptRoom,
        shared: SharedScenario,
        clock: Clock,
        address: str,
        near: Near | None = None,
    ) -> None:
        """`shared` is what `kept` was made with; other rooms may have it too."""
        self.made = structs.replace(kept.made, scenario=shared.scenario.source, rubric=shared.rubric.source)
        self.code = kept.made.code
        self.people = {one.id: one for one in kept.participants}
        self.audience = Audience(self._tell_hosts, self._tell_count)
        self._first_keys = list(kept.keys)
        self._address, self._store, self._clock, self._near = address, store, clock, near
        self._shared = shared  # which lives as long as the rooms that hold it
        self._room = shared.room(kept.made.seed)
        self._steps = list(kept.steps)
        self.state: RoomState = self._room.fold(self._steps)
        self._ballots = Ballots()
        self._ahead = shared.ahead
        self._crowd: tuple[int, Attendance] | None = None
        self._partners: Mapping[str, tuple[str, ...]] = {}
        self._talked: set[str] = set()
        self._view, self._trouble = common(self.state, {}), ""

    @property
    def keys(self) -> dict[bytes, str]:
        """The host tokens that open the room, as hashes, and who each is for."""
        return keys_of(self._first_keys, self.state)

    @property
    def view(self) -> RoomView:
        return self._view

    @property
    def round(self) -> int:
        """The round of votes or replies that is held, open or closed; 0 for none."""
        if self.state.phase == phases.REPLYING:
            return self.state.asks[-1].number
        return self.state.rounds[-1].number if self.state.rounds else 0

    async def _pair(self) -> None:
        """Finds out who talks to whom, from all votes of the store. Raises NotStored."""
        self._partners = {}
        if self._view.pairs and self.state.rounds:
            number = self.state.rounds[-1].number
            votes = await self._store.votes(self.code, number)
            standing = {who: kept.choice for who, kept in votes.items() if not self._is_out(who)}
            self._partners = partners(standing, f"{self.code}:{number}")

    def _is_out(self, participant: str) -> bool:
        return participant in self.state.removed

    def talked(self, participant: str, seq: int) -> None:
        """They are done with talking, in the discussion that step `seq` began."""
        if self.state.phase == phases.DISCUSSING and seq == self.state.seq and participant in self.people:
            together = self._partners.get(participant, ())
            self._talked |= {participant, *together}
            for other in together:
                if other in self.people:
                    self.audience.tell(other, self.snapshot(other))
            self.audience.stir()

    def _tell_all(self) -> None:
        self.audience.show_participants(Event(self._view))
        self._tell_hosts()

    def _tell_hosts(self) -> None:
        stage = self.stage()
        self.audience.show_hosts(stage, lambda: self.private(stage))

    def _tell_count(self) -> None:
        if self.state.phase in (phases.VOTING, phases.REPLYING, phases.DISCUSSING):
            self.audience.show_participants(self.count())

    def count(self) -> Count:
        """How many have voted, written or talked: what participants see move."""
        _, here, voted = self._counts(len(self._ballots.standing(self._view.round, self.people)))
        return Count(here, voted, len(self._talked))

    def snapshot(self, participant: str) -> RoomSnapshot:
        """Everything that this participant may know."""
        one = self.people[participant]
        mine = self._ballots.of(self._view.round, participant)
        earlier = (
            self._ballots.of(self.state.rounds[-2].number, participant).choice if len(self.state.rounds) > 1 else ""
        )
        you = You(
            name=one.name,
            team=one.team,
            n=mine.n,
            choice=mine.choice,
            earlier=earlier,
            label=label_of(one),
            partners=self._labels(self._partners.get(participant, ())),
            talked=participant in self._talked,
        )
        return RoomSnapshot(self._clock(), self._view, you)

    def _labels(self, ids: Iterable[str]) -> list[str]:
        return [label_of(self.people.get(one, Participant(one))) for one in ids]

    def stage(self) -> StageView:
        """The projector's view."""
        joined, here, voted = self._counts(len(self._ballots.standing(self._view.round, self.people)))
        lobby = self.state.phase == phases.LOBBY
        return stage_view(
            self.state,
            self._view,
            code=self.code,
            now=self._clock(),
            joined=joined,
            here=here,
            voted=voted,
            talked=len(self._talked),
            labels=labels_by_team(self.people.values(), self.made.teams) if lobby and self.made.names else [],
            address=self._address,
            trouble=self._trouble,
        )

    def private(self, stage: StageView | None = None) -> PrivateView:
        """The facilitator's own view."""
        votes = self._ballots.standing(self._view.round, self.people)
        replying = self.state.phase == phases.REPLYING
        live, by_team = counted(self.people, {} if replying else votes)
        if (crowd := self._everywhere) is not None and self.state.gate and not replying:
            live = dict(crowd.live)
        view = private_view(
            stage or self.stage(),
            self.state,
            self._ahead.known(self.state.talk),
            persons(self.people.values(), self.audience.here(), votes, names=self.made.names),
            live,
            by_team,
        )
        view.keys = key_views(self.keys)
        view.pairs = [self._labels(group) for group in groups(self._partners)]
        view.undo = undo_words(self._room, self._steps, self.state)
        if replying:
            view.replies = reply_views(self.state.asks[-1], votes, choice_views(self.state), self._near)
        return view

    def counted(self, round: int, crowd: Attendance) -> None:
        """How many there were over all servers, while `round` was held."""
        if (round, crowd) != self._crowd:
            self._crowd = (round, crowd)
            self.audience.stir()

    @property
    def wants_counts(self) -> bool:
        """Whether somebody looks on who is told how many there are over all servers."""
        return self.audience.watched or (bool(self.state.gate) and not self.audience.empty)

    @property
    def _everywhere(self) -> Attendance | None:
        return self._crowd[1] if self._crowd is not None and self._crowd[0] == self.round else None

    def _counts(self, voted: int) -> tuple[int, int, int]:
        """Joined, here, voted: over all servers where there are several, else what this one knows."""
        if (crowd := self._everywhere) is not None:
            return crowd.joined, crowd.here, crowd.voted
        return sum(not one.removed for one in self.people.values()), len(self.audience.here()), voted

    def told_of(self, trouble: str) -> None:
        """The store is away, or (with no words) back again: the facilitator's views say so."""
        changed, self._trouble = trouble != self._trouble, trouble
        return self._tell_hosts() if changed else None
