"""What a choice does to a customer's state, worked out once per scenario and rubric.

Machine and table are both built from these: ids become bit masks, and points and changes are plain integers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from simulator.scenario.condition import And, Call, Compare, Condition, Not, Or, atoms, compare
from simulator.scenario.model import FULL, PATIENCE, Choice, Scenario, Turn
from simulator.scenario.rubric import Points, Rubric


class State(Protocol):
    """What a customer's state shows to a compiled condition. Masks have a bit for each id."""

    trust: list[int]
    patience: int
    known: int
    flags: int
    said: int


Test = Callable[[State], bool]


@dataclass(frozen=True, slots=True)
class ChoiceRule:
    """One choice, ready to run. Changes are in thousandths, masks are the bits it adds."""

    choice: Choice
    points: Points
    trust: tuple[tuple[int, int], ...]
    """(index of the person, change) for everybody whose trust it touches."""
    patience: int
    known: int
    flags: int
    said: int
    when: Test | None
    next: tuple[tuple[Test | None, str], ...]
    """Where it leads in order; a walk-out that is declared is not in it."""


@dataclass(frozen=True, slots=True)
class TurnRule:
    """One turn and its choices in the order of the file."""

    turn: Turn
    speaker: int
    choices: tuple[ChoiceRule, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """A scenario under a rubric."""

    scenario: Scenario
    rubric: Rubric
    people: tuple[str, ...]
    turns: dict[str, TurnRule]
    need_bits: dict[str, int]
    flag_bits: dict[str, int]


def compile_rules(scenario: Scenario, rubric: Rubric) -> Rules:
    """The scenario's choices as integers and tests. The scenario must be free of structural problems."""
    people = tuple(scenario.people)
    names = _Names(
        people={person: index for index, person in enumerate(people)},
        knows=_bits(scenario.needs),
        flag=_bits(_flags(scenario)),
        said=_bits(dict.fromkeys(c.id for turn in scenario.turns.values() for c in turn.choices)),
    )
    turns = {}
    for turn in scenario.turns.values():
        speaker = names.people[turn.speaker]
        turns[turn.id] = TurnRule(
            turn, speaker, tuple(_choice_rule(scenario, rubric, names, turn, choice) for choice in turn.choices)
        )
    return Rules(scenario, rubric, people, turns, names.knows, names.flag)


@dataclass(frozen=True, slots=True)
class _Names:
    people: dict[str, int]
    knows: dict[str, int]
    flag: dict[str, int]
    said: dict[str, int]


def _bits(names: Iterable[str]) -> dict[str, int]:
    return {name: 1 << place for place, name in enumerate(names)}


def _flags(scenario: Scenario) -> Iterable[str]:
    """Flags that a choice sets, and those only asked about: an earlier meeting may have set them."""
    flags: dict[str, None] = {}
    for turn in scenario.turns.values():
        for choice in turn.choices:
            flags.update(dict.fromkeys(choice.sets))
            for condition in (choice.when, *(entry.when for entry in choice.next)):
                asked = (atom for atom in atoms(condition) if isinstance(atom, Call) and atom.name == "flag")
                flags.update(dict.fromkeys(atom.argument for atom in asked))
    return flags


def _choice_rule(scenario: Scenario, rubric: Rubric, names: _Names, turn: Turn, choice: Choice) -> ChoiceRule:
    points = rubric.points_of(choice)
    speaker = scenario.people[turn.speaker]
    trust = {turn.speaker: rubric.trust_change(choice, points, speaker)}
    patience = rubric.patience_change(choice)
    for effect in choice.effects:
        if effect.target == PATIENCE:
            patience += effect.by
        else:
            trust[effect.target] = trust.get(effect.target, 0) + effect.by
    return ChoiceRule(
        choice=choice,
        points=points,
        trust=tuple((names.people[person], change) for person, change in trust.items() if change),
        patience=patience,
        known=sum({names.knows[need] for need in choice.reveals}),
        flags=sum({names.flag[flag] for flag in choice.sets}),
        said=names.said[choice.id],
        when=compile_condition(choice.when, names) if choice.when else None,
        next=tuple((compile_condition(e.when, names) if e.when else None, e.go) for e in choice.next),
    )


def compile_condition(condition: Condition, names: _Names) -> Test:
    """The condition as a closure over a state. An id nobody sets or reveals is simply never held."""
    match condition:
        case Compare(gauge="patience", op=op, value=value):
            return lambda state: compare(state.patience, op, value)
        case Compare(person=person, op=op, value=value):
            index = names.people[person] if person else 0
            return lambda state: compare(state.trust[index], op, value)
        case Call(name=name, argument=argument):
            bit = getattr(names, name).get(argument, 0)
            if name == "knows":
                return lambda state: bool(state.known & bit)
            if name == "flag":
                return lambda state: bool(state.flags & bit)
            return lambda state: bool(state.said & bit)
        case Not(inner=inner):
            test = compile_condition(inner, names)
            return lambda state: not test(state)
        case And(parts=parts):
            tests = [compile_condition(part, names) for part in parts]
            return lambda state: all(test(state) for test in tests)
        case Or(parts=parts):
            tests = [compile_condition(part, names) for part in parts]
            return lambda state: any(test(state) for test in tests)


def clamp(value: int) -> int:
    """Trust and patience are kept within 0 to 100 (here in thousandths)."""
    return 0 if value < 0 else FULL if value > FULL else value
