"""Keep, start, stop: at most one of each, each a behaviour with the line it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from simulator.debrief.review import Debrief, Decision
from simulator.debrief.turning_points import turning_points, unused_help
from simulator.languages.tongue import tongue
from simulator.scenario.model import Choice, Scenario
from simulator.scenario.rubric import Behaviour, Rubric

QUESTIONS = (
    "What were you trying to do?",
    "Where did it turn?",
    "What did the customer feel?",
)
"""Asked before any score is shown. Each may be skipped."""

PURPOSE = "What do you want to be better for this person afterwards?"
"""Asked before the first thing is said, and never judged by the program."""
WANTED = "What you wanted to be better for them afterwards"
"""The same, looked back upon."""
FOR_THEM = "To be better for them"
"""The same, where it stands quietly."""
CAME_OF_IT = {
    "earned": "The next meeting was earned.",
    "open": "The door was left open.",
    "refused": "There was no next meeting.",
}
"""By meeting, beside a purpose. Not whether the purpose was a good one: that is the trainee's to say."""
ABOUT = {"them": "You say: it was about them.", "number": "You say: it was about the number."}
"""By the trainee's own mark of a purpose."""
ABOUT_WHAT = "Was it about them, or about the number? That is for you to say."


@dataclass(frozen=True, slots=True)
class Lesson:
    """`word` is Keep, Start or Stop, in the language of the conversation; `text` the behaviour and its line; `because` why, or what to say instead."""

    word: str
    behaviour: Behaviour
    decision: Decision
    text: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """What to keep doing, to start and to stop; None where the conversation shows nothing of the kind."""

    keep: Lesson | None
    start: Lesson | None
    stop: Lesson | None

    @property
    def in_order(self) -> tuple[Lesson, ...]:
        """As they are told: keep, start, stop; after a breach what to stop comes first."""
        broken = self.stop is not None and self.stop.decision.step.breach
        order = (self.stop, self.start, self.keep) if broken else (self.keep, self.start, self.stop)
        return tuple(one for one in order if one is not None)


def next_time(found: Lessons, rubric: Rubric) -> Behaviour | None:
    """The behaviour to take along: after a breach what to say instead, then what to start, then what to keep."""
    stop = found.stop.decision if found.stop is not None else None
    if stop is not None and stop.step.breach and stop.better is not None:
        return rubric.behaviours[stop.better.behaviour]
    taken = found.start or found.keep
    return taken.behaviour if taken is not None else None


def transfer(scenario: Scenario) -> str:
    """The question that leads to the trainee's own work."""
    say = tongue(scenario.lang)
    if scenario.market == "internal":
        return say("Somebody on your team where this fits: what will you say, and by when?")
    return say("A customer of yours where this fits: what will you say, and by when?")


def lessons(review: Debrief) -> Lessons:
    """From the behaviours that were chosen and the better lines that were not. A breach is the first thing to stop."""
    decisions = review.decisions
    helped = [d for d in decisions if d.helped and unused_help(d) <= 0]  # what a better line was beside is no habit
    broken = turning_points(review).loss
    if broken is not None and broken.step.breach:
        stopped: Decision | None = broken
    else:
        harmed = [d for d in decisions if _harmed(d)]
        stopped = max(_most(harmed, "said"), key=lambda d: -d.trust_change, default=None)
    kept = max(_most(helped, "said"), key=lambda d: d.trust_change, default=None)
    known = kept.step.choice.behaviour if kept is not None else None
    missed = [d for d in decisions if d.better is not None and d.better.behaviour != known]
    missed = [d for d in missed if d is not stopped] or missed  # what to stop already says what to say instead
    started = max(_most(missed, "better"), key=unused_help, default=None)
    return Lessons(
        _keep(review, kept) if kept is not None else None,
        _start(review, started, started.better) if started is not None and started.better is not None else None,
        _stop(review, stopped, told=stopped is started) if stopped is not None else None,
    )


def _harmed(decision: Decision) -> bool:
    """Whether it did harm that another line on offer would not have done."""
    points = decision.step.points
    better = decision.better is not None and not decision.helped
    return better and (points.helpfulness < 0 or points.pushiness > 0 or points.initiative < 0)


def _most(decisions: Iterable[Decision], which: str) -> list[Decision]:
    """The decisions of the behaviour that weighs most: each counts one, and the trust that it moved."""
    weights: Counter[str] = Counter()
    by: dict[str, list[Decision]] = {}
    for decision in decisions:
        choice = decision.step.choice if which == "said" else decision.better
        if choice is None:
            continue
        weights[choice.behaviour] += 1 + (abs(decision.trust_change) if which == "said" else 0)
        by.setdefault(choice.behaviour, []).append(decision)
    first = next((name for name, _ in weights.most_common(1)), None)
    return by[first] if first is not None else []


def _keep(review: Debrief, decision: Decision) -> Lesson:
    choice, say = decision.step.choice, review.tongue
    behaviour = review.talk.rubric.behaviours[choice.behaviour]
    text = _as_at(review, decision)
    return Lesson(say("Keep"), behaviour, decision, text, (_line(choice.why) or say.own(behaviour.rule),))


def _as_at(review: Debrief, decision: Decision) -> str:
    choice, say = decision.step.choice, review.tongue
    name = say.own(review.talk.rubric.behaviours[choice.behaviour].name)
    return say(
        "{behaviour}, as at choice {number}: “{text}”", behaviour=name, number=decision.number, text=_line(choice.say)
    )


def _start(review: Debrief, decision: Decision, better: Choice) -> Lesson:
    behaviour, say = review.talk.rubric.behaviours[better.behaviour], review.tongue
    text = say(
        "{behaviour}, where choice {number} was: “{text}”",
        behaviour=say.own(behaviour.name),
        number=decision.number,
        text=_line(better.say),
    )
    return Lesson(say("Start"), behaviour, decision, text, (_line(better.why) or say.own(behaviour.rule),))


def _stop(review: Debrief, decision: Decision, *, told: bool) -> Lesson:
    """What to say instead, or why not, where `told` says that what to start has the better line already."""
    choice, say = decision.step.choice, review.tongue
    behaviour = review.talk.rubric.behaviours[choice.behaviour]
    text = _as_at(review, decision)
    if told:
        return Lesson(say("Stop"), behaviour, decision, text, (_line(choice.why) or say.own(behaviour.rule),))
    better = decision.better
    instead = say.own(behaviour.rule)
    if better is not None:  # named, for after a breach it is what to take along
        named = say.own(review.talk.rubric.behaviours[better.behaviour].name)
        instead = f"{named}, {say('“{text}”', text=_line(better.say))}"
    return Lesson(say("Stop"), behaviour, decision, text, (say("Instead: {instead}", instead=instead),))


def _line(text: str) -> str:
    return " ".join(text.split())
