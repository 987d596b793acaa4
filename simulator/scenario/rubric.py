"""The rubric as frozen data: what each behaviour is worth and how the customer answers to it.

`points_of` and the two `*_change` rules are the whole arithmetic of a choice; `rubric.yaml` holds the
numbers and docs/scoring.md the evidence. Points are in halves, trust and patience in thousandths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from simulator.scenario.model import Choice, Person, Scenario
from simulator.scenario.units import HUNDRED, POINT

LIMIT = 4
"""The most and least of an axis at one choice, in halves: 2 points."""


DEFAULT_RATINGS = (40, 60, 85)


class Points(NamedTuple):
    """What one choice is worth on the three axes, each -4 to 4 halves."""

    helpfulness: int
    pushiness: int
    initiative: int


AXES = Points._fields


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A named sales behaviour. `act` completes "You …", `rule` is the principle in a sentence."""

    id: str
    points: Points
    name: str
    act: str
    terms: str
    rule: str
    breach: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """One of the eight profiles, or `trust-broken`: its name and what it says of the conversation."""

    id: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """The published list of behaviours and rules, with the SHA-256 of the bytes it was read from."""

    behaviours: Mapping[str, Behaviour]
    profiles: Mapping[str, Profile]
    trust_per_helpfulness: int
    trust_per_pushiness: int
    sceptic: frozenset[str]
    patience_per_choice: int
    patience_per_behaviour: Mapping[str, int]
    thresholds: Points
    """Whole per cents, 0 to 100."""
    digest: str
    ratings: tuple[int, int, int] = DEFAULT_RATINGS
    """Shares in per cent from which a review is rated hard, good and easy; below the first: again."""
    source: bytes = field(default=b"", repr=False, compare=False)

    def practised(self, behaviour: str) -> bool:
        """Whether it is one to practise, by its id: one that helps by itself. Courtesies come back unasked."""
        return behaviour in self.behaviours and self.behaviours[behaviour].points.helpfulness > 0

    def points_of(self, choice: Choice) -> Points:
        """The main behaviour plus half of each in `also`, clipped to -2..2, unless the author overrides.

        The rubric's values are whole, so every result is exact in halves.
        """
        main = self.behaviours[choice.behaviour].points
        others = [self.behaviours[name].points for name in choice.also]
        overrides = (choice.helpfulness, choice.pushiness, choice.initiative)
        values = (
            override if override is not None else _clip(main[axis] + sum(other[axis] // 2 for other in others))
            for axis, override in enumerate(overrides)
        )
        return Points(*values)

    def trust_change(self, choice: Choice, points: Points, speaker: Person) -> int:
        """Thousandths of trust by the rubric, without the author's effects.

        3·h − 8·max(p, 0) by the shipped rubric; where 3·h is positive and the main behaviour is one a sceptic waits for
        (candour, reflect), it is first multiplied by 1 + scepticism.
        """
        half = POINT // 2
        gain = self.trust_per_helpfulness * points.helpfulness * half
        if gain > 0 and choice.behaviour in self.sceptic:
            gain = gain * (HUNDRED + speaker.scepticism) // HUNDRED
        return gain + self.trust_per_pushiness * max(points.pushiness, 0) * half

    def patience_change(self, choice: Choice) -> int:
        """Thousandths of patience by the rubric, without the author's effects."""
        extra = self.patience_per_behaviour.get(choice.behaviour, 0)
        return (self.patience_per_choice + extra) * POINT

    def is_breach(self, choice: Choice) -> bool:
        """`breach` decides where it is given; otherwise what the rubric says of the main behaviour."""
        return self.behaviours[choice.behaviour].breach if choice.breach is None else choice.breach


def _clip(halves: int) -> int:
    return max(-LIMIT, min(LIMIT, halves))


RubricOf = Callable[[Scenario], Rubric]
"""By which rubric a scenario is played: its own where one lies beside it, else the one that all the others share."""


def joined(rubric: Rubric, others: Iterable[Rubric]) -> Rubric:
    """`rubric` with the behaviours and profiles that only others name, so that figures of several can be told together."""
    behaviours, profiles = dict(rubric.behaviours), dict(rubric.profiles)
    for other in others:
        behaviours = {**other.behaviours, **behaviours}
        profiles = {**other.profiles, **profiles}
    if behaviours.keys() == rubric.behaviours.keys() and profiles.keys() == rubric.profiles.keys():
        return rubric
    return replace(rubric, behaviours={**rubric.behaviours, **behaviours}, profiles={**rubric.profiles, **profiles})
