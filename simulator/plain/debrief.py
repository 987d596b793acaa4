"""The debrief, line by line: headings stand alone, everything else says that the coach speaks."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.debrief.blocks import Block, Figure, Heading, Paragraph, Quote, Rows, Section
from simulator.debrief.report import Report, report
from simulator.debrief.review import Debrief
from simulator.debrief.told import told
from simulator.plain.speaker import Speaker, Write


def write_debrief(review: Debrief, write: Write) -> None:
    """Writes the debrief of a conversation with nothing around it."""
    write_report(report(review), write)


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
