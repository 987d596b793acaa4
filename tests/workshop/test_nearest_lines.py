"""The facilitator is told which line a reply comes close to, only where it plainly does, and "none" otherwise."""

from __future__ import annotations

from simulator.words.plain import PlainEngine
from simulator.workshop.nearest_lines import NearestLines, tally
from simulator.workshop.room import LINE, PURPOSE, AskedRound
from simulator.workshop.views import ChoiceView
from simulator.workshop.vote import Kept
from simulator.workshop.written_replies import reply_views

LINES = [
    ChoiceView("a", "What did those nine hours cost you in this house?"),
    ChoiceView("b", "Eight per cent off the year, if you sign today."),
    ChoiceView("c", "Read the van's own record, it shows four degrees throughout."),
]
TEXTS = [
    "What did the nine hours cost your house?",
    "My grandmother keeps bees",
    "What did nine hours cost you here in the house?",
]


def views(what: str):
    replies = {str(place): Kept(place, text) for place, text in enumerate(TEXTS)}
    return reply_views(AskedRound(1, what, 0.0), replies, LINES, NearestLines(PlainEngine))


def test_a_reply_in_the_words_of_a_line_has_its_letter_and_what_fits_none_has_none():
    near = {one.text: one.near for one in views(LINE)}
    assert near == {TEXTS[0]: "a", TEXTS[1]: "", TEXTS[2]: "a"}
    assert tally(views(LINE)) == ("A: 2", 1)


def test_what_is_wished_for_a_person_is_compared_with_no_line():
    assert {one.near for one in views(PURPOSE)} == {""}
    assert tally([]) == ("", 0)


def test_a_reply_is_compared_once_however_often_the_view_is_made():
    asked = []

    class Counting(PlainEngine):
        def closeness(self, text, lines, customer=""):
            asked.append(text)
            return super().closeness(text, lines, customer)

    near = NearestLines(Counting)
    for _ in range(50):
        near(TEXTS, LINES)
        if asked and len(asked) >= len(TEXTS):
            break
    assert near._way is not None
    near._way.wait(5)
    near(TEXTS, LINES)
    near(TEXTS, LINES)
    assert len(asked) == len(TEXTS)
