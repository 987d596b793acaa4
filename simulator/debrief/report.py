"""Everything the full debrief tells, gathered once; the app, plain mode and the exports draw from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from simulator.debrief.endings_met import OnMap, endings_map
from simulator.debrief.lessons import Lessons, lessons
from simulator.debrief.review import Debrief
from simulator.debrief.turning_points import TurningPoints, turning_points
from simulator.languages.tongue import ENGLISH, Tongue

Range = tuple[float, float]
"""The least and the most of an axis, each 0 to 100."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Another attempt at the same scenario, as three axes 0 to 100."""

    helpfulness: float
    pushiness: float
    initiative: float
    own_words: bool = False
    """Whether it was answered in own words, without seeing the lines first."""


@dataclass(frozen=True, slots=True)
class Possible:
    """What could still be reached before and after a choice: the best ending's id and meeting, and a path to it."""

    before: str
    before_meeting: str
    after: str | None
    after_meeting: str | None
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reflection:
    """The trainee's own answers before any score, what they promised themselves, and what they had wanted to be better
    for the person before anything was said. All may be empty.
    """

    answers: tuple[str, ...] = ()
    promise: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Onward:
    """A conversation to hold: `when` in words ("Now", "Thursday", "4 December"), which, and why. 0 minutes: unknown."""

    when: str
    scenario: str
    title: str
    why: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A debrief with all that is known around it. What the analysis has not worked out (yet) is absent."""

    review: Debrief
    turning: TurningPoints
    lessons: Lessons
    first: Compared | None = None
    last: Compared | None = None
    ranges: Mapping[str, Range] | None = None
    """For the ending that was reached: the exact range of each axis among those who reach it."""
    possible: Mapping[int, Possible] = field(default_factory=dict)
    """By the number of the decision."""
    reflection: Reflection = Reflection()
    own_words: Mapping[int, str] = field(default_factory=dict)
    """What the trainee would have said, by the number of the decision."""
    confirmed: frozenset[int] = frozenset()
    """The numbers of the decisions at which own words were compared, and a line was confirmed for them."""
    coming: tuple[Onward, ...] = ()
    """What comes next, the nearest first."""
    met: frozenset[str] | None = None
    """The endings of this scenario that were met before; None where nothing is kept."""

    @property
    def endings(self) -> tuple[OnMap, ...]:
        """The map of the scenario's outcomes; empty where nothing is kept."""
        if self.met is None:
            return ()
        return endings_map(self.review.talk.scenario, self.met, self.review.ending)

    @property
    def tries(self) -> tuple[tuple[str, Compared], ...]:
        """The first try and the last one before this, by name; only the first where they are one."""
        both = (("First try", self.first), ("Last try", self.last if self.last != self.first else None))
        return tuple((name, one) for name, one in both if one is not None)


def report(
    review: Debrief,
    *,
    first: Compared | None = None,
    last: Compared | None = None,
    ranges: Mapping[str, Range] | None = None,
    possible: Mapping[int, Possible] | None = None,
    reflection: Reflection | None = None,
    own_words: Sequence[str | None] = (),
    met: frozenset[str] | None = None,
    confirmed: Iterable[int] = (),
) -> Report:
    """The report of a debrief; whatever is not given is left out of what is shown."""
    return Report(
        review=review,
        turning=turning_points(review),
        lessons=lessons(review),
        first=first,
        last=last,
        ranges=ranges,
        possible=possible or {},
        reflection=reflection or Reflection(),
        own_words={number: words for number, words in enumerate(own_words, start=1) if words},
        met=met,
        confirmed=frozenset(confirmed),
    )


def possible_sentence(possible: Possible, say: Tongue = ENGLISH) -> str:
    """What a turning point opened or closed, in a sentence; empty where it changed nothing."""
    meeting = {"earned": say("the next meeting"), "open": say("an open door"), "refused": say("no more than a refusal")}
    before = meeting[possible.before_meeting]
    if possible.after_meeting is None:
        return say("Before it, {before} was still possible.", before=before)
    if possible.after_meeting == possible.before_meeting:
        return ""
    after = {**meeting, "refused": say("only a refusal")}[possible.after_meeting]
    return say("Before it, {before} was still possible; after it, {after}.", before=before, after=after)
