"""A room is its log: whatever the state is, it follows from the steps."""

from __future__ import annotations

import pytest

from simulator.workshop.orders import Refused
from simulator.workshop.room import Damaged
from simulator.workshop.room_step import Draft, Frozen, RoomStep
from tests.workshop.rooms import Log, new_room


def test_an_empty_log_is_a_lobby():
    state = Log().state
    assert (state.phase, state.seq, state.gate) == ("lobby", 0, 0)


def test_a_round_is_one_vote_on_one_turn_numbered_from_one():
    log = Log()
    log.do("start")
    log.vote(ask=2)
    log.do("discuss")
    assert log.do("open").gate == 2


def test_closing_freezes_what_the_store_found():
    log = Log()
    log.do("start")
    state = log.vote(ask=5, push=2)
    assert state.rounds[-1].totals == {log.letter("ask"): 5, log.letter("push"): 2}


def test_the_majority_moves_the_conversation_on():
    log = Log()
    log.do("start")
    log.vote(ask=5, push=2)
    log.do("reveal")
    state = log.do("advance")
    assert state.talk.attempt.choices == ("ask",)
    assert state.phase == "speaking"
    assert state.played[0].turn == "opening"


def test_the_facilitator_may_choose_against_the_majority():
    log = Log()
    log.do("start")
    log.vote(ask=5)
    log.do("reveal")
    assert log.do("advance", log.letter("push")).talk.attempt.choices == ("push",)


def test_a_tie_is_for_the_facilitator_to_break():
    log = Log()
    log.do("start")
    log.vote(ask=3, push=3)
    log.do("reveal")
    with pytest.raises(Refused, match="tie between"):
        log.do("advance")


def test_with_no_votes_somebody_has_to_say_which_line_is_taken():
    log = Log()
    log.do("start")
    log.vote()
    log.do("reveal")
    with pytest.raises(Refused, match="Nobody voted"):
        log.do("advance")


def test_the_last_choice_of_the_conversation_leads_to_the_debrief():
    log = Log()
    log.do("start")
    state = log.do("advance", log.letter("drift"))
    assert state.phase == "debrief"
    assert state.talk.ending is not None


@pytest.mark.parametrize(
    "more", [(), ("open",), ("open", "close"), ("open", "close", "discuss"), ("open", "close", "reveal")]
)
def test_a_conversation_is_stopped_at_any_moment_of_a_turn_and_the_questions_come_next(more):
    log = Log()
    log.do("start")
    log.vote(ask=3)
    for what in ("reveal", "advance", *more, "stop"):
        log.do(what)
    assert (log.state.phase, log.state.gate, len(log.state.played)) == ("debrief", 0, 1)
    assert log.do("outcome").phase == "outcome"


def test_undo_of_a_stop_goes_back_into_the_vote_that_was_open():
    log = Log()
    log.do("start")
    log.vote(ask=3)
    for what in ("reveal", "advance", "open"):
        log.do(what)
    before = log.state.gate
    log.do("stop")
    assert (log.do("undo").phase, log.state.gate) == ("voting", before)


def test_before_anything_was_said_there_is_nothing_to_look_back_on():
    log = Log()
    log.do("start")
    with pytest.raises(Refused, match="Nothing has been said yet"):
        log.do("stop")


def test_undoing_a_close_opens_the_same_round_again():
    log = Log()
    log.do("start")
    log.vote(ask=5)
    state = log.do("undo")
    assert (state.phase, state.gate) == ("voting", 1)


def test_a_round_number_is_never_used_twice_even_when_its_opening_was_undone():
    log = Log()
    log.do("start")
    log.do("open")
    log.do("undo")
    assert log.do("open").gate == 2


def test_undo_goes_back_step_by_step_to_the_lobby_and_no_further():
    log = Log()
    log.do("start")
    log.do("lock")
    log.vote(ask=1)
    log.do("reveal")
    log.do("advance")
    for phase in ("revealed", "closed", "voting", "speaking", "lobby"):
        assert log.do("undo").phase == phase
    assert log.state.locked
    with pytest.raises(Refused, match="nothing to undo"):
        log.do("undo")


def test_even_the_end_can_be_undone():
    log = Log()
    log.do("start")
    log.do("end")
    with pytest.raises(Refused, match="has ended"):
        log.do("lock")
    assert log.do("undo").phase == "speaking"


def test_a_reset_forgets_the_votes_on_this_turn_and_undo_brings_them_back():
    log = Log()
    log.do("start")
    log.vote(ask=4)
    assert log.do("reset").rounds == ()
    assert log.do("undo").rounds[0].totals == {log.letter("ask"): 4}


def test_the_time_of_discussion_is_kept_with_the_turn():
    log = Log()
    log.do("start")
    log.vote(ask=1, push=1)
    log.do("discuss")
    log.now += 110
    log.vote(ask=2)
    log.do("reveal")
    assert log.do("advance").played[0].discussed == 120.0


def test_a_timer_runs_out_at_an_instant_and_goes_with_the_phase():
    log = Log()
    log.do("start")
    log.do("open")
    assert log.do("timer", seconds=60).deadline == 1080.0
    assert log.do("close").deadline == 0.0


@pytest.mark.parametrize("seconds", [-1, 3601])
def test_a_timer_of_no_sensible_length_is_refused(seconds):
    log = Log()
    log.do("start")
    log.do("open")
    with pytest.raises(Refused, match="A timer takes"):
        log.do("timer", seconds=seconds)


@pytest.mark.parametrize("what", ["open", "close", "discuss", "reveal", "advance", "reset"])
def test_what_makes_no_sense_in_the_lobby_is_refused_with_a_sentence(what):
    with pytest.raises(Refused, match=r"\.$"):
        Log().do(what)


def test_the_letters_of_a_turn_are_those_of_the_screen_and_stay():
    log = Log()
    log.do("start")
    before = {letter: choice.id for letter, choice in log.state.letters.items()}
    log.vote(ask=1)
    log.do("reveal")
    assert {letter: choice.id for letter, choice in log.state.letters.items()} == before
    assert sorted(before) == ["a", "b", "c"]


def test_a_log_that_no_room_could_have_written_is_called_damaged():
    with pytest.raises(Damaged, match="makes no sense at step 1"):
        new_room().fold([RoomStep(1, Draft("close", 1.0, round=1), Frozen())])
