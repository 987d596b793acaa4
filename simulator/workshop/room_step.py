"""A step: one line of a room's log. The log is all that is kept of what a facilitator did.

Stores keep steps, `room` folds them, `orders` makes drafts of them. Letters, not ids, name what is voted on.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from simulator.workshop.phase import COUNT, HANDS, TRIGGERS

UNDO, REDO = "undo", "redo"
SHOW, HIDE = "show", "hide"
ADMIT, REVOKE, RENEW = "admit", "revoke", "renew"
KEYS = (ADMIT, REVOKE, RENEW)
ASIDE = ("lock", "unlock", "remove", "restore", "timer", HANDS, SHOW, HIDE, *KEYS)
"""Steps that move no phase. Undo passes over them; each has its own way back."""
STEPS = (*TRIGGERS, UNDO, REDO, *ASIDE)
FREEZES = ("close", COUNT)
"""Steps that close a round: the store freezes its totals with them."""

Totals = dict[str, int]
"""Votes by letter; a letter without votes is absent."""


Moment = Annotated[float, msgspec.Meta(ge=0, le=1e11)]
"""Seconds since 1970, before the year 5138."""


class Damaged(Exception):
    """What no room could have written; the message is a sentence."""


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is about to happen. Which fields a step uses depends on `what`.

    `choice`: the id that an advance says. `round`: the round that an open begins, a close or a count ends, hands
    belong to. `before`: of a close or a count, the round on the same turn that came before, 0 for none.
    `deadline`: seconds since 1970 of a timer, 0 without one; `closes`: whether it closes the vote by itself.
    `hands`: a show of hands, by letter. `text`: of an ask what is asked for, of a show the reply, of an admit who
    the key is for. `key`: of a step about keys the SHA-256 of a host token in hex. `pairs`: of a discuss, whether people
    are told whom to talk to. `by`: the first letters of the key that ordered it, see `facilitators`.
    """

    what: str
    at: Moment
    choice: str = ""
    round: int = 0
    before: int = 0
    participant: str = ""
    deadline: float = 0.0
    closes: bool = False
    hands: Totals = {}
    text: str = ""
    key: str = ""
    pairs: bool = False
    by: str = ""


class Frozen(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a close found, in the same transaction: it never changes afterwards.

    `votes` are those of participants alone; `teams` the same by team; `changed` how many of those who also
    voted in the round `before` (0 for none) now vote for something else, `silent` how many of them do not vote now.
    """

    votes: Totals = {}
    teams: dict[str, Totals] = {}
    before: int = 0
    changed: int = 0
    silent: int = 0


class RoomStep(msgspec.Struct, frozen=True, omit_defaults=True):
    """One durable line of the log, numbered from 1 without gaps."""

    seq: int
    draft: Draft
    frozen: Frozen | None = None

    @property
    def what(self) -> str:
        return self.draft.what


class _KeptStep(msgspec.Struct):
    """What `body` writes."""

    draft: Draft
    frozen: Frozen | None


def body(draft: Draft, frozen: Frozen | None) -> bytes:
    """What a store keeps of a step."""
    return msgspec.json.encode({"draft": draft, "frozen": frozen})


def step_of(seq: int, data: bytes) -> RoomStep:
    """The step that was kept. Raises Damaged where the bytes are none of ours."""
    try:
        found = msgspec.json.decode(data, type=_KeptStep)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Damaged(f"The log of this room cannot be read at step {seq}.") from None
    return RoomStep(seq, found.draft, found.frozen)
