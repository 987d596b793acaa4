"""At which turn a workshop would pay: the one that parts the group most into those who help there and those who do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from simulator.conversation.talk import Step
from simulator.records.team.floor import may_tell
from simulator.records.team.group import Group


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
    lines: tuple[SaidLine, ...]
    smaller: int
    parts: float


def partings(group: Group) -> list[Parting]:
    """The turns with five and more people on each side, those with most on the smaller side first.

    Lines of fewer are left out, so that what is left of a whole tells nothing of them.
    """
    faced: dict[tuple[str, str, str | None], list[tuple[str, Step]]] = {}
    for person in group.people:
        for held in person.latest:
            met: set[tuple[str, str | None]] = set()
            for step in held.talk.steps:
                if (step.turn.id, step.version) not in met:
                    met.add((step.turn.id, step.version))
                    key = (held.scenario, step.turn.id, step.version)
                    faced.setdefault(key, []).append((held.talk.scenario.title, step))
    found = [one for (scenario, _, _), met_by in faced.items() if (one := _parting(scenario, met_by)) is not None]
    return sorted(found, key=lambda one: (-one.smaller, -one.parts, one.scenario, one.turn, one.version or ""))


def _parting(scenario: str, met_by: list[tuple[str, Step]]) -> Parting | None:
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
    title, step = met_by[0]
    turn = step.turn
    return Parting(
        scenario,
        title,
        turn.id,
        step.version,
        turn.stage,
        turn.says or turn.scene,
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
