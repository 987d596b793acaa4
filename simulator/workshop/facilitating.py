"""What a facilitator is offered: the order that usually comes next, how hands and seconds are typed, and the counts.

Pure, and the only place that knows it: `facilitator_views` puts the answer into what is sent, so the terminal's
screens, plain mode and the web page show the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from simulator.workshop import phase as phases
from simulator.workshop.advice import DISCUSS, GO_ON, HINT, WAIT
from simulator.workshop.room import RoomState
from simulator.workshop.step import REDO, Totals
from simulator.workshop.views import NextView

LEAVE = "leave"
"""No order to the room: the facilitator goes, and the room has ended."""
NO_HANDS = "A show of hands is letters and numbers: a 7 b 3 c 12."
NO_TIMER = "A timer is a number of seconds: 90, or 90 close to close the vote when it runs out; 0 for none."

_USUAL = {
    phases.LOBBY: "start",
    phases.SPEAKING: "open",
    phases.VOTING: "close",
    phases.DISCUSSING: "open",
    phases.REVEALED: "advance",
    phases.DEBRIEF: "end",
    phases.ENDED: LEAVE,
}
_ADVISED = {WAIT: "open", HINT: "open", DISCUSS: "discuss", GO_ON: "reveal"}
_LABELS = {
    "start": "begin",
    "open": "open the vote",
    "close": "close the vote",
    "discuss": "let them talk",
    "reveal": "reveal",
    "advance": "choose the line",
    "end": "end the room",
    LEAVE: "leave",
}
_PLACES = {
    phases.LOBBY: "the lobby",
    phases.SPEAKING: "the customer's words",
    phases.VOTING: "the open vote, with every vote in place",
    phases.CLOSED: "the closed vote",
    phases.DISCUSSING: "the discussion",
    phases.REVEALED: "the reveal",
    phases.DEBRIEF: "the debrief",
    phases.ENDED: "the end",
}
AGAIN = "vote again"
_HANDS = re.compile(r"(?:[a-z]\s*[:=]?\s*\d{1,6}[\s,;]*)+")
_ONE_HAND = re.compile(r"([a-z])\s*[:=]?\s*(\d{1,6})")


def coming_next(phase: str, vote: int, *, advised: str = "", leaders: Sequence[str] = ()) -> NextView:
    """What usually comes next in that phase, after `vote` votes on this turn.

    `advised` is the advice after the vote (see `advice`). Without it, as on the projector, where it would tell the
    room how it voted, people are let to talk. `leaders` are the letters with the most votes: one of them is what
    going on means, several are a choice to make.
    """
    order = _USUAL.get(phase, "")
    if phase == phases.CLOSED:
        order = "reveal" if vote > 1 else _ADVISED.get(advised, "discuss")
    if order == "open" and vote:
        return NextView(order, AGAIN)
    if order == "advance" and len(leaders) == 1:
        return NextView(order, go_on_with(leaders[0]), leaders[0])
    return NextView(order, _LABELS.get(order, ""))


def go_on_with(letter: str) -> str:
    """The label for going on with one line."""
    return f"go on with {letter.upper()}"


def minds_words(votes: int, changed: int, silent: int) -> str:
    """Who changed their minds between two votes of people, and who did not vote again."""
    if not votes and not silent:
        return "Nobody voted."
    people = "One person" if changed == 1 else f"{changed} people" if changed else "Nobody"
    words = f"{people} changed {'their mind' if changed < 2 else 'their minds'}."
    return f"{words} {'One person' if silent == 1 else f'{silent} people'} did not vote again." if silent else words


def moved_words(what: str, before: RoomState, after: RoomState, votes: int) -> str:
    """What an undo or a redo did, in a sentence. `votes` are those of people in the round that was held before."""
    where = _PLACES.get(after.phase, "where it was")
    if what == REDO:
        return f"Forward again to {where}."
    kept = {held.number for held in after.rounds}
    gone = (
        [held for held in before.rounds if held.number not in kept] if len(before.played) == len(after.played) else []
    )
    aside = sum(sum(held.totals.values()) if held.totals is not None else votes for held in gone)
    if not aside:
        return f"Back to {where}. Redo goes forward again."
    words = "One vote is put aside; redo brings it" if aside == 1 else f"{aside} votes are put aside; redo brings them"
    return f"Back to {where}. {words} back."


def hands_of(text: str) -> Totals | None:
    """ "a 7 b 3 c 12" as votes by letter; None for anything else, and for a letter that comes twice."""
    typed = text.strip().lower()
    if not _HANDS.fullmatch(typed):
        return None
    found = [(letter, int(count)) for letter, count in _ONE_HAND.findall(typed)]
    return dict(found) if len({letter for letter, _ in found}) == len(found) else None


class TimerTyped(NamedTuple):
    """`seconds` until time is up, 0 for no timer; `closes`: whether the vote is closed with it."""

    seconds: int
    closes: bool


def timer_of(text: str) -> TimerTyped | None:
    """ "90" or "90 close"; None for anything else."""
    words = text.lower().split()
    if not words or not words[0].isdecimal() or len(words[0]) > 6 or words[1:] not in ([], ["close"]):
        return None
    return TimerTyped(int(words[0]), words[1:] == ["close"])


def count_words(phase: str, here: int, voted: int, hands: int = 0) -> str:
    """How many have voted, or who is here: "27 of 31 have voted, and 22 hands". Hands are never part of the share."""
    if phase != phases.VOTING:
        return f"{here} {'is' if here == 1 else 'are'} here"
    counted = f"{voted} of {max(here, voted)} have voted"
    return f"{counted}, and {hands} {'hand' if hands == 1 else 'hands'}" if hands else counted
