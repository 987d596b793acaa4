"""Own words in the debrief: beside the line they stood for and the better one, and no figure compared without a word."""

from __future__ import annotations

from dataclasses import replace

from simulator.debrief.blocks import sentences
from simulator.debrief.report import Compared, report
from simulator.debrief.review import debrief
from simulator.debrief.told import told
from tests.write import scenario, talk

TURNS = """\
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: What hurts?, behaviour: discover, next: 'yes'}
      - {id: lean, say: Sign today, behaviour: pressure, next: 'no'}
"""
REVIEW = debrief(talk(scenario(TURNS), "lean"))
YOURS = "Could you sign it on Monday?"


def said(**given) -> str:
    return "\n".join(sentences(told(report(REVIEW, own_words=[YOURS], **given))))


def test_a_plain_look_stands_beside_the_line_and_the_better_one():
    text = said(confirmed=[1])
    words, line, better = (text.index(one) for one in (f"“{YOURS}”", "Yours asks, this one tells.", "“What hurts?”"))
    assert words < line < better
    assert "You named a day, this one names none." in text[better:]


def test_nothing_is_said_of_words_that_were_not_compared():
    assert "Yours asks" not in said()


FIRST = Compared(50, 50, 50)


def test_a_first_try_among_the_lines_is_not_compared_without_a_word():
    text = said(confirmed=[1], first=FIRST)
    assert "This time you answered in your own words; your first try was chosen among the lines." in text
    assert "not quite alike" in text


def test_nor_the_other_way_round_and_tries_that_are_alike_need_none():
    own = replace(FIRST, own_words=True)
    assert "your first try was answered in your own words" in said(first=own)
    both = said(first=own, last=replace(own, helpfulness=60))
    assert "your first try and your last try were answered in your own words" in both
    assert "not quite alike" not in said(confirmed=[1], first=own)
    assert "not quite alike" not in said(first=FIRST)
