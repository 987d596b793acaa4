"""The score of an attempt: a share of what was attainable at the decisions actually faced.

helpfulness = Σ(h − h_min) / Σ(h_max − h_min) over what was on offer at each decision, initiative likewise;
pushiness = Σ max(p, 0) / Σ max(p_max, 0). A zero denominator is 100, 100 and 0. docs/scoring.md says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.conversation.talk import Step
from simulator.scenario.rubric import Points, Rubric
from simulator.scoring.share import Share

TRUST_BROKEN = "trust-broken"

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
    helped = help_range = pushed = push_range = led = lead_range = 0
    breaches: tuple[str, ...] = ()
    scores = [_score(0, 0, 0, 0, 0, 0, ())]
    for step in steps:
        offered = [points for _, points in step.offered]
        helps = [points.helpfulness for points in offered]
        leads = [points.initiative for points in offered]
        helped += step.points.helpfulness - min(helps)
        help_range += max(helps) - min(helps)
        led += step.points.initiative - min(leads)
        lead_range += max(leads) - min(leads)
        pushed += max(step.points.pushiness, 0)
        push_range += max(max(points.pushiness for points in offered), 0)
        if step.breach:
            breaches = (*breaches, step.choice.id)
        scores.append(_score(helped, help_range, pushed, push_range, led, lead_range, breaches))
    return scores


def _score(
    helped: int, help_range: int, pushed: int, push_range: int, led: int, lead_range: int, breaches: tuple[str, ...]
) -> Score:
    return Score(
        Share(helped, help_range, 100), Share(pushed, push_range, 0), Share(led, lead_range, 100), breaches
    )
