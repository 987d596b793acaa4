"""Drills: single turns from the library for a behaviour at a stage that is due, half a minute each.

A drill is the last choice of an attempt whose earlier choices the analysis picked; only that last one counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simulator.analysis.best_paths import road_to
from simulator.analysis.drillable import says_something, stands_alone
from simulator.conversation.attempt import new_attempt
from simulator.conversation.table import compile_table
from simulator.conversation.talk import Step, Talk, talk_through
from simulator.languages.english import number
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.first_conversation import first_of
from simulator.practice.reviews.days import day_from
from simulator.practice.reviews.rating import GOOD, Rated, ratings
from simulator.practice.reviews.reviews import all_due, end_of_day, level_reached
from simulator.scenario.library_entry import Entry
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric

A_HANDFUL = 5
"""Drills at a time, where nobody says how many."""
REMEMBERED = 40
"""The turns of so many drills before are not asked again while there are others."""
A_YEAR = 365
AT_ONCE = 4
"""Conversations of the library that are looked into for one drill, before another behaviour has its turn."""
HARDLY_PLAYED = 5
"""Below so many conversations held to their end, a story that began in an earlier meeting is for later."""
Opened = Callable[[Entry], "Scenario | None"]
Place = tuple[str, str]
"""A scenario's id and a turn's."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a drill is for: a behaviour at a stage, and in a sentence why now."""

    behaviour: str
    stage: str
    why: str


@dataclass(frozen=True, slots=True)
class Drill:
    """One turn that waits for an answer: the talk stands at it."""

    talk: Talk
    aim: Aim

    @property
    def place(self) -> Place:
        """Which turn it is."""
        turn = self.talk.turn
        assert turn is not None
        return self.talk.scenario.id, turn.id

    @property
    def known(self) -> tuple[str, ...]:
        """Ids of the needs that were known before; what the customer tells just now stands in the exchange itself."""
        steps = self.talk.steps
        return tuple(need for need in self.talk.learnt if need not in steps[-1].learnt) if steps else ()

    @property
    def road(self) -> tuple[str, ...]:
        """The choice ids that were picked for the trainee."""
        return self.talk.attempt.choices


def aims(attempts: Attempts | None, entries: Sequence[Entry], now: datetime, behaviour: str | None = None) -> list[Aim]:
    """What to drill, the most urgent first: what is due, the longest waiting first; then what is due soonest.

    Where nothing was practised yet, what the conversation to begin with exercises. With `behaviour` that alone, at
    every stage of the library, those that are due first.
    """
    cards = all_due(attempts.store, now=now) if attempts is not None else []
    found = [Aim(one.behaviour, one.stage, _why(one.when, now)) for one in cards]
    if behaviour is not None:
        known = [one for one in found if one.behaviour == behaviour]
        stages = dict.fromkeys(
            stage for entry in entries for name, stage in entry.exercises if name == behaviour and stage
        )
        late = {one.stage for one in known}
        return [*known, *(Aim(behaviour, stage, "You asked for it.") for stage in stages if stage not in late)]
    if found:
        return found
    first = first_of(entries)
    pairs = first.exercises if first is not None else ()
    return [Aim(name, stage, "Nothing has been practised yet: this is one to begin with.") for name, stage in pairs]


def drills(
    wanted: Sequence[Aim],
    entries: Sequence[Entry],
    opened: Opened,
    rubric: Rubric,
    *,
    seed: int,
    level: int = 1,
    before: Sequence[Place] = (),
    held: Collection[str] | None = None,
) -> Iterator[Drill]:
    """Drills for what is wanted, in turn, as long as there are turns: worked out one by one, as they are asked for.

    Conversations of the `level` reached come first, harder ones last; never the same conversation twice in a row
    while another has one; the turns of `before` only when there are no others. Where few conversations were `held`
    (their ids; None for enough), a later meeting of a story comes when it was held itself, or nothing else is left.
    """
    asked: set[Place] = set()
    last = before[0][0] if before else ""
    fresh = held is not None and len(held) < HARDLY_PLAYED
    rounds = [(set(before), True)] if fresh else []
    for avoided, beginnings in (*rounds, (set(before), False), (set[Place](), False)):

        def suitable(entry: Entry, beginnings: bool = beginnings) -> Scenario | None:
            scenario = opened(entry)
            later = beginnings and scenario is not None and scenario.before and scenario.id not in (held or ())
            return None if later else scenario

        while True:
            found = 0
            for aim in wanted:
                drill = _drill(aim, _ranked(aim, entries, level, last, seed), suitable, rubric, seed, avoided | asked)
                if drill is not None:
                    found += 1
                    asked.add(drill.place)
                    last = drill.place[0]
                    yield drill
            if not found:
                break


