"""Exploration reaches what can be reached and nothing else; customers nothing can tell apart are one."""

from hypothesis import assume, given, settings

from simulator.analysis.cuts import what_is_asked
from simulator.analysis.explore import explore
from simulator.analysis.graph import Graph
from simulator.analysis.order import loop
from simulator.conversation.table import compile_table
from simulator.scenario.model import Scenario
from tests.analysis.brute import TooMany, everything
from tests.strategies import scenarios, shipped_rubric


@settings(max_examples=150, deadline=None)
@given(scenarios())
def test_it_reaches_exactly_the_turns_choices_endings_and_stuck_places_that_listing_all_attempts_finds(
    scenario: Scenario,
) -> None:
    try:
        listed = everything(scenario)
    except TooMany:
        assume(False)
    graph = explored(scenario, cap=20_000)
    assume(graph.exact)
    assert (loop(graph) is not None) == listed.loop
    if listed.loop:
        return
    rows = list(graph.rows())
    assert {graph.table.places[offer.place] for _, offer, _ in rows} == listed.turns
    assert {move.choice.id for _, offer, _ in rows for move in offer.moves} == listed.offered
    reached = {target for _, _, targets in rows for target in targets}
    assert {e.id for node, e in enumerate(graph.table.endings) if node in reached} == {a[0] for a in listed.attempts}
    assert (graph.stuck in reached) == any(choice for _, choice in listed.stuck)
    assert graph.states <= len(listed.states)


@settings(max_examples=150, deadline=None)
@given(scenarios())
def test_every_exact_state_does_what_the_merged_state_that_stands_for_it_does(scenario: Scenario) -> None:
    table = compile_table(scenario, shipped_rubric())
    asked = what_is_asked(table)
    waiting = [(table.start, table.opening())]
    met = set(waiting)
    while waiting and len(met) < 500:
        place, state = waiting.pop()
        twin = asked.alike(place, state)
        moves = table.offered(place, state)
        assert table.offered(place, twin) == moves
        for move in moves:
            (to, after), (twin_to, twin_after) = table.step(move, state), table.step(move, twin)
            assert to == twin_to
            if 0 <= to < len(table.stops):
                assert asked.alike(to, after) == asked.alike(to, twin_after)
                if (to, after) not in met:
                    met.add((to, after))
                    waiting.append((to, after))


@settings(max_examples=100, deadline=None)
@given(scenarios())
def test_beyond_the_cap_it_says_so_and_what_it_met_is_true(scenario: Scenario) -> None:
    try:
        listed = everything(scenario)
    except TooMany:
        assume(False)
    whole, capped = explored(scenario, cap=20_000), explored(scenario, cap=3)
    assert capped.states <= 3
    assert capped.exact == (whole.states <= 3)
    assert loop(capped) is None or listed.loop
    for ending in range(capped.stuck):
        assert whole.reaches(ending) or not capped.reaches(ending)


def explored(scenario: Scenario, cap: int = 200_000) -> Graph:
    table = compile_table(scenario, shipped_rubric())
    return explore(table, table.start, table.opening(), cap)
