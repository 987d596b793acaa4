"""The author's path survives every save: half written, broken, gone, and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.authoring.preview import PreviewedFile
from simulator.tui.preview_flow import customer_row
from tests.authoring.example import STARTER, broken
from tests.write import rubric

PATH = ("ask-first", "fit-the-need")


@pytest.fixture
def previewed(tmp_path: Path) -> PreviewedFile:
    path = tmp_path / "my-call.yaml"
    path.write_text(STARTER, encoding="utf-8")
    previewed = PreviewedFile(path, rubric())
    previewed.load()
    for choice in PATH:
        previewed.say(choice)
    return previewed


def save(previewed: PreviewedFile, text: str) -> bool:
    previewed.path.write_text(text, encoding="utf-8")
    return previewed.load()


def said(previewed: PreviewedFile) -> tuple[str, ...]:
    assert previewed.talk is not None
    return previewed.talk.attempt.choices


def test_after_a_save_the_path_is_where_it_was_with_the_new_words(previewed):
    assert save(previewed, broken("And what is the catch?", "And where is the hook?"))
    assert said(previewed) == PATH
    assert "hook" in previewed.talk.turn.says


def test_a_file_that_was_saved_unchanged_is_no_news(previewed):
    assert not save(previewed, STARTER)


def test_it_stops_at_the_first_choice_that_has_vanished_and_goes_on_when_it_is_back(previewed):
    save(previewed, STARTER.replace("fit-the-need", "fits-the-need"))
    assert said(previewed) == ("ask-first",)
    assert previewed.vanished == "fit-the-need"
    save(previewed, STARTER)
    assert said(previewed) == PATH
    assert previewed.vanished == ""


def test_a_half_written_file_leaves_the_last_version_and_shows_the_problems(previewed):
    save(previewed, STARTER[: STARTER.index("reveals")])
    assert not previewed.playable
    assert said(previewed) == PATH
    assert any(problem.is_error for problem in previewed.problems)
    save(previewed, STARTER)
    assert previewed.playable


def test_a_removed_file_is_waited_for(previewed):
    previewed.path.unlink()
    assert previewed.load()
    assert "no such file" in previewed.gone
    assert said(previewed) == PATH
    assert save(previewed, STARTER)
    assert previewed.gone == ""


def test_a_new_choice_begins_a_new_path(previewed):
    save(previewed, STARTER.replace("fit-the-need", "fits-the-need"))
    previewed.say("send-something")
    save(previewed, STARTER)
    assert said(previewed) == ("ask-first", "send-something")


def test_back_and_what_is_not_on_offer(previewed):
    previewed.back()
    assert said(previewed) == PATH[:1]
    previewed.say("no-such-choice")
    assert said(previewed) == PATH[:1]


def test_the_author_can_stand_before_any_customer_who_can_come_to_a_turn(previewed):
    assert previewed.stands("the-catch") == []
    assert previewed.take(previewed.deepened())
    stands = previewed.stands("the-catch")
    assert len(stands) > 2
    for stand in stands:
        previewed.jump(stand.path)
        assert previewed.talk.turn.id == "the-catch"
        assert (previewed.talk.trust("customer"), previewed.talk.patience) == (stand.trust, stand.patience)


def test_a_stand_tells_what_an_earlier_meeting_left_and_what_chance_drew_and_a_jump_goes_there(previewed):
    text = broken(
        "start: opening", "before: {was-promised: You promised a call.}\nchance: [[wet, dry]]\nstart: opening"
    )
    asks = "trust >= 50 and knows(real-need) and not flag(was-promised) and not flag(wet)"
    save(previewed, text.replace("trust >= 50 and knows(real-need)", asks))
    previewed.take(previewed.deepened())
    stands = previewed.stands("the-catch")
    assert {(stand.before, stand.drawn) for stand in stands} == {
        ((), ("wet",)), ((), ("dry",)), (("was-promised",), ("wet",)), (("was-promised",), ("dry",)),
    }  # fmt: skip
    promised = next(stand for stand in stands if stand.before)
    previewed.jump(promised.path, promised.seed, promised.before)
    assert previewed.talk.turn.id == "the-catch"
    assert {"was-promised", *promised.drawn} <= previewed.talk.flags


def test_what_was_explored_is_not_taken_for_a_newer_version(previewed):
    found = previewed.deepened()
    save(previewed, broken("And what is the catch?", "And where is the hook?"))
    assert not previewed.take(found)


def test_the_numbers_are_those_that_the_choice_brings(previewed):
    changes = previewed.changes()
    for choice in [choice.id for choice in previewed.talk.offered()]:
        before = previewed.talk.trust("customer"), previewed.talk.patience
        previewed.say(choice)
        after = previewed.talk.trust("customer"), previewed.talk.patience
        assert changes[choice] == ({"customer": after[0] - before[0]}, after[1] - before[1])
        previewed.back()


def test_the_endings_still_to_be_reached(previewed):
    assert set(previewed.prospects()) == {"see-you-again", "think-it-over", "no-thanks"}
    previewed.say("no-catch")
    assert previewed.prospects() == {}


def test_a_file_that_is_broken_from_the_start(tmp_path):
    path = tmp_path / "my-call.yaml"
    path.write_text("format: 1\n  oh", encoding="utf-8")
    previewed = PreviewedFile(path, rubric())
    previewed.load()
    assert previewed.talk is None
    assert previewed.problems
    previewed.say("x")
    previewed.back()
    assert (previewed.changes(), previewed.prospects(), previewed.stands("x"), previewed.deepened()) == (
        {},
        {},
        [],
        None,
    )


def test_a_saved_words_file_is_news_and_its_problems_are_told(previewed):
    beside = previewed.path.with_name(f"{previewed.path.stem}.words.yaml")
    beside.write_text("nobody: [Hello there]\n", encoding="utf-8")
    assert previewed.load()
    assert "HF601" in [problem.code for problem in previewed.problems]
    assert not previewed.load()


def test_it_is_said_whose_trust_moves_where_an_effect_is_on_somebody_else(tmp_path):
    text = STARTER.replace("patience: 60", "  friend: {name: Ida, trust: 40}\npatience: 60", 1)
    text = text.replace(
        "        behaviour: pressure\n", "        behaviour: pressure\n        effects: {trust.friend: 12}\n", 1
    )
    file = tmp_path / "my-call.yaml"
    file.write_text(text)
    made = PreviewedFile(file, rubric())
    made.load()
    trusts, _ = made.changes()["sell-today"]
    assert trusts["friend"] == 12_000
    assert trusts["customer"] < 0
    assert set(made.changes()["ask-first"][0]) == {"customer"}


def test_the_jump_dialog_tells_of_each_customer_all_that_conditions_ask_and_names_whose_trust_it_is(tmp_path):
    text = STARTER.replace(
        "patience: 60", "  friend: {name: Ida, trust: 40}\n  boss: {name: Omar, trust: 25}\npatience: 60", 1
    )
    text = text.replace("        behaviour: discover\n", "        behaviour: discover\n        sets: [asked]\n", 1)
    file = tmp_path / "my-call.yaml"
    file.write_text(text)
    made = PreviewedFile(file, rubric())
    made.load()
    assert made.take(made.deepened())
    name = made.talk.scenario.people["customer"].name
    row = next(customer_row(stand) for stand in made.stands("the-need") if stand.flags)
    assert re.fullmatch(
        rf"trust {re.escape(name)} [\d.]+, Ida 40, Omar 25; patience [\d.]+; knows real-need; flags asked; said ask-first",
        row,
    )
