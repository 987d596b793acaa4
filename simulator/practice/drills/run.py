"""A run of drills: the next one, its answer kept, and when its behaviour returns. Screens and lines share it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from simulator.conversation.talk import Step, Talk
from simulator.debrief.record import choice_record
from simulator.debrief.review import better_line
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.drills.drills import Drill, answered, keep_drill
from simulator.practice.reviews.days import day_from
from simulator.practice.reviews.reviews import all_due
from simulator.scenario.model import Choice, Scenario
from simulator.scenario.rubric import Rubric
from simulator.scenario.text_sentences import text_sentences

LONGEST = 140
"""Characters of the situation before a drill: two lines at 80 columns, in whole sentences, at least one."""


@dataclass(frozen=True, slots=True)
class DrillAnswer:
    """What was said at a drill. `talk` stands after it; `attempt` is its record, None where it was not kept."""

    drill: Drill
    talk: Talk
    attempt: str | None

    @property
    def step(self) -> Step:
        return self.talk.steps[-1]

    @property
    def better(self) -> Choice | None:
        """The line that would have helped more, or None."""
        return better_line(self.step)

    def record(self) -> dict[str, object]:
        """Plain values, as `helpfirst drill --json` prints them."""
        rated = answered(self.drill, self.step)
        aim = self.drill.aim
        return {
            "attempt": self.attempt,
            "scenario": self.talk.scenario.id,
            "digest": self.talk.scenario.digest,
            "seed": self.talk.attempt.seed,
            "drilled": aim.behaviour,
            "stage": aim.stage,
            "why": aim.why,
            "road": list(self.drill.road),
            **choice_record(self.step),
            "breach": self.step.breach,
            "rating": rated.rating,
        }


class Drilling:
    """At most `count` drills one after another. Without attempts nothing is kept."""

    def __init__(self, found: Iterator[Drill], count: int, attempts: Attempts | None) -> None:
        self._found = found
        self._attempts = attempts if attempts is not None and not attempts.store.read_only else None
        self.count = count
        self.answers: list[DrillAnswer] = []
        self.now: Drill | None = None
        """The one that waits for an answer; None before the first and after the last."""

    @property
    def keeps(self) -> bool:
        return self._attempts is not None

    @property
    def stopped_short(self) -> bool:
        """Whether there was no drill where one was asked for."""
        return self.now is None and len(self.answers) < self.count

    @property
    def number(self) -> int:
        """Which one this is, from 1."""
        return len(self.answers) + 1

    def next(self) -> Drill | None:
        """The next one; None where there is none. A few hundredths of a second of work. Raises NotKept."""
        self.now = next(self._found, None) if len(self.answers) < self.count else None
        return self.now

    def say(self, choice_id: str) -> DrillAnswer:
        """Answers the one that waits, durable before this returns. Raises NotKept, and then it still waits."""
        drill = self.now
        assert drill is not None
        talk = Talk(drill.talk.scenario, drill.talk.rubric, drill.talk.attempt.with_choice(choice_id))
        attempt = keep_drill(self._attempts, drill, talk) if self._attempts is not None else None
        answer = DrillAnswer(drill, talk, attempt)
        self.answers.append(answer)
        self.now = None
        return answer

    def stop_keeping(self) -> None:
        """Goes on without saving."""
        self._attempts = None

    def returns(self, answer: DrillAnswer, now: datetime) -> str:
        """When its behaviour comes back, in a sentence; "" where nothing is kept. Raises NotKept."""
        if self._attempts is None or answer.attempt is None:
            return ""
        aim = answer.drill.aim
        cards = all_due(self._attempts.store, now=now)
        when = next((one.when for one in cards if (one.behaviour, one.stage) == (aim.behaviour, aim.stage)), None)
        name = behaviour_name(answer.drill, answer.talk.rubric)
        return f"{name} comes back {spoken_day(when, now)}." if when is not None else ""


def spoken_day(when: datetime, now: datetime) -> str:
    """ "today", "tomorrow", "on Thursday", "on 4 December"."""
    day = day_from(when.astimezone(now.tzinfo), now)
    return day.lower() if day in ("Today", "Tomorrow") else f"on {day}"


def behaviour_name(drill: Drill, rubric: Rubric) -> str:
    """The behaviour it is for, as people call it."""
    behaviour = rubric.behaviours.get(drill.aim.behaviour)
    return behaviour.name if behaviour is not None else drill.aim.behaviour


def what_for(drill: Drill, rubric: Rubric) -> str:
    """ "Hold value, at the objection"."""
    name = behaviour_name(drill, rubric)
    return f"{name}, at the {drill.aim.stage}" if drill.aim.stage else name


def situation(scenario: Scenario, longest: int = LONGEST) -> str:
    """Where the trainee stands: the first whole sentences of the brief, at least one."""
    told = ""
    for sentence in text_sentences(scenario.brief):
        if told and len(told) + 1 + len(sentence) > longest:
            break
        told = f"{told} {sentence}".strip()
    return told
