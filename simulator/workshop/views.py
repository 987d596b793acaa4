"""What people see of a room, as data: `snapshot` and `facilitator_views` fill it, the pages and the terminals show it.

`messages` carries it over the wire. A field at its default is left out.
"""

from __future__ import annotations

import msgspec

from simulator.workshop.room_step import Totals


class ChoiceView(msgspec.Struct, omit_defaults=True):
    letter: str
    say: str


class LineView(msgspec.Struct, omit_defaults=True):
    """A line of the conversation; `kind` is customer, you or scene."""

    kind: str
    text: str
    who: str = ""


class ResultView(msgspec.Struct, omit_defaults=True):
    """A choice after the reveal. Points are written for people: +2, -1½."""

    letter: str
    helpfulness: str
    pushiness: str
    initiative: str
    behaviours: str
    first: int = 0
    last: int = 0
    why: str = ""
    leads: str = ""


class TeamView(msgspec.Struct, omit_defaults=True):
    team: str
    votes: Totals = {}
    labels: list[str] = []


class FollowsView(msgspec.Struct, omit_defaults=True):
    """What the customer does if the group says the line that most chose, and how they seem then. As in RoomView."""

    letter: str
    text: str = ""
    seems: str = ""
    mood: int = -1
    hurried: bool = False


class RevealView(msgspec.Struct, omit_defaults=True):
    """`rounds` votes were held on this turn; `first` is only told where it is not also the last.

    `leads` is told once where it is the same for every line. `silent` of those who voted first did not vote again.
    `both` voted both times, with a phone: a show of hands cannot be compared. `moved` says how they did, in a sentence.
    """

    results: list[ResultView]
    rounds: int
    votes: int
    first_votes: int = 0
    changed: int = 0
    silent: int = 0
    both: int = 0
    moved: str = ""
    thinks: str = ""
    leads: str = ""
    leaders: list[str] = []
    teams: list[TeamView] = []
    follows: FollowsView | None = None
    """Only where one line leads."""


class TurningView(msgspec.Struct, omit_defaults=True):
    """A turning point: "Choice 2 won Dana over", and what was said there."""

    title: str
    text: str


class PlaneView(msgspec.Struct, omit_defaults=True):
    """Helpfulness and pushiness, each 0 to 100: after each choice, and the thresholds that part the four grounds.

    `corners` are the names of the grounds: top left, top right, bottom left, bottom right.
    """

    path: list[tuple[float, float]]
    thresholds: tuple[float, float]
    corners: list[str]


class DebriefView(msgspec.Struct, omit_defaults=True):
    headline: str
    sentences: list[str]
    profile: str
    says: str
    axes: dict[str, float]
    """Each 0 to 100."""
    plane: PlaneView | None = None
    turning: list[TurningView] = []


class TapeView(msgspec.Struct, omit_defaults=True):
    """One choice of the group looked back on: what it answered, what it was worth and what the customer thought.

    `votes` of `of` were for it in the last vote. `better` is a line that would have helped more, if there was one.
    """

    says: str
    letter: str
    line: str
    helpfulness: str
    pushiness: str
    initiative: str
    behaviours: str
    votes: int = 0
    of: int = 0
    thinks: str = ""
    better: str = ""


class RoomView(msgspec.Struct, omit_defaults=True):
    """What everybody in the room may see. `turn` and `vote` count from 1; `round` 0 means that none is held.

    `deadline` is in seconds since 1970, 0 without a timer.
    """

    seq: int
    phase: str
    title: str
    turn: int = 0
    who: str = ""
    role: str = ""
    seems: str = ""
    mood: int = -1
    """0 closed off to 4 with you, as `seems` says; -1 where nobody speaks."""
    hurried: bool = False
    """They look at the clock, or are about to leave."""
    says: str = ""
    choices: list[ChoiceView] = []
    round: int = 0
    vote: int = 0
    deadline: float = 0.0
    before: list[LineView] = []
    reveal: RevealView | None = None
    debrief: DebriefView | None = None
    questions: list[str] = []
    """What everybody asks themselves when the conversation is over, before they see what came of it."""
    brief: str = ""
    asks: str = ""
    """What everybody is asked to write, `line` or `purpose`; empty where nothing is asked."""
    shown: list[str] = []
    """Replies that the facilitator put on the screen."""
    pairs: bool = False
    lang: str = "en"
    """The language of what was authored, as a BCP 47 tag."""


class You(msgspec.Struct, omit_defaults=True):
    """A participant's own side: the vote or reply that is stored for the round in view, and the vote before it."""

    name: str = ""
    team: str = ""
    n: int = 0
    choice: str = ""
    earlier: str = ""
    label: str = ""
    """By which the facilitator and a partner find this person."""
    partners: list[str] = []
    talked: bool = False


class NextView(msgspec.Struct, omit_defaults=True):
    """What usually comes next: an order (`leave` for going, "" for nothing) and the words for it.

    `choice` is the letter that an advance goes on with, empty where it has to be chosen.
    """

    order: str
    label: str
    choice: str = ""


class PersonView(msgspec.Struct, omit_defaults=True):
    """`voted` is None in a room without names: there, nobody is told who has voted."""

    id: str
    label: str
    team: str = ""
    here: bool = False
    voted: bool | None = None
    removed: bool = False


class ReplyView(msgspec.Struct, omit_defaults=True):
    """What somebody wrote, for the facilitator alone. `nearest_lines` is the letter of the line it comes close to, if any."""

    id: str
    text: str
    shown: bool = False
    near: str = ""


class KeyView(msgspec.Struct, omit_defaults=True):
    """A key that opens the room: `id` the first letters of its hash, `label` who it is for."""

    id: str
    label: str = ""
