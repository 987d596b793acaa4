"""Two choices of a turn that own words cannot tell apart."""

from __future__ import annotations

import pytest

from simulator.authoring.explanations import all_explanations
from simulator.authoring.lint.wording import alike
from simulator.scenario.words_file import read_words, with_examples
from tests.scenario.example import read, with_parts

PAGE = all_explanations()["HF436"]


def found(fragment: str, words: str = "") -> list[tuple[str, str]]:
    scenario = read(with_parts(fragment)).scenario
    assert scenario is not None
    if words:
        scenario = with_examples(scenario, read_words(words.encode(), "example.words.yaml", scenario).examples)
    return [(one.spot.name, one.spot.key) for one in alike(scenario)]


def test_the_page_shows_one_that_is_told_and_one_that_is_not() -> None:
    assert found(PAGE.wrong) == [("honest", "say")]
    assert found(PAGE.right) == []


def test_an_example_that_has_the_words_of_another_choice_is_told() -> None:
    assert found(PAGE.right, "honest: [I can promise you Friday in the morning]\n") == [("honest", "examples")]


@pytest.mark.parametrize("say", ["I can promise you Friday, in the morning.", "No!", "…"])
def test_the_same_words_are_told_by_another_code_and_little_words_alone_are_no_likeness(say: str) -> None:
    assert found(PAGE.wrong.replace("I can't promise you Friday in the morning.", say)) == []


@pytest.mark.parametrize(
    ("say", "like"),
    [
        ("Those mornings I couldn't promise you, Friday.", True),
        ("I'm promising you this Friday morning.", True),
        ("I can promise you Monday in the morning.", False),
    ],
)
def test_another_order_and_other_endings_make_no_difference_and_another_word_does(say: str, like: bool) -> None:
    assert bool(found(PAGE.wrong.replace("I can't promise you Friday in the morning.", say))) is like
