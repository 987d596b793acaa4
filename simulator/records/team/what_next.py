"""What would pay next: the turn to hold a workshop at, and the conversations to hold together.

The turn is the one that parts the group most into those who help there and those who do not; the conversations are those
that exercise most of the help that the group leaves out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.conversation.talk import Step
from simulator.records.team.group import Group, may_tell
from simulator.records.team.strengths import HELPS, RARE, GroupHabit
from simulator.scenario.library_entry import CAMPAIGN, Entry
from simulator.scenario.model import Scenario

MOST = 3
"""Conversations."""


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What five people and more said there. `helps`: it is worth something to them, at least half of what can be gained, without pressure."""

    choice: str
    say: str
    behaviour: str
    people: int
    helps: bool


@dataclass(frozen=True, slots=True)
class Parting:
    """One turn (in a version) of a scenario. `smaller` is the smaller side in people, `parts` its share, at most 0.5."""

    scenario: str
    title: str
    turn: str
    version: str | None
    stage: str
    says: str
    lang: str
    lines: tuple[SaidLine, ...]
    smaller: int
    parts: float


def partings(group: Group) -> list[Parting]:
    """The turns with five and more people on each side, those with most on the smaller side first.

    Lines of fewer are left out, so that what is left of a whole tells nothing of them.
    """
    faced: dict[tuple[str, str, str | None], list[tuple[Scenario, Step]]] = {}
    for person in group.people:
        for held in person.latest:
            met: set[tuple[str, str | None]] = set()
            for step in held.talk.steps:
                if (step.turn.id, step.version) not in met:
                    met.add((step.turn.id, step.version))
                    key = (held.scenario, step.turn.id, step.version)
                    faced.setdefault(key, []).append((held.talk.scenario, step))
    found = [one for met_by in faced.values() if (one := _parting(met_by)) is not None]
    return sorted(found, key=lambda one: (-one.smaller, -one.parts, one.scenario, one.turn, one.version or ""))


def _parting(met_by: list[tuple[Scenario, Step]]) -> Parting | None:
    took = Counter((step.choice.id, _helps(step)) for _, step in met_by)
    first = {(step.choice.id, _helps(step)): step for _, step in met_by}
    lines = tuple(
        SaidLine(choice, first[choice, helps].choice.say, first[choice, helps].choice.behaviour, people, helps)
        for (choice, helps), people in sorted(took.items(), key=lambda one: (-one[1], one[0]))
        if may_tell(people)
    )
    sides = [sum(line.people for line in lines if line.helps is helps) for helps in (True, False)]
    if not all(map(may_tell, sides)):
        return None
    scenario, step = met_by[0]
    turn = step.turn
    return Parting(
        scenario.id,
        scenario.title,
        turn.id,
        step.version,
        turn.stage,
        turn.says_or_scene,
        scenario.lang,
        lines,
        min(sides),
        min(sides) / sum(sides),
    )


def _helps(step: Step) -> bool:
    offered = [points.helpfulness for _, points in step.offered]
    span = max(offered) - min(offered)
    gained = 2 * (step.points.helpfulness - min(offered)) >= span
    best = step.points.helpfulness == max(offered)
    return step.points.pushiness <= 0 and gained and (step.points.helpfulness > 0 or best)


@dataclass(frozen=True, slots=True)
class Together:
    """One conversation: the habits it exercises, rarest first, and how many people have held it."""

    scenario: str
    title: str
    exercises: tuple[GroupHabit, ...]
    held: int


def together(group: Group, habits: Iterable[GroupHabit], entries: Iterable[Entry]) -> list[Together]:
    """Greedy: what covers most of what is left, by how rarely it is taken, those held by few before others."""
    left = {
        (one.behaviour, one.stage): one
        for one in habits
        if one.kind == HELPS and one.share < RARE and may_tell(one.passed)
    }
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
