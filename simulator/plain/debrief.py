"""The debrief, line by line, and a whole conversation before it: headings stand alone, the coach says everything else."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.conversation.talk import Talk
from simulator.debrief.blocks import Block, Figure, Heading, Paragraph, Quote, Rows, Section
from simulator.debrief.report import Report, report
from simulator.debrief.review import Debrief, debrief
from simulator.debrief.told import told
from simulator.plain.speaker import Speaker, Write


def write_debrief(review: Debrief, write: Write) -> None:
    """Writes the debrief of a conversation with nothing around it."""
    write_report(report(review), write)


def write_tape(talk: Talk, write: Write) -> None:
    """Writes every turn with the answer that was given, then the debrief where it ended."""
    speech = Speaker(write, talk.scenario)
    speech.line(talk.scenario.title)
    for step in talk.steps:
        speech.turn(talk.scenario.people[step.turn.speaker], step.turn)
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
        speech.turn(talk.scenario.people[turn.speaker], turn)
        for choice in talk.offered():
            speech.line(f"{choice.id}: {' '.join(choice.say.split())}")


def write_report(found: Report, write: Write) -> None:
    """Writes the whole debrief."""
    write_sections(found, write_opening(found, write), write)


def write_opening(found: Report, write: Write) -> tuple[Section, ...]:
    """Writes all but the whole conversation, and answers what is left to write."""
    speech = Speaker(write, found.review.talk.scenario)
    speech.blank()
    speech.line("Debrief")
    sections = told(found).sections
    write_sections(found, [one for one in sections if one.name != "tape"], write)
    return tuple(one for one in sections if one.name == "tape")


def write_sections(found: Report, sections: Iterable[Section], write: Write) -> None:
    """Writes those sections, in their order."""
    speech = Speaker(write, found.review.talk.scenario)
    for section in sections:
        for block in section.blocks:
            _block(block, speech)


def _block(block: Block, speech: Speaker) -> None:
    if isinstance(block, Heading):
        speech.blank()
        speech.line(f"{block.mark} {block.text}".strip())
    elif isinstance(block, Paragraph | Quote):
        speech.coach(block.text)
    elif isinstance(block, Rows | Figure):
        for row in block.rows:
            speech.coach(f"{row.mark} {row.sentence}".strip())
        if isinstance(block, Figure):
            speech.coach(block.says)
