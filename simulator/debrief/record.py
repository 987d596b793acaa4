"""An attempt as plain data, in the shape that `helpfirst play --json` prints. Extra keys may be added."""

from __future__ import annotations

from simulator.conversation.talk import Step, Talk
from simulator.scenario.units import level, points
from simulator.scoring.score import Score, score


def attempt_record(talk: Talk) -> dict[str, object]:
    """The attempt, every choice with what it was worth and the state after it, the ending and the score."""
    ending = talk.ending
    return {
        "scenario": talk.scenario.id,
        "digest": talk.scenario.digest,
        "seed": talk.attempt.seed,
        "finished": talk.finished,
        "choices": [choice_record(step) for step in talk.steps],
        "ending": None if ending is None else {"id": ending.id, "kind": ending.kind, "meeting": ending.meeting},
        "score": score_record(score(talk.steps), talk),
        "stuck": talk.stuck,
    }


def choice_record(step: Step) -> dict[str, object]:
    """One choice; trust (of the person who spoke at the turn) and patience are those after it.

    `version` is that of the turn, `case` that of the choice from 1; null for what stands as it is written.
    """
    return {
        "turn": step.turn.id,
        "choice": step.choice.id,
        "behaviour": step.choice.behaviour,
        "helpfulness": points(step.points.helpfulness),
        "pushiness": points(step.points.pushiness),
        "initiative": points(step.points.initiative),
        "trust": level(step.trust),
        "patience": level(step.patience),
        "version": step.version,
        "case": step.case,
    }


def score_record(result: Score, talk: Talk) -> dict[str, object]:
    """The axes with two decimals; the profile only of an attempt that came to its end."""
    return {
        "helpfulness": result.helpfulness.percent,
        "pushiness": result.pushiness.percent,
        "initiative": result.initiative.percent,
        "profile": result.profile(talk.rubric) if talk.finished else None,
        "breaches": list(result.breaches),
    }
