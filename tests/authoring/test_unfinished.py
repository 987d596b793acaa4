"""What was not finished, or leaves nothing to decide: each is told, and what only looks like it is not."""

from __future__ import annotations

import pytest

from simulator.authoring.starter import starter
from simulator.authoring.starter_answers import Answers
from tests.authoring.example import STARTER, broken, codes, decisions, examined
from tests.authoring.mistakes import D, H, P

GUIDED = starter(
    "my-call",
    Answers(
        title="The recall list", name="Rosa Brandt", role="Practice manager, four chairs",
        brief="Nobody rings the patients since May.", need="She has not told the owner.",
        opening="If this is about the website, we have one.", pushy="We have one place left this month, shall we?",
    ),
)  # fmt: skip


def told(text: str, code: str) -> list[str]:
    return [problem.message for problem in examined(text).problems if problem.code == code]


def test_a_fresh_template_is_whole() -> None:
    assert codes(STARTER) == []


def test_a_template_that_is_half_rewritten_names_every_sentence_that_was_left() -> None:
    left = told(GUIDED, "HF425")
    assert any("What does the one you have do" in message for message in left)
    assert any("It jams." in message for message in left)
    assert not any("recall list" in message for message in left)


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("TODO write this", True), ("Then […] and we go on.", True), ("xxx", True), ("I can do [your price].", True),
        ("Hello ____, how are you?", True), ("We sell <product name> here.", True), ("Really???", True),
        ("[sighs] Not again.", False), ("I wear XXL.", False), ("A todo list is on my desk…", True),
        ("Well … I do not know.", False), ("Exxxtra.", False),
    ],
)  # fmt: skip
def test_placeholders_are_told(text: str, placeholder: bool) -> None:
    changed = broken("thinks: There. Now you know.", f'thinks: "{text}"')
    assert bool(told(changed, "HF426")) == placeholder


def test_a_flag_that_nothing_asks_for_is_told_and_the_near_one_named() -> None:
    unused = broken(
        "reveals: [real-need]\n        why: You asked",
        "reveals: [real-need]\n        sets: [asked]\n        why: You asked",
    )
    assert told(unused, "HF424") == ["nothing asks for the flag `asked`"]
    assert told(unused.replace("and knows(real-need)", "and flag(asked)"), "HF424") == []
    near = unused.replace("sets: [asked]", "sets: [asked, askd]").replace("and knows(real-need)", "and flag(asked)")
    (problem,) = [problem for problem in examined(near).problems if problem.code == "HF424"]
    assert problem.hint.startswith("Did you mean `asked`?")


def test_of_a_list_of_chance_one_flag_has_to_be_asked_for() -> None:
    idle = broken("start: opening", "chance: [[wet, dry]]\nstart: opening")
    assert told(idle, "HF424") == ["nothing asks for the flag `wet`"]
    asked = idle.replace(
        "    thinks: There.", "    versions: {rain: {when: flag(dry), says: Dry today.}}\n    thinks: There."
    )
    assert told(asked, "HF424") == []


def test_somebody_who_never_speaks_and_is_asked_about_nowhere_is_told() -> None:
    silent = broken("patience: 60 ", "  boss: {name: Bo}\npatience: 60 ")
    assert told(silent, "HF424") == ["`boss` never speaks, and nothing asks for their trust"]
    assert told(silent.replace("trust >= 50 and", "trust.boss >= 50 and"), "HF424") == []


def test_choices_and_cases_without_a_why_are_told_once_a_file() -> None:
    silent = broken("        why: You asked about their trouble before you spoke of your goods.\n", "")
    (message,) = told(silent, "HF428")
    assert "ask-first" in message
    stale = broken(
        "why: It answers what they told you, and nothing else.",
        "why: It answers.\n        cases: [{when: trust < 20, behaviour: pressure}]",
    )
    assert "fit-the-need (case 1)" in told(stale, "HF428")[0]
    assert told(stale.replace("behaviour: pressure}", "behaviour: pressure, why: Too early.}"), "HF428") == []


def test_two_choices_of_a_turn_with_the_same_words_are_told_whatever_the_punctuation() -> None:
    same = broken(
        "say: Of course, no problem at all. You know where to find me, and I am happy to help any time.",
        "say: i started at the wrong end  what would have to be different for you",
    )
    assert told(same, "HF423") == ["`own-it-and-ask` of the same turn says the same words"]


def test_a_need_told_in_the_brief_is_told() -> None:
    text = "It jams twice a day and she has never told anybody about it."
    retold = broken("objective: Find out what is wrong before you offer anything.", f"objective: {text}")
    assert told(retold, "HF430") == []
    brief = starter("my-call", Answers(need=text, brief=f"You sell printers. {text}"))
    assert told(brief, "HF430") == ["the need `real-need` is told in the brief already, word for word"]


def test_a_turn_where_every_choice_helps_is_told_in_a_version_too() -> None:
    all_good = STARTER.replace("behaviour: feature-dump", "behaviour: teach")
    assert told(all_good, "HF431") == []
    opening = all_good.replace(
        "behaviour: drift\n        why: They have just told you",
        "behaviour: autonomy\n        why: They have just told you",
    )
    assert len(told(opening, "HF431")) == 1
    version = STARTER.replace(
        "    thinks: There. Now", "    versions: {v: {when: trust > 90, says: Ha.}}\n    thinks: There. Now"
    )
    version = version.replace(
        "        why: They told you one thing.",
        "        cases: [{in: v, behaviour: teach, why: So.}]\n        why: They told you one thing.",
    ).replace(
        "        why: They have just told",
        "        cases: [{in: v, behaviour: autonomy, why: So.}]\n        why: They have just told",
    )
    assert told(version, "HF431") == [
        "all choices of this turn are helpful in the version `v`, so nothing can go wrong here"
    ]


def test_a_draft_with_one_decision_is_told_so_in_the_singular():
    found = [one for one in examined(decisions([H, P])).problems if one.code == "HF407"]
    assert [one.message for one in found] == ["the only decision has no passive choice that could tempt somebody"]


def test_a_choice_that_is_still_to_be_written_has_no_tone_and_no_length():
    unwritten = decisions([("discover", "TODO"), ("pressure", "word " * 25), D])
    assert {"HF415", "HF416"}.isdisjoint(codes(unwritten))
    assert "HF416" in codes(unwritten.replace("TODO", "Why?"))
