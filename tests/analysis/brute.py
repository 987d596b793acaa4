"""Brute force: every attempt there is, one by one, on exact unmerged states: what the analysis is held to."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

from simulator.scenario.model import Scenario
from tests.by_hand import Now, Said, begin, offered, say
from tests.strategies import shipped_rubric

EMPTY = (Fraction(1), Fraction(0), Fraction(1))
Sums = tuple[tuple[Fraction, Fraction], ...]


class TooMany(Exception):
    """More attempts than a test can list."""


@dataclass
class Everything:
    """All complete attempts (ending, choices, chance, shares of the axes), and what was met on the way."""

    loop: bool = False
    attempts: list[tuple[str, tuple[str, ...], Fraction, tuple[Fraction, ...]]] = field(default_factory=list)
    longest: int = 0
    stuck: set[tuple[str, str | None]] = field(default_factory=set)
    turns: set[str] = field(default_factory=set)
    offered: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    """Versions and cases, as `TURN/VERSION` and `CHOICE#N`."""
    points: set[tuple[str, tuple[tuple[str, tuple[Fraction, ...]], ...]]] = field(default_factory=set)
    """(turn, points of each choice on offer) of every decision that was met."""
    gained: list[Fraction] = field(default_factory=lambda: [Fraction(0)] * 3)
    attainable: list[Fraction] = field(default_factory=lambda: [Fraction(0)] * 3)
    states: set[Now] = field(default_factory=set)


def draws(scenario: Scenario) -> list[tuple[str, ...]]:
    """Every combination of chance."""
    return list(product(*scenario.chance))


def everything(
    scenario: Scenario, begun: Now | None = None, sums: Sums = ((Fraction(0),) * 2,) * 3, most: int = 400
) -> Everything:
    """Lists every attempt from there, or from every draw of chance. Raises TooMany; stops where one can go round."""
    starts = [begin(scenario, flags) for flags in draws(scenario)] if begun is None else [begun]
    found = Everything(loop=any(has_loop(scenario, start) for start in starts))
    if found.loop:
        return found
    waiting = [(start, (), Fraction(1, len(starts)), sums) for start in starts]
    while waiting:
        now, path, chance, sums = waiting.pop()
        assert now.at is not None
        found.longest = max(found.longest, len(path))
        if now.version is not None:
            found.met.add(f"{now.at}/{now.version}")
        if now.at in scenario.endings:
            shares = tuple(g / a if a else e for (g, a), e in zip(sums, EMPTY, strict=True))
            found.attempts.append((now.at, path, chance, shares))
            continue
        found.states.add(now)
        if len(found.attempts) + len(waiting) > most:
            raise TooMany
        said = offered(scenario, shipped_rubric(), now)
        found.turns.add(now.at)
        found.offered.update(one.choice for one in said)
        found.met.update(f"{one.choice}#{one.case}" for one in said if one.case is not None)
        found.points.add((now.at, tuple((one.choice, one.points) for one in said)))
        if not said:
            found.stuck.add((now.at, None))
        for one in said:
            then = plus(sums, said, one)
            for axis in range(3):
                found.gained[axis] += chance / len(said) * (then[axis][0] - sums[axis][0])
                found.attainable[axis] += chance / len(said) * (then[axis][1] - sums[axis][1])
            after = say(scenario, shipped_rubric(), now, one.choice)
            if after.at is None:
                found.longest = max(found.longest, len(path) + 1)
                found.stuck.add((now.at, one.choice))
            else:
                waiting.append((after, (*path, one.choice), chance / len(said), then))
    return found


def plus(sums: Sums, said: list[Said], chosen: Said) -> Sums:
    """The sums (gained, attainable) of the three axes after one more decision, as the rules of the score have them."""
    h, p, i = (tuple(one.points[axis] for one in said) for axis in range(3))
    nothing = Fraction(0)
    more = (
        (chosen.points[0] - min(h), max(h) - min(h)),
        (max(chosen.points[1], nothing), max(max(p), nothing)),
        (chosen.points[2] - min(i), max(i) - min(i)),
    )
    return tuple((g + dg, a + da) for (g, a), (dg, da) in zip(sums, more, strict=True))


def has_loop(scenario: Scenario, start: Now, most: int = 400) -> bool:
    """Whether exact states of turn and customer that can be reached form a cycle.

    What was said, set and learnt only grows, and is part of the state.
    """
    rubric = shipped_rubric()

    def onward(now: Now) -> list[Now]:
        after = [say(scenario, rubric, now, one.choice) for one in offered(scenario, rubric, now)]
        return [one for one in after if one.at in scenario.turns]

    colour = {start: 1}
    trail = [(start, iter(onward(start)))]
    while trail:
        now, rest = trail[-1]
        for to in rest:
            if colour.get(to) == 1:
                return True
            if to not in colour:
                colour[to] = 1
                if len(colour) > most:
                    raise TooMany
                trail.append((to, iter(onward(to))))
                break
        else:
            colour[now] = 2
            trail.pop()
    return False
