"""A condition back in the author's words, for reports and pictures."""

from __future__ import annotations

from simulator.scenario.condition import And, Call, Compare, Condition, Not, Or
from simulator.scenario.model import Case
from simulator.scenario.units import level


def condition_text(condition: Condition) -> str:
    """The condition as one would write it, with no more brackets than it needs."""
    match condition:
        case Compare(gauge=gauge, person=person, op=op, value=value):
            return f"{gauge}{f'.{person}' if person else ''} {op} {level(value)}"
        case Call(name=name, argument=argument):
            return f"{name}({argument})"
        case Not(inner=inner):
            return f"not {_within(inner, And | Or)}"
        case And(parts=parts):
            return " and ".join(_within(part, Or) for part in parts)
        case Or(parts=parts):
            return " or ".join(condition_text(part) for part in parts)


def case_text(case: Case) -> str:
    """When a case holds: `in wet or dry and trust >= 40`."""
    parts = [f"in {' or '.join(case.versions)}"] if case.versions else []
    if case.when is not None:
        parts.append(_within(case.when, Or) if parts else f"if {condition_text(case.when)}")
    return " and ".join(parts)


def _within(condition: Condition, wants_brackets: object) -> str:
    text = condition_text(condition)
    return f"({text})" if isinstance(condition, wants_brackets) else text  # type: ignore[arg-type]
