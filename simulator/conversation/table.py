"""A scenario under a rubric, compiled once: what the machine's guards ask, and what the analysis runs on.

A *place* is the number of a turn in one of its versions, or of an ending: endings come after the turns. The
customer's state is one integer (customer.py). A choice leads to a *goal*, the number of a turn or of an ending in
the order of the file; which version stands there is decided on arrival.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from simulator.conversation.attempt import NOTHING_CARRIED, Carried, drawn
from simulator.conversation.customer import Customer, Test, shifted
from simulator.conversation.kept_by_digest import kept_by_digest
from simulator.scenario.condition import Call, Condition
from simulator.scenario.model import PATIENCE, Case, Choice, Ending, Scenario, Turn
from simulator.scenario.rubric import Points, Rubric

STUCK = -1
"""The goal, and the place, of a choice when nothing in its `next` holds."""

Ways = tuple[tuple[Test | None, int], ...]
"""(condition, goal) in order: the first that holds is taken."""


@dataclass(frozen=True, slots=True)
class Move:
    """What one choice amounts to in one of its cases. `number` counts the scenario's moves from 0."""

    number: int
    choice: Choice
    """In the words of its case."""
    case: int | None
    """Its case, from 1; None where the choice is as it stands."""
    points: Points
    breach: bool
    shifts: tuple[tuple[int, int], ...]
    """(number of the gauge, change in thousandths), for each gauge it touches; the last gauge is patience."""
    adds: int
    """The bits it sets."""
    next: Ways


@dataclass(frozen=True, slots=True)
class Slot:
    """A choice at a turn in one of its versions, with the cases that can hold there."""

    choice: Choice
    when: Test | None
    once: int
    """The bit of its having been said, where it can be said but once; otherwise 0."""
    cases: tuple[tuple[Test | None, Move], ...]
    """The first that holds in the state before the choice; the last always does."""

    @property
    def moves(self) -> tuple[Move, ...]:
        return tuple(move for _, move in self.cases)

    @property
    def always(self) -> Move | None:
        """The one move of a choice that is always on offer and has no case; None for any other."""
        return self.cases[0][1] if self.when is None and not self.once and len(self.cases) == 1 else None

    def at(self, state: int) -> Move | None:
        """What the choice amounts to there; None where it is not on offer."""
        if (self.when is not None and not self.when(state)) or state & self.once:
            return None
        for test, move in self.cases:
            if test is None or test(state):
                return move
        raise AssertionError(self.choice.id)  # the last case always holds


@dataclass(frozen=True, slots=True)
class TableTurn:
    """One turn in one of its versions, with its choices in the order of the file. `number` is the turn's."""

    number: int
    turn: Turn
    """In the words of its version."""
    version: str | None
    tells: int
    """The bits of the needs that the customer tells by saying it."""
    slots: tuple[Slot, ...]

    @property
    def moves(self) -> tuple[Move, ...]:
        """Everything that can be said there, in all cases."""
        return tuple(move for slot in self.slots for move in slot.moves)


