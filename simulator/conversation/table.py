"""A scenario as a plain table for bulk work: the same conversation as the machine's, without `transitions`.

A customer's state is one integer. From the lowest bit: 17 bits of trust for each person, 17 bits of patience
(both in thousandths), then a bit for every need, flag and choice that some condition asks about, and no other.
A property test holds that table and machine agree. The analysis is the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce

from simulator.conversation.attempt import NOTHING_CARRIED, Carried
from simulator.conversation.rules import ChoiceRule, Rules, compile_rules
from simulator.scenario.condition import And, Call, Compare, Condition, Not, Or, atoms
from simulator.scenario.model import FULL, Choice, Scenario, Turn
from simulator.scenario.rubric import Points, Rubric

WIDTH = 17
"""Bits of one gauge: 0 to 100000 fits."""
GAUGE = (1 << WIDTH) - 1
STUCK = -1
"""The place where a choice leads when nothing in its `next` holds."""

Test = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Move:
    """One choice, ready to run on packed states. `number` counts the scenario's choices from 0."""

    number: int
    choice: Choice
    points: Points
    shifts: tuple[tuple[int, int], ...]
    """(number of the gauge, change in thousandths), for each gauge it touches; the last gauge is patience."""
    adds: int
    """The bits it sets."""
    when: Test | None
    next: tuple[tuple[Test | None, int], ...]
    """(condition, place) in order."""


@dataclass(frozen=True, slots=True)
class TableTurn:
    """One turn with its choices, in the order of the file."""

    turn: Turn
    moves: tuple[Move, ...]


class Table:
    """A scenario under a rubric. A place is the number of a turn, or of an ending: those follow the turns."""

    __slots__ = (
        "asked",
        "bits",
        "endings",
        "gauges",
        "moves",
        "places",
        "rubric",
        "scenario",
        "start",
        "stops",
        "walk_out",
    )

    def __init__(self, rules: Rules) -> None:
        scenario = rules.scenario
        self.scenario = scenario
        self.rubric = rules.rubric
        self.gauges = len(rules.people) + 1
        self.places = (*scenario.turns, *scenario.endings)
        self.endings = tuple(scenario.endings.values())
        place = {name: number for number, name in enumerate(self.places)}
        self.start = place[scenario.start]
        self.walk_out = None if scenario.walk_out is None else place[scenario.walk_out]
        self.bits = _asked_bits(scenario, WIDTH * self.gauges)
        self.asked = sum(self.bits.values())
        """All those bits."""
        compiler = _Compiler({person: number for number, person in enumerate(rules.people)}, self.bits, self.gauges - 1)
        stops: list[TableTurn] = []
        moves: list[Move] = []
        for rule in rules.turns.values():
            own = tuple(compiler.move(len(moves) + slot, r, place) for slot, r in enumerate(rule.choices))
            moves.extend(own)
            stops.append(TableTurn(rule.turn, own))
        self.stops = tuple(stops)
        self.moves = tuple(moves)

    def opening(self, carried: Carried = NOTHING_CARRIED) -> int:
        """The customer's state before the first choice, with what an earlier meeting left behind."""
        people = self.scenario.people.values()
        gauges = [*(carried.trust.get(person.id, person.trust) for person in people), self.scenario.patience]
        state = sum(value << WIDTH * number for number, value in enumerate(gauges))
        return state | sum(self.bits.get(("flag", flag), 0) for flag in set(carried.flags))

    def offered(self, place: int, state: int) -> list[Move]:
        """What may be said there; nothing at an ending or where it is STUCK."""
        if not 0 <= place < len(self.stops):
            return []
        return [move for move in self.stops[place].moves if move.when is None or move.when(state)]

    def step(self, move: Move, state: int) -> tuple[int, int]:
        """The place that follows, or STUCK, and the customer's state after the choice."""
        state = self.after(move, state)
        return self.leads_to(move, state), state

    def after(self, move: Move, state: int) -> int:
        """The state after the choice: gauges kept within 0 to 100 once, bits added."""
        return shifted(state, move.shifts) | move.adds

    def leads_to(self, move: Move, after: int) -> int:
        """The place that follows the choice in that state: the walk-out first, where one is declared."""
        if self.walk_out is not None and not (after & GAUGE and self.gauge(after, self.gauges - 1)):
            return self.walk_out
        for test, place in move.next:
            if test is None or test(after):
                return place
        return STUCK

    def gauge(self, state: int, number: int) -> int:
        """Trust of the person of that number in thousandths; the last gauge is patience."""
        return state >> WIDTH * number & GAUGE

    def walk(self, choices: Iterable[str], carried: Carried = NOTHING_CARRIED) -> list[tuple[int, int, Move | None]]:
        """Where those choices go: (place, state before, choice) for each, and at last (place, state, None).

        Raises KeyError at a choice that is not on offer.
        """
        place, state = self.start, self.opening(carried)
        visited: list[tuple[int, int, Move | None]] = []
        for choice in choices:
            move = {move.choice.id: move for move in self.offered(place, state)}[choice]
            visited.append((place, state, move))
            place, state = self.step(move, state)
        return [*visited, (place, state, None)]


