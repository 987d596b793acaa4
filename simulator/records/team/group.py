"""The group: people out of hand-in files, each attempt replayed in the scenario as it is now; and of how many may be told.

Nothing is said about fewer than five people: neither about those counted nor about those left over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk, replay
from simulator.paths import files_below
from simulator.records.hand_in import LARGEST, HandedAttempt, HandIn, NoHandIn, read
from simulator.scenario.model import Scenario
from simulator.scenario.reading.source import Unreadable, text_in
from simulator.scenario.rubric import Rubric, RubricOf
from simulator.workshop.report import FEWEST_PEOPLE

Find = Callable[[str], Scenario | None]
"""The sound scenario with that id, or None."""


@dataclass(frozen=True, slots=True)
class FinishedTalk:
    """One conversation that somebody held to its end."""

    talk: Talk
    day: date

    @property
    def scenario(self) -> str:
        return self.talk.scenario.id


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody without a name: their conversations by scenario, the first first."""

    held: Mapping[str, tuple[FinishedTalk, ...]]

    @property
    def latest(self) -> tuple[FinishedTalk, ...]:
        """The last one at each scenario."""
        return tuple(one[-1] for one in self.held.values())


@dataclass(frozen=True, slots=True)
class Group:
    """`unusable` attempts no longer fit their scenario, `unknown` are at scenarios that are not here.

    `other` were held in another edition or language of their scenario; they count by its lines as they are here.
    """

    people: tuple[Colleague, ...]
    unusable: int = 0
    unknown: int = 0
    other: int = 0

    @property
    def talks(self) -> Iterator[Talk]:
        """Every conversation of everybody."""
        return (one.talk for person in self.people for held in person.held.values() for one in held)

    @property
    def conversations(self) -> int:
        return sum(len(held) for one in self.people for held in one.held.values())


def may_tell(people: int) -> bool:
    """Whether something about so many people may stand on the page."""
    return people >= FEWEST_PEOPLE


def counted(part: int, whole: int) -> int | None:
    """How many, or None where it, or how many are left over, would be about fewer than five. None at all may be said."""
    return part if all(one == 0 or one >= FEWEST_PEOPLE for one in (part, whole - part)) else None


def told_count(part: int, whole: int) -> str:
    """In words where the number may not be told."""
    if part == whole:
        return "all"
    if counted(part, whole) is not None:
        return "nobody" if part == 0 else str(part)
    return "fewer than five" if part < FEWEST_PEOPLE else "most"


def files_of(folder: Path, notes: list[str]) -> Iterator[HandIn]:
    """The hand-in files of the folder and those below it; what is none adds a sentence to `notes`."""
    for path in files_below(folder, (".json",)):
        try:
            yield read(text_in(path, LARGEST))
        except (NoHandIn, Unreadable) as why:
            notes.append(f"{path}: {why}; left out")


def group_of(files: Iterable[HandIn], find: Find, rubric_of: RubricOf) -> Group:
    """Each attempt by its scenario's rubric. Several files of one person are one person; an attempt counts once, in whichever files it stands."""
    handed: dict[str, dict[str, HandedAttempt]] = {}
    seen: set[str] = set()
    for file in files:
        own = handed.setdefault(file.person, {})
        for attempt in file.attempts:
            if attempt.id not in seen:
                seen.add(attempt.id)
                own[attempt.id] = attempt
    scenarios: dict[str, Scenario | None] = {}
    people, unusable, unknown, other = [], 0, 0, 0
    for own in handed.values():
        held: dict[str, list[FinishedTalk]] = {}
        for attempt in sorted(own.values(), key=lambda one: one.day):
            if attempt.scenario not in scenarios:
                scenarios[attempt.scenario] = find(attempt.scenario)
            scenario = scenarios[attempt.scenario]
            talk = None if scenario is None else _replayed(attempt, scenario, rubric_of(scenario))
            if talk is not None:
                held.setdefault(attempt.scenario, []).append(FinishedTalk(talk, attempt.day))
                other += attempt.digest != talk.scenario.digest
            elif scenario is None:
                unknown += 1
            else:
                unusable += 1
        if held:
            people.append(Colleague({name: tuple(found) for name, found in sorted(held.items())}))
    return Group(tuple(people), unusable, unknown, other)


def _replayed(attempt: HandedAttempt, scenario: Scenario, rubric: Rubric) -> Talk | None:
    begun = new_attempt(scenario, rubric, attempt.seed, attempt.carried)
    for choice in attempt.choices:
        begun = begun.with_choice(choice)
    talk, left = replay(scenario, rubric, begun)
    return talk if talk.finished and not left else None
