"""The lint in other languages: what looks for English words is silent, what counts goes on."""

from __future__ import annotations

import pytest

from simulator.analysis.analysis import analyse
from tests.authoring.example import codes, decisions, examined
from tests.authoring.mistakes import TRAINING
from tests.write import rubric

OF_WORDS = ("HF403", "HF404", "HF410")


@pytest.mark.parametrize("lang", ["en", "en-GB"])
def test_in_english_the_rules_that_look_for_words_speak(lang: str) -> None:
    for mistake in TRAINING:
        if mistake.code in OF_WORDS:
            assert mistake.code in codes(mistake.text.replace("market:", f"lang: {lang}\nmarket:", 1))


@pytest.mark.parametrize("lang", ["de", "ja", "ar-EG"])
def test_in_another_language_they_are_silent_and_the_others_speak(lang: str) -> None:
    tried = set()
    for mistake in TRAINING:
        found = codes(mistake.text.replace("market:", f"lang: {lang}\nmarket:", 1))
        tried.add(mistake.code)
        if mistake.code != "HF420":
            assert (mistake.code in found) == (mistake.code not in OF_WORDS), (mistake.name, found)
    assert set(OF_WORDS) <= tried


def test_the_politest_player_is_told_of_only_in_english() -> None:
    polite = decisions(
        *[[("discover", "Please, what is it?"), ("pressure", "Sign it, will you?"), ("drift", "Fine?")]] * 4
    )
    said = [one.message for one in examined(polite).problems if one.code == "HF417"]
    assert any("politest" in one for one in said)
    foreign = polite.replace("market:", "lang: nl\nmarket:", 1)
    assert not any("politest" in one.message for one in examined(foreign).problems)


def test_the_only_question_is_found_in_every_script() -> None:
    for mark in "?？؟՞":
        text = decisions(*[[("drift", "そう。"), ("discover", f"何{mark}"), ("pressure", "今。")]] * 4)
        made = examined(text).reading.scenario
        assert made is not None
        assert analyse(made, rubric()).players["only-question"].score.helpfulness.percent == 100


def test_a_long_text_without_blanks_takes_its_time_and_is_too_long() -> None:
    text = decisions([("drift", "そう。"), ("discover", "去年の話を続けます、" * 10)])
    found = {one.code: one.message for one in examined(text).problems}
    assert found["HF414"] == "this choice has 100 characters; more than about 60 are too many"
    long = text.replace("says: ", "says: " + "去年の話を続けます、" * 20, 1)
    assert "HF413" in codes(long)
    made = examined(long).reading.scenario
    assert made is not None
    minutes = analyse(made, rubric()).minutes
    assert minutes is not None
    assert minutes.least > 0.5
