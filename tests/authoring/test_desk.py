"""The author's path survives every save: half written, broken, gone, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.authoring.desk import Desk
from tests.authoring.example import STARTER, broken
from tests.write import rubric

PATH = ("ask-first", "fit-the-need")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    path = tmp_path / "my-call.yaml"
    path.write_text(STARTER, encoding="utf-8")
    desk = Desk(path, rubric())
    desk.load()
    for choice in PATH:
        desk.say(choice)
    return desk


def save(desk: Desk, text: str) -> bool:
    desk.path.write_text(text, encoding="utf-8")
    return desk.load()


def said(desk: Desk) -> tuple[str, ...]:
    assert desk.talk is not None
    return desk.talk.attempt.choices


def test_after_a_save_the_path_is_where_it_was_with_the_new_words(desk):
    assert save(desk, broken("And what is the catch?", "And where is the hook?"))
    assert said(desk) == PATH
    assert "hook" in desk.talk.turn.says


def test_a_file_that_was_saved_unchanged_is_no_news(desk):
    assert not save(desk, STARTER)


def test_it_stops_at_the_first_choice_that_has_vanished_and_goes_on_when_it_is_back(desk):
    save(desk, STARTER.replace("fit-the-need", "fits-the-need"))
    assert said(desk) == ("ask-first",)
    assert desk.vanished == "fit-the-need"
    save(desk, STARTER)
    assert said(desk) == PATH
    assert desk.vanished == ""


def test_a_half_written_file_leaves_the_last_version_and_shows_the_problems(desk):
    save(desk, STARTER[: STARTER.index("reveals")])
    assert not desk.playable
    assert said(desk) == PATH
    assert any(problem.is_error for problem in desk.problems)
    save(desk, STARTER)
    assert desk.playable


def test_a_removed_file_is_waited_for(desk):
    desk.path.unlink()
    assert desk.load()
    assert "no such file" in desk.gone
    assert said(desk) == PATH
    assert save(desk, STARTER)
    assert desk.gone == ""


def test_a_new_choice_begins_a_new_path(desk):
    save(desk, STARTER.replace("fit-the-need", "fits-the-need"))
    desk.say("send-something")
    save(desk, STARTER)
    assert said(desk) == ("ask-first", "send-something")


def test_back_and_what_is_not_on_offer(desk):
    desk.back()
    assert said(desk) == PATH[:1]
    desk.say("no-such-choice")
    assert said(desk) == PATH[:1]


def test_the_author_can_stand_before_any_customer_who_can_come_to_a_turn(desk):
    assert desk.stands("the-catch") == []
    assert desk.take(desk.deepened())
    stands = desk.stands("the-catch")
    assert len(stands) > 2
    for stand in stands:
        desk.jump(stand.path)
        assert desk.talk.turn.id == "the-catch"
        assert (desk.talk.trust("customer"), desk.talk.patience) == (stand.trust, stand.patience)


def test_a_stand_tells_what_an_earlier_meeting_left_and_what_chance_drew_and_a_jump_goes_there(desk):
    text = broken(
        "start: opening", "before: {was-promised: You promised a call.}\nchance: [[wet, dry]]\nstart: opening"
    )
    asks = "trust >= 50 and knows(real-need) and not flag(was-promised) and not flag(wet)"
    save(desk, text.replace("trust >= 50 and knows(real-need)", asks))
    desk.take(desk.deepened())
    stands = desk.stands("the-catch")
    assert {(stand.before, stand.drawn) for stand in stands} == {
        ((), ("wet",)), ((), ("dry",)), (("was-promised",), ("wet",)), (("was-promised",), ("dry",)),
    }  # fmt: skip
    promised = next(stand for stand in stands if stand.before)
    desk.jump(promised.path, promised.seed, promised.before)
    assert desk.talk.turn.id == "the-catch"
    assert {"was-promised", *promised.drawn} <= desk.talk.flags


def test_what_was_explored_is_not_taken_for_a_newer_version(desk):
    found = desk.deepened()
    save(desk, broken("And what is the catch?", "And where is the hook?"))
    assert not desk.take(found)


def test_the_numbers_are_those_that_the_choice_brings(desk):
    changes = desk.changes()
    for choice in [choice.id for choice in desk.talk.offered()]:
        before = desk.talk.trust("customer"), desk.talk.patience
        desk.say(choice)
        after = desk.talk.trust("customer"), desk.talk.patience
        assert changes[choice] == ({"customer": after[0] - before[0]}, after[1] - before[1])
        desk.back()


def test_the_endings_still_to_be_reached(desk):
    assert set(desk.prospects()) == {"see-you-again", "think-it-over", "no-thanks"}
    desk.say("no-catch")
    assert desk.prospects() == {}


def test_a_file_that_is_broken_from_the_start(tmp_path):
    path = tmp_path / "my-call.yaml"
    path.write_text("format: 1\n  oh", encoding="utf-8")
    desk = Desk(path, rubric())
    desk.load()
    assert desk.talk is None
    assert desk.problems
    desk.say("x")
    desk.back()
    assert (desk.changes(), desk.prospects(), desk.stands("x"), desk.deepened()) == ({}, {}, [], None)


def test_a_saved_words_file_is_news_and_its_problems_are_told(desk):
    beside = desk.path.with_name(f"{desk.path.stem}.words.yaml")
    beside.write_text("nobody: [Hello there]\n", encoding="utf-8")
    assert desk.load()
    assert "HF601" in [problem.code for problem in desk.problems]
    assert not desk.load()


def test_it_is_said_whose_trust_moves_where_an_effect_is_on_somebody_else(tmp_path):
    text = STARTER.replace("patience: 60", "  friend: {name: Ida, trust: 40}\npatience: 60", 1)
    text = text.replace(
        "        behaviour: pressure\n", "        behaviour: pressure\n        effects: {trust.friend: 12}\n", 1
    )
    file = tmp_path / "my-call.yaml"
    file.write_text(text)
    made = Desk(file, rubric())
    made.load()
    trusts, _ = made.changes()["sell-today"]
    assert trusts["friend"] == 12_000
    assert trusts["customer"] < 0
    assert set(made.changes()["ask-first"][0]) == {"customer"}