def shifted(state: int, shifts: Iterable[tuple[int, int]]) -> int:
    """The state with those gauges changed, each kept within 0 to 100."""
    for number, change in shifts:
        shift = WIDTH * number
        old = state >> shift & GAUGE
        new = old + change
        state += ((0 if new < 0 else FULL if new > FULL else new) - old) << shift
    return state


def compile_table(scenario: Scenario, rubric: Rubric) -> Table:
    """The scenario's table. The scenario must be free of structural problems."""
    return Table(compile_rules(scenario, rubric))


def conditions(scenario: Scenario) -> Iterable[Condition]:
    """Every condition of the scenario."""
    for turn in scenario.turns.values():
        for choice in turn.choices:
            if choice.when is not None:
                yield choice.when
            yield from (entry.when for entry in choice.next if entry.when is not None)


def _asked_bits(scenario: Scenario, first: int) -> dict[tuple[str, str], int]:
    """A bit for each need, flag and choice that a condition asks about."""
    asked = dict.fromkeys(
        (atom.name, atom.argument)
        for condition in conditions(scenario)
        for atom in atoms(condition)
        if isinstance(atom, Call)
    )
    return {call: 1 << first + place for place, call in enumerate(asked)}


@dataclass(frozen=True, slots=True)
class _Compiler:
    people: dict[str, int]
    bits: dict[tuple[str, str], int]
    patience: int

    def move(self, number: int, rule: ChoiceRule, place: dict[str, int]) -> Move:
        choice = rule.choice
        calls = {
            *(("knows", need) for need in choice.reveals),
            *(("flag", flag) for flag in choice.sets),
            ("said", choice.id),
        }
        return Move(
            number=number,
            choice=choice,
            points=rule.points,
            shifts=(*rule.trust, *(((self.patience, rule.patience),) if rule.patience else ())),
            adds=sum(self.bits.get(call, 0) for call in calls),
            when=self.test(choice.when) if choice.when else None,
            next=tuple((self.test(entry.when) if entry.when else None, place[entry.go]) for entry in choice.next),
        )

    def test(self, condition: Condition) -> Test:
        match condition:
            case Compare(gauge=gauge, person=person, op=op, value=value):
                number = self.patience if gauge == "patience" else self.people[person] if person else 0
                return _comparison(WIDTH * number, op, value)
            case Call(name=name, argument=argument):
                bit = self.bits[name, argument]
                return lambda state: state & bit != 0
            case Not(inner=inner):
                test = self.test(inner)
                return lambda state: not test(state)
            case And(parts=parts):
                return reduce(_both, map(self.test, parts))
            case Or(parts=parts):
                return reduce(_either, map(self.test, parts))


def _both(one: Test, other: Test) -> Test:
    return lambda state: one(state) and other(state)


def _either(one: Test, other: Test) -> Test:
    return lambda state: one(state) or other(state)


def _comparison(shift: int, op: str, value: int) -> Test:
    match op:
        case ">=":
            return lambda state: state >> shift & GAUGE >= value
        case "<=":
            return lambda state: state >> shift & GAUGE <= value
        case ">":
            return lambda state: state >> shift & GAUGE > value
        case "<":
            return lambda state: state >> shift & GAUGE < value
        case "==":
            return lambda state: state >> shift & GAUGE == value
        case _:
            return lambda state: state >> shift & GAUGE != value
