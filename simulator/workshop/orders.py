"""The facilitator's orders: from a word and a state to a draft of a step, or a sentence why not. Pure.

The server calls `draft`; nothing else decides whether an order may be carried out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.workshop import phase as phases
from simulator.workshop.room import RoomState, effective
from simulator.workshop.step import ASIDE, STEPS, UNDO, Draft, RoomStep, Totals

LONGEST_TIMER = 3600
MOST_HANDS = 100_000

_NOT_NOW = {
    "start": "The room has started already.",
    "open": "A vote can be opened when the customer has spoken, or again after a closed vote.",
    "close": "No vote is open.",
    "discuss": "Close the vote first; then let them talk.",
    "reveal": "Close the vote first; then reveal it.",
    "advance": "Reveal the vote first; then go on.",
    "reset": "There is no vote on this turn to reset.",
    "end": "The room has ended already.",
}


class Refused(Exception):
    """The order cannot be carried out now; the message is a sentence for the facilitator."""


@dataclass(frozen=True, slots=True)
class Order:
    """`choice` is a letter. `seconds` of a timer, 0 takes it away. `hands` by letter."""

    what: str
    choice: str = ""
    participant: str = ""
    seconds: int = 0
    closes: bool = False
    hands: Totals = field(default_factory=dict)


def draft(state: RoomState, order: Order, steps: list[RoomStep], now: float) -> Draft:
    """The step that the order asks for. `now` in seconds since 1970. Raises Refused."""
    what = order.what
    if what not in STEPS:
        raise Refused(f"There is no order `{what}`.")
    if what == UNDO:
        if all(step.what in ASIDE for step in effective(steps)):
            raise Refused("There is nothing to undo.")
        return Draft(UNDO, now)
    if state.ended:
        raise Refused("The room has ended. Undo goes back into it.")
    if what in ASIDE:
        return _aside(state, order, now)
    if phases.after(state.phase, what) is None:
        raise Refused(_NOT_NOW[what])
    if what == "open":
        if not state.letters:
            raise Refused("There is nothing to vote on here.")
        return Draft("open", now, round=state.highest + 1)
    if what == "close":
        before = state.rounds[-2].number if len(state.rounds) > 1 else 0
        return Draft("close", now, round=state.gate, before=before)
    if what == "advance":
        return Draft("advance", now, choice=state.letters[_chosen(state, order.choice)].id)
    return Draft(what, now)


def leaders(totals: Totals) -> list[str]:
    """The letters with the most votes: several in a tie, none without votes."""
    most = max(totals.values(), default=0)
    return sorted(letter for letter, count in totals.items() if count == most and most > 0)


def _chosen(state: RoomState, letter: str) -> str:
    if letter:
        if letter not in state.letters:
            raise Refused(f"`{letter}` is not on offer. On offer: {', '.join(state.letters)}.")
        return letter
    totals = (state.rounds[-1].totals or {}) if state.rounds else {}
    first = leaders(totals)
    if len(first) == 1:
        return first[0]
    if not first:
        raise Refused("Nobody voted. Say which line the group takes, by its letter.")
    raise Refused(f"It is a tie between {' and '.join(first)}. Say which line the group takes, by its letter.")


def _aside(state: RoomState, order: Order, now: float) -> Draft:
    match order.what:
        case "remove" | "restore":
            if not order.participant:
                raise Refused("Say who: nobody was named.")
            return Draft(order.what, now, participant=order.participant)
        case "timer":
            if not 0 <= order.seconds <= LONGEST_TIMER:
                raise Refused(f"A timer takes 1 to {LONGEST_TIMER} seconds, or 0 for none.")
            if state.phase not in (phases.VOTING, phases.DISCUSSING):
                raise Refused("A timer runs during a vote or a discussion.")
            closes = order.closes and state.phase == phases.VOTING
            return Draft("timer", now, deadline=now + order.seconds if order.seconds else 0.0, closes=closes)
        case "hands":
            if not state.gate:
                raise Refused("Open the vote first; then count the hands.")
            for letter, count in order.hands.items():
                if letter not in state.letters:
                    raise Refused(f"`{letter}` is not on offer. On offer: {', '.join(state.letters)}.")
                if not 0 <= count <= MOST_HANDS:
                    raise Refused(f"{count} hands cannot be right: 0 to {MOST_HANDS} are taken.")
            return Draft("hands", now, round=state.gate, hands=dict(order.hands))
    return Draft(order.what, now)
