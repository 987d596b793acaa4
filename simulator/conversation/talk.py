"""A conversation under way: is it over, who speaks, what is on offer, say it. It drives the machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.conversation.attempt import Attempt, drawn, shuffled
from simulator.conversation.machine import Cursor, ScenarioMachine, machine_for
from simulator.conversation.table import Move, Table
from simulator.scenario.model import Choice, Ending, Scenario, Turn
from simulator.scenario.rubric import Points, Rubric

LONGEST = 200
"""A guard that nothing valid reaches: an attempt of so many choices is stopped."""


class NotOnOffer(ValueError):
    """The id is not a choice on offer where the conversation stands; `offered` are those that are."""

    def __init__(self, choice_id: str, place: int, offered: tuple[str, ...]) -> None:
        super().__init__(choice_id)
        self.choice_id = choice_id
        self.place = place
        self.offered = offered


@dataclass(frozen=True, slots=True)
class Step:
    """One choice that was made: what stood to choose from, what it was worth, and the state after it.

    `turn` is in the words of its `version`, `choice` in those of its `case` (from 1); both are None for what stands
    as it is written. Gauges are in thousandths; `trust` is that of the person who spoke at the turn; `learnt` are
    the needs that came to light for the first time, by this choice or by what the customer then said; `went` is the
    turn or ending that followed, or None if stuck.
    """

    turn: Turn
    version: str | None
    choice: Choice
    case: int | None
    points: Points
    offered: tuple[tuple[Choice, Points], ...]
    breach: bool
    trust_before: int
    patience_before: int
    trust: int
    patience: int
    learnt: tuple[str, ...]
    went: str | None

    @property
    def brought_out(self) -> tuple[str, ...]:
        """Of what was learnt, what this choice brought out; the rest the customer tells in the words that follow."""
        return tuple(need for need in self.learnt if need in self.choice.reveals)


class Talk:
    """A running attempt. It is rebuilt from the attempt alone, and holds little more than a cursor.

    `steps` are worked out when they are first asked for; a talk that nobody looks back on never has them.
    """

    __slots__ = ("_cursor", "_machine", "_steps", "attempt", "stuck")

    def __init__(self, scenario: Scenario, rubric: Rubric, attempt: Attempt) -> None:
        """Replays the attempt's choices. Raises NotOnOffer at the first that the scenario does not offer."""
        self._begin(machine_for(scenario, rubric), attempt.rewound(0))
        for choice_id in attempt.choices:
            self.advance(choice_id)

    def _begin(self, machine: ScenarioMachine, attempt: Attempt) -> None:
        self._machine = machine
        self._cursor = Cursor(machine.table.scenario.start, *machine.table.opening(attempt.carried, attempt.seed))
        self._steps: list[Step] | None = None
        self.attempt = attempt
        self.stuck = False

    @property
    def table(self) -> Table:
        """The scenario as the machine asks it."""
        return self._machine.table

    @property
    def scenario(self) -> Scenario:
        return self.table.scenario

    @property
    def rubric(self) -> Rubric:
        return self.table.rubric

    @property
    def turn(self) -> Turn | None:
        """The turn that waits for an answer, in the words of its version; None at an ending.

        A stuck attempt stays at its last turn.
        """
        place, _ = self.stands
        return self.table.stops[place].turn if place < len(self.table.stops) else None

    @property
    def version(self) -> str | None:
        """The version that the turn stands in; None where it stands as it is written, and at an ending."""
        place, _ = self.stands
        return self.table.stops[place].version if place < len(self.table.stops) else None

    @property
    def ending(self) -> Ending | None:
        """The ending that was reached, in the words of its version, if one was."""
        return self.table.ending(*self.stands)

    @property
    def finished(self) -> bool:
        return self.stands[0] >= len(self.table.stops)

    @property
    def stands(self) -> tuple[int, int]:
        """The place and the customer's state, as the table has them."""
        return self._machine.stands(self._cursor)

    @property
    def steps(self) -> list[Step]:
        """One for each choice so far, in order."""
        if self._steps is None:
            again = Talk.__new__(Talk)
            again._begin(self._machine, self.attempt.rewound(0))
            self._steps = [again._step(choice_id) for choice_id in self.attempt.choices]
        return self._steps

    def trust(self, person: str) -> int:
        """That person's trust, in thousandths."""
        return self.table.customer.gauge(self._cursor.customer, self.table.customer.people[person])

    @property
    def patience(self) -> int:
        """In thousandths."""
        return self.table.customer.gauge(self._cursor.customer, self.table.customer.gauges - 1)

    @property
    def learnt(self) -> list[str]:
        """Ids of the needs that are known so far, in the order they were learnt."""
        _, state = self.table.opening(self.attempt.carried, self.attempt.seed)
        return [*self._needs(state), *(need for step in self.steps for need in step.learnt)]

    @property
    def flags(self) -> frozenset[str]:
        """The flags that stand: carried over, drawn by chance, and set by what was said."""
        begun = (*self.attempt.carried.flags, *drawn(self.scenario.chance, self.attempt.seed))
        return frozenset((*begun, *(flag for step in self.steps for flag in step.choice.sets)))

    def offered(self) -> tuple[Choice, ...]:
        """What may be said now, in the order of the file; nothing at an ending or where it is stuck."""
        return tuple(move.choice for move in self._offered())

    def points_offered(self) -> list[tuple[Choice, Points]]:
        """What may be said now, in the case that holds, with what each is worth."""
        return [(move.choice, move.points) for move in self._offered()]

    def shown(self) -> list[Choice]:
        """What may be said now, in the order of the screen."""
        turn = self.turn
        return shuffled(self.offered(), self.attempt.seed, turn.id) if turn else []

    def _offered(self) -> list[Move]:
        if self.stuck or len(self.attempt.choices) >= LONGEST:
            return []
        return self.table.offered(*self.stands)

    def _needs(self, state: int) -> tuple[str, ...]:
        """The needs that are known in that state, in the order of the file."""
        bits = self.table.customer.bits
        return tuple(need for need in self.scenario.needs if state & bits["knows", need])

    def choose(self, choice_id: str) -> Step:
        """Say it. Raises NotOnOffer, and then nothing has changed."""
        steps = self.steps
        step = self._step(choice_id)
        steps.append(step)
        return step

    def advance(self, choice_id: str) -> None:
        """Say it without looking at what it did: for replays. Raises NotOnOffer, and then nothing has changed."""
        self._say(choice_id, self._offered())
        self._steps = None

    def _say(self, choice_id: str, offered: list[Move]) -> tuple[Move, bool]:
        move = next((move for move in offered if move.choice.id == choice_id), None)
        if move is None:
            place = len(self.attempt.choices) + 1
            raise NotOnOffer(choice_id, place, tuple(move.choice.id for move in offered))
        slots = self.table.stops[self.stands[0]].slots
        slot = next(number for number, slot in enumerate(slots) if slot.choice.id == choice_id)
        moved = self._machine.fire(self._cursor, slot)
        self.attempt = self.attempt.with_choice(choice_id)
        self.stuck = not moved or (not self.finished and not self._offered())
        return move, moved

    def _step(self, choice_id: str) -> Step:
        offered = self._offered()
        place, before = self.stands
        move, moved = self._say(choice_id, offered)
        after = self._cursor.customer
        stop, customer = self.table.stops[place], self.table.customer
        speaker, patience = customer.people[stop.turn.speaker], customer.gauges - 1
        return Step(
            turn=stop.turn,
            version=stop.version,
            choice=move.choice,
            case=move.case,
            points=move.points,
            offered=tuple((one.choice, one.points) for one in offered),
            breach=move.breach,
            trust_before=customer.gauge(before, speaker),
            patience_before=customer.gauge(before, patience),
            trust=customer.gauge(after, speaker),
            patience=customer.gauge(after, patience),
            learnt=self._learnt(move, before, after),
            went=self._cursor.state if moved else None,
        )

    def _learnt(self, move: Move, before: int, after: int) -> tuple[str, ...]:
        """What this choice revealed, as it names it, and then what the customer told."""
        bits = self.table.customer.bits
        needs = dict.fromkeys((*move.choice.reveals, *self._needs(after)))
        return tuple(need for need in needs if after & ~before & bits["knows", need])

    def take_back(self) -> Talk:
        """The same conversation without its last choice; itself where nothing has been said."""
        keep = max(0, len(self.attempt.choices) - 1)
        return Talk(self.scenario, self.rubric, self.attempt.rewound(keep))


def replay(scenario: Scenario, rubric: Rubric, attempt: Attempt) -> tuple[Talk, tuple[str, ...]]:
    """As much of the attempt as the scenario still allows, and the choices that were left over."""
    talk = Talk(scenario, rubric, attempt.rewound(0))
    for place, choice_id in enumerate(attempt.choices):
        try:
            talk.advance(choice_id)
        except NotOnOffer:
            return talk, attempt.choices[place:]
    return talk, ()


def talk_through(scenario: Scenario, rubric: Rubric, attempt: Attempt, choices: Iterable[str]) -> Talk:
    """The attempt with those choices said after its own. Raises NotOnOffer at the first that cannot be."""
    talk = Talk(scenario, rubric, attempt)
    for choice_id in choices:
        talk.advance(choice_id)
    return talk
