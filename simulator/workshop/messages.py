"""What goes over the wire, as JSON: what people say (strict: unknown fields are refused) and what they are told.

The views in them stand in `views`. A field at its default is left out.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from simulator.workshop.room_step import Totals
from simulator.workshop.views import (
    KeyView,
    NextView,
    PersonView,
    ReplyView,
    ResultView,
    RoomView,
    TapeView,
    TeamView,
    You,
)

ELSEWHERE = 4001
"""The close code for the oldest socket of a participant who has opened too many."""

# said by people


class Hello(msgspec.Struct, tag_field="t", tag="hello", forbid_unknown_fields=True):
    """A participant arrives: with the token of an earlier time, or as somebody new."""

    code: str
    token: str = ""
    name: str = ""
    team: str = ""


class HostHello(msgspec.Struct, tag_field="t", tag="host", forbid_unknown_fields=True):
    """The facilitator arrives, at the projector or at the private view."""

    code: str
    token: str
    role: Literal["presenter", "private"]


class Look(msgspec.Struct, tag_field="t", tag="look", forbid_unknown_fields=True):
    """A projector arrives: it sees what the whole room sees, and orders nothing."""

    code: str


class Pair(msgspec.Struct, tag_field="t", tag="pair", forbid_unknown_fields=True):
    """A facilitator's phone arrives with the digits that a terminal shows; it is answered with a token of its own."""

    code: str
    digits: str
    label: str = ""


class SayReply(msgspec.Struct, tag_field="t", tag="reply", forbid_unknown_fields=True):
    """What somebody would say, in round `r`; `n` as of a vote."""

    r: int
    n: int
    text: str


class SayTalked(msgspec.Struct, tag_field="t", tag="talked", forbid_unknown_fields=True):
    """These two are done with talking, in the discussion that the room's step `seq` began."""

    seq: int


class SayVote(msgspec.Struct, tag_field="t", tag="vote", forbid_unknown_fields=True):
    """A vote in round `r`; see `vote`."""

    r: int
    n: int
    choice: str


class Again(msgspec.Struct, tag_field="t", tag="again", forbid_unknown_fields=True):
    """Asks for a snapshot: something was missed."""


class Do(msgspec.Struct, tag_field="t", tag="do", forbid_unknown_fields=True):
    """An order of the facilitator's, given while the room stood at `seq`. `id` comes back with the answer."""

    id: int
    seq: int
    what: str
    choice: str = ""
    participant: str = ""
    seconds: int = 0
    closes: bool = False
    hands: Totals = {}
    pairs: bool = False
    text: str = ""
    key: str = ""


Said = Hello | HostHello | Look | Pair | SayVote | SayReply | SayTalked | Again | Do


# told to people


class Ask(msgspec.Struct, tag_field="t", tag="ask", omit_defaults=True):
    """Before joining: a name is asked for, and one of these teams."""

    title: str
    names: bool = False
    teams: list[str] = []
    why: str = ""
    lang: str = "en"
    """The language of the conversation, as a BCP 47 tag."""


class Joined(msgspec.Struct, tag_field="t", tag="joined", omit_defaults=True):
    """The token by which the same person comes back."""

    token: str


class Token(msgspec.Struct, tag_field="t", tag="token", omit_defaults=True):
    """A host token, for a phone that was paired, a facilitator who was admitted, or in place of an old one."""

    token: str
    label: str = ""


class Count(msgspec.Struct, tag_field="t", tag="count", omit_defaults=True):
    """How many have voted or written, and how many are done with talking; told to participants now and then."""

    here: int = 0
    voted: int = 0
    talked: int = 0


class RoomSnapshot(msgspec.Struct, tag_field="t", tag="room", omit_defaults=True):
    """Everything a participant may know. `now` is the server's clock, in seconds since 1970."""

    now: float
    view: RoomView
    you: You


class Event(msgspec.Struct, tag_field="t", tag="step", omit_defaults=True):
    """The room has moved to `view.seq`. A reader whose own seq was not the one before asks for a snapshot."""

    view: RoomView


class Ack(msgspec.Struct, tag_field="t", tag="vote", omit_defaults=True):
    """What became of the vote `asked` in round `r`, and what is stored for you there now. Durable when it is told."""

    r: int
    status: str
    asked: int = 0
    n: int = 0
    choice: str = ""


class StageView(msgspec.Struct, tag_field="t", tag="stage", omit_defaults=True):
    """The projector's view: the room's, who is there, and how to join. Never a distribution before the reveal.

    `voted` counts the votes of people; `hands` a show of hands in the same round. `count` says both in words.
    """

    now: float
    view: RoomView
    code: str
    next: NextView
    count: str
    address: str = ""
    joined: int = 0
    here: int = 0
    voted: int = 0
    hands: int = 0
    talked: int = 0
    """Who says that they are done with talking."""
    labels: list[TeamView] = []
    """In the lobby, those who came: by team, the newest last; `votes` is empty."""
    locked: bool = False
    redo: bool = False
    allowed: list[str] = []
    said: list[str] = []
    """The ids of what the group said, once the conversation is over: the projector's debrief is made from them."""
    trouble: str = ""
    """A sentence while votes cannot be kept."""


class PrivateView(msgspec.Struct, tag_field="t", tag="private", omit_defaults=True):
    """The facilitator's own view: votes as they come, what each line is worth, advice, notes, people.

    `next` follows the advice, unlike the stage's.
    """

    stage: StageView
    next: NextView
    results: list[ResultView]
    advice: list[str] = []
    share: int = 0
    leaders: list[str] = []
    teams: list[TeamView] = []
    notes: str = ""
    questions: list[str] = []
    people: list[PersonView] = []
    headline: str = ""
    """Where the room is, in a sentence that says what to do; `why` says why."""
    why: str = ""
    undo: str = ""
    """Where an undo leads, in a few words; empty where there is nothing to undo."""
    replies: list[ReplyView] = []
    keys: list[KeyView] = []
    tape: list[TapeView] = []
    """Every choice of the group, when the conversation is over."""
    pairs: list[list[str]] = []
    """Who talks to whom, by label, two or three together; empty where nobody is told."""


class Done(msgspec.Struct, tag_field="t", tag="done", omit_defaults=True):
    """The answer to `Do`. Where `why` is not empty nothing was done, and it says so in a sentence.

    `said` is what there is to say of what was done, mostly nothing.
    """

    id: int
    seq: int
    why: str = ""
    said: str = ""


class No(msgspec.Struct, tag_field="t", tag="no", omit_defaults=True):
    """Refused, in a sentence. `code` is room, locked, removed, name, wait, store or message."""

    code: str
    why: str


Told = Ask | Joined | Token | Count | RoomSnapshot | Event | Ack | StageView | PrivateView | Done | No

_said: msgspec.json.Decoder[Said] = msgspec.json.Decoder(Said)
_told: msgspec.json.Decoder[Told] = msgspec.json.Decoder(Told)
encode = msgspec.json.Encoder().encode


def read_said(data: str | bytes) -> Said:
    """Raises msgspec.MsgspecError (a ValueError) for anything that is no message."""
    return _said.decode(data)


def read_told(data: str | bytes) -> Told:
    """Raises msgspec.MsgspecError for anything that no server of this version tells."""
    return _told.decode(data)
