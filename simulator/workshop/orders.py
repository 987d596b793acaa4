"""The facilitator's orders: from a word and a state to a draft of a step, or a sentence why not. Pure.

The server calls `draft`; nothing else decides whether an order may be carried out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.workshop import phase as phases
from simulator.workshop.phase import ASK, COUNT, HANDS
from simulator.workshop.room import LINE, PURPOSE, RoomState, effective, undone
from simulator.workshop.room_step import ASIDE, FREEZES, HIDE, KEYS, REDO, SHOW, STEPS, UNDO, Draft, RoomStep, Totals

LONGEST_TIMER = 3600
MOST_HANDS = 100_000
MOST_SHOWN = 3
"""Replies on the screen at a time."""

_NOT_NOW = {
    "start": "The room has started already.",
    ASK: "People write when the customer has spoken, before the first vote of a turn.",
    "open": "A vote can be opened when the customer has spoken, or again after a closed vote.",
    "close": "No vote is open.",
    "discuss": "Close the vote first; then let them talk.",
    "reveal": "Close the vote first; then reveal it.",
    "advance": "Reveal the vote first; then go on.",
    "reset": "There is no vote on this turn to reset.",
    phases.STOP: "There is no conversation to stop.",
    phases.OUTCOME: "The outcome is shown when the conversation is over.",
    "end": "The room has ended already.",
}


class Refused(Exception):
    """The order cannot be carried out now; the message is a sentence for the facilitator."""


@dataclass(frozen=True, slots=True)
class Order:
    """`choice` is a letter. `seconds` of a timer, 0 takes it away. `hands` by letter. The rest as in `step.Draft`."""

    what: str
    choice: str = ""
    participant: str = ""
    seconds: int = 0
    closes: bool = False
    hands: Totals = field(default_factory=dict)
    pairs: bool = False
    text: str = ""
    key: str = ""


def draft(state: RoomState, order: Order, steps: list[RoomStep], now: float) -> Draft:
    """The step that the order asks for. `now` in seconds since 1970. Raises Refused."""
    what = order.what
    if what not in STEPS or what == COUNT:
        raise Refused(f"There is no order `{what}`.")
    if what == UNDO:
        if all(step.what in ASIDE for step in effective(steps)):
            raise Refused("There is nothing to undo.")
        return Draft(UNDO, now)
    if what == REDO:
        return _again(state, steps, now)
    if what in KEYS:
        return Draft(what, now, key=order.key, text=order.text)
    if state.ended:
        raise Refused("The room has ended. Undo goes back into it.")
    if what == HANDS:
        return _hands(state, order, now)
    if what in ASIDE:
        return _aside(state, order, now)
    if phases.after(state.phase, what) is None:
        raise Refused(_NOT_NOW[what])
    if what == "open":
        if not state.letters:
            raise Refused("There is nothing to vote on here.")
        return Draft("open", now, round=state.highest + 1, deadline=_deadline(order, now), closes=order.closes)
    if what == phases.STOP and not state.played:
        raise Refused(
            "Nothing has been said yet that could be looked back on. Go on with a line first, or end the room."
        )
    if what == ASK:
        return _asked(state, order, now)
    if what == "discuss":
        return Draft("discuss", now, deadline=_deadline(order, now), pairs=order.pairs)
    if what == "close":
        return Draft("close", now, round=state.gate, before=_before(state))
    if what == "advance":
        return Draft("advance", now, choice=state.letters[_chosen(state, order.choice)].id)
    return Draft(what, now)


def _again(state: RoomState, steps: list[RoomStep], now: float) -> Draft:
    """A redo. A vote that was opened again by the undo is closed anew: more people may have voted since."""
    aside = undone(steps)
    if not aside:
        raise Refused("There is nothing to bring back: the last step was no undo.")
    last = aside[-1].draft
    if state.phase == phases.VOTING and last.what in FREEZES:
        return Draft(last.what, now, round=state.gate, before=_before(state), hands=last.hands)
    return Draft(REDO, now)


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


def _deadline(order: Order, now: float) -> float:
    if not 0 <= order.seconds <= LONGEST_TIMER:
        raise Refused(f"A timer takes 1 to {LONGEST_TIMER} seconds, or 0 for none.")
    return now + order.seconds if order.seconds else 0.0


def _asked(state: RoomState, order: Order, now: float) -> Draft:
    if order.text not in (LINE, PURPOSE):
        raise Refused("Say what people are to write: what they would say, or what they want for this person.")
    if order.text == LINE and not state.letters:
        raise Refused("There is nothing to say here: the conversation is over.")
    if order.text == PURPOSE and (state.played or state.rounds):
        raise Refused("What you want for this person is asked before the first vote.")
    return Draft(ASK, now, round=state.highest + 1, deadline=_deadline(order, now), text=order.text)


def _show(state: RoomState, order: Order, now: float) -> Draft:
    if not state.asks:
        raise Refused("Nobody was asked to write anything on this turn.")
    held = state.asks[-1]
    if order.what == SHOW and not order.text:
        raise Refused("There is no such reply.")
    if order.what == SHOW and order.participant not in held.shown and len(held.shown) >= MOST_SHOWN:
        raise Refused("Three replies are on the screen. Take one of them away first.")
    return Draft(order.what, now, round=held.number, participant=order.participant, text=order.text)


def _aside(state: RoomState, order: Order, now: float) -> Draft:
    if order.what in (SHOW, HIDE):
        return _show(state, order, now)
    match order.what:
        case "remove" | "restore":
            if not order.participant:
                raise Refused("Say who: nobody was named.")
            return Draft(order.what, now, participant=order.participant)
        case "timer":
            deadline = _deadline(order, now)
            if state.phase not in (phases.REPLYING, phases.VOTING, phases.DISCUSSING):
                raise Refused("A timer runs during a vote, a discussion, or while people write.")
            return Draft("timer", now, deadline=deadline, closes=order.closes and state.phase == phases.VOTING)
    return Draft(order.what, now)


def _hands(state: RoomState, order: Order, now: float) -> Draft:
    """Hands belong to the vote that is open, to the one that was just closed, or are a vote by themselves.

    An open vote is closed with them, and a vote of hands alone is opened and closed: in one step.
    """
    if state.phase not in phases.BEFORE_REVEAL:
        raise Refused(
            "The vote is revealed. Undo the reveal; then count the hands."
            if state.phase == phases.REVEALED
            else "There is nothing to vote on now."
        )
    if not state.letters:
        raise Refused("There is nothing to vote on here.")
    if not order.hands:
        raise Refused("Say how many hands there were for each line, as in a 7 b 3.")
    for letter, count in order.hands.items():
        if letter not in state.letters:
            raise Refused(f"`{letter}` is not on offer. On offer: {', '.join(state.letters)}.")
        if not 0 <= count <= MOST_HANDS:
            raise Refused(f"{count} hands cannot be right: 0 to {MOST_HANDS} are taken.")
    hands = dict(order.hands)
    match state.phase:
        case phases.CLOSED:
            return Draft(HANDS, now, round=state.rounds[-1].number, hands=hands)
        case phases.VOTING:
            return Draft(COUNT, now, round=state.gate, before=_before(state), hands=hands)
    return Draft(COUNT, now, round=state.highest + 1, hands=hands)  # of hands nobody knows whose they are


def _before(state: RoomState) -> int:
    return state.rounds[-2].number if len(state.rounds) > 1 else 0
