"""Drills, line by line: the situation, what was said just before, the customer's words, the choices, then why."""

from __future__ import annotations

from datetime import datetime

from simulator.debrief.coaching import verdict, worth_said
from simulator.languages.tongue import tongue
from simulator.plain.conversation_lines import ConversationLines, picked
from simulator.plain.session import Ask
from simulator.plain.speaker import Write
from simulator.practice.drills.drills import Drill
from simulator.practice.drills.run import DrillAnswer, Drilling, situation, what_for
from simulator.practice.file.store import NotKept
from simulator.scenario.rubric import Rubric
from simulator.scenario.short_names import label_of

HELP = (
    "Type the number of what you want to say. Enter alone repeats the drill. n tells what was known by then.",
    "q is enough: what you answered is kept. s goes on without saving. ? shows this help.",
)


def run_drills(drilling: Drilling, rubric: Rubric, write: Write, ask: Ask, now: datetime) -> None:
    """One after another until the last, or until the trainee has enough."""
    while (drill := drilling.next()) is not None:
        speech = ConversationLines(write, drill.talk.scenario)
        speech.blank()
        speech.line(f"Drill {drilling.number} of {drilling.count}: {what_for(drill, rubric)}")
        speech.note(drill.aim.why)
        answer = _answer(drilling, drill, speech, ask)
        if answer is None:
            return
        _told(answer, speech)
        returns = drilling.returns(answer, now)
        if returns:
            speech.note(returns)


def _answer(drilling: Drilling, drill: Drill, speech: ConversationLines, ask: Ask) -> DrillAnswer | None:
    shown = drill.talk.shown()
    _asked(drill, speech)
    while True:
        try:
            typed = ask(f"1 to {len(shown)}, or ? for help: ").strip().lower()
        except EOFError:
            typed = "q"
        if typed == "q":
            return None
        if (choice_id := picked(typed, shown)) is not None:
            try:
                return drilling.say(choice_id)
            except NotKept as trouble:
                speech.note(f"{trouble} Type s to go on without saving.")
        elif typed == "":
            _asked(drill, speech)
        elif typed == "n":
            _known(drill, speech, always=True)
        elif typed == "s":
            drilling.stop_keeping()
            speech.note("From here on nothing is saved.")
        elif typed == "?":
            for line in HELP:
                speech.note(line)
        else:
            speech.note(f"Type a number from 1 to {len(shown)}, or ? for help.")


def _asked(drill: Drill, speech: ConversationLines) -> None:
    talk = drill.talk
    turn = talk.turn
    assert turn is not None
    if (told := situation(talk.scenario)) != "":
        speech.note(told)
    person = talk.scenario.people[turn.speaker]
    speech.note(f"You talk with: {', '.join(part for part in (person.name, person.role) if part)}.")
    if talk.steps:
        last = talk.steps[-1]
        name = label_of(talk.scenario, last.turn.speaker)
        if last.turn.says:
            speech.note(f"Before this, {name} said: {' '.join(last.turn.says.split())}")
        speech.note(f"And you: {' '.join(last.choice.say.split())}")
        if last.choice.reply:
            speech.scene(last.choice.reply)
    _known(drill, speech, always=False)
    speech.mood(talk, changed=False)
    speech.turn(person, turn)
    speech.choices(talk)


def _known(drill: Drill, speech: ConversationLines, *, always: bool) -> None:
    for need in drill.known:
        speech.note(f"You knew by then: {' '.join(drill.talk.scenario.needs[need].split())}")
    if always:
        for fact in drill.talk.scenario.facts:
            speech.note(f"You can look up: {fact}")
        if not drill.known:
            speech.note("Nothing had been learnt by then.")


def _told(answer: DrillAnswer, speech: ConversationLines) -> None:
    step, rubric = answer.step, answer.talk.rubric
    speech.you(step.choice.say)
    if step.choice.reply:
        speech.scene(step.choice.reply)
    say = tongue(answer.talk.scenario.lang)
    speech.coach(verdict(step, rubric, say))
    speech.coach(worth_said(step, rubric, say))
    speech.coach(step.choice.why or say.own(rubric.behaviours[step.choice.behaviour].rule))
    if answer.better is not None:
        speech.coach(f"Better: “{' '.join(answer.better.say.split())}” {answer.better.why}".strip())
