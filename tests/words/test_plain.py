"""The plain engine: wording alone, always an answer, never more than a proposal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.words.engine import WrittenLine
from simulator.words.features import words_in
from simulator.words.plain import PlainEngine
from simulator.words.proposal import proposal

LINES = (
    WrittenLine("ask", ("What went wrong in October, from where you sat?", "Tell me what happened.")),
    WrittenLine("match", ("Tell me their number and I will match it today.", "I can do that price as well.")),
    WrittenLine("promise", ("I won't promise Friday; Monday I can promise.", "Honestly, Friday is too soon.")),
)
ENGINE = PlainEngine()
some_text = st.text("what will i price? Friday’'ßİ\u202e見🙂\n", max_size=40)
some_lines = st.lists(st.lists(some_text, min_size=1, max_size=2), min_size=1, max_size=4).map(
    lambda texts: tuple(WrittenLine(f"c{number}", tuple(of_line)) for number, of_line in enumerate(texts))
)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("so what went wrong in october, where you sat?", "ask"),
        ("give me there number, I'll match that today", "match"),
        ("I will not promise friday but monday I can promise", "promise"),
    ],
)
def test_where_the_words_plainly_match_one_line_is_proposed(text: str, choice: str) -> None:
    assert proposal(ENGINE.closeness(text, LINES)).choices == (choice,)


def test_an_example_counts_like_the_line() -> None:
    bare = (WrittenLine("ask", LINES[0].texts[:1]), *LINES[1:])
    text = "just tell me what happened"
    assert proposal(ENGINE.closeness(text, bare)).state == "either"
    assert proposal(ENGINE.closeness(text, LINES)).choices == ("ask",)


def test_a_word_that_means_the_same_counts() -> None:
    lines = (WrittenLine("cost", ("What does it cost?",)), WrittenLine("size", ("How large is it?",)))
    assert ENGINE.closeness("Which price?", lines).shares[0][0] == "cost"


@given(some_text, some_lines)
@settings(max_examples=30, deadline=None)
def test_every_line_has_a_share_they_add_up_to_one_and_none_is_never_said(
    text: str, lines: tuple[WrittenLine, ...]
) -> None:
    found = ENGINE.closeness(text, lines)
    assert {choice for choice, _ in found.shares} == {line.choice for line in lines}
    assert sum(share for _, share in found.shares) + found.none == pytest.approx(1)
    assert [share for _, share in found.shares] == sorted((share for _, share in found.shares), reverse=True)
    assert proposal(found).state != "none"


@given(some_text, st.permutations(LINES))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_lines_decides_nothing(text: str, lines: list[WrittenLine]) -> None:
    mixed, straight = (dict(ENGINE.closeness(text, one).shares) for one in (lines, LINES))
    assert mixed == pytest.approx(straight)


@pytest.mark.parametrize("text", ["", "   ", "…?!", "👍👍", "\x1b[31m\x00", "\u202e", "見積もりだけ"])
def test_what_has_no_word_in_common_is_marked_nowhere(text: str) -> None:
    found = proposal(ENGINE.closeness(text, LINES))
    assert (found.state, found.choices) == ("either", ())
    assert "can be compared" in found.says


def test_of_a_long_text_the_beginning_is_compared() -> None:
    text = "What went wrong in October, from where you sat? " * 3000
    assert proposal(ENGINE.closeness(text, LINES)).choices == ("ask",)


def test_the_only_line_is_not_proposed_for_whatever_is_said() -> None:
    assert proposal(ENGINE.closeness("Did you watch the match?", LINES[:1])).state == "either"


def test_shortened_words_are_read_in_full() -> None:
    assert words_in("I won't; can't you? We'll") == ["i", "will", "not", "can", "not", "you", "we", "will"]
