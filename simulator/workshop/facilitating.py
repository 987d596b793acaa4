"""What a facilitator is offered: the order that usually comes next, how hands and seconds are typed, and the counts.

Pure, and the only place that knows it: `facilitator_views` puts the answer into what is sent, so the terminal's
screens, plain mode and the web page show the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from simulator.workshop import phase as phases
from simulator.workshop.advice import DISCUSS, GO_ON, HINT, ONE, WAIT
from simulator.workshop.room import PURPOSE, Room, RoomState, effective
from simulator.workshop.room_step import ASIDE, REDO, UNDO, Draft, RoomStep, Totals
from simulator.workshop.views import NextView
from simulator.workshop.wording import say

LEAVE = "leave"
"""No order to the room: the facilitator goes, and the room has ended."""
NO_HANDS = "A show of hands is letters and numbers: a 7 b 3 c 12."
NO_TIMER = "A timer is a number of seconds: 90, or 90 close to close the vote when it runs out; 0 for none."

_USUAL = {
    phases.LOBBY: "start",
    phases.SPEAKING: "open",
    phases.REPLYING: "open",
    phases.VOTING: "close",
    phases.DISCUSSING: "open",
    phases.REVEALED: "advance",
    phases.DEBRIEF: phases.OUTCOME,
    phases.OUTCOME: "end",
    phases.ENDED: LEAVE,
}
_ADVISED = {WAIT: "open", HINT: "open", DISCUSS: "discuss", GO_ON: "reveal", ONE: "reveal"}
MOST_TOLD = 2
"""Lines that are named when votes are far apart."""
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
        return NextView(order, say("next.again"))
    if order == "advance" and len(leaders) == 1:
        return NextView(order, go_on_with(leaders[0]), leaders[0])
    return NextView(order, say(f"next.{order}") if order else "")


def go_on_with(letter: str) -> str:
    """The label for going on with one line."""
    return say("next.go_on", letter=letter.upper())


def minds_words(both: int, changed: int, silent: int, lang: str = "en") -> str:
    """Who of the `both` that voted twice changed their minds, and who did not vote again; nothing of nobody."""
    words = (
        [say("minds.changed", lang=lang, count=changed) if changed else say("minds.nobody", lang=lang)] if both else []
    )
    return " ".join([*words, say("minds.silent", lang=lang, count=silent)] if silent else words)


def moved_words(what: str, before: RoomState, after: RoomState, votes: int) -> str:
    """What an undo or a redo did, in a sentence. `votes` are those of people in the round that was held before."""
    where = say(f"place.{after.phase}")
    if what == REDO:
        return say("moved.forward", place=where)
    kept = {held.number for held in after.rounds}
    gone = (
        [held for held in before.rounds if held.number not in kept] if len(before.played) == len(after.played) else []
    )
    aside = sum(sum(held.totals.values()) if held.totals is not None else votes for held in gone)
    return say("moved.aside", place=where, count=aside) if aside else say("moved.back", place=where)


def done_words(made: Draft, hands_before: int) -> str:
    """What there is to say of an order that was carried out and may show nowhere on a screen; mostly nothing.

    `hands_before`: how many were counted for the same vote already; a count takes the place of the one before.
    """
    if made.hands:
        counted = say("hands.counted", count=sum(made.hands.values()))
        return f"{counted} {say('hands.instead')}" if hands_before else counted
    return say(f"done.{made.what}") if made.what in ("lock", "unlock") else ""


def undo_words(room: Room, steps: Sequence[RoomStep], state: RoomState) -> str:
    """Where an undo would lead, in a few words; empty where there is nothing to undo."""
    if all(step.what in ASIDE for step in effective(steps)):
        return ""
    undo = RoomStep(state.seq + 1, Draft(UNDO, steps[-1].draft.at))
    return say(f"place.{room.fold([*steps, undo]).phase}")


class WhatToDo(NamedTuple):
    """Where a room is, in a sentence that says what to do, and why."""

    headline: str
    why: str


def standing(phase: str, vote: int, *, code: str, advised: str, totals: Totals, asks: str = "") -> WhatToDo:
    """What the facilitator reads first. `vote`, `advised` as in `coming_next`; `totals` of the vote that is shown."""
    if phase == phases.CLOSED:
        name = "twice" if vote > 1 and advised != WAIT else advised
        if name == DISCUSS:
            return WhatToDo(say("stands.discuss"), _apart(totals))
    elif phase == phases.REVEALED:
        most = max(totals.values(), default=0)
        name = "tie" if list(totals.values()).count(most) != 1 else phase
    else:
        name = asks if asks == PURPOSE else phase
    return WhatToDo(say(f"stands.{name}"), say(f"stands.{name}.why", code=code))


def _apart(totals: Totals) -> str:
    """How the first two lines stand against each other."""
    found = sorted(totals.items(), key=lambda one: (-one[1], one[0]))[:MOST_TOLD]
    (first, count), *rest = found
    of = sum(totals.values())
    if not rest or not rest[0][1]:
        return say("stands.alone.why", first=first.upper(), of=of)
    (second, other), *_ = rest
    if count == other:
        return say("stands.tied.why", first=first.upper(), second=second.upper(), count=count)
    return say("stands.discuss.why", first=first.upper(), count=count, of=of, second=second.upper(), other=other)


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
    if phase == phases.REPLYING:
        return say("count.written", count=voted, of=max(here, voted))
    if phase != phases.VOTING:
        return say("count.here", count=here)
    if hands:
        return say("count.voted_hands", voted=voted, of=max(here, voted), count=hands)
    return say("count.voted", count=voted, of=max(here, voted))
