"""Comparing goes on whatever an engine does, and what went wrong is said once."""

from __future__ import annotations

from simulator.practice.comparing_replies import RepliesCompared
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


def test_an_engine_that_cannot_even_be_made_leaves_the_plain_one(monkeypatch):
    monkeypatch.setattr("threading.excepthook", lambda what: None)

    def none():
        raise MemoryError

    assert RepliesCompared(none).compare("anything", lines()).engine == "plain"


def test_nothing_is_made_before_it_is_wanted():
    made = []
    replies = RepliesCompared(lambda: made.append(1) or PlainEngine())
    assert made == []
    replies.start()
    replies.start()
    replies.compare("x", lines())
    assert made == [1]
