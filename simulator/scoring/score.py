"""The score of an attempt: a share of what was attainable at the decisions actually faced.

helpfulness = Σ(h − h_min) / Σ(h_max − h_min) over what was on offer at each decision, initiative likewise;
pushiness = Σ max(p, 0) / Σ max(p_max, 0). A zero denominator is 100, 100 and 0. docs/scoring.md says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.conversation.talk import Step
from simulator.scenario.rubric import Points, Rubric
from simulator.scoring.tally import NOTHING, Share, Tally

TRUST_BROKEN = "trust-broken"
EMPTY = (100, 0, 100)
"""What each axis is worth, per cent, where nothing could be gained."""

_PROFILES = {
    # (helpful, initiative, pushy)
    (True, True, False): "trusted-advisor",
    (True, True, True): "hustler",
    (True, False, False): "pleaser",
    (True, False, True): "know-it-all",
    (False, True, False): "busy-bee",
    (False, True, True): "quota-chaser",
    (False, False, False): "order-taker",
    (False, False, True): "bluffer",
}
PROFILES = (*_PROFILES.values(), TRUST_BROKEN)


@dataclass(frozen=True, slots=True)
class Score:
    """The three axes, each 0 to 100, and the ids of the choices that broke trust, each time they were made."""

    helpfulness: Share
    pushiness: Share
    initiative: Share
    breaches: tuple[str, ...] = ()

    def profile(self, rubric: Rubric) -> str:
        """The profile's id by the rubric's thresholds, compared before rounding. A breach caps it."""
        if self.breaches:
            return TRUST_BROKEN
        return profile_of(self.helpfulness, self.pushiness, self.initiative, rubric.thresholds)


def profile_of(helpfulness: Share, pushiness: Share, initiative: Share, thresholds: Points) -> str:
    """One of the eight profiles; breaches are not its business."""
    return _PROFILES[
        helpfulness.reaches(thresholds.helpfulness),
        initiative.reaches(thresholds.initiative),
        pushiness.reaches(thresholds.pushiness),
    ]


def score(steps: Iterable[Step]) -> Score:
    """The score of those choices; of none at all: 100, 0 and 100."""
    return running_scores(tuple(steps))[-1]


def running_scores(steps: Sequence[Step]) -> list[Score]:
    """The score before the first choice and after each one: one more than there are steps."""
    tally = NOTHING
    breaches: tuple[str, ...] = ()
    scores = [score_of(tally, breaches)]
    for step in steps:
        tally = tally.plus(step.points, [points for _, points in step.offered])
        if step.breach:
            breaches = (*breaches, step.choice.id)
        scores.append(score_of(tally, breaches))
    return scores


def score_of(tally: Tally, breaches: tuple[str, ...] = ()) -> Score:
    """The score of these sums."""
    helpfulness, pushiness, initiative = map(Share, tally.gained, tally.attainable, EMPTY)
    return Score(helpfulness, pushiness, initiative, breaches)
