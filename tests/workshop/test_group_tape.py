"""The facilitator looks back on every choice of the group, from a browser as from the terminal."""

from __future__ import annotations

from simulator.workshop.group_tape import tape
from tests.workshop.rooms import Log


def talked() -> Log:
    log = Log()
    log.do("start")
    log.vote(push=3, ask=1)
    log.do("reveal")
    log.do("advance")
    log.do("advance", log.letter("fit"))
    return log


def test_every_choice_stands_there_with_its_letter_its_votes_and_a_line_that_helps_more():
    log = talked()
    first, second = tape(log.state)
    assert (first.line, first.votes, first.of, first.thinks) == ("Sign today.", 3, 4, "Here comes the pitch.")
    assert first.better == "What went wrong?"
    assert log.room.talk().shown()[ord(first.letter) - ord("a")].id == "push"
    assert (second.says, second.line, second.of, second.better) == ("And now?", "This fits what you said.", 0, "")
    assert first.behaviours


def test_it_is_told_with_the_outcome_and_not_before_the_questions_are_answered():
    from simulator.workshop.facilitator_views import private_view, stage_view
    from simulator.workshop.snapshot import common

    log = talked()

    def seen() -> int:
        view = common(log.state, {})
        stage = stage_view(log.state, view, code="K7QX2M", now=0.0, joined=4, here=4, voted=0)
        return len(private_view(stage, log.state, {}, [], {}, []).tape)

    assert (log.state.phase, seen()) == ("debrief", 0)
    log.do("outcome")
    assert seen() == 2
