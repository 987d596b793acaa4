"""Going on with an attempt that was left, or opening an old one: as it was recorded, with what it was made with."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.conversation.attempt import Attempt
from simulator.conversation.talk import NotOnOffer, Talk, replay
from simulator.practice.attempts import Attempts, KeptAttempt
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_bytes
from simulator.scenario.rubric import Rubric
from simulator.scenario.rubric_file import RubricError, rubric_of


@dataclass(frozen=True, slots=True)
class Resumed:
    """A talk rebuilt from a record. `left_over` are the choices that the scenario no longer allows."""

    talk: Talk
    left_over: tuple[str, ...]
    edited: bool

    def sentences(self) -> tuple[str, ...]:
        """What the trainee should know before going on."""
        if not self.edited:
            return ()
        if not self.left_over:
            return ("The scenario has been edited since. All your choices still stand.",)
        kept = len(self.talk.steps)
        return (
            f"The scenario has been edited since. {_count(kept)} still stand; "
            f"{_count(len(self.left_over))} from `{self.left_over[0]}` on could not be replayed.",
        )


def resume(kept: KeptAttempt, scenario: Scenario, rubric: Rubric) -> Resumed:
    """The attempt in the scenario as it is today, as far as it still goes."""
    talk, left_over = replay(scenario, rubric, _under(kept.attempt, scenario, rubric))
    return Resumed(talk, left_over, kept.attempt.digest != scenario.digest)


def reopen(attempts: Attempts, kept: KeptAttempt) -> Talk | None:
    """The attempt exactly as it was, from the files it was made with; None where these cannot be read any more."""
    source, rubric_source = attempts.source(kept.attempt.digest), attempts.source(kept.attempt.rubric)
    if source is None or rubric_source is None:
        return None
    try:
        rubric = rubric_of(rubric_source, "rubric.yaml")
        scenario = read_bytes(source, kept.file, rubric).scenario
        return None if scenario is None else Talk(scenario, rubric, kept.attempt)
    except (RubricError, NotOnOffer):
        return None


def _under(attempt: Attempt, scenario: Scenario, rubric: Rubric) -> Attempt:
    return Attempt(
        scenario=scenario.id,
        digest=scenario.digest,
        rubric=rubric.digest,
        seed=attempt.seed,
        choices=attempt.choices,
        carried=attempt.carried,
        parent=attempt.parent,
        kept=attempt.kept,
    )


def _count(number: int) -> str:
    return "one choice" if number == 1 else f"{number} choices"
