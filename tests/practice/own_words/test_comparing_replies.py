"""Comparing goes on whatever an engine does, and what went wrong is said once."""

from __future__ import annotations

import threading

from simulator.practice.own_words.replies import RepliesCompared
from simulator.scenario.model import Choice
from simulator.words.plain import PlainEngine
from tests.write import scenario

TURNS = """\
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: What hurts you most about the invoices, behaviour: discover, next: 'yes'}
      - {id: lean, say: Sign today and forget the rest, behaviour: pressure, next: 'no'}
"""


def lines() -> tuple[Choice, ...]:
    return scenario(TURNS).turns["first"].choices


class Broken:
    """An engine whose file is damaged."""

    name, tells = "broken", "Meaning is compared."

    def closeness(self, text, lines, customer=""):
        raise ValueError("cannot reshape\narray")

    def prepare(self, lines, customer=""):
        raise ValueError("cannot reshape\narray")

    def news(self) -> str:
        return ""


def test_a_text_that_has_the_words_of_a_line_is_proposed_that_line():
    found = RepliesCompared(PlainEngine).compare(lines()[0].say, lines())
    assert found.found.choices == (lines()[0].id,)
    assert (found.engine, found.news) == ("plain", "")


def test_an_engine_that_fails_is_said_once_and_wording_is_compared_from_then_on():
    made = []
    replies = RepliesCompared(lambda: made.append(1) or Broken())
    first, second = (replies.compare(lines()[0].say, lines()) for _ in range(2))
    assert "ValueError: cannot reshape)" in first.news
    assert "only wording" in first.news
    assert (second.news, second.engine, made) == ("", "plain", [1])
    assert first.found == second.found


def test_an_engine_that_cannot_even_be_made_leaves_the_plain_one_which_says_why():
    def none():
        raise MemoryError("full")

    found = RepliesCompared(none).compare("anything", lines())
    assert found.engine == "plain"
    assert "MemoryError: full" in found.tells


def test_nothing_is_made_before_it_is_wanted():
    made = []
    replies = RepliesCompared(lambda: made.append(1) or PlainEngine())
    assert made == []
    replies.start()
    replies.start()
    replies.compare("x", lines())
    assert made == [1]


def test_the_lines_of_a_scenario_are_prepared_once_while_the_brief_is_read():
    done = threading.Event()
    prepared = []

    class Preparing(PlainEngine):
        def prepare(self, lines, customer=""):
            prepared.append(([line.choice for line in lines], customer))
            done.set()

    held = scenario(TURNS)
    replies = RepliesCompared(Preparing)
    replies.start(held)
    assert done.wait(5)
    replies.start(held)
    assert prepared == [(["ask", "lean"], "Go on.")]


def test_lines_that_cannot_be_prepared_are_told_of_with_the_first_reply():
    replies = RepliesCompared(Broken)
    replies.start(scenario(TURNS))
    assert "cannot reshape" in replies.compare(lines()[0].say, lines()).news
