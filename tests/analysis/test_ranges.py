"""The least and most of an axis are those of a list of all attempts, and one is given that has them."""

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simulator.analysis.chances import chances
from simulator.analysis.explore import explore
from simulator.analysis.graph import Graph, minimise
from simulator.analysis.ranges import Ranges, corners
from simulator.conversation.attempt import new_attempt
from simulator.conversation.table import compile_table
from simulator.conversation.talk import talk_through
from simulator.scenario.model import Scenario
from simulator.scoring.score import score
from simulator.scoring.tally import Share
from tests.analysis.brute import Everything, TooMany, everything
from tests.strategies import scenarios, shipped_rubric


@settings(max_examples=14, deadline=None)
@given(scenarios())
def test_least_and_most_are_those_of_all_attempts_and_a_path_replays_to_each(scenario: Scenario) -> None:
    graph, listed = explored_and_listed(scenario)
    for axis, name in enumerate(("helpfulness", "pushiness", "initiative")):
        ranges = Ranges(graph, axis)
        for node, ending in enumerate(graph.table.endings):
            shares = [shares[axis] for reached, _, _, shares in listed.attempts if reached == ending.id]
            found = ranges.of(node)
            assert (found is None) == (not shares)
            if found is None:
                continue
            assert (worth(found.least), worth(found.most)) == (min(shares), max(shares))
            for share in found:
                path, seed = ranges.path(node, share)
                attempt = new_attempt(scenario, shipped_rubric(), seed)
                talk = talk_through(scenario, shipped_rubric(), attempt, path)
                assert talk.ending is not None
                assert talk.ending.id == ending.id
                assert worth(getattr(score(talk.steps), name)) == worth(share)


@settings(max_examples=14, deadline=None)
@given(scenarios())
def test_attempts_are_counted_and_even_play_shared_out_as_in_a_list_of_all_attempts(
    scenario: Scenario,
) -> None:
    graph, listed = explored_and_listed(scenario)
    found = chances(graph)
    assert found is not None
    assert found.attempts == len(listed.attempts)
    assert found.longest == listed.longest
    for node, ending in enumerate(graph.table.endings):
        share = sum((chance for reached, _, chance, _ in listed.attempts if reached == ending.id), Fraction(0))
        assert found.shares.get(node, 0) == share
    for axis, share in enumerate((found.score.helpfulness, found.score.pushiness, found.score.initiative)):
        if listed.attainable[axis]:
            assert worth(share) == listed.gained[axis] / listed.attainable[axis]
        else:
            assert share.attainable == 0


pairs = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: (max(pair), min(pair)))


@given(st.sets(pairs, min_size=1), st.sampled_from((0, 100)), pairs)
def test_what_is_dropped_is_never_the_best_with_any_continuation(
    made: set[tuple[int, int]], empty: int, more: tuple[int, int]
) -> None:
    def best(some: set[tuple[int, int]]) -> tuple[Fraction, Fraction]:
        values = [worth(Share(gained + more[1], limit + more[0], empty)) for limit, gained in some]
        return min(values), max(values)

    kept = {(pair >> 24, pair & (1 << 24) - 1) for pair in corners({limit << 24 | gained for limit, gained in made})}
    assert kept <= made
    assert best(kept) == best(made)


def explored_and_listed(scenario: Scenario) -> tuple[Graph, Everything]:
    try:
        listed = everything(scenario)
    except TooMany:
        assume(False)
    assume(not listed.loop)
    table = compile_table(scenario, shipped_rubric())
    return minimise(explore(table)), listed


def worth(share: Share) -> Fraction:
    return Fraction(share.gained, share.attainable) if share.attainable else Fraction(share.empty, 100)
