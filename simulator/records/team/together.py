"""Which conversations to hold together next: those that exercise most of the help that a group leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.records.team.group import Group
from simulator.records.team.standing import HELPS, GroupHabit
from simulator.scenario.entry import CAMPAIGN, Entry

MOST = 3
RARE = 0.6
"""A helpful behaviour that is taken less often than this where it is on offer is worth exercising."""


@dataclass(frozen=True, slots=True)
class Together:
    """One conversation: the habits it exercises, rarest first, and how many people have held it."""

    scenario: str
    title: str
    exercises: tuple[GroupHabit, ...]
    held: int


def together(group: Group, habits: Iterable[GroupHabit], entries: Iterable[Entry]) -> list[Together]:
    """Greedy: what covers most of what is left, by how rarely it is taken, those held by few before others."""
    left = {(one.behaviour, one.stage): one for one in habits if one.kind == HELPS and one.share < RARE}
    able = [entry for entry in entries if entry.problem is None and entry.market != CAMPAIGN]
    held = {entry.id: sum(entry.id in person.held for person in group.people) for entry in able}
    found: list[Together] = []
    while left and able and len(found) < MOST:
        best = max(able, key=lambda entry: (_worth(entry, left, held[entry.id] / len(group.people)), entry.id))
        pairs = [pair for pair in best.exercises if pair in left]
        if not pairs:
            break
        own = sorted((left.pop(pair) for pair in pairs), key=lambda one: one.share)
        found.append(Together(best.id, best.title, tuple(own), held[best.id]))
        able.remove(best)
    return found


def _worth(entry: Entry, left: Mapping[tuple[str, str], GroupHabit], held: float) -> float:
    pairs: Sequence[tuple[str, str]] = [pair for pair in entry.exercises if pair in left]
    return sum(1 - left[pair].share for pair in pairs) * (1 - held / 2)
