"""The same customer on another day: everything stays exact, and begins from every draw, an even share each."""

import pytest

from simulator.analysis.analysis import analyse
from simulator.analysis.as_json import as_json
from tests import write

DAYS = """
    chance: [[monday, friday, sunday]]
    start: hello
    turns:
      hello:
        says: Not on a Monday.
        versions: {free: {when: not flag(monday), says: Come in.}}
        choices:
          - {id: sell, say: It would suit you., behaviour: discover, next: "yes", cases: [{in: free, behaviour: pressure, next: "no"}]}
          - {id: leave, say: Another day., behaviour: drift, next: "no", cases: [{in: free, behaviour: discover, next: "yes"}]}
          - {id: ask, say: Sunday?, behaviour: drift, when: flag(sunday), next: [{when: trust > 90, go: "yes"}]}
"""


def test_each_draw_counts_and_each_path_has_the_smallest_seed_that_goes_with_it() -> None:
    """Two choices on Monday and Friday, three on Sunday, of which one leads nowhere."""
    found = as_json(analyse(write.scenario(DAYS), write.rubric()))
    assert found["paths"] == 6
    assert found["endings"]["yes"]["share"] == pytest.approx((1 / 2 + 1 / 2 + 1 / 3) / 3)
    assert found["endings"]["no"]["share"] == pytest.approx((1 / 2 + 1 / 2 + 1 / 3) / 3)
    (stuck,) = found["stuck"]
    assert (stuck["turn"], stuck["choice"], stuck["path"]) == ("hello", "ask", ["ask"])
    attempt = write.talk(write.scenario(DAYS), *stuck["path"], seed=stuck["seed"])
    assert attempt.stuck
    assert "sunday" in attempt.flags
    assert not any("sunday" in write.talk(write.scenario(DAYS), seed=seed).flags for seed in range(stuck["seed"]))
    for name, ending in found["endings"].items():
        talk = write.talk(write.scenario(DAYS), *ending["path"], seed=ending["seed"])
        assert talk.ending is not None
        assert talk.ending.id == name
    assert found["never_met"] == []


def test_a_players_axes_are_ratios_of_what_is_to_be_expected_and_its_ending_the_most_likely() -> None:
    """`first` sells: all of 3 halves of help on Monday (discover against drift), nothing of the 6 on the other days."""
    players = as_json(analyse(write.scenario(DAYS), write.rubric()))["players"]
    discover, drift, pressure = (write.rubric().behaviours[name].points for name in ("discover", "drift", "pressure"))
    monday = discover.helpfulness - drift.helpfulness
    friday = discover.helpfulness - pressure.helpfulness
    sunday = discover.helpfulness - min(pressure.helpfulness, drift.helpfulness)
    lost = pressure.helpfulness - min(pressure.helpfulness, drift.helpfulness)
    share = 100 * (monday + 0 + lost) / (monday + friday + sunday)
    assert players["first"]["helpfulness"] == pytest.approx(share, abs=0.01)
    assert players["first"]["ending"] == "no"
    assert players["most-helpful"]["helpfulness"] == 100
    assert players["most-helpful"]["ending"] == "yes"


def test_versions_and_cases_that_nobody_meets_are_named() -> None:
    text = DAYS.replace("when: not flag(monday)", "when: trust > 90")
    found = as_json(analyse(write.scenario(text), write.rubric()))
    assert found["never_met"] == ["hello/free", "sell#1", "leave#1"]
