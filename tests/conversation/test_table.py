"""One table, asked by the machine and by the analysis: both do what the rules say, read a second time by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.conversation.attempt import Carried, new_attempt
from simulator.conversation.customer import Customer
from simulator.conversation.table import STUCK, compile_table
from simulator.conversation.talk import Talk
from simulator.scenario.condition import Call, parse
from simulator.scenario.model import Choice, Ending, Next, Person, Scenario, Turn
from tests import by_hand
from tests.strategies import FLAGS, VALUES, scenarios, shipped_rubric

CARRIED = st.builds(
    Carried,
    st.dictionaries(st.sampled_from(("dana", "finance")), st.sampled_from(VALUES), max_size=2),
    st.lists(st.sampled_from((*FLAGS, "met-before")), max_size=2).map(tuple),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios(), CARRIED, st.integers(0, 9), st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_machine_and_table_do_what_the_rules_say_on_every_generated_scenario_and_path(
    scenario: Scenario, carried: Carried, seed: int, picks: list[int]
) -> None:
    rubric = shipped_rubric()
    table = compile_table(scenario, rubric)
    talk = Talk(scenario, rubric, new_attempt(scenario, rubric, seed, carried))
    place, state = table.opening(carried, seed)
    now = by_hand.begin(scenario, (*carried.flags, *by_hand.drawn(scenario, seed)), dict(carried.trust))
    for pick in picks:
        said = by_hand.offered(scenario, rubric, now)
        moves = table.offered(place, state)
        assert [move.choice for move in moves] == list(talk.offered())
        assert [(m.choice.id, m.case, m.breach, as_read(m.points)) for m in moves] == [
            (one.choice, one.case, one.breach, one.points) for one in said
        ]
        agree(talk, now)
        assert talk.stands == (place, state)
        if not said:
            break
        move = moves[pick % len(moves)]
        step = talk.choose(move.choice.id)
        assert (step.choice, step.case, step.points) == (move.choice, move.case, move.points)
        assert step.turn == scenario.turns[now.at].as_version(
            next((one for one in scenario.turns[now.at].versions if one.id == now.version), None)
        )
        now = by_hand.say(scenario, rubric, now, move.choice.id)
        place, state = table.step(move, state)
        assert step.went == now.at == (None if place == STUCK else table.places[place])
        if place == STUCK:
            assert talk.stuck
            break
        assert talk.stuck == (not talk.finished and not by_hand.offered(scenario, rubric, now))
    assert talk.finished == (now.at in scenario.endings)


def as_read(points: tuple[int, ...]) -> tuple[Fraction, ...]:
    return tuple(Fraction(halves, 2) for halves in points)


def agree(talk: Talk, now: by_hand.Now) -> None:
    """What a screen can show is what the rules say."""
    scenario = talk.scenario
    trust = {person: Fraction(talk.trust(person), 1000) for person in scenario.people}
    assert (trust, Fraction(talk.patience, 1000)) == (dict(now.trust), now.patience)
    assert set(talk.learnt) == now.known
    assert talk.flags == now.flags
    if talk.turn is not None:
        assert (talk.turn.id, talk.version) == (now.at, now.version)
    if talk.ending is not None:
        told = next((one for one in scenario.endings[now.at].versions if one.id == now.version), None)
        assert talk.ending == scenario.endings[now.at].as_version(told)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("trust >= 40", True),
        ("trust > 40", False),
        ("trust > 39.99", True),
        ("patience == 40.0", True),
        ("patience != 40", False),
        ("trust.bob < 12.35 and trust.bob >= 12.34", True),
        ("knows(a) and not knows(b)", True),
        ("(flag(b) or said(a)) and trust < 41", False),
        ("known >= 1", True),
        ("known > 1", False),
        ("known == 1 or flag(b)", True),
    ],
)
def test_thresholds_are_exact_and_inclusive_as_written(text: str, holds: bool) -> None:
    scenario = small()
    people = {"ann": Person("ann", "Ann"), "bob": Person("bob", "Bob")}
    condition = parse(text)
    customer = Customer(replace(scenario, people=people, needs={"a": "A.", "b": "B."}), [condition, Call("flag", "on")])
    state = customer.state({"ann": 40_000, "bob": 12_340}, 40_000, ["on"]) | customer.mask("knows", ["a"])
    assert customer.test(condition)(state) is holds


def test_every_need_has_a_bit_and_beside_that_only_what_a_condition_asks_about() -> None:
    table = compile_table(small(when=Call("flag", "met-before")), shipped_rubric())
    assert list(table.customer.bits) == [("knows", "audit"), ("flag", "met-before")]


def test_a_flag_carried_from_an_earlier_meeting_is_known_though_no_choice_here_sets_it() -> None:
    scenario = small(when=Call("flag", "met-before"))
    met = Carried(flags=("met-before",))
    table = compile_table(scenario, shipped_rubric())
    assert [move.choice.id for move in table.offered(*table.opening(met))] == ["greet"]
    talk = Talk(scenario, shipped_rubric(), new_attempt(scenario, shipped_rubric(), 1, met))
    assert [choice.id for choice in talk.offered()] == ["greet"]


def test_walking_a_list_of_choices_tells_where_each_was_made() -> None:
    table = compile_table(small(), shipped_rubric())
    (place, _, move), (end, state, nothing) = table.walk(["greet"])
    assert (table.places[place], table.places[end]) == ("opening", "bye")
    assert move is not None
    assert move.choice.id == "greet"
    assert nothing is None
    assert [table.customer.gauge(state, number) for number in range(2)] == [
        50_000 + 2 * 1000 * shipped_rubric().trust_per_helpfulness,
        66_000,
    ]


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
