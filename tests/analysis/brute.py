"""Brute force: every attempt there is, one by one, on exact unmerged states: what the analysis is held to."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from simulator.conversation.attempt import NOTHING_CARRIED, Carried
from simulator.conversation.table import STUCK, Move, Table, compile_table
from simulator.scenario.model import Scenario
from simulator.scoring.share import Share
from tests.strategies import shipped_rubric

EMPTY = (100, 0, 100)


class TooMany(Exception):
    """More attempts than a test can list."""


@dataclass
class Everything:
    """All complete attempts, by ending, with their axes; and what was met on the way."""

    loop: bool = False
    attempts: list[tuple[str, tuple[str, ...], Fraction, tuple[Share, ...]]] = field(default_factory=list)
    stuck: set[tuple[str, str | None]] = field(default_factory=set)
    turns: set[str] = field(default_factory=set)
    offered: set[str] = field(default_factory=set)
    gained: list[Fraction] = field(default_factory=lambda: [Fraction(0)] * 3)
    attainable: list[Fraction] = field(default_factory=lambda: [Fraction(0)] * 3)
    states: set[tuple[int, int]] = field(default_factory=set)


def everything(scenario: Scenario, start: tuple[str, ...] = (), most: int = 4000) -> Everything:
    """Lists every attempt that begins with `start`. Raises TooMany; stops where somebody can go round."""
    table = compile_table(scenario, shipped_rubric())
    found = Everything(loop=has_loop(table))
    if found.loop:
        return found
    sums = ((0, 0),) * 3
    for place, state, move in (visited := table.walk(start))[:-1]:
        sums = plus(sums, table.offered(place, state), move)
    place, state, _ = visited[-1]
    waiting = [(place, state, start, Fraction(1), sums)]
    while waiting:
        place, state, path, chance, sums = waiting.pop()
        if place >= len(table.stops):
            shares = tuple(Share(g, a, e) for (g, a), e in zip(sums, EMPTY, strict=True))
            found.attempts.append((table.places[place], path, chance, shares))
            continue
        found.states.add((place, state))
        if len(found.attempts) + len(waiting) > most:
            raise TooMany
        turn = table.places[place]
        moves = table.offered(place, state)
        found.turns.add(turn)
        found.offered.update(move.choice.id for move in moves)
        if not moves:
            found.stuck.add((turn, None))
        for move in moves:
            to, after = table.step(move, state)
            then = plus(sums, moves, move)
            for axis in range(3):
                found.gained[axis] += chance / len(moves) * (then[axis][0] - sums[axis][0])
                found.attainable[axis] += chance / len(moves) * (then[axis][1] - sums[axis][1])
            if to == STUCK:
                found.stuck.add((turn, move.choice.id))
            else:
                waiting.append((to, after, (*path, move.choice.id), chance / len(moves), then))
    return found


def plus(sums: tuple[tuple[int, int], ...], moves: list[Move], move: Move | None) -> tuple[tuple[int, int], ...]:
    """The sums (gained, attainable) of the three axes after one more decision, straight from DESIGN 6."""
    assert move is not None
    h, p, i = (tuple(m.points[axis] for m in moves) for axis in range(3))
    more = (
        (move.points.helpfulness - min(h), max(h) - min(h)),
        (max(move.points.pushiness, 0), max(max(p), 0)),
        (move.points.initiative - min(i), max(i) - min(i)),
    )
    return tuple((g + dg, a + da) for (g, a), (dg, da) in zip(sums, more, strict=True))


def has_loop(table: Table, carried: Carried = NOTHING_CARRIED, most: int = 4000) -> bool:
    """Whether exact states of turn and customer that can be reached form a cycle."""
    start = (table.start, table.opening(carried))
    colour = {start: 1}
    trail = [(start, iter(table.offered(*start)))]
    while trail:
        (place, state), moves = trail[-1]
        for move in moves:
            to = table.step(move, state)
            if to[0] == STUCK or to[0] >= len(table.stops):
                continue
            if colour.get(to) == 1:
                return True
            if to not in colour:
                colour[to] = 1
                if len(colour) > most:
                    raise TooMany
                trail.append((to, iter(table.offered(*to))))
                break
        else:
            colour[place, state] = 2
            trail.pop()
    return False
