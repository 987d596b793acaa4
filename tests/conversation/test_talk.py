"""What happens at a choice, in the order of the design: points, effects, bounds, reveals, walk-out, next."""

from __future__ import annotations

import pytest

from simulator.conversation.attempt import Carried, new_attempt, shuffled
from simulator.conversation.machine import machine_for
from simulator.conversation.talk import NotOnOffer, Talk, replay
from simulator.scenario.units import level
from tests.write import HEAD, rubric, scenario, talk, whole

TWO_TURNS = """\
needs: {audit: An audit in March.}
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, reveals: [audit], next: second}
      - {id: lean, say: Sign today., behaviour: pressure, next: 'no'}
      - {id: echo, say: So it hurts., behaviour: reflect, next: second}
  second:
    says: It does.
    choices:
      - {id: close, say: Thursday, behaviour: advance, when: knows(audit), next: 'yes'}
      - {id: leave, say: Let me know., behaviour: drift, next: 'no'}
"""


def test_a_choice_moves_trust_and_patience_by_the_rubric():
    held = talk(scenario(TWO_TURNS), "ask")
    assert (level(held.trust("ann")), level(held.patience)) == (50 + 3 * 2, 70 - 4)


def test_pressure_costs_trust_for_harm_and_for_push_and_more_patience():
    held = talk(scenario(TWO_TURNS), "lean")
    assert (level(held.trust("ann")), level(held.patience)) == (50 - 3 - 16, 70 - 8)


def test_listening_gives_some_patience_back():
    assert level(talk(scenario(TWO_TURNS), "echo").patience) == 70 - 4 + 2


def test_a_sceptic_gains_more_from_candour_and_listening_only():
    head = HEAD.replace("{name: Ann}", "{name: Ann, trust: 10, scepticism: 0.37}")
    made = scenario(TWO_TURNS, head=head)
    assert level(talk(made, "echo").trust("ann")) == 10 + 6 * 1.37
    assert level(talk(made, "ask").trust("ann")) == 10 + 6


def test_effects_are_added_before_the_bounds_are_kept_once():
    made = scenario(
        """\
        start: first
        turns:
          first:
            says: Go on.
            choices:
              - {id: ask, say: Why, behaviour: discover, effects: {trust: -70, patience: 60.5}, next: 'yes'}
              - {id: drop, say: Bye., behaviour: drift, next: 'no'}
        """
    )
    held = talk(made, "ask")
    assert level(held.trust("ann")) == 0
    assert level(held.patience) == 100


def test_a_choice_is_on_offer_only_while_its_condition_holds():
    made = scenario(TWO_TURNS)
    assert [c.id for c in talk(made, "ask").offered()] == ["close", "leave"]
    assert [c.id for c in talk(made, "echo").offered()] == ["leave"]


def test_a_choice_that_is_not_on_offer_is_refused_and_changes_nothing():
    held = talk(scenario(TWO_TURNS), "echo")
    with pytest.raises(NotOnOffer) as refused:
        held.choose("close")
    assert refused.value.offered == ("leave",)
    assert held.attempt.choices == ("echo",)


WALKING = """\
walk_out: shown-out
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: lie, say: Only today., behaviour: pressure, effects: {patience: -70}, next: 'yes'}
      - {id: ask, say: Why, behaviour: discover, next: 'no'}
"""
WALK_ENDINGS = """\
endings:
  yes: {kind: advance, says: Fine., meeting: earned}
  no: {kind: lost, says: No., meeting: refused}
  shown-out: {kind: complaint, says: Out., meeting: refused}
"""


def test_a_walk_out_comes_before_the_next_that_is_named():
    held = talk(scenario(WALKING, endings=WALK_ENDINGS), "lie")
    assert held.ending is not None
    assert held.ending.id == "shown-out"


def test_without_a_walk_out_a_conversation_goes_on_with_no_patience():
    made = scenario(WALKING.replace("walk_out: shown-out\n", ""), endings=WALK_ENDINGS.rsplit("  shown", 1)[0])
    held = talk(made, "lie")
    assert held.ending is not None
    assert held.ending.id == "yes"


