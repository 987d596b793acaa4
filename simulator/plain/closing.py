"""The debrief, line by line, in its order: reflection, outcome, tape, turning points, score, what to take along."""

from __future__ import annotations

from simulator.debrief.coaching import MARKS, behaviour_names, signed
from simulator.debrief.lessons import QUESTIONS, TRANSFER
from simulator.debrief.outcome import headline, meeting_sentence, sale_sentence
from simulator.debrief.report import Report, possible_sentence, report
from simulator.debrief.review import Debrief, Decision
from simulator.plain.speech import Speaker, Write
from simulator.scenario.model import level
from simulator.scenario.rubric import AXES


def write_debrief(review: Debrief, write: Write) -> None:
    """Writes the debrief of a conversation with nothing around it."""
    write_report(report(review), write)


def write_report(found: Report, write: Write) -> None:
    """Writes the whole debrief."""
    speech = Speaker(write, found.review.talk.scenario)
    speech.blank()
    speech.line("Debrief")
    for question, answer in zip(QUESTIONS, found.reflection.answers, strict=False):
        if answer:
            speech.note(f"{question} {answer}")
    _outcome(found.review, speech)
    _turning(found, speech)
    _score(found, speech)
    _lessons(found, speech)
    for decision in found.review.decisions:
        _decision(found, decision, speech)
    speech.blank()
    speech.note("One conversation never judges a person.")


def _outcome(review: Debrief, speech: Speaker) -> None:
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


def _turning(found: Report, speech: Speaker) -> None:
    rubric = found.review.talk.rubric
    for decision, says in ((found.turning.gain, "won them over"), (found.turning.loss, "cost you most")):
        if decision is None:
            continue
        speech.blank()
        speech.line(f"Choice {decision.number} {says}")
        behaviour = rubric.behaviours[decision.step.choice.behaviour]
        speech.you(decision.step.choice.say)
        if decision.step.turn.thinks:
            name = found.review.talk.scenario.people[decision.step.turn.speaker].name
            speech.scene(f"{name} thought: {decision.step.turn.thinks}")
        speech.coach(f"{behaviour.name}. {behaviour.rule}")
        if decision.better is not None:
            speech.coach(f"Better: {decision.better.say}")
        if decision.tempting is not None:
            speech.coach(f"Tempting, and worse: {decision.tempting.say}")
        if decision.step.choice.why:
            speech.coach(f"Why: {decision.step.choice.why}")
        if decision.number in found.possible:
            speech.coach(possible_sentence(found.possible[decision.number]))


def _score(found: Report, speech: Speaker) -> None:
    review = found.review
    speech.blank()
    speech.coach(f"{review.profile.name}. {review.profile.says}")
    shares = (review.score.helpfulness, review.score.pushiness, review.score.initiative)
    axes = list(zip(AXES, shares, strict=True))
    speech.coach(
        "Of what was attainable: "
        + ", ".join(f"{MARKS[axis]} {axis} {share.percent:.0f} of 100" for axis, share in axes)
        + "."
    )
    if found.ranges is not None:
        spans = ", ".join("{} {:.0f} to {:.0f}".format(axis, *found.ranges[axis]) for axis in AXES)
        speech.coach(f"Among all who reach this ending: {spans}.")
    for other, says in ((found.first, "Your first try"), (found.last, "Your last try")):
        if other is not None:
            speech.coach(f"{says}: " + ", ".join(f"{axis} {getattr(other, axis):.0f}" for axis in AXES) + ".")
    for choice_id in review.score.breaches:
        _, choice = review.talk.scenario.choice(choice_id)
        speech.coach(f"Trust was broken when you said: {choice.say}")


def _lessons(found: Report, speech: Speaker) -> None:
    lessons = (("Keep", found.lessons.keep), ("Start", found.lessons.start), ("Stop", found.lessons.stop))
    for word, behaviour in lessons:
        if behaviour is not None:
            speech.coach(f"{word}: {behaviour.name}. {behaviour.rule}")
    if found.reflection.promise:
        speech.note(f"What you promised yourself: {found.reflection.promise}")
    else:
        speech.coach(TRANSFER)


def _decision(found: Report, decision: Decision, speech: Speaker) -> None:
    step = decision.step
    talk = found.review.talk
    person = talk.scenario.people[step.turn.speaker]
    speech.blank()
    speech.line(f"Choice {decision.number}")
    speech.customer(person, step.turn.says)
    if step.turn.thinks:
        speech.scene(f"{person.name} thought: {step.turn.thinks}")
    if decision.number in found.own_words:
        speech.note(f"In your own words: {found.own_words[decision.number]}")
    speech.you(step.choice.say)
    if step.choice.reply:
        speech.scene(step.choice.reply)
    worth = ", ".join(f"{axis} {signed(value)}" for axis, value in zip(AXES, step.points, strict=True))
    speech.coach(f"{behaviour_names(step, talk.rubric)}: {worth}.")
    speech.coach(f"Trust {level(step.trust_before)} to {level(step.trust)}, patience {level(step.patience)}.")
    if step.choice.why:
        speech.coach(step.choice.why)
    if decision.better is not None:
        speech.coach(f"Better: {decision.better.say}")
