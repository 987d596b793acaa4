"""Random whole plays: real attempts, the same for the same seed, and spread as the exact shares say."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.plays import RandomPlays
from simulator.analysis.analysis import analyse
from simulator.conversation.attempt import new_attempt
from simulator.conversation.table import compile_table
from simulator.conversation.talk import Talk, talk_through
from simulator.scenario.model import Scenario
from tests import write
from tests.analysis.test_analysis import TWO_TURNS
from tests.strategies import scenarios, shipped_rubric


@settings(max_examples=14, deadline=None)
@given(scenarios(), st.integers(0, 99))
def test_each_is_an_attempt_that_can_be_replayed_and_the_same_seed_gives_the_same(
    scenario: Scenario, seed: int
) -> None:
    plays = list(RandomPlays(compile_table(scenario, shipped_rubric())).play(seed, 5))
    assert plays == list(RandomPlays(compile_table(scenario, shipped_rubric())).play(seed, 5))
    for play in plays:
        start = new_attempt(scenario, shipped_rubric(), 0)
        talk: Talk = talk_through(scenario, shipped_rubric(), start, play.choices)
        assert (talk.ending.id if talk.ending else None) == play.ending
        assert talk.finished or talk.stuck or not talk.offered()


def test_many_of_them_come_near_the_exact_shares() -> None:
    scenario = write.scenario(TWO_TURNS)
    shares = analyse(scenario, write.rubric()).shares
    assert shares is not None
    many = 20_000
    found = Counter(play.ending for play in RandomPlays(compile_table(scenario, write.rubric())).play(7, many))
    for ending, share in shares.items():
        assert abs(found[ending] / many - float(share)) < 0.015
