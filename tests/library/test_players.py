"""Nobody does well without listening: fixed players, worked out exactly for every shipped scenario."""

from __future__ import annotations

import pytest

from tests.library.shelf import NAMES, analysed, came_to, player, shipped

pytestmark = pytest.mark.library

THOUGHTLESS = ("first", "longest", "politest", "only-question", "random")

SAME_YARD = frozenset({"saturdays-between-ten-and-four"})
"""Scenarios whose customer orders one thing whatever is said, and nothing more from either of the two."""
LOST_AND_RIGHT = frozenset({"nothing-since-the-quote", "a-flat-for-september", "room-nine", "three-days-a-week"})
"""Scenarios in which the helpful seller loses, and it was right."""
PRESSURE_PAYS_TODAY: frozenset[str] = frozenset()
"""Scenarios whose lesson is that pressure may pay today. None so far: their pushy player may earn a meeting."""

each = pytest.mark.parametrize("name", NAMES)


@each
@pytest.mark.parametrize("rule", THOUGHTLESS)
def test_a_player_who_does_not_listen_is_no_trusted_advisor(name, rule):
    assert player(name, rule).profile != "trusted-advisor"


@each
def test_a_player_who_helps_earns_the_next_meeting_as_a_trusted_advisor(name):
    ending = came_to(name, "most-helpful")
    assert ending.meeting == ("open" if name in LOST_AND_RIGHT else "earned")
    assert (ending.kind == "lost") == (name in LOST_AND_RIGHT)
    assert player(name, "most-helpful").profile == "trusted-advisor"


@each
def test_pushing_and_waiting_end_differently_and_neither_earns_the_next_meeting(name):
    pushy, passive = came_to(name, "most-pushy"), came_to(name, "most-passive")
    assert pushy.id != passive.id or name in SAME_YARD
    assert passive.meeting != "earned"
    assert pushy.meeting != "earned" or name in PRESSURE_PAYS_TODAY


@each
def test_everything_that_was_written_can_be_met(name):
    found = analysed(name)
    assert found.exact
    assert found.unreachable_turns == found.never_offered == ()
    assert found.unreachable_endings == () or shipped(name).before, (
        "what only a flag of an earlier meeting opens, check proves"
    )
    assert found.stuck == ()
    assert found.loop is None


@each
def test_few_plays_together_make_every_choice_and_reach_every_ending(name):
    plays = analysed(name).covering_plays()
    assert plays is not None
    made = {choice for play in plays for choice in play}
    assert made == {choice.id for turn in shipped(name).turns.values() for choice in turn.choices}
    beyond = set(analysed(name).unreachable_endings)
    assert set(analysed(name).endings) | beyond == set(shipped(name).endings)
