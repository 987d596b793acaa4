"""The debrief, line by line: the outcome first, then the score, then turn by turn."""

from __future__ import annotations

from simulator.debrief.coaching import MARKS, behaviour_names, signed
from simulator.debrief.outcome import headline, meeting_sentence, sale_sentence
from simulator.debrief.review import Debrief, Decision
from simulator.plain.speech import Speech, Write
from simulator.scenario.model import amount
from simulator.scenario.rubric import AXES


def write_debrief(review: Debrief, write: Write) -> None:
    """Writes the whole debrief of a conversation that came to its end."""
    speech = Speech(write, review.talk.scenario)
    speech.blank()
    speech.line("Debrief")
    _outcome(review, speech)
    _score(review, speech)
    for decision in review.decisions:
        _decision(review, decision, speech)
    speech.blank()
    speech.note("One conversation never judges a person.")


def _outcome(review: Debrief, speech: Speech) -> None:
    ending = review.ending
    speech.note(headline(ending, stuck=review.talk.stuck))
    if ending is None:
        return
    speech.note(meeting_sentence(ending))
    speech.note(sale_sentence(ending.sale))
    if ending.referral:
        speech.note("They told somebody else about you.")
    if ending.epilogue:
        speech.note(f"What happened next: {ending.epilogue}")


def _score(review: Debrief, speech: Speech) -> None:
    speech.coach(f"{review.profile.name}. {review.profile.says}")
    axes = zip(AXES, (review.score.helpfulness, review.score.pushiness, review.score.initiative), strict=True)
    speech.coach(
        "Of what was attainable: "
        + ", ".join(f"{MARKS[axis]} {axis} {share.percent:.0f} of 100" for axis, share in axes)
        + "."
    )
    for choice_id in review.score.breaches:
        _, choice = review.talk.scenario.choice(choice_id)
        speech.coach(f"Trust was broken when you said: {choice.say}")


def _decision(review: Debrief, decision: Decision, speech: Speech) -> None:
    step = decision.step
    person = review.talk.scenario.people[step.turn.speaker]
    speech.blank()
    speech.line(f"Choice {decision.number}")
    speech.customer(person, step.turn.says)
    if step.turn.thinks:
        speech.scene(f"{person.name} thought: {step.turn.thinks}")
    speech.you(step.choice.say)
    if step.choice.reply:
        speech.scene(step.choice.reply)
    worth = ", ".join(f"{axis} {signed(value)}" for axis, value in zip(AXES, step.points, strict=True))
    speech.coach(f"{behaviour_names(step, review.talk.rubric)}: {worth}.")
    speech.coach(f"Trust {amount(step.trust_before)} to {amount(step.trust)}, patience {amount(step.patience)}.")
    if step.choice.why:
        speech.coach(step.choice.why)
    if decision.better is not None:
        speech.coach(f"Better: {decision.better.say}")
