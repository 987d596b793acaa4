"""All that a team's page knows, as data: what `helpfirst team --format json` prints. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from simulator.authoring.items import FEWEST as FEWEST_PLAYS
from simulator.authoring.items import RecordedPlay, items
from simulator.authoring.items_report import best_choices, remark
from simulator.conversation.table import compile_table
from simulator.records.team.group import Group, counted, may_tell, told_count
from simulator.records.team.strengths import AxisChange, GroupHabit, StageStanding, changes, habits, stages
from simulator.records.team.what_next import Parting, Together, partings, together
from simulator.scenario.assignment import Assignment
from simulator.scenario.library_entry import Entry
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric, joined
from simulator.workshop.report import FEWEST_PEOPLE


@dataclass(frozen=True, slots=True)
class Assigned:
    """One conversation of an assignment: how many held it, and how many by the last day, in words and as numbers.

    A number is None where it would be about fewer than five.
    """

    scenario: str
    title: str
    held: int | None
    told: str
    in_time: int | None
    told_in_time: str


@dataclass(frozen=True, slots=True)
class DoubtfulItem:
    """A choice that does not do what it was written for, and why."""

    scenario: str
    title: str
    turn: str
    choice: str
    why: str


@dataclass(frozen=True, slots=True)
class Team:
    """`people` is None, and everything else empty, where fewer than five handed something in."""

    people: int | None
    conversations: int = 0
    scenarios: int = 0
    stages: Sequence[StageStanding] = ()
    habits: Sequence[GroupHabit] = ()
    changes: Sequence[AxisChange] = ()
    partings: Sequence[Parting] = ()
    together: Sequence[Together] = ()
    assignment: Assignment | None = None
    assigned: Sequence[Assigned] = ()
    doubtful: Sequence[DoubtfulItem] = ()
    unusable: int = 0
    unknown: int = 0
    other: int = 0
    names: dict[str, str] = field(default_factory=dict)
    """What each behaviour is called."""


def team_of(group: Group, rubric: Rubric, entries: Sequence[Entry], assignment: Assignment | None = None) -> Team:
    """What may be said about that group; behaviours are called as in `rubric`, or in the one that a scenario brought along."""
    if not may_tell(len(group.people)):
        return Team(None)
    rubric = joined(rubric, {talk.rubric.digest: talk.rubric for talk in group.talks}.values())
    found = habits(group, rubric)
    return Team(
        people=len(group.people),
        conversations=group.conversations,
        scenarios=len({name for one in group.people for name in one.held}),
        stages=stages(group),
        habits=found,
        changes=changes(group),
        partings=partings(group),
        together=together(group, found, entries),
        assignment=assignment,
        assigned=_assigned(group, assignment, entries) if assignment is not None else (),
        doubtful=list(_doubtful(group)),
        unusable=group.unusable,
        unknown=group.unknown,
        other=group.other,
        names={name: one.name for name, one in rubric.behaviours.items()},
    )


def _assigned(group: Group, assignment: Assignment, entries: Iterable[Entry]) -> list[Assigned]:
    titles = {entry.id: entry.title for entry in entries}
    whole = len(group.people)
    found = []
    for name in assignment.scenarios:
        days = [held[0].day for one in group.people if (held := one.held.get(name))]
        in_time = sum(assignment.by is None or day <= assignment.by for day in days)
        on_page, timely = counted(len(days), whole), counted(in_time, whole)
        told, told_timely = told_count(len(days), whole), told_count(in_time, whole)
        if 0 < len(days) - in_time < FEWEST_PEOPLE:  # who was late are too few to be told apart
            timely, told_timely = None, "most of them" if may_tell(in_time) else "fewer than five"
        found.append(Assigned(name, titles.get(name, name), on_page, told, timely, told_timely))
    return found


def _doubtful(group: Group) -> Iterable[DoubtfulItem]:
    """By each person's first conversation at a scenario, as everywhere where lines are judged."""
    firsts: dict[str, list[RecordedPlay]] = {}
    scenarios: dict[str, tuple[Scenario, Rubric]] = {}
    for person in group.people:
        for name, held in person.held.items():
            attempt = held[0].talk.attempt
            scenarios[name] = held[0].talk.scenario, held[0].talk.rubric
            firsts.setdefault(name, []).append(
                RecordedPlay(attempt.choices, carried=attempt.carried, seed=attempt.seed)
            )
    for name, plays in sorted(firsts.items()):
        if len(plays) < FEWEST_PLAYS:
            continue
        scenario, rubric = scenarios[name]
        table = compile_table(scenario, rubric)
        for turn in items(scenario, rubric, plays).turns:
            best = best_choices(table, turn) if turn.items else set()
            for item in turn.items:
                if why := remark(item, item.choice in best):
                    yield DoubtfulItem(name, scenario.title, turn.turn, item.choice, why.strip().removeprefix("← "))


def team_record(found: Team) -> dict[str, Any]:
    """As plain data. How many people stand behind a figure is null where those left over would be fewer than five."""
    if found.people is None:
        return {"people": None, "fewest": FEWEST_PEOPLE}
    record = asdict(found)
    for row in (*record["stages"], *record["habits"], *record["changes"]):
        row["people"] = counted(row["people"], found.people)
    for row in record["habits"]:
        del row["took"], row["passed"]
    for one in record["partings"]:  # shares: how many are left over, who said something else, would follow from numbers
        whole = sum(line["people"] for line in one["lines"])
        one["lines"] = [{**line, "people": None, "share": line["people"] / whole} for line in one["lines"]]
        del one["smaller"]
    for one in record["together"]:
        one["held"] = counted(one["held"], found.people)
        one["exercises"] = [{"behaviour": habit["behaviour"], "stage": habit["stage"]} for habit in one["exercises"]]
    if found.assignment is not None and found.assignment.by is not None:
        record["assignment"]["by"] = found.assignment.by.isoformat()
    del record["names"]
    return {"fewest": FEWEST_PEOPLE, **record}
