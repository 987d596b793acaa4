"""Keep, start, stop: at most one of each, each a behaviour with its rule in a sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from simulator.debrief.review import Debrief
from simulator.scenario.rubric import Behaviour

QUESTIONS = (
    "What were you trying to do?",
    "Where did it turn?",
    "What did the customer feel?",
)
"""Asked before any score is shown. Each may be skipped."""

TRANSFER = "A customer of yours where this fits: what will you say, and by when?"


@dataclass(frozen=True, slots=True)
class Lessons:
    """What to keep doing, to start and to stop; None where the conversation shows nothing of the kind."""

    keep: Behaviour | None
    start: Behaviour | None
    stop: Behaviour | None


def lessons(review: Debrief) -> Lessons:
    """From the behaviours that were chosen and the better lines that were not."""
    behaviours = review.talk.rubric.behaviours
    helped: Counter[str] = Counter()
    harmed: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for decision in review.decisions:
        step = decision.step
        if step.points.helpfulness > 0 and step.points.pushiness <= 0:
            helped[step.choice.behaviour] += max(decision.trust_change, 0) + 1
        elif step.points.helpfulness < 0 or step.points.pushiness > 0 or step.points.initiative < 0:
            harmed[step.choice.behaviour] += max(-decision.trust_change, 0) + 1
        if decision.better is not None:
            missed[decision.better.behaviour] += 1
    keep = _first(helped)
    start = next((name for name, _ in missed.most_common() if name != keep), None)
    stop = _first(harmed)
    return Lessons(*(behaviours[name] if name is not None else None for name in (keep, start, stop)))


def _first(counter: Counter[str]) -> str | None:
    return next((name for name, _ in counter.most_common(1)), None)
