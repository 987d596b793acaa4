"""The figures of own words: counted as they say, and not worse than they were on the sentences made up for it."""

from __future__ import annotations

import pytest

from simulator.words.engine import Closeness, WrittenLine
from simulator.words.plain import PlainEngine
from tools.words import LabelledReply, Outcome, area, cut, figures, frozen_replies, made_up_replies, outcomes


def outcome(sure: float, kind: str = "far", right: bool = True) -> Outcome:
    choice = None if kind == "none" else "a" if right else "b"
    reply = LabelledReply("t", (WrittenLine("a", ("x",)), WrittenLine("b", ("y",))), "", "z", kind, choice)
    return Outcome(reply, Closeness((("a", sure), ("b", 1 - sure)), 0.0, 1.0, "test"))


def test_the_cut_is_the_lowest_at_which_nine_in_ten_are_right_with_the_unfitting_counted() -> None:
    sound = [outcome(0.99 - number / 1000) for number in range(9)]
    assert cut([*sound, outcome(0.9, "none"), outcome(0.8, "none")]) == 0.9
    assert cut([*sound, outcome(0.9, "none"), outcome(0.9, "none")]) == pytest.approx(0.982), (
        "ties stand or fall together"
    )
    assert cut([outcome(0.9, right=False)]) > 1
    assert cut([*sound, outcome(0.9, "none"), outcome(0.8, "none")], none_at_most=0.4) == pytest.approx(0.982)


def test_the_area_is_how_often_the_one_is_above_the_other() -> None:
    assert area([3, 1], [2, 1]) == (1 + 1 + 0 + 0.5) / 4


def test_on_the_made_up_sentences_the_plain_engine_is_as_good_as_it_was() -> None:
    found, _ = outcomes(made_up_replies(), PlainEngine())
    made = figures(found)
    assert made["near top-1"] >= 0.97
    assert made["near with one line proposed"] >= 0.95
    assert made["far top-1"] >= 0.55
    assert made["right where one line is proposed"] >= 0.9
    assert made["none with one line proposed"] <= 0.1


def test_every_frozen_reply_names_a_turn_and_a_choice_that_there_are() -> None:
    assert all(reply.lines for reply in frozen_replies())
