"""From a conversation to ratings, by the thresholds in the rubric file."""

from __future__ import annotations

from pathlib import Path

from simulator.practice.reviews.rating import AGAIN, EASY, GOOD, HARD, ratings
from simulator.scenario.library_entry import entry_of
from simulator.scenario.rubric_file import SHIPPED, read_rubric
from tests.write import rubric, scenario, talk

TURNS = """\
start: first
turns:
  first:
    stage: opening
    says: Go on.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, next: 'yes'}
      - {id: close, say: Thursday, behaviour: advance, next: 'yes'}
      - {id: give, say: Ten off, behaviour: cave, next: 'no'}
      - {id: wait, say: Let me know, behaviour: drift, next: 'no'}
      - {id: lie, say: The last one, behaviour: mislead, next: 'no'}
"""


def rated(choice: str, *, first_try: bool = True, by=None) -> set[int]:
    steps = talk(scenario(TURNS), choice).steps
    return {one.rating for one in ratings(steps, by or rubric(), first_try=first_try)}


def test_the_share_of_attainable_help_decides():
    # from -2 (mislead) to 2 (discover): discover 100 %, advance 75, cave 50, drift 25
    assert [rated(choice) for choice in ("ask", "close", "give", "wait")] == [{EASY}, {GOOD}, {HARD}, {AGAIN}]


def test_a_breach_is_again_and_easy_is_for_a_first_try():
    assert rated("lie") == {AGAIN}
    assert rated("ask", first_try=False) == {GOOD}


def test_a_courtesy_is_nothing_to_practise_however_much_the_author_makes_it_help():
    turns = TURNS.replace("behaviour: discover, next", "behaviour: neutral, helpfulness: 2, next")
    made = scenario(turns)
    found = ratings(talk(made, "ask").steps, rubric(), first_try=True)
    assert [one.behaviour for one in found] == ["advance"]
    assert [behaviour for behaviour, _ in entry_of(made, rubric(), Path("made.yaml")).exercises] == ["advance"]


def test_the_thresholds_stand_in_the_rubric_file(tmp_path):
    own = tmp_path / "rubric.yaml"
    text = SHIPPED.read_text(encoding="utf-8")
    own.write_text(text.replace("ratings: {hard: 40, good: 60, easy: 85}", "ratings: {hard: 60, good: 80, easy: 100}"))
    assert rated("give", by=read_rubric(own)) == {AGAIN}
    assert rated("close", by=read_rubric(own)) == {HARD}
    own.write_text("\n".join(line for line in text.split("\n") if not line.startswith("ratings:")))
    assert read_rubric(own).ratings == rubric().ratings == (40, 60, 85)
