"""Table and machine are two engines for one conversation: they agree at every step of every path."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.conversation.attempt import Carried, new_attempt
from simulator.conversation.table import STUCK, Table, compile_table
from simulator.conversation.talk import Talk
from simulator.scenario.condition import Call
from simulator.scenario.model import Choice, Ending, Next, Person, Scenario, Turn
from tests.strategies import FLAGS, VALUES, scenarios, shipped_rubric

CARRIED = st.builds(
    Carried,
    st.dictionaries(st.sampled_from(("dana", "finance")), st.sampled_from(VALUES), max_size=2),
    st.lists(st.sampled_from((*FLAGS, "met-before")), max_size=2).map(tuple),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios(), CARRIED, st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_table_and_machine_agree_on_every_generated_scenario_and_path(
    scenario: Scenario, carried: Carried, picks: list[int]
) -> None:
    table = compile_table(scenario, shipped_rubric())
    talk = Talk(scenario, shipped_rubric(), new_attempt(scenario, shipped_rubric(), 1, carried))
    place, state = table.start, table.opening(carried)
    for pick in picks:
        moves = table.offered(place, state)
        assert [move.choice for move in moves] == list(talk.offered())
        assert gauges(table, state) == ([talk.trust(person) for person in scenario.people], talk.patience)
        if not moves:
            break
        move = moves[pick % len(moves)]
        step = talk.choose(move.choice.id)
        assert move.points == step.points
        before, (place, state) = place, table.step(move, state)
        assert step.went == (None if place == STUCK else table.places[place])
        if place == STUCK:
            assert talk.stuck
            place = before
            break
        assert talk.stuck == (not talk.finished and not table.offered(place, state))
    assert gauges(table, state) == ([talk.trust(person) for person in scenario.people], talk.patience)
    assert talk.finished == (place >= len(table.stops))


def test_only_what_a_condition_asks_about_has_a_bit() -> None:
    table = compile_table(small(when=Call("knows", "audit")), shipped_rubric())
    assert list(table.bits) == [("knows", "audit")]


def test_a_flag_carried_from_an_earlier_meeting_is_known_though_no_choice_here_sets_it() -> None:
    scenario = small(when=Call("flag", "met-before"))
    met = Carried(flags=("met-before",))
    table = compile_table(scenario, shipped_rubric())
    assert [move.choice.id for move in table.offered(table.start, table.opening(met))] == ["greet"]
    talk = Talk(scenario, shipped_rubric(), new_attempt(scenario, shipped_rubric(), 1, met))
    assert [choice.id for choice in talk.offered()] == ["greet"]


def test_walking_a_list_of_choices_tells_where_each_was_made() -> None:
    table = compile_table(small(), shipped_rubric())
    (place, _, move), (end, state, nothing) = table.walk(["greet"])
    assert (table.places[place], table.places[end]) == ("opening", "bye")
    assert move is not None
    assert move.choice.id == "greet"
    assert nothing is None
    assert gauges(table, state) == ([62_000], 66_000)


def gauges(table: Table, state: int) -> tuple[list[int], int]:
    *trust, patience = (table.gauge(state, number) for number in range(table.gauges))
    return trust, patience


def small(when: Call | None = None) -> Scenario:
    greet = Choice("greet", "What happened?", "discover", (Next("bye"),), when=when)
    return Scenario(
        id="small",
        title="Small",
        market="b2b",
        people={"dana": Person("dana", "Dana")},
        start="opening",
        turns={"opening": Turn("opening", "Yes?", (greet,), "dana")},
        endings={"bye": Ending("bye", "advance", "Bye.", "earned")},
        needs={"audit": "An audit."},
    )