def test_the_first_next_that_holds_in_the_new_state_is_taken():
    made = scenario(
        """\
        start: first
        turns:
          first:
            says: Go on.
            choices:
              - id: ask
                say: Why?
                behaviour: discover
                sets: [asked]
                next:
                  - {when: trust >= 56.01, go: 'no'}
                  - {when: trust >= 56 and flag(asked) and said(ask), go: 'yes'}
                  - {go: 'no'}
              - {id: drop, say: Bye., behaviour: drift, next: 'no'}
        """
    )
    held = talk(made, "ask")
    assert held.ending is not None
    assert held.ending.id == "yes"


STUCK = """\
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: Why, behaviour: discover, next: [{when: trust < 10, go: 'yes'}, {when: trust < 20, go: 'no'}]}
      - {id: drop, say: Bye., behaviour: drift, next: 'no'}
"""


def test_a_choice_that_leads_nowhere_is_stuck_and_is_kept():
    held = talk(scenario(STUCK), "ask")
    assert held.stuck
    assert not held.finished
    assert held.attempt.choices == ("ask",)
    assert held.steps[0].went is None
    assert held.offered() == ()


def test_trust_belongs_to_the_person_who_spoke_at_the_turn():
    made = whole(
        HEAD.replace("  ann: {name: Ann}\n", "  ann: {name: Ann, trust: 40}\n  bob: {name: Bob, trust: 20}\n")
        + """\
start: first
turns:
  first:
    speaker: bob
    says: Numbers, please.
    choices:
      - {id: ask, say: Why, behaviour: discover, effects: {trust: -1, trust.bob: 2}, next: 'yes'}
      - {id: drop, say: Bye., behaviour: drift, next: 'no'}
endings:
  yes: {kind: advance, says: Fine., meeting: earned}
  no: {kind: lost, says: No., meeting: refused}
"""
    )
    held = talk(made, "ask")
    assert (level(held.trust("ann")), level(held.trust("bob"))) == (39, 28)
    assert level(held.steps[0].trust) == 28


def test_an_attempt_replays_to_the_same_state():
    made = scenario(TWO_TURNS)
    first = talk(made, "ask", "close")
    again = Talk(made, rubric(), first.attempt)
    assert again.ending == first.ending
    assert again.steps == first.steps


def test_taking_back_is_dropping_the_last_choice():
    held = talk(scenario(TWO_TURNS), "ask", "close").take_back()
    assert held.attempt.choices == ("ask",)
    assert [c.id for c in held.offered()] == ["close", "leave"]


def test_a_replay_goes_as_far_as_an_edited_scenario_still_allows():
    old = talk(scenario(TWO_TURNS), "ask", "close").attempt
    edited = scenario(TWO_TURNS.replace("id: close", "id: agree"))
    held, left_over = replay(edited, rubric(), old)
    assert held.attempt.choices == ("ask",)
    assert left_over == ("close",)


def test_what_an_earlier_meeting_left_is_carried_over():
    made = scenario(TWO_TURNS)
    held = Talk(made, rubric(), new_attempt(made, rubric(), 1, Carried({"ann": 80_000})))
    assert level(held.trust("ann")) == 80


def test_the_order_on_screen_depends_on_the_seed_alone_and_survives_an_edit():
    choices = scenario(TWO_TURNS).turns["first"].choices
    order = [c.id for c in shuffled(choices, 7, "first")]
    assert order == [c.id for c in shuffled(reversed(choices), 7, "first")]
    assert [c for c in order if c != "lean"] == [c.id for c in shuffled([choices[0], choices[2]], 7, "first")]
    assert len({tuple(c.id for c in shuffled(choices, seed, "first")) for seed in range(60)}) == 6


def test_a_scenario_has_one_machine_and_no_registered_models():
    made = scenario(TWO_TURNS)
    machine = machine_for(made, rubric())
    assert machine_for(scenario(TWO_TURNS), rubric()) is machine
    talk(made, "ask")
    assert machine.machine.models == []
    assert sorted(machine.events) == ["c0", "c1", "c2"]
