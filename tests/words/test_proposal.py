"""The three things that may be said of a typed text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.words.engine import Closeness
from simulator.words.proposal import proposal


def close(*shares: float, none: float = 0.0, matched: float = 1.0) -> Closeness:
    return Closeness(tuple((f"c{number}", share) for number, share in enumerate(shares)), none, matched, "test")


def test_one_line_is_proposed_where_it_is_likely_and_the_text_is_like_it() -> None:
    assert proposal(close(0.7, 0.2, 0.1)).choices == ("c0",)
    assert proposal(close(0.7, 0.2, 0.1, matched=0.4)).state == "either"
    assert proposal(close(0.55, 0.35, 0.1)).choices == ("c0", "c1")


def test_none_is_said_where_it_is_likelier_than_all_lines_together() -> None:
    assert proposal(close(0.4, 0.1, none=0.5, matched=0.5)).state == "none"
    assert proposal(close(0.4, 0.11, none=0.49, matched=0.51)).state == "either"


def test_an_engine_with_nothing_to_go_by_marks_nothing() -> None:
    assert proposal(close(0.5, 0.5, matched=0.0)).choices == ()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=5), st.floats(0, 1), st.floats(0, 1))
def test_a_sentence_never_holds_a_figure_and_at_most_two_lines_are_shown(shares, none, matched) -> None:
    found = proposal(close(*sorted(shares, reverse=True), none=none, matched=matched))
    assert not any(character.isdigit() for character in found.says)
    assert len(found.choices) == {"same": 1, "none": 0}.get(found.state, min(len(shares), 2) * bool(matched))
