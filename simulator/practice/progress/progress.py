"""Progress as data: attempts over time, the record of each behaviour, endings seen. Pure; drawn by others.

Only attempts without a parent count: a what-if is for trying things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from simulator.conversation.talk import Talk
from simulator.practice.attempts.kept import KeptAttempt

ENOUGH = 6
"""Attempts, before anything is said about how it goes."""
STEADY, MUCH = 3, 10
"""Points between two averages below which nothing has changed, and from which much has."""
TOO_FEW = "too few yet"


@dataclass(frozen=True, slots=True)
class Mark:
    """One finished attempt as a point: the axes 0 to 100, when, and what it came to."""

    attempt: str
    scenario: str
    finished: datetime
    helpfulness: float
    pushiness: float
    initiative: float
    profile: str
    meeting: str
    ending: str
    purpose: str = ""
    """What the trainee wanted to be better for the person afterwards, in their own words."""
    about: str = ""
    """What they say it was about: "them", "number", or "" where they have not said."""


@dataclass(frozen=True, slots=True)
class BehaviourRecord:
    """How often a behaviour was chosen when it was on offer; `best` is the learner's own line that won most.

    `beside` counts the lines that showed it as a second behaviour, beside their main one.
    """

    behaviour: str
    chosen: int
    offered: int
    best: str | None = None
    best_scenario: str | None = None
    beside: int = 0

    @property
    def figures(self) -> str:
        """ "2 of 6", "2 of 6 +1", "+1": the lines that showed it beside another behaviour stand after the plus."""
        chosen = f"{self.chosen} of {self.offered}" if self.offered else ""
        return f"{chosen} +{self.beside}".strip() if self.beside else chosen


def marks(attempts: Iterable[KeptAttempt]) -> list[Mark]:
    """The finished attempts without a parent, oldest first."""
    found = []
    for kept in attempts:
        if kept.finished is None or kept.attempt.parent is not None or kept.ending is None:
            continue
        found.append(
            Mark(
                attempt=kept.id,
                scenario=kept.attempt.scenario,
                finished=kept.finished,
                helpfulness=_number(kept.score.get("helpfulness")),
                pushiness=_number(kept.score.get("pushiness")),
                initiative=_number(kept.score.get("initiative")),
                profile=str(kept.score.get("profile")),
                meeting=kept.ending["meeting"],
                ending=kept.ending["id"],
                purpose=kept.purpose,
                about=kept.purpose_about,
            )
        )
    return sorted(found, key=lambda mark: mark.finished)


def best_mark(found: Sequence[Mark]) -> Mark | None:
    """The attempt that came nearest to the trusted advisor's corner: most help less push, unbroken first."""
    return max(
        found, key=lambda m: (m.profile != "trust-broken", m.helpfulness - m.pushiness, m.initiative), default=None
    )


_NONE: tuple[int, str | None, str | None] = (0, None, None)


def behaviour_records(talks: Iterable[Talk]) -> list[BehaviourRecord]:
    """The record of every behaviour that was ever on offer, most offered first."""
    chosen: dict[str, int] = {}
    offered: dict[str, int] = {}
    beside: dict[str, int] = {}
    best: dict[str, tuple[int, str | None, str | None]] = {}
    for talk in talks:
        for step in talk.steps:
            for name in {choice.behaviour for choice, _ in step.offered}:
                offered[name] = offered.get(name, 0) + 1
            name = step.choice.behaviour
            chosen[name] = chosen.get(name, 0) + 1
            for second in step.choice.also:
                beside[second] = beside.get(second, 0) + 1
                offered.setdefault(second, 0)
            won = step.trust - step.trust_before
            if step.points.helpfulness > 0 and (name not in best or won > best[name][0]):
                best[name] = (won, " ".join(step.choice.say.split()), talk.scenario.title)
    return [
        BehaviourRecord(name, chosen.get(name, 0), count, *best.get(name, _NONE)[1:], beside=beside.get(name, 0))
        for name, count in sorted(offered.items(), key=lambda item: (-item[1], item[0]))
    ]


def practice_days(found: Iterable[Mark], today: date) -> int:
    """Days in a row with a finished attempt, up to today or yesterday. A gap is no reproach: it is just 0."""
    days = {mark.finished.date() for mark in found}
    day = today if today in days else today - timedelta(days=1)
    count = 0
    while day in days:
        count += 1
        day -= timedelta(days=1)
    return count


def endings_seen(found: Iterable[Mark]) -> dict[str, set[str]]:
    """For each scenario, the ids of the endings that were reached."""
    seen: dict[str, set[str]] = {}
    for mark in found:
        seen.setdefault(mark.scenario, set()).add(mark.ending)
    return seen


@dataclass(frozen=True, slots=True)
class Halves:
    """The averages of the earlier and the later half of some attempts, as whole figures: every word follows from them."""

    before: int
    now: int

    @property
    def word(self) -> str:
        """How the later half compares with the earlier one: rising, a little up, steady …"""
        change = self.now - self.before
        if abs(change) < STEADY:
            return "steady"
        if abs(change) < MUCH:
            return "a little up" if change > 0 else "a little down"
        return "rising" if change > 0 else "falling"

    @property
    def says(self) -> str:
        return f"first half {self.before}, last half {self.now}, {self.word}"


def halves(values: Sequence[float]) -> Halves | None:
    """None where there are fewer than ENOUGH; the middle one of an odd number belongs to the later half."""
    if len(values) < ENOUGH:
        return None
    half = len(values) // 2
    return Halves(round(sum(values[:half]) / half), round(sum(values[half:]) / (len(values) - half)))


def trend(values: Sequence[float]) -> str:
    """The two averages and what they come to, in words."""
    found = halves(values)
    return found.says if found is not None else TOO_FEW


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
