"""What the progress screen and `helpfirst progress` tell: attempts, the record of each behaviour, what is coming."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from simulator.conversation.talk import Talk
from simulator.debrief.endings_met import ending_name
from simulator.languages.english import capital, number, share
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.history import reopened, titles_of
from simulator.practice.attempts.reflections import Promise, Reflections
from simulator.practice.attempts.resume import LeftMidway, left_off
from simulator.practice.first_conversation import first_of
from simulator.practice.progress.progress import (
    BehaviourRecord,
    Mark,
    behaviour_records,
    best_mark,
    endings_seen,
    marks,
    practice_days,
)
from simulator.practice.reviews.reviews import all_due, end_of_day, suggestions
from simulator.scenario.library_entry import Entry
from simulator.scenario.rubric import Rubric, joined

LATELY = 6
"""Attempts that "lately" covers; beside them stand the six before."""
GLOSSARY = 200
"""Attempts that are searched for your own best examples."""
COMING = 6


@dataclass(frozen=True, slots=True)
class Coming:
    """A scenario that is suggested for a day, and the behaviours that return there, by their ids."""

    day: datetime
    scenario: str
    title: str
    returning: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """Behaviours chosen of offered: in the last six attempts, in the six before, and with your best examples."""

    lately: Mapping[str, BehaviourRecord]
    before: Mapping[str, BehaviourRecord]
    ever: Mapping[str, BehaviourRecord]
    endings: Mapping[str, Mapping[str, str]]
    """By scenario, as last played: each ending's id, and what it is called."""
    rubrics: Sequence[Rubric] = ()
    """Those by which the attempts were held, the newest first."""


@dataclass(frozen=True, slots=True)
class Overview:
    """`records` is None until the attempts have been looked into (`with_records`)."""

    marks: Sequence[Mark]
    what_ifs: int
    best: Mark | None
    days: int
    endings: Mapping[str, set[str]]
    promises: Sequence[Promise]
    coming: Sequence[Coming]
    titles: Mapping[str, str]
    left: Mapping[str, LeftMidway]
    today: datetime
    harder: bool = False
    """Whether the later half of the attempts was at harder levels than the earlier one, by the averages."""
    own_words: int = 0
    """How many of the attempts were answered in own words."""
    first: Entry | None = None
    """Where to begin, while nothing is finished."""
    records: Records | None = None

    def called(self, scenario: str) -> list[str]:
        """What the endings are called that were met there; by its id one that the scenario no longer has."""
        names = self.records.endings.get(scenario, {}) if self.records is not None else {}
        return sorted(names.get(one, one.replace("-", " ")) for one in self.endings[scenario])

    def met(self, scenario: str) -> str:
        """How many endings were met there, of how many: "2 of 6"."""
        seen = self.endings[scenario]
        many = len(self.records.endings.get(scenario, {})) if self.records is not None else 0
        return share(len(seen), many) if many >= len(seen) else str(len(seen))

    def rubric(self, common: Rubric) -> Rubric:
        """What behaviours and profiles are called here: by the common rubric, and by those that scenarios brought along."""
        return joined(common, self.records.rubrics) if self.records is not None else common

    @property
    def earned(self) -> int:
        """Next meetings earned."""
        return sum(mark.meeting == "earned" for mark in self.marks)

    @property
    def not_alike(self) -> str:
        """A word about figures that stand together although some were got in own words; "" where all are alike."""
        if self.own_words in (0, len(self.marks)):
            return ""
        some = (
            "One conversation was" if self.own_words == 1 else f"{capital(number(self.own_words))} conversations were"
        )
        return f"{some} answered in own words, the others among the lines: their figures are not quite alike."

    @property
    def purposes(self) -> tuple[Mark, ...]:
        """The attempts before which the trainee said what they wanted to be better for the person, oldest first."""
        return tuple(mark for mark in self.marks if mark.purpose)


def overview(attempts: Attempts, entries: Sequence[Entry], now: datetime) -> Overview:
    """All but the records: it can be shown at once."""
    finished = attempts.finished()
    found = [_at_home(mark, now) for mark in marks(finished)]
    last_seen = {scenario: when for scenario, (_, _, when) in attempts.standings().items()}
    own = attempts.in_own_words()
    levels = {entry.id: entry.level for entry in entries}
    return Overview(
        marks=found,
        what_ifs=sum(kept.attempt.parent is not None for kept in finished),
        best=best_mark(found),
        days=practice_days(found, now.date()),
        endings=endings_seen(found),
        promises=Reflections(attempts.store).open_promises(),
        coming=_coming(attempts, entries, last_seen, now),
        titles=titles_of(attempts, entries, (mark.scenario for mark in found)),
        left=left_off(attempts),
        today=now,
        harder=_harder([levels[mark.scenario] for mark in found if mark.scenario in levels]),
        own_words=sum(mark.attempt in own for mark in found),
        first=None if found else first_of(entries),
    )


def _harder(levels: Sequence[int]) -> bool:
    half = len(levels) // 2
    return half > 0 and sum(levels[half:]) / (len(levels) - half) > sum(levels[:half]) / half


def with_records(found: Overview, attempts: Attempts) -> Overview:
    """With the record of every behaviour: replays the newest attempts, so it is work for a thread."""
    talks = list(reopened(attempts, attempts.newest(GLOSSARY)))
    return replace(
        found,
        records=Records(
            lately={one.behaviour: one for one in behaviour_records(talks[-LATELY:])},
            before={one.behaviour: one for one in behaviour_records(talks[-2 * LATELY : -LATELY])},
            ever={one.behaviour: one for one in behaviour_records(talks)},
            endings=_ending_names(talks),
            rubrics=list({talk.rubric.digest: talk.rubric for talk in reversed(talks)}.values()),
        ),
    )


def _ending_names(talks: Sequence[Talk]) -> dict[str, dict[str, str]]:
    """The endings of each scenario; those that were reached as they were told then, in their version."""
    names = {talk.scenario.id: {one.id: ending_name(one) for one in talk.scenario.endings.values()} for talk in talks}
    for talk in talks:
        if talk.ending is not None and talk.ending.id in names[talk.scenario.id]:
            names[talk.scenario.id][talk.ending.id] = ending_name(talk.ending)
    return names


def _at_home(mark: Mark, now: datetime) -> Mark:
    """Its date as it was where the learner is: days in a row are counted by that."""
    return replace(mark, finished=mark.finished.astimezone(now.tzinfo))


def _coming(
    attempts: Attempts, entries: Sequence[Entry], last_seen: Mapping[str, datetime], now: datetime
) -> list[Coming]:
    """Today what is due today; then, day by day, what would exercise the behaviours that are due by then."""
    cards = all_due(attempts.store, now=now)
    today = end_of_day(now)
    coming: list[Coming] = []
    taken: set[str] = set()
    groups: dict[datetime, list[int]] = {}
    for place, card in enumerate(cards):
        groups.setdefault(max(today, end_of_day(card.when.astimezone(now.tzinfo))), []).append(place)
    for day in sorted(groups):
        free = [entry for entry in entries if entry.id not in taken]
        due = [cards[place] for place in groups[day]]
        for entry, covered in suggestions(due, free, last_seen):
            returning = tuple(dict.fromkeys(one.behaviour for one in covered))
            coming.append(Coming(day, entry.id, entry.title, returning))
            taken.add(entry.id)
        if len(coming) >= COMING:
            break
    return coming[:COMING]