def for_learner(
    attempts: Attempts | None,
    entries: Sequence[Entry],
    opened: Opened,
    rubric: Rubric,
    *,
    seed: int,
    now: datetime,
    behaviour: str | None = None,
) -> Iterator[Drill]:
    """The drills of one learner, from what is kept. Raises NotKept where that cannot be read."""
    before: list[Place] = []
    held: Collection[str] = ()
    if attempts is not None:
        before = [(one.attempt.scenario, one.choices[-1].turn) for one in attempts.drills(REMEMBERED) if one.choices]
        held = attempts.standings().keys()
    level = level_reached(entries, held)
    wanted = [one for one in aims(attempts, entries, now, behaviour) if rubric.practised(one.behaviour)]
    return drills(wanted, entries, opened, rubric, seed=seed, level=level, before=before, held=held)


def answered(drill: Drill, step: Step) -> Rated:
    """How the answer went, for the behaviour it was for: by the rubric's thresholds, and never easy.

    The way there was not the trainee's, and one answer is little to go by.
    """
    found = ratings([step], drill.talk.rubric, first_try=False)
    one = next(one for one in found if one.behaviour == drill.aim.behaviour)
    return Rated(one.behaviour, one.stage, min(one.rating, GOOD))


def keep_drill(attempts: Attempts, drill: Drill, talk: Talk) -> str:
    """Keeps an answered drill and answers its id. Raises NotKept."""
    scenario = talk.scenario
    found = attempts.begin(
        talk.attempt,
        str(Path(scenario.file).absolute()),
        scenario.source,
        talk.rubric.source,
        drill=drill.aim.behaviour,
    )
    attempts.keep(found, talk, drilled=answered(drill, talk.steps[-1]))
    return found


def _why(when: datetime, now: datetime) -> str:
    here = when.astimezone(now.tzinfo)
    if when <= end_of_day(now):
        days = (now.date() - here.date()).days
        return "It is due today." if days <= 0 else f"It has been due {'since yesterday' if days == 1 else _for(days)}."
    return f"It comes back {_on(day_from(here, now))}, so this is ahead of time."


def _for(days: int) -> str:
    return f"for {number(days)} days" if days <= A_YEAR else "for more than a year"


def _on(day: str) -> str:
    return day.lower() if day in ("Today", "Tomorrow") else f"on {day}"


def _ranked(aim: Aim, entries: Sequence[Entry], level: int, last: str, seed: int) -> list[Entry]:
    """The conversations that exercise it: another than the last one, near the level reached, then by the seed."""
    able = [one for one in entries if one.problem is None and (aim.behaviour, aim.stage) in one.exercises]

    def rank(entry: Entry) -> tuple[bool, bool, int, bytes]:
        drawn = hashlib.sha256(f"{seed}/drill/{entry.id}".encode()).digest()
        return entry.id == last, entry.level > level, abs(entry.level - level), drawn

    return sorted(able, key=rank)


def _drill(
    aim: Aim, able: Sequence[Entry], opened: Opened, rubric: Rubric, seed: int, avoided: set[Place]
) -> Drill | None:
    looked = 0
    for entry in able:
        if looked >= AT_ONCE:
            return None
        scenario = opened(entry)
        if scenario is None:
            continue
        turns = [
            turn
            for turn in scenario.turns.values()
            if turn.stage == aim.stage and (scenario.id, turn.id) not in avoided and stands_alone(turn)
        ]
        looked += bool(turns)
        for turn in turns:
            road = road_to(compile_table(scenario, rubric), turn.id, seed)
            talk = None if road is None else talk_through(scenario, rubric, new_attempt(scenario, rubric, seed), road)
            if talk is not None and _practises(talk, aim.behaviour):
                return Drill(talk, aim)
    return None


def _practises(talk: Talk, behaviour: str) -> bool:
    """Whether an answer there says something about the behaviour: as the rating of a conversation counts it."""
    offered = talk.points_offered()
    helps = (
        points.helpfulness > 0 and points.pushiness <= 0 for choice, points in offered if choice.behaviour == behaviour
    )
    return says_something([points for _, points in offered]) and any(helps)
