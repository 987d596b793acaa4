"""A conversation that has been held, as lines: what was said and what followed, then the debrief if it ended."""

from __future__ import annotations

from simulator.conversation.talk import Talk
from simulator.debrief.review import debrief
from simulator.plain.debrief import write_debrief
from simulator.plain.speaker import Speaker, Write


def write_tape(talk: Talk, write: Write) -> None:
    """Writes every turn with the answer that was given."""
    speech = Speaker(write, talk.scenario)
    speech.line(talk.scenario.title)
    for step in talk.steps:
        speech.customer(talk.scenario.people[step.turn.speaker], step.turn.says)
        speech.you(step.choice.say)
        if step.choice.reply:
            speech.scene(step.choice.reply)
    if talk.ending is not None:
        last = talk.steps[-1].turn.speaker if talk.steps else talk.scenario.main_contact.id
        speech.customer(talk.scenario.people[last], talk.ending.says)
        write_debrief(debrief(talk), write)
        return
    turn = talk.turn
    if turn is not None:
        speech.customer(talk.scenario.people[turn.speaker], turn.says)
        for choice in talk.offered():
            speech.line(f"{choice.id}: {' '.join(choice.say.split())}")
