"""A conversation cannot be won without hearing the customer: the library's figures and the bounds they keep.

`python -m tools.listening` prints the figures, scenario by scenario.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.library.shelf import NAMES
from tools.answer_leave_insist import ARTS, arts_that_win
from tools.listening import (
    BEST,
    MECHANICAL,
    PASSIVE,
    PUSHY,
    SECOND,
    advisor_without_listening,
    best_behaviours,
    best_ending,
    blind_share,
    correlation,
    ever_auc,
    good_roads,
    heard,
    mixed_plays,
    parted,
    pushy_gains,
    registers,
    second_bests,
    won_without_listening,
)

EAGER = ("advance", "tailor", "teach", "hold-value", "answer")
HONEST = ("candour", "recover")
CEILING = 95_000
"""Trust, in thousandths, from which it cannot show much more."""

ALL = NAMES
each = pytest.mark.parametrize("name", ALL)


def of_level(level: int) -> list[str]:
    return [name for name in ALL if heard()[name].scenario.level == level]


def test_a_reader_of_the_choices_alone_finds_the_best_line_in_at_most_half_of_the_decisions():
    assert blind_share(ALL) <= 0.50


@pytest.mark.parametrize(("level", "most"), [(1, 0.60), (2, 0.50), (3, 0.45)])
def test_the_higher_the_level_the_less_the_choices_tell(level, most):
    assert blind_share(of_level(level)) <= most


def test_no_model_of_words_knows_which_lines_ever_win():
    assert sum(map(ever_auc, ALL)) / len(ALL) <= 0.75


@pytest.mark.parametrize("rule", MECHANICAL)
def test_a_player_who_never_listens_earns_the_meeting_in_at_most_one_scenario_of_eight(rule):
    assert len(won_without_listening(rule)) <= len(ALL) / 8, won_without_listening(rule)


@pytest.mark.parametrize("rule", MECHANICAL)
def test_a_player_who_never_listens_is_a_trusted_advisor_nowhere(rule):
    assert advisor_without_listening(rule) == []


@pytest.mark.parametrize("column", ["courtesy", "tag", "question", "number", "length"])
def test_right_and_wrong_lines_sound_alike(column):
    values = {kind: row[column] for kind, row in registers(ALL).items()}
    assert set(values) == {BEST, SECOND, PASSIVE, PUSHY}
    assert max(values.values()) - min(values.values()) <= 15, values


@each
def test_in_two_turns_of_three_another_version_or_state_makes_another_line_right(name):
    assert parted(heard()[name]) >= 2 / 3


@pytest.mark.parametrize("art", ARTS)
@each
def test_in_every_scenario_answering_beats_asking_once_leaving_be_is_right_once_and_insisting_is_right_once(name, art):
    assert arts_that_win(heard()[name].analysis)[art], f"at no turn of {name} that can be met"


@each
def test_in_half_of_the_decisions_the_second_best_line_is_worth_something(name):
    assert second_bests(heard()[name]) >= 0.5


def test_eagerness_is_trained_as_well_as_honesty():
    counted = best_behaviours(ALL)
    total = counted.total()
    assert sum(counted[one] for one in EAGER) / total >= 1 / 3
    assert sum(counted[one] for one in HONEST) / total <= 2 / 5


def test_pushing_gains_something_in_the_moment_often_enough_to_tempt():
    assert pushy_gains(ALL) >= 0.25


def test_the_three_axes_are_three():
    plays = mixed_plays(180)
    assert correlation([(helpful, initiative) for helpful, _, initiative, _ in plays]) < 0.6
    assert len({profile for *_, profile in plays} - {"trust-broken"}) >= 6, Counter(profile for *_, profile in plays)


@each
def test_on_the_good_road_trust_is_not_at_its_ceiling_before_the_last_third(name):
    for trust, _ in good_roads(heard()[name]):
        assert all(value < CEILING for value in trust[: len(trust) * 2 // 3]), trust


def test_trust_at_the_start_falls_with_the_level():
    means = []
    for level in (1, 2, 3):
        first = [next(iter(heard()[name].scenario.people.values())).trust for name in of_level(level)]
        means.append(sum(first) / len(first))
    assert means == sorted(means, reverse=True)
    assert len(set(means)) == 3


def test_best_roads_end_in_a_referral_in_at_most_six_of_ten_scenarios():
    ends = [heard()[name].scenario.endings[best_ending(heard()[name])] for name in ALL]
    assert sum(ending.referral for ending in ends) <= 0.6 * len(ends)


def test_in_a_third_of_the_scenarios_a_lie_comes_out_only_afterwards():
    later = []
    for name in ALL:
        scenario = heard()[name].scenario
        if any(version.epilogue is not None for ending in scenario.endings.values() for version in ending.versions):
            later.append(name)
    assert len(later) >= len(ALL) / 3, later


def test_in_two_scenarios_the_helpful_seller_loses():
    lost = [name for name in ALL if heard()[name].scenario.endings[best_ending(heard()[name])].kind == "lost"]
    assert len(lost) >= 2
