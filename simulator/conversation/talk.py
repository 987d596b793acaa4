"""A conversation under way: is it over, who speaks, what is on offer, say it. It drives the machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.conversation.attempt import Attempt, shuffled
from simulator.conversation.cursor import Cursor
from simulator.conversation.machine import machine_for
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

    Gauges are in hundredths; `trust` is that of the person who spoke at the turn; `learnt` are the needs
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
    """A running attempt. It holds a cursor and the steps so far, and can be rebuilt from the attempt alone."""

    __slots__ = ("_cursor", "_machine", "attempt", "steps", "stuck")

    def __init__(self, scenario: Scenario, rubric: Rubric, attempt: Attempt) -> None:
        """Replays the attempt's choices. Raises NotOnOffer at the first that the scenario does not offer."""
        self._machine = machine_for(scenario, rubric)
        said = attempt.choices
        self.attempt = attempt.rewound(0)
        self.steps: list[Step] = []
        self.stuck = False
        self._cursor = Cursor(self._machine.rules, dict(attempt.carried.trust), self._carried_flags(attempt))
        for choice_id in said:
            self.choose(choice_id)

    def _carried_flags(self, attempt: Attempt) -> int:
        return sum(self._machine.rules.flag_bits.get(flag, 0) for flag in set(attempt.carried.flags))

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

    def trust(self, person: str) -> int:
        """That person's trust, in hundredths."""
        return self._cursor.trust[self._machine.rules.people.index(person)]

    @property
    def patience(self) -> int:
        """In hundredths."""
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
        if turn is None or self.stuck or len(self.steps) >= LONGEST:
            return []
        return [rule for rule in turn.choices if self._cursor.offers(rule)]

    def choose(self, choice_id: str) -> Step:
        """Say it. Raises NotOnOffer, and then nothing has changed."""
        offered = self._offered_rules()
        rule = next((r for r in offered if r.choice.id == choice_id), None)
        if rule is None:
            raise NotOnOffer(choice_id, len(self.steps) + 1, tuple(r.choice.id for r in offered))
        cursor = self._cursor
        turn = self._machine.rules.turns[cursor.state]
        slot = turn.choices.index(rule)
        known_before = set(self.learnt)
        trust_before, patience_before = cursor.trust[turn.speaker], cursor.patience
        moved = self._machine.fire(cursor, slot)
        step = Step(
            turn=turn.turn,
            choice=rule.choice,
            points=rule.points,
            offered=tuple((r.choice, r.points) for r in offered),
            breach=self.rubric.is_breach(rule.choice),
            trust_before=trust_before,
            patience_before=patience_before,
            trust=cursor.trust[turn.speaker],
            patience=cursor.patience,
            learnt=tuple(need for need in dict.fromkeys(rule.choice.reveals) if need not in known_before),
            went=cursor.state if moved else None,
        )
        self.steps.append(step)
        self.attempt = self.attempt.with_choice(choice_id)
        self.stuck = not moved or (not self.finished and not self._offered_rules())
        return step

    def take_back(self) -> Talk:
        """The same conversation without its last choice; itself where nothing has been said."""
        return Talk(self.scenario, self.rubric, self.attempt.rewound(max(0, len(self.steps) - 1)))


def replay(scenario: Scenario, rubric: Rubric, attempt: Attempt) -> tuple[Talk, tuple[str, ...]]:
    """As much of the attempt as the scenario still allows, and the choices that were left over."""
    talk = Talk(scenario, rubric, attempt.rewound(0))
    for place, choice_id in enumerate(attempt.choices):
        try:
            talk.choose(choice_id)
        except NotOnOffer:
            return talk, attempt.choices[place:]
    return talk, ()


def talk_through(scenario: Scenario, rubric: Rubric, attempt: Attempt, choices: Iterable[str]) -> Talk:
    """The attempt with those choices said after its own. Raises NotOnOffer at the first that cannot be."""
    talk = Talk(scenario, rubric, attempt)
    for choice_id in choices:
        talk.choose(choice_id)
    return talk