class Table:
    """Built by `compile_table`; to be read only."""

    __slots__ = (
        "arrivals", "customer", "endings", "goals", "last_words", "moves", "places", "rubric", "scenario", "stops",
        "walk_out",
    )  # fmt: skip

    def __init__(self, scenario: Scenario, rubric: Rubric) -> None:
        self.scenario = scenario
        self.rubric = rubric
        self.customer = Customer(scenario, conditions(scenario))
        self.endings = tuple(scenario.endings.values())
        self.goals = {name: number for number, name in enumerate((*scenario.turns, *scenario.endings))}
        self.walk_out = None if scenario.walk_out is None else self.goals[scenario.walk_out]
        self.moves: list[Move] = []
        stops: list[TableTurn] = []
        arrivals: list[Ways] = []
        for number, turn in enumerate(scenario.turns.values()):
            versions = [*((self.customer.test(one.when), one) for one in turn.versions), (None, None)]
            arrivals.append(tuple((test, len(stops) + place) for place, (test, _) in enumerate(versions)))
            made: dict[tuple[str, int | None], Move] = {}
            for _, version in versions:
                said = turn.as_version(version)
                name = None if version is None else version.id
                slots = tuple(self._slot(turn, choice, name, made) for choice in turn.choices)
                stops.append(TableTurn(number, said, name, self.customer.mask("knows", said.reveals), slots))
        self.stops = tuple(stops)
        self.arrivals = tuple(arrivals)
        """By turn: (condition, place) of its versions, and last the turn as it stands."""
        self.last_words = tuple(
            tuple((self.customer.test(version.when), ending.as_version(version)) for version in ending.versions)
            for ending in self.endings
        )
        """By ending: (condition, ending in the words of a version)."""
        self.places = (*(stop.turn.id for stop in stops), *scenario.endings)

    def _slot(self, turn: Turn, choice: Choice, version: str | None, made: dict[tuple[str, int | None], Move]) -> Slot:
        cases: list[tuple[Test | None, Move]] = []
        for number, case in enumerate(choice.cases, 1):
            if case.versions and version not in case.versions:
                continue
            test = None if case.when is None else self.customer.test(case.when)
            cases.append((test, self._move(turn, choice, number, case, made)))
            if test is None:
                break
        else:
            cases.append((None, self._move(turn, choice, None, None, made)))
        said = self.customer.mask("said", [choice.id]) if choice.once else 0
        return Slot(choice, self.customer.test(choice.when) if choice.when else None, said, tuple(cases))

    def _move(
        self,
        turn: Turn,
        choice: Choice,
        number: int | None,
        case: Case | None,
        made: dict[tuple[str, int | None], Move],
    ) -> Move:
        """One for each case of a choice, shared by the versions of its turn."""
        found = made.get((choice.id, number))
        if found is None:
            shown = choice.as_case(case)
            customer = self.customer
            adds = customer.mask("knows", shown.reveals) | customer.mask("flag", shown.sets)
            ways = ((customer.test(way.when) if way.when else None, self.goals[way.go]) for way in shown.next)
            found = made[choice.id, number] = Move(
                number=len(self.moves),
                choice=shown,
                case=number,
                points=self.rubric.points_of(shown),
                breach=self.rubric.is_breach(shown),
                shifts=self._shifts(turn, shown),
                adds=adds | customer.mask("said", [choice.id]),
                next=tuple(ways),
            )
            self.moves.append(found)
        return found

    def _shifts(self, turn: Turn, choice: Choice) -> tuple[tuple[int, int], ...]:
        """What the rubric and the author's effects together do to each gauge."""
        speaker = self.scenario.people[turn.speaker]
        by = {turn.speaker: self.rubric.trust_change(choice, self.rubric.points_of(choice), speaker)}
        by[PATIENCE] = self.rubric.patience_change(choice)
        for effect in choice.effects:
            by[effect.target] = by.get(effect.target, 0) + effect.by
        numbers = {**self.customer.people, PATIENCE: self.customer.gauges - 1}
        return tuple(sorted((numbers[target], change) for target, change in by.items() if change))

    def opening(self, carried: Carried = NOTHING_CARRIED, seed: int = 0) -> tuple[int, int]:
        """Place and state before the first choice, with what an earlier meeting left and what chance drew."""
        return self.begun(carried.trust, (*carried.flags, *drawn(self.scenario.chance, seed)))

    def begun(self, trust: Mapping[str, int], flags: Iterable[str]) -> tuple[int, int]:
        """The same from flags that stand at the beginning. Trust is the scenario's for everybody not in `trust`."""
        people = {name: trust.get(name, person.trust) for name, person in self.scenario.people.items()}
        state = self.customer.state(people, self.scenario.patience, flags)
        return self.arrive(self.goals[self.scenario.start], state)

    def offered(self, place: int, state: int) -> list[Move]:
        """What may be said there, in the case that holds; nothing at an ending or where it is STUCK."""
        if not 0 <= place < len(self.stops):
            return []
        return [move for slot in self.stops[place].slots if (move := slot.at(state)) is not None]

    def step(self, move: Move, state: int) -> tuple[int, int]:
        """The place that follows, or STUCK, and the customer's state on arrival there."""
        after = self.after(move, state)
        return self.arrive(self.leads_to(move.next, after), after)

    def after(self, move: Move, state: int) -> int:
        """The state after the choice: gauges kept within 0 to 100 once, bits added."""
        return shifted(state, move.shifts) | move.adds

    def leads_to(self, ways: Ways, after: int) -> int:
        """The goal of a choice with that `next` in the state after it: the walk-out first, where one is declared."""
        if self.walk_out is not None and self.walked_out(after):
            return self.walk_out
        return first_that_holds(ways, after)

    def walked_out(self, after: int) -> bool:
        """Whether patience or the main contact's trust has run out."""
        return not (after & self.customer.trusts_you and after & self.customer.has_time)

    def arrive(self, goal: int, state: int) -> tuple[int, int]:
        """The place there, in the version that holds, and the state with what the customer tells by it."""
        if goal < 0:
            return STUCK, state
        if goal >= len(self.arrivals):
            return goal - len(self.arrivals) + len(self.stops), state
        place = first_that_holds(self.arrivals[goal], state)
        return place, state | self.stops[place].tells

    def ending(self, place: int, state: int) -> Ending | None:
        """The ending of that place, in the words of the version that holds in the final state."""
        number = place - len(self.stops)
        if number < 0:
            return None
        told = (ending for test, ending in self.last_words[number] if test(state))
        return next(told, self.endings[number])

    def walk(
        self, choices: Iterable[str], carried: Carried = NOTHING_CARRIED, seed: int = 0
    ) -> list[tuple[int, int, Move | None]]:
        """Where those choices go: (place, state before, move) for each, and at last (place, state, None).

        Raises KeyError at a choice that is not on offer.
        """
        place, state = self.opening(carried, seed)
        visited: list[tuple[int, int, Move | None]] = []
        for choice in choices:
            move = {move.choice.id: move for move in self.offered(place, state)}[choice]
            visited.append((place, state, move))
            place, state = self.step(move, state)
        return [*visited, (place, state, None)]


def first_that_holds(ways: Ways, state: int) -> int:
    """Where the first of these leads whose condition holds; STUCK where none does."""
    for test, to in ways:
        if test is None or test(state):
            return to
    return STUCK


@kept_by_digest
def compile_table(scenario: Scenario, rubric: Rubric) -> Table:
    """The scenario's table, compiled on first use. The scenario must be free of structural problems."""
    return Table(scenario, rubric)


def conditions(scenario: Scenario) -> Iterator[Condition]:
    """Every condition of the scenario, and what `once` asks."""
    for turn in scenario.turns.values():
        yield from (version.when for version in turn.versions)
        for choice in turn.choices:
            if choice.once:
                yield Call("said", choice.id)
            ways = [*choice.next, *(way for case in choice.cases for way in case.next or ())]
            whens = (choice.when, *(case.when for case in choice.cases), *(way.when for way in ways))
            yield from (when for when in whens if when is not None)
    for ending in scenario.endings.values():
        yield from (version.when for version in ending.versions)
