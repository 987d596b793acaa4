"""The rules of a conversation read a second time, straight from the scenario, with fractions and plain sets.

It shares nothing with the program but the model that was read and the rubric's figures, and is slow: the tests hold
the program to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from simulator.scenario.condition import And, Call, Compare, Condition, Not, Or
from simulator.scenario.model import PATIENCE, Choice, Scenario
from simulator.scenario.rubric import Rubric


@dataclass(frozen=True)
class Now:
    """Where a conversation stands. Gauges are the numbers that people read; `at` is None where it is stuck."""

    at: str | None
    version: str | None
    trust: tuple[tuple[str, Fraction], ...]
    patience: Fraction
    known: frozenset[str]
    flags: frozenset[str]
    said: frozenset[str]


@dataclass(frozen=True)
class Said:
    """What a choice amounts to: its case from 1 or None, and its points."""

    choice: str
    case: int | None
    points: tuple[Fraction, Fraction, Fraction]
    behaviour: str
    breach: bool


def drawn(scenario: Scenario, seed: int) -> frozenset[str]:
    """The flags that a seed draws."""
    digests = (hashlib.sha256(bytes(f"{seed}/chance/{i}", "utf-8")).hexdigest() for i in range(len(scenario.chance)))
    return frozenset(
        flags[int(digest, 16) % len(flags)] for flags, digest in zip(scenario.chance, digests, strict=True)
    )


def begin(scenario: Scenario, flags: Iterable[str], trust: dict[str, int] | None = None) -> Now:
    """Before the first choice. `trust` that was carried over is in thousandths."""
    levels = {one.id: Fraction((trust or {}).get(one.id, one.trust), 1000) for one in scenario.people.values()}
    nothing: frozenset[str] = frozenset()
    patience = Fraction(scenario.patience, 1000)
    return arrive(
        scenario, Now(None, None, tuple(levels.items()), patience, nothing, frozenset(flags), nothing), scenario.start
    )


def arrive(scenario: Scenario, now: Now, at: str) -> Now:
    """The version is chosen, and then the customer has said it."""
    turn = scenario.turns.get(at)
    if turn is None:
        versions = scenario.endings[at].versions
        return replace(now, at=at, version=next((one.id for one in versions if holds(scenario, one.when, now)), None))
    version = next((one for one in turn.versions if holds(scenario, one.when, now)), None)
    tells = turn.reveals if version is None or version.reveals is None else version.reveals
    return replace(now, at=at, version=version.id if version else None, known=now.known | set(tells))


def holds(scenario: Scenario, condition: Condition | None, now: Now) -> bool:
    match condition:
        case None:
            return True
        case Not(inner=inner):
            return not holds(scenario, inner, now)
        case And(parts=parts):
            return all(holds(scenario, part, now) for part in parts)
        case Or(parts=parts):
            return any(holds(scenario, part, now) for part in parts)
        case Call(name="knows", argument=need):
            return need in now.known
        case Call(name="flag", argument=flag):
            return flag in now.flags
        case Call(argument=choice):
            return choice in now.said
        case Compare(gauge=gauge, person=person, op=op, value=value):
            level = {
                "trust": dict(now.trust)[person or next(iter(scenario.people))],
                "patience": now.patience,
                "known": Fraction(len(now.known)),
            }[gauge]
            wanted = Fraction(value, 1000)
            return {
                ">=": level >= wanted, "<=": level <= wanted, ">": level > wanted,
                "<": level < wanted, "==": level == wanted, "!=": level != wanted,
            }[op]  # fmt: skip


def offered(scenario: Scenario, rubric: Rubric, now: Now) -> list[Said]:
    """What may be said, in the order of the file, in the case that holds."""
    turn = scenario.turns.get(now.at or "")
    return [
        _said(rubric, choice, now, scenario)
        for choice in (turn.choices if turn else ())
        if holds(scenario, choice.when, now) and not (choice.once and choice.id in now.said)
    ]


def _case(scenario: Scenario, choice: Choice, now: Now) -> int | None:
    for number, case in enumerate(choice.cases, 1):
        if (not case.versions or now.version in case.versions) and holds(scenario, case.when, now):
            return number
    return None


def _laid(choice: Choice, case: int | None) -> dict[str, object]:
    """What the choice does, with what its case sets laid over it."""
    names = (
        "behaviour", "also", "helpfulness", "pushiness", "initiative", "breach", "effects", "reveals", "sets", "next",
    )  # fmt: skip
    found = {name: getattr(choice, name) for name in names}
    if case is not None:
        over = choice.cases[case - 1]
        if over.behaviour is not None:
            found |= {"also": (), "helpfulness": None, "pushiness": None, "initiative": None, "breach": None}
        found |= {name: getattr(over, name) for name in names if getattr(over, name) is not None}
    return found


def _said(rubric: Rubric, choice: Choice, now: Now, scenario: Scenario) -> Said:
    case = _case(scenario, choice, now)
    laid = _laid(choice, case)
    main = rubric.behaviours[str(laid["behaviour"])]
    points = []
    for axis in ("helpfulness", "pushiness", "initiative"):
        worth = Fraction(getattr(main.points, axis), 2)
        for name in laid["also"]:  # type: ignore[attr-defined]
            worth += Fraction(getattr(rubric.behaviours[name].points, axis), 4)
        worth = max(Fraction(-2), min(Fraction(2), worth))
        points.append(worth if laid[axis] is None else Fraction(int(laid[axis]), 2))  # type: ignore[call-overload]
    breach = main.breach if laid["breach"] is None else bool(laid["breach"])
    return Said(choice.id, case, (points[0], points[1], points[2]), main.id, breach)


def say(scenario: Scenario, rubric: Rubric, now: Now, choice_id: str) -> Now:
    """After a choice that is on offer."""
    turn = scenario.turns[now.at or ""]
    choice = next(one for one in turn.choices if one.id == choice_id)
    said = _said(rubric, choice, now, scenario)
    laid = _laid(choice, said.case)
    h, p, _ = said.points
    gain = rubric.trust_per_helpfulness * h
    if gain > 0 and said.behaviour in rubric.sceptic:
        gain *= 1 + Fraction(scenario.people[turn.speaker].scepticism, 100)
    trust = dict(now.trust)
    trust[turn.speaker] += gain + rubric.trust_per_pushiness * max(p, Fraction(0))
    patience = now.patience + rubric.patience_per_choice + rubric.patience_per_behaviour.get(said.behaviour, 0)
    for effect in laid["effects"]:  # type: ignore[attr-defined]
        if effect.target == PATIENCE:
            patience += Fraction(effect.by, 1000)
        else:
            trust[effect.target] += Fraction(effect.by, 1000)
    after = Now(
        at=None,
        version=None,
        trust=tuple((name, _within(level)) for name, level in trust.items()),
        patience=_within(patience),
        known=now.known | set(laid["reveals"]),  # type: ignore[call-overload]
        flags=now.flags | set(laid["sets"]),  # type: ignore[call-overload]
        said=now.said | {choice_id},
    )
    if scenario.walk_out is not None and (after.patience == 0 or after.trust[0][1] == 0):
        return arrive(scenario, after, scenario.walk_out)
    for way in laid["next"]:  # type: ignore[attr-defined]
        if holds(scenario, way.when, after):
            return arrive(scenario, after, way.go)
    return after


def _within(level: Fraction) -> Fraction:
    return max(Fraction(0), min(Fraction(100), level))
