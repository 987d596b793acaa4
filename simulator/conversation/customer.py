"""A customer's state as one integer, and what a condition asks of it: the one place where a threshold is compared.

From the lowest bit: 17 bits of trust for each person and 17 bits of patience (both in thousandths), a bit for
every need, then a bit for every flag and choice that some condition asks about, and for no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce

from simulator.scenario.condition import And, Call, Compare, Condition, Not, Or, atoms
from simulator.scenario.model import Scenario
from simulator.scenario.units import FULL, POINT

WIDTH = 17
"""Bits of one gauge: 0 to 100000 fits."""
GAUGE = (1 << WIDTH) - 1

Test = Callable[[int], bool]
"""Whether a condition holds in a state."""


class Customer:
    """How the states of one scenario's customer are laid out. Built from the scenario and all its conditions."""

    __slots__ = ("_tests", "bits", "gauges", "has_time", "marks", "needs", "people", "trusts_you")

    def __init__(self, scenario: Scenario, conditions: Iterable[Condition]) -> None:
        self.people = {person: number for number, person in enumerate(scenario.people)}
        self.gauges = len(self.people) + 1
        """Trust of each person, and patience as the last."""
        self.trusts_you, self.has_time = GAUGE, GAUGE << WIDTH * (self.gauges - 1)
        """The gauges that end a conversation at 0: the main contact's trust, and patience."""
        asked = [atom for condition in conditions for atom in atoms(condition) if isinstance(atom, Call)]
        calls = dict.fromkeys(
            [*(("knows", need) for need in scenario.needs), *((atom.name, atom.argument) for atom in asked)]
        )
        first = WIDTH * self.gauges
        self.bits = {call: 1 << first + place for place, call in enumerate(calls)}
        self.marks = sum(self.bits.values())
        """All those bits."""
        self.needs = sum(self.bits["knows", need] for need in scenario.needs)
        self._tests: dict[Condition, Test] = {}

    def gauge(self, state: int, number: int) -> int:
        """Trust of the person of that number in thousandths; the last gauge is patience."""
        return state >> WIDTH * number & GAUGE

    def number(self, gauge: str, person: str | None) -> int:
        """The number of `patience`, or of somebody's `trust`: the main contact's where nobody is named."""
        return self.gauges - 1 if gauge == "patience" else self.people[person] if person else 0

    def mask(self, name: str, arguments: Iterable[str]) -> int:
        """The bits of `knows`, `flag` or `said` for these; nothing for what no condition asks about."""
        return sum(self.bits.get((name, argument), 0) for argument in set(arguments))

    def state(self, trust: Mapping[str, int], patience: int, flags: Iterable[str]) -> int:
        """The state with those gauges, in thousandths, and flags; of nothing known and nothing said."""
        gauges = [*(trust[person] for person in self.people), patience]
        return sum(value << WIDTH * number for number, value in enumerate(gauges)) | self.mask("flag", flags)

    def test(self, condition: Condition) -> Test:
        """The condition as a function of a state, the same one each time.

        It may be any part of the scenario's conditions, to see which of them holds.
        """
        found = self._tests.get(condition)
        if found is None:
            found = self._tests[condition] = self._compiled(condition)
        return found

    def conditions(self) -> dict[Test, Condition]:
        """The conditions that were compiled, by what they became: for whoever writes them out for another engine."""
        return {test: condition for condition, test in self._tests.items()}

    def _compiled(self, condition: Condition) -> Test:
        match condition:
            case Compare(gauge="known", op=op, value=value):
                needs = self.needs
                return _compared(op, value, lambda state: POINT * (state & needs).bit_count())
            case Compare(gauge=gauge, person=person, op=op, value=value):
                shift = WIDTH * self.number(gauge, person)
                return _compared(op, value, lambda state: state >> shift & GAUGE)
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


def _compared(op: str, value: int, measure: Callable[[int], int]) -> Test:
    """Both sides in thousandths; as written, before any rounding."""
    match op:
        case ">=":
            return lambda state: measure(state) >= value
        case "<=":
            return lambda state: measure(state) <= value
        case ">":
            return lambda state: measure(state) > value
        case "<":
            return lambda state: measure(state) < value
        case "==":
            return lambda state: measure(state) == value
        case _:
            return lambda state: measure(state) != value


def _both(one: Test, other: Test) -> Test:
    return lambda state: one(state) and other(state)


def _either(one: Test, other: Test) -> Test:
    return lambda state: one(state) or other(state)


def shifted(state: int, shifts: Iterable[tuple[int, int]]) -> int:
    """The state with those gauges changed (number, thousandths), each kept within 0 to 100."""
    for number, change in shifts:
        shift = WIDTH * number
        old = state >> shift & GAUGE
        new = old + change
        state += ((0 if new < 0 else FULL if new > FULL else new) - old) << shift
    return state
