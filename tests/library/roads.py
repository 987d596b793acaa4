"""Every road through a scenario, whatever somebody's trust is: what was said and sold on each, for tests.

Where a condition asks for trust, patience or how much is known, both answers are gone on with, so that what holds on
all of these roads holds however an earlier meeting ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any, NamedTuple

from simulator.scenario.condition import And, Call, Compare, Condition, Not, Or, atoms
from simulator.scenario.model import Case, Choice, Scenario, Turn

Facts = frozenset[tuple[str, str]]
"""("flag", …), ("said", …) and ("knows", …) that hold."""
Note = Callable[[Choice, str | None], str | None]
"""What is to be remembered of a choice at a turn in a version; None: what was noted before stays."""


class Road(NamedTuple):
    """One way a conversation can end: the ending, its version, the facts that were asked for, the last note."""

    ending: str
    version: str | None
    facts: Facts
    noted: str | None

    def said(self, choice: str) -> bool:
        return ("said", choice) in self.facts

    def flag(self, flag: str) -> bool:
        return ("flag", flag) in self.facts


class _Place(NamedTuple):
    turn: str
    facts: Facts
    noted: str | None


def roads(scenario: Scenario, before: Iterable[str] = (), keep: Iterable[tuple[str, str]] = (),
          note: Note = lambda choice, version: None) -> set[Road]:  # fmt: skip
    """All roads from those flags, in every draw of chance. Of the facts those in `keep` are told."""
    kept = frozenset(keep)
    found: set[Road] = set()
    asked = {turn: kept | _asked_from(scenario, turn) for turn in (*scenario.turns, *scenario.endings)}
    told = {turn.id: _tellings(turn) for turn in scenario.turns.values()}
    draws = product(*scenario.chance) if scenario.chance else [()]
    begun = [frozenset(("flag", flag) for flag in (*before, *drawn)) for drawn in draws]
    seen = {_Place(scenario.start, facts & asked[scenario.start], None) for facts in begun}
    waiting = list(seen)
    while waiting:
        place = waiting.pop()
        if place.turn in scenario.endings:
            ending = scenario.endings[place.turn]
            last = {version.id if version else None for version in _first(ending.versions, place.facts)}
            found |= {Road(ending.id, version, place.facts & kept, place.noted) for version in last}
            continue
        for goal in _after(told[place.turn], scenario.walk_out, place, note):
            merged = goal._replace(facts=goal.facts & asked[goal.turn])
            if merged not in seen:
                seen.add(merged)
                waiting.append(merged)
    return found


class _Line(NamedTuple):
    """A choice in one of its cases; `adds` are the facts after it."""

    when: Condition | None
    laid: Choice
    adds: Facts


class _Telling(NamedTuple):
    """A turn in one of its versions, with what can be said there."""

    when: Condition | None
    version: str | None
    tells: Facts
    lines: tuple[tuple[Choice, tuple[_Line, ...]], ...]


def _tellings(turn: Turn) -> tuple[_Telling, ...]:
    found = []
    for version in (*turn.versions, None):
        name = version.id if version else None
        lines = []
        for choice in turn.choices:
            cases = [one for one in choice.cases if not one.versions or name in one.versions]
            lines.append((choice, tuple(_line(choice, case) for case in (*cases, None))))
        tells = frozenset(("knows", need) for need in turn.as_version(version).reveals)
        found.append(_Telling(version.when if version else None, name, tells, tuple(lines)))
    return tuple(found)


def _line(choice: Choice, case: Case | None) -> _Line:
    laid = choice.as_case(case)
    adds = [("said", choice.id), *(("flag", one) for one in laid.sets), *(("knows", one) for one in laid.reveals)]
    return _Line(case.when if case else None, laid, frozenset(adds))


def _after(tellings: tuple[_Telling, ...], walk_out: str | None, place: _Place, note: Note) -> Iterator[_Place]:
    for telling in _first(tellings, place.facts):
        facts = place.facts | telling.tells
        for choice, lines in telling.lines:
            if (choice.once and ("said", choice.id) in facts) or True not in _holds(choice.when, facts):
                continue
            for line in _first(lines, facts):
                after = facts | line.adds
                noted = note(line.laid, telling.version) or place.noted
                ways: set[str] = {way.go for way in _first(line.laid.next, after) if way}
                yield from (_Place(go, after, noted) for go in (ways | {walk_out} if walk_out else ways))


def _first(options: Iterable[Any], facts: Facts) -> list[Any]:
    """The options that can be the first that holds; None where it can be that none does."""
    found: list[Any] = []
    for option in options:
        held = (True,) if option.when is None else _holds(option.when, facts)
        if True in held:
            found.append(option)
        if False not in held:
            return found
    return [*found, None]


def _holds(condition: Condition | None, facts: Facts) -> tuple[bool, ...]:
    """(True,), (False,), or both where it hangs on a gauge."""
    match condition:
        case None:
            return (True,)
        case Compare():
            return (True, False)
        case Call(name=name, argument=argument):
            return ((name, argument) in facts,)
        case Not(inner=inner):
            return tuple(not one for one in _holds(inner, facts))
        case And(parts=parts):
            each = [_holds(part, facts) for part in parts]
            return _both(all(True in one for one in each), any(False in one for one in each))
        case Or(parts=parts):
            each = [_holds(part, facts) for part in parts]
            return _both(any(True in one for one in each), all(False in one for one in each))


def _both(true: bool, false: bool) -> tuple[bool, ...]:
    return (*((True,) if true else ()), *((False,) if false else ()))


def _asked_from(scenario: Scenario, turn: str) -> Facts:
    """What can still be asked about from that turn on."""
    reached: set[str] = set()
    waiting = [turn]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            if name in scenario.turns:
                deeds = [deed for choice in scenario.turns[name].choices for deed in choice.deeds]
                waiting += [way.go for deed in deeds for way in deed.next or ()]
                waiting += [scenario.walk_out] if scenario.walk_out else []
    asked: set[Condition] = set()
    for name in reached:
        if name in scenario.turns:
            one = scenario.turns[name]
            asked |= {version.when for version in one.versions}
            for choice in one.choices:
                ways = [way for deed in choice.deeds for way in deed.next or ()]
                asked |= {when for when in (choice.when, *(case.when for case in choice.cases)) if when}
                asked |= {way.when for way in ways if way.when} | ({Call("said", choice.id)} if choice.once else set())
        else:
            asked |= {version.when for version in scenario.endings[name].versions}
    return frozenset((atom.name, atom.argument) for when in asked for atom in atoms(when) if isinstance(atom, Call))
