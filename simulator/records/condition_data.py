"""Conditions and marks as plain data.

A mark is what is known, set or said: a number from 0, the needs first. A condition is `null` for none, or
`["gauge", number, op, thousandths]`, `["known", op, thousandths]`, `["mark", number]`, `["not", c]`, `["and", …]`,
`["or", …]`; the last gauge is patience.
"""

from __future__ import annotations

from typing import Any

from simulator.conversation.customer import Customer, Test
from simulator.scenario.condition import And, Call, Compare, Condition, Not, Or


class Written:
    """The conditions and marks of one customer."""

    def __init__(self, customer: Customer) -> None:
        self._customer = customer
        self._numbers = {call: number for number, call in enumerate(customer.bits)}
        self._conditions = customer.conditions()

    def mark(self, name: str, argument: str) -> int | None:
        """The number of `knows`, `flag` or `said` for that; None where no condition asks about it."""
        return self._numbers.get((name, argument))

    def marks(self, bits: int) -> list[int]:
        """The numbers of those bits."""
        return [self._numbers[call] for call, bit in self._customer.bits.items() if bits & bit]

    def test(self, test: Test | None) -> list[Any] | None:
        """What was compiled to that test."""
        return None if test is None else self._condition(self._conditions[test])

    def _condition(self, condition: Condition) -> list[Any]:
        match condition:
            case Compare(gauge="known", op=op, value=value):
                return ["known", op, value]
            case Compare(gauge=gauge, person=person, op=op, value=value):
                return ["gauge", self._customer.number(gauge, person), op, value]
            case Call(name=name, argument=argument):
                return ["mark", self._numbers[name, argument]]
            case Not(inner=inner):
                return ["not", self._condition(inner)]
            case And(parts=parts):
                return ["and", *map(self._condition, parts)]
            case Or(parts=parts):
                return ["or", *map(self._condition, parts)]
