"""Rooms written in the test that uses them: a short scenario, and a log made by orders as the server makes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.scenario.model import Scenario
from simulator.workshop.orders import Order, draft
from simulator.workshop.room import Room, RoomState
from simulator.workshop.room_step import FREEZES, Frozen, RoomStep, Totals
from tests.write import rubric, whole

SCENARIO = """\
format: 1
id: two-turns
title: Two turns
market: b2b
people:
  ann: {name: Ann Low}
start: opening
turns:
  opening:
    says: I have ten minutes.
    thinks: Here comes the pitch.
    facilitator: {notes: Wait here., questions: [What does she fear?]}
    choices:
      - {id: ask, say: What went wrong?, behaviour: discover, reply: She sits down., next: [{go: offer}]}
      - {id: push, say: Sign today., behaviour: pressure, reply: She frowns., next: [{go: offer}]}
      - {id: drift, say: I will send you something., behaviour: drift, next: [{go: no}]}
  offer:
    says: And now?
    choices:
      - {id: fit, say: This fits what you said., behaviour: tailor, next: [{go: yes}]}
      - {id: cave, say: Ten per cent off., behaviour: cave, next: [{go: no}]}
endings:
  yes: {kind: advance, says: Come on Thursday., meeting: earned}
  no: {kind: lost, says: No thank you., meeting: refused}
"""


def two_turns() -> Scenario:
    return whole(SCENARIO)


def new_room(seed: int = 1) -> Room:
    return Room(two_turns(), rubric(), seed)


@dataclass
class Log:
    """A room with its log; `do` carries out an order with a clock that a test sets."""

    room: Room = field(default_factory=new_room)
    steps: list[RoomStep] = field(default_factory=list)
    now: float = 1000.0

    @property
    def state(self) -> RoomState:
        return self.room.fold(self.steps)

    def letter(self, choice_id: str) -> str:
        return next(letter for letter, choice in self.state.letters.items() if choice.id == choice_id)

    def do(self, what: str, choice: str = "", *, votes: Totals | None = None, **more: object) -> RoomState:
        made = draft(self.state, Order(what, choice, **more), self.steps, self.now)  # type: ignore[arg-type]
        frozen = Frozen(votes=votes or {}, before=made.before) if made.what in FREEZES else None
        self.steps.append(RoomStep(len(self.steps) + 1, made, frozen))
        self.now += 10
        return self.state

    def vote(self, **by_id: int) -> RoomState:
        """One whole vote: opened, and closed with these votes by choice id."""
        self.do("open")
        return self.do("close", votes={self.letter(choice): count for choice, count in by_id.items()})
