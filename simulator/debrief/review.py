"""The debrief of an attempt as data: the outcome, the path over the plane, and what each choice did.

Pure: the app, plain mode and the exports all draw from one `Debrief`.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.conversation.talk import Step, Talk
from simulator.debrief.coaching import MARKS
from simulator.languages.tongue import Tongue, tongue
from simulator.scenario.model import Choice, Ending
from simulator.scenario.rubric import Points, Profile
from simulator.scoring.score import Score, running_scores


@dataclass(frozen=True, slots=True)
class Decision:
    """One choice looked back on. `number` counts from 1.

    `better` is the line that would have helped more, or None where none would; `tempting` is the worse line
    that was most tempting, pushy before passive, or None where nothing worse was on offer.
    """

    number: int
    step: Step
    score: Score
    better: Choice | None
    tempting: Choice | None

    @property
    def trust_change(self) -> int:
        """Thousandths."""
        return self.step.trust - self.step.trust_before

    @property
    def helped(self) -> bool:
        """Whether it helped without leaning on them, or no line on offer would have helped more."""
        points = self.step.points
        return points.helpfulness > 0 and not self.step.breach and (points.pushiness <= 0 or self.better is None)

    @property
    def mark(self) -> str:
        """● where it pushed, ▲ where it helped, otherwise nothing."""
        points = self.step.points
        return MARKS["pushiness"] if points.pushiness > 0 else MARKS["helpfulness"] if points.helpfulness > 0 else ""


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything the debrief shows. `ending` is None for an attempt that was left or is stuck."""

    talk: Talk
    ending: Ending | None
    score: Score
    profile: Profile
    decisions: tuple[Decision, ...]

    @property
    def tongue(self) -> Tongue:
        """The language of the conversation, in which its debrief is told."""
        return tongue(self.talk.scenario.lang)


def debrief(talk: Talk) -> Debrief:
    """The debrief of the conversation as it stands."""
    scores = running_scores(talk.steps)
    decisions = tuple(
        Decision(number, step, scores[number], better_line(step), tempting_line(step))
        for number, step in enumerate(talk.steps, start=1)
    )
    final = scores[-1]
    return Debrief(talk, talk.ending, final, talk.rubric.profiles[final.profile(talk.rubric)], decisions)


def better_line(step: Step) -> Choice | None:
    """The most helpful line on offer, ties to less pushiness, then more initiative, then the file's order."""
    best, best_points = max(step.offered, key=lambda offer: _worth(offer[1]))
    return best if _worth(best_points) > _worth(step.points) else None


def tempting_line(step: Step) -> Choice | None:
    """Among the lines less helpful than the one that was said: the pushiest, then the most passive."""
    worse = [
        (choice, points)
        for choice, points in step.offered
        if choice.id != step.choice.id and points.helpfulness < max(step.points.helpfulness, 1)
    ]
    if not worse:
        return None
    return max(worse, key=lambda offer: (offer[1].pushiness, -offer[1].initiative))[0]


def _worth(points: Points) -> tuple[int, int, int]:
    return (points.helpfulness, -max(points.pushiness, 0), points.initiative)
