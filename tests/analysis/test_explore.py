"""Exploration reaches what can be reached and nothing else; customers nothing can tell apart are one."""

from fractions import Fraction

from hypothesis import assume, given, settings

from simulator.analysis.coverage import coverage
from simulator.analysis.explore import explore
from simulator.analysis.graph import Graph
from simulator.analysis.orders import loop
from simulator.analysis.starting_points import every_start, starts
from simulator.analysis.what_matters_later import what_is_asked
from simulator.conversation.attempt import Carried, new_attempt
from simulator.conversation.table import STUCK, compile_table
from simulator.conversation.talk import Talk, talk_through
from simulator.scenario.model import Scenario
from tests import write
from tests.analysis.brute import Everything, TooMany, draws, everything
from tests.strategies import scenarios, shipped_rubric


@settings(max_examples=14, deadline=None)
@given(scenarios())
def test_it_reaches_exactly_what_listing_all_attempts_finds(scenario: Scenario) -> None:
    listed = all_of(scenario)
    graph = explored(scenario, cap=20_000)
    assume(graph.exact)
    assert (loop(graph) is not None) == listed.loop
    if listed.loop:
        return
    rows = list(graph.rows())
    met = coverage(graph)
    assert met.turns == listed.turns
    assert met.offered == listed.offered
    assert met.endings == {attempt[0] for attempt in listed.attempts}
    assert {(stuck.turn, stuck.choice) for stuck in met.stuck} == listed.stuck
    assert set(met.never_met) == written(scenario) - listed.met
    places, half = graph.table.places, Fraction(1, 2)
    assert listed.points == {
        (places[offer.place], tuple((m.choice.id, tuple(half * p for p in m.points)) for m in offer.moves))
        for _, offer, _ in rows
    }
    assert graph.states <= len(listed.states)


def written(scenario: Scenario) -> set[str]:
    """Every version and every case that the file has."""
    places = [*scenario.turns.values(), *scenario.endings.values()]
    choices = [choice for turn in scenario.turns.values() for choice in turn.choices]
    return {f"{place.id}/{version.id}" for place in places for version in place.versions} | {
        f"{choice.id}#{number}" for choice in choices for number in range(1, len(choice.cases) + 1)
    }


@settings(max_examples=14, deadline=None)
@given(scenarios())
def test_a_place_where_one_gets_stuck_comes_with_choices_and_a_seed_that_lead_there(scenario: Scenario) -> None:
    for stuck in coverage(explored(scenario, cap=20_000)).stuck:
        attempt = new_attempt(scenario, shipped_rubric(), stuck.seed)
        talk = talk_through(scenario, shipped_rubric(), attempt, stuck.path)
        assert talk.stuck or not talk.offered()
        assert talk.turn is not None
        assert talk.turn.id == stuck.turn


@settings(max_examples=14, deadline=None)
@given(scenarios())
def test_every_exact_state_does_what_the_merged_state_that_stands_for_it_does(scenario: Scenario) -> None:
    table = compile_table(scenario, shipped_rubric())
    asked = what_is_asked(table)
    waiting = [(start.place, start.state) for start in starts(table)]
    met = set(waiting)
    while waiting and len(met) < 500:
        place, state = waiting.pop()
        twin = asked.alike(place, state)
        moves = table.offered(place, state)
        assert table.offered(place, twin) == moves
        for move in moves:
            (to, after), (twin_to, twin_after) = table.step(move, state), table.step(move, twin)
            assert to == twin_to
            if to != STUCK:
                assert (table.ending(to, after)) == (table.ending(to, twin_after))
            if 0 <= to < len(table.stops):
                assert asked.alike(to, after) == asked.alike(to, twin_after)
                if (to, after) not in met:
                    met.add((to, after))
                    waiting.append((to, after))


@settings(max_examples=14, deadline=None)
@given(scenarios())
def test_beyond_the_cap_it_says_so_and_what_it_met_is_true(scenario: Scenario) -> None:
    listed = all_of(scenario)
    whole, capped = explored(scenario, cap=20_000), explored(scenario, cap=3)
    assert capped.states <= 3
    if capped.exact:
        assert whole.states <= 3
    assert loop(capped) is None or listed.loop
    for ending in range(capped.stuck):
        assert whole.reaches(ending) or not capped.reaches(ending)


@settings(max_examples=14, deadline=None)
@given(scenarios())
def test_every_draw_of_chance_is_begun_with_and_its_seed_draws_it(scenario: Scenario) -> None:
    table = compile_table(scenario, shipped_rubric())
    begun = list(starts(table))
    assert sum(start.weight for start in begun) == len(draws(scenario))
    for start in begun:
        talk = Talk(scenario, shipped_rubric(), new_attempt(scenario, shipped_rubric(), start.seed))
        assert talk.stands == (start.place, start.state)


BEFORE = """
    before: {promised: You promised to ring., lied: You said it was new.}
    start: hello
    turns:
      hello:
        says: You again?
        choices:
          - {id: kept, say: I kept my promise., behaviour: recover, when: flag(promised) and not flag(lied), next: "yes"}
          - {id: ask, say: And you?, behaviour: discover, next: "no"}
"""


def test_a_proof_looks_at_whatever_an_earlier_meeting_may_have_left_and_the_analysis_at_nothing_left() -> None:
    table = compile_table(write.scenario(BEFORE), write.rubric())
    assert [start.before for start in every_start(table)] == [(), ("promised",), ("lied",), ("promised", "lied")]
    proved, alone = explore(table, every_start(table)), explore(table)
    assert coverage(proved).offered == {"kept", "ask"}
    assert coverage(alone).offered == {"ask"}
    yes = table.goals["yes"] - len(table.scenario.turns)
    assert proved.start_of(yes).before == ("promised",)
    attempt = new_attempt(table.scenario, write.rubric(), 1, Carried(flags=proved.start_of(yes).before))
    talk = talk_through(table.scenario, write.rubric(), attempt, proved.path_to(yes))
    assert talk.ending == table.scenario.endings["yes"]


def all_of(scenario: Scenario) -> Everything:
    try:
        return everything(scenario)
    except TooMany:
        assume(False)
        raise


def explored(scenario: Scenario, cap: int = 200_000) -> Graph:
    return explore(compile_table(scenario, shipped_rubric()), cap=cap)


@given(scenarios())
@settings(max_examples=14, deadline=None)
def test_an_exploration_that_ends_with_the_first_need_finds_all_who_have_told_none(scenario: Scenario) -> None:
    table = compile_table(scenario, shipped_rubric())
    needs = table.customer.needs
    asked = what_is_asked(table, keep=needs)
    everybody = explore(table, asked=asked)
    ended = explore(table, asked=asked, until=needs)
    untold = [{state for state in nodes if not state & needs} for nodes in everybody.nodes]
    assert [set(nodes) for nodes in ended.nodes] == untold or not everybody.exact
