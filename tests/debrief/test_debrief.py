"""The debrief as data and as pages: turning points, better lines, keep start stop, nothing that could act."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from simulator.debrief.coaching import signed, verdict
from simulator.debrief.lessons import lessons
from simulator.debrief.markdown import markdown
from simulator.debrief.outcome import headline, sale_sentence
from simulator.debrief.page import html_page
from simulator.debrief.report import Possible, Reflection, possible_sentence, report
from simulator.debrief.review import debrief
from simulator.debrief.turning_points import turning_points
from simulator.scenario.model import Ending, Sale
from tests.write import rubric, scenario, talk

TURNS = """\
start: first
turns:
  first:
    says: Go on.
    thinks: Here it comes.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, why: You asked., next: second}
      - {id: lean, say: Sign today, behaviour: pressure, next: second}
      - {id: list, say: It has wings, behaviour: feature-dump, next: second}
      - {id: wait, say: Let me know, behaviour: drift, next: second}
  second:
    says: And now.
    choices:
      - {id: close, say: Thursday, behaviour: advance, next: 'yes'}
      - {id: own, say: We failed you, behaviour: recover, also: [discover], next: 'yes'}
      - {id: lie, say: It never failed, behaviour: mislead, next: 'no'}
"""


def reviewed(*choices: str, text: str = TURNS):
    return debrief(talk(scenario(text), *choices))


def test_the_better_line_is_the_most_helpful_and_then_the_least_pushy():
    first, second = reviewed("lean", "close").decisions
    assert first.better.id == "ask"
    assert second.better.id == "own"


def test_the_best_line_has_no_better_one_and_the_pushiest_is_the_tempting_one():
    first, second = reviewed("ask", "own").decisions
    assert (first.better, second.better) == (None, None)
    assert (first.tempting.id, second.tempting.id) == ("lean", "lie")


def test_the_turning_points_are_the_largest_gain_and_the_largest_loss_of_trust():
    turned = turning_points(reviewed("lean", "own"))
    assert (turned.gain.number, turned.loss.number) == (2, 1)


def test_without_a_loss_of_trust_the_loss_is_the_help_that_was_left_unused():
    turned = turning_points(reviewed("ask", "close"))
    assert (turned.gain.number, turned.loss.number) == (1, 2)


def test_a_faultless_conversation_has_nothing_that_cost():
    assert turning_points(reviewed("ask", "own")).loss is None


def test_keep_start_and_stop_are_one_behaviour_each_at_most():
    found = lessons(reviewed("lean", "own"))
    named = [one.behaviour.id for one in (found.keep, found.start, found.stop)]
    assert named == ["recover", "discover", "pressure"]
    best = lessons(reviewed("ask", "own"))
    assert (best.start, best.stop) == (None, None)


def test_the_coach_names_the_acts_and_never_the_person():
    step = talk(scenario(TURNS), "ask", "own").steps[1]
    assert verdict(step, rubric()) == "You owned the fault, and asked what they need."


def test_half_points_read_as_halves():
    assert [signed(value) for value in (4, 3, 1, 0, -1, -2, -3)] == ["+2", "+1½", "+½", "0", "-½", "-1", "-1½"]


def test_a_headline_says_what_happened():
    walked = Ending("x", "walked-away-well", "Bye.", "earned")
    assert headline(walked) == "You walked away well."
    assert headline(Ending("x", "advance", "Bye.", "open")) == "The door is still open."
    assert headline(None) == "You stopped before the end."


def test_a_sale_is_told_with_its_fit():
    assert sale_sentence(Sale(4_800_000, "EUR", 30, 90)) == (
        "Sold: 48,000 EUR, decided in 30 days. It fits what they need (90 of 100)."
    )
    assert sale_sentence(Sale(1_250, "", 1, None)) == "Sold: 12.50, decided in one day."
    assert sale_sentence(None) == "Nothing was sold."


def test_what_was_possible_is_said_only_where_the_choice_changed_it():
    assert possible_sentence(Possible("a", "earned", "b", "earned")) == ""
    assert possible_sentence(Possible("a", "earned", "b", "open")) == (
        "Before it, the next meeting was still possible; after it, an open door."
    )


HOSTILE = "[red]<script>alert(1)</script> & *x* \x1b[31m \u202e =1+1"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href", "style", "onclick")]

    def handle_data(self, data):
        self.text += data


def hostile_report():
    text = TURNS.replace("says: Go on.", 'says: "[red]<script>alert(1)</script> & *x* \\e[31m \\u202e =1+1"')
    return report(reviewed("lean", "own", text=text), reflection=Reflection((HOSTILE,), HOSTILE), own_words=[HOSTILE])


def test_the_page_shows_hostile_text_as_text_and_needs_nothing_from_outside():
    page = html_page(hostile_report())
    tags = Tags()
    tags.feed(page)
    assert "script" not in tags.tags
    assert tags.links == []
    assert "[red]<script>alert(1)</script> & *x* \\x1b[31m \\u202e =1+1" in tags.text
    assert not re.search(r"url\(|@import|https?://", page)


def test_the_page_tells_things_in_their_order():
    page = html_page(hostile_report())
    parts = [
        "Before any score you said",
        "<h1",
        'class="plane"',
        'class="bars"',
        "Choice 1 cost you most",
        "Keep, start, stop",
        "Next time",
        "The whole conversation",
        'class="tape"',
    ]
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_markdown_escapes_what_would_act():
    text = markdown(hostile_report())
    assert "<script>" not in text.replace("\\<script\\>", "")
    assert "\\[red\\]\\<script\\>" in text
    assert "\x1b" not in text
