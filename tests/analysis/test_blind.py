"""The blind reader reads only the choices: where it finds the best line, nobody has to listen."""

from __future__ import annotations

import json

import pytest

from simulator.analysis.analysis import analyse
from simulator.analysis.as_json import as_json
from simulator.analysis.blind import COUNTS, blind_reader, features, read, shipped_counts, trained, word_counts
from simulator.analysis.decisions import FacedDecision, decisions
from simulator.analysis.explore import explore
from simulator.analysis.graph import minimise
from simulator.conversation.table import compile_table
from simulator.scenario.rubric import Points
from simulator.scenario.rubric_file import read_rubric
from tests.library.shelf import shipped
from tests.scenario.example import read as read_text
from tools.blind import written

RUBRIC = read_rubric()
TWINS = """\
format: 1
id: example
title: Twins
market: b2b
people: {ann: {name: Ann Lee}}
chance: [[asks, tells]]
start: one
turns:
  one:
    says: What does it cost?
    versions:
      story: {when: flag(tells), says: And then the roof fell in.}
    choices:
      - {id: price, say: It costs nine pounds., behaviour: tailor, why: x, next: end,
         cases: [{in: story, behaviour: drift, why: x}]}
      - {id: heard, say: That was a hard day., behaviour: cave, why: x, next: end,
         cases: [{in: story, behaviour: reflect, why: x}]}
      - {id: shout, say: Buy it today!, behaviour: pressure, why: x, next: end}
endings:
  end: {kind: lost, says: Bye., meeting: open}
"""


def decided(text: str) -> tuple[FacedDecision, ...]:
    scenario = read_text(text).scenario
    assert scenario is not None
    return decisions(minimise(explore(compile_table(scenario, RUBRIC))))


def test_a_turn_is_a_decision_for_each_set_of_points_that_is_met_there():
    one, other = decided(TWINS)
    assert (one.turn, other.turn) == ("one", "one")
    assert one.choices == other.choices == ("price", "heard", "shout")
    assert {next(iter(one.best)), next(iter(other.best))} == {0, 1}
    assert one.chance == pytest.approx(1 / 3)


def test_two_choices_on_offer_are_no_decision():
    text = TWINS.replace("      - {id: shout, say: Buy it today!, behaviour: pressure, why: x, next: end}\n", "")
    assert decided(text) == ()


def test_features_are_words_and_pairs_whatever_their_case_and_apostrophes():
    assert features("It’s HERE.") == features("it's here")
    assert {"it's", "here", "it's here", "^ it's", "here $"} <= features("It's here.")


def test_a_word_that_always_wins_gives_the_line_away():
    points = (Points(4, 0, 2), Points(0, 0, 0), Points(-2, 0, -2))
    told = [
        FacedDecision(
            f"t{n}", ("a", "b", "c"), (f"Honestly it is number {n}", f"See page {n}", f"Ring {n} later"), points
        )
        for n in range(6)
    ]
    fared = read(trained([word_counts(told[:5])]), told[5:])
    assert (fared.right, fared.decisions) == (1, 1)
    assert "honestly" in fared.words


def test_twins_cannot_be_won_by_a_reader_of_the_choices_alone():
    faced = decided(TWINS)
    assert read(trained([word_counts(faced)]), faced).right <= 1


def test_the_player_of_the_most_frequent_winner_and_the_blind_one_are_reported():
    scenario = read_text(TWINS).scenario
    assert scenario is not None
    said = as_json(analyse(scenario, RUBRIC))
    assert {"most-frequent", "blind", "most-helpful"} <= set(said["players"])
    assert set(said["blind"]) == {"right", "decisions", "chance", "words"}
    assert said["blind"]["decisions"] == 2


def test_a_shipped_scenario_is_read_by_a_model_that_never_saw_it():
    kept = json.loads(COUNTS.read_text("utf-8"))
    name = kept["scenarios"][0]
    own = {word for word, rows in kept["features"].items() if any(row[0] == 0 for row in rows)}
    whole, without = blind_reader("not-in-the-library"), blind_reader(name)
    assert own <= whole.weights.keys()
    assert whole.weights != without.weights
    assert shipped(name).id == name


def test_the_reader_of_a_shipped_scenario_is_the_one_trained_on_all_others():
    tallies = shipped_counts()
    name = next(iter(tallies))
    assert blind_reader(name).weights == trained(own for other, own in tallies.items() if other != name).weights


@pytest.mark.library
def test_the_counts_are_those_of_the_library_as_it_is():
    assert COUNTS.read_text("utf-8") == written(), "python -m tools.blind writes them anew"
