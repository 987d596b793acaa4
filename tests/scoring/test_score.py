"""The score is a share of what was attainable at the decisions that were faced."""

from __future__ import annotations

import pytest

from simulator.scoring.score import PROFILES, profile_of, running_scores, score
from simulator.scoring.tally import Share
from tests.write import rubric, scenario, talk

DECISIONS = """\
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, next: second}
      - {id: lean, say: Sign today., behaviour: pressure, next: second}
      - {id: wait, say: Let me know., behaviour: drift, next: second}
  second:
    says: And now?
    choices:
      - {id: close, say: Thursday, behaviour: advance, also: [candour], next: 'yes'}
      - {id: lie, say: It is the last one., behaviour: mislead, next: 'no'}
      - {id: honest-lie, say: I think so., behaviour: mislead, breach: false, next: 'no'}
      - {id: misfit, say: Take the big one., behaviour: misfit-upsell, breach: true, next: 'no'}
"""


def percents(*choices: str) -> tuple[float, float, float]:
    result = score(talk(scenario(DECISIONS), *choices).steps)
    return result.helpfulness.percent, result.pushiness.percent, result.initiative.percent


def test_the_best_line_everywhere_is_a_hundred_and_the_worst_is_nothing():
    assert percents("ask", "close")[0] == 100
    assert percents("wait", "lie")[0] == 0


def test_an_axis_is_the_sum_gained_over_the_sum_attainable():
    # helpfulness: (2 - -1) of 3, then (-2 - -2) of 4; pushiness: 0 of 2, 2 of 2; initiative: 1 - -2 of 3, 0 of 2
    helpfulness, pushiness, initiative = percents("ask", "lie")
    assert helpfulness == round(100 * 3 / 7, 2)
    assert pushiness == 50
    assert initiative == 60


def test_half_of_each_further_behaviour_is_added_and_the_sum_is_clipped():
    step = talk(scenario(DECISIONS), "ask", "close").steps[1]
    assert tuple(step.points) == (4, -2, 4)  # halves: 1 + 2/2, 0 - 2/2, 2 + 1/2 clipped to 2


def test_nothing_attainable_is_full_help_no_push_and_full_initiative():
    result = score(())
    assert (result.helpfulness.percent, result.pushiness.percent, result.initiative.percent) == (100, 0, 100)


def test_a_breach_is_listed_each_time_and_caps_the_profile():
    result = score(talk(scenario(DECISIONS), "ask", "lie").steps)
    assert result.breaches == ("lie",)
    assert result.profile(rubric()) == "trust-broken"


def test_the_author_decides_what_is_a_breach():
    made = scenario(DECISIONS)
    assert score(talk(made, "ask", "honest-lie").steps).breaches == ()
    assert score(talk(made, "ask", "misfit").steps).breaches == ("misfit",)


@pytest.mark.parametrize(
    ("helpful", "initiative", "pushy", "profile"),
    [
        (75, 50, 39, "trusted-advisor"),
        (75, 50, 40, "hustler"),
        (75, 49, 39, "pleaser"),
        (75, 49, 40, "know-it-all"),
        (74, 50, 39, "busy-bee"),
        (74, 50, 40, "quota-chaser"),
        (74, 49, 39, "order-taker"),
        (74, 49, 40, "bluffer"),
    ],
)
def test_the_eight_profiles_stand_at_their_thresholds(helpful, initiative, pushy, profile):
    found = profile_of(Share(helpful, 100, 100), Share(pushy, 100, 0), Share(initiative, 100, 100), rubric().thresholds)
    assert found == profile
    assert profile in PROFILES
    assert profile in rubric().profiles


def test_a_threshold_is_compared_before_rounding():
    almost = Share(59_999, 100_000, 100)
    assert almost.percent == 60.0
    assert not almost.reaches(60)


def test_the_running_score_has_one_entry_more_than_there_are_choices():
    steps = talk(scenario(DECISIONS), "ask", "lie").steps
    scores = running_scores(steps)
    assert len(scores) == 3
    assert scores[-1] == score(steps)
    assert scores[1].helpfulness.percent == 100
