"""The life of a room as a `transitions` Machine on a small unregistered cursor. Pure; `room` drives it.

A trigger is a word of the facilitator's. Where it may not be said, `after` answers None: nothing is raised.
"""

from __future__ import annotations

from transitions import EventData, Machine, MachineError

LOBBY, SPEAKING, REPLYING, VOTING, CLOSED = "lobby", "speaking", "replying", "voting", "closed"
DISCUSSING, REVEALED, DEBRIEF, OUTCOME, ENDED = "discussing", "revealed", "debrief", "outcome", "ended"
PHASES = (LOBBY, SPEAKING, REPLYING, VOTING, CLOSED, DISCUSSING, REVEALED, DEBRIEF, OUTCOME, ENDED)
OVER = (DEBRIEF, OUTCOME, ENDED)
"""The conversation is over: first everybody asks themselves, then they see what came of it."""
COUNT = "count"
"""A show of hands that opens a vote where none is open, and closes it: one step, whatever the room was doing."""
ASK = "ask"
"""Everybody is asked to write: what they would say, or what they want for this person."""
STOP = "stop"
"""Time is up: the conversation stops where it is, and the group looks back on what it said."""
TRIGGERS = ("start", ASK, "open", "close", "discuss", "reveal", "advance", "reset", STOP, OUTCOME, "end", COUNT)
HANDS = "hands"
BEFORE_REVEAL = (SPEAKING, REPLYING, VOTING, CLOSED, DISCUSSING)
"""Where hands may be counted."""
_OVER = "over"


class _Cursor:
    """Where a room stands, and all that the machine moves."""

    __slots__ = ("state",)

    def __init__(self, phase: str) -> None:
        self.state = phase


def _over(event: EventData) -> bool:
    return bool(event.kwargs[_OVER])


def _machine() -> Machine:
    machine = Machine(
        model=None,
        states=[*PHASES[:-1], {"name": ENDED, "final": True}],
        initial=LOBBY,
        auto_transitions=False,
        send_event=True,
    )
    machine.add_transition("start", LOBBY, SPEAKING)
    machine.add_transition(ASK, [SPEAKING, REPLYING], REPLYING)
    machine.add_transition("open", [SPEAKING, REPLYING, CLOSED, DISCUSSING], VOTING)
    machine.add_transition("close", VOTING, CLOSED)
    machine.add_transition(COUNT, [SPEAKING, REPLYING, VOTING, DISCUSSING], CLOSED)
    machine.add_transition("discuss", CLOSED, DISCUSSING)
    machine.add_transition("reveal", [CLOSED, DISCUSSING], REVEALED)
    machine.add_transition("advance", [SPEAKING, REVEALED], DEBRIEF, conditions=_over)
    machine.add_transition("advance", [SPEAKING, REVEALED], SPEAKING)
    machine.add_transition("reset", [REPLYING, VOTING, CLOSED, DISCUSSING, REVEALED], SPEAKING)
    machine.add_transition(STOP, [*BEFORE_REVEAL, REVEALED], DEBRIEF)
    machine.add_transition(OUTCOME, DEBRIEF, OUTCOME)
    machine.add_transition("end", [phase for phase in PHASES if phase != ENDED], ENDED)
    return machine


MACHINE = _machine()


def after(phase: str, trigger: str, *, over: bool = False) -> str | None:
    """The phase that follows, or None where the trigger may not be said. `over`: the choice ended the talk."""
    cursor = _Cursor(phase)
    try:
        MACHINE.events[trigger].trigger(cursor, over=over)
    except (KeyError, MachineError):
        return None
    return cursor.state


def allowed(phase: str) -> tuple[str, ...]:
    """The orders that may be given in that phase, in the order of TRIGGERS; `hands` is the last."""
    said = tuple(trigger for trigger in TRIGGERS if trigger != COUNT and after(phase, trigger) is not None)
    return (*said, HANDS) if phase in BEFORE_REVEAL else said
