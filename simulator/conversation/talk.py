"""A conversation under way: is it over, who speaks, what is on offer, say it. It drives the machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.conversation.attempt import Attempt, shuffled
from simulator.conversation.cursor import Cursor
from simulator.conversation.machine import ScenarioMachine, machine_for
from simulator.conversation.rules import ChoiceRule
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

    Gauges are in thousandths; `trust` is that of the person who spoke at the turn; `learnt` are the needs
    that this choice revealed for the first time; `went` is the turn or ending that followed, or None if stuck.
    """

    turn: Turn
    choice: Choice
    points: Points
    offered: tuple[tuple[Choice, Points], ...]
    breach: bool
    trust_before: int
    patience_before: int
    trust: int
    patience: int
    learnt: tuple[str, ...]
    went: str | None


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
        bits = machine.rules.flag_bits
        flags = sum(bits.get(flag, 0) for flag in set(attempt.carried.flags))
        self._machine = machine
        self._cursor = Cursor(machine.rules, dict(attempt.carried.trust), flags)
        self._steps: list[Step] | None = None
        self.attempt = attempt
        self.stuck = False

    @property
    def scenario(self) -> Scenario:
        return self._machine.rules.scenario

    @property
    def rubric(self) -> Rubric:
        return self._machine.rules.rubric

    @property
    def turn(self) -> Turn | None:
        """The turn that waits for an answer, or None at an ending. A stuck attempt stays at its last turn."""
        return self.scenario.turns.get(self._cursor.state)

    @property
    def ending(self) -> Ending | None:
        """The ending that was reached, if one was."""
        return self.scenario.endings.get(self._cursor.state)

    @property
    def finished(self) -> bool:
        return self._cursor.state in self.scenario.endings

    @property
    def steps(self) -> list[Step]:
        """One for each choice so far, in order."""
        if self._steps is None:
            again = Talk.__new__(Talk)
            again._begin(self._machine, self.attempt.rewound(0))
            self._steps = [again._step(choice_id) for choice_id in self.attempt.choices]
        return self._steps

    @property
    def cursor(self) -> Cursor:
        """The customer's state, to be read only."""
        return self._cursor

    def trust(self, person: str) -> int:
        """That person's trust, in thousandths."""
        return self._cursor.trust[self._machine.rules.people.index(person)]

    @property
    def patience(self) -> int:
        """In thousandths."""
        return self._cursor.patience

    @property
    def learnt(self) -> list[str]:
        """Ids of the needs that are known so far, in the order they were learnt."""
        return [need for step in self.steps for need in step.learnt]

    def offered(self) -> tuple[Choice, ...]:
        """What may be said now, in the order of the file; nothing at an ending or where it is stuck."""
        return tuple(rule.choice for rule in self._offered_rules())

    def shown(self) -> list[Choice]:
        """What may be said now, in the order of the screen."""
        turn = self.turn
        return shuffled(self.offered(), self.attempt.seed, turn.id) if turn else []

    def _offered_rules(self) -> list[ChoiceRule]:
        turn = self._machine.rules.turns.get(self._cursor.state)
        if turn is None or self.stuck or len(self.attempt.choices) >= LONGEST:
            return []
        return [rule for rule in turn.choices if self._cursor.offers(rule)]

    def choose(self, choice_id: str) -> Step:
        """Say it. Raises NotOnOffer, and then nothing has changed."""
        steps = self.steps
        step = self._step(choice_id)
        steps.append(step)
        return step

    def advance(self, choice_id: str) -> None:
        """Say it without looking at what it did: for replays. Raises NotOnOffer, and then nothing has changed."""
        self._say(choice_id, self._offered_rules())
        self._steps = None

    def _say(self, choice_id: str, offered: list[ChoiceRule]) -> tuple[ChoiceRule, bool]:
        rule = next((rule for rule in offered if rule.choice.id == choice_id), None)
        if rule is None:
            place = len(self.attempt.choices) + 1
            raise NotOnOffer(choice_id, place, tuple(rule.choice.id for rule in offered))
        turn = self._machine.rules.turns[self._cursor.state]
        slot = next(slot for slot, one in enumerate(turn.choices) if one is rule)
        moved = self._machine.fire(self._cursor, slot)
        self.attempt = self.attempt.with_choice(choice_id)
        self.stuck = not moved or (not self.finished and not self._offered_rules())
        return rule, moved

    def _step(self, choice_id: str) -> Step:
        offered = self._offered_rules()
        cursor = self._cursor
        known = cursor.known
        trust, patience = list(cursor.trust), cursor.patience
        turn = self._machine.rules.turns.get(cursor.state)
        rule, moved = self._say(choice_id, offered)
        if turn is None:  # an ending offers nothing, so _say has raised
            raise NotOnOffer(choice_id, len(self.attempt.choices), ())
        bits = self._machine.rules.need_bits
        return Step(
            turn=turn.turn,
            choice=rule.choice,
            points=rule.points,
            offered=tuple((one.choice, one.points) for one in offered),
            breach=self.rubric.is_breach(rule.choice),
            trust_before=trust[turn.speaker],
            patience_before=patience,
            trust=cursor.trust[turn.speaker],
            patience=cursor.patience,
            learnt=tuple(need for need in dict.fromkeys(rule.choice.reveals) if not known & bits[need]),
            went=cursor.state if moved else None,
        )

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
