"""Rooms at every phase without a server: real logs and real views, given to clients that are not connected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from simulator.conversation.talk import Talk
from simulator.scenario.model import Scenario
from simulator.tui.room.app import RoomApp
from simulator.tui.room.join import JoinScreen
from simulator.tui.room.presenter import PresenterScreen
from simulator.tui.room.private import PrivateScreen
from simulator.tui.room.room_page import Clock
from simulator.workshop.client import HostClient, ParticipantClient
from simulator.workshop.facilitator_views import private_view, stage_view
from simulator.workshop.look_ahead import leads
from simulator.workshop.messages import StageView
from simulator.workshop.orders import Order, draft
from simulator.workshop.room import Room, RoomState
from simulator.workshop.room_step import FREEZES, Frozen, RoomStep, Totals
from simulator.workshop.snapshot import common
from simulator.workshop.views import PersonView, TeamView, You
from tests.tui.helpers import RUBRIC, SEED, renewal

ADDRESS, CODE = "http://10.0.4.17:8080", "K7QX2M"
NOW = 1_000_000.0
HERE = 31


@dataclass
class Staged:
    """A room whose log is written by orders, and how it looks to everybody."""

    scenario: Scenario = field(default_factory=renewal)
    steps: list[RoomStep] = field(default_factory=list)
    live: Totals = field(default_factory=dict)
    names: tuple[str, ...] = ()
    here: int = HERE
    deadline: float = 0.0

    def __post_init__(self) -> None:
        self.room = Room(self.scenario, RUBRIC, SEED)

    @property
    def state(self) -> RoomState:
        return self.room.fold(self.steps)

    def letter(self, choice_id: str) -> str:
        return next(letter for letter, choice in self.state.letters.items() if choice.id == choice_id)

    def do(self, what: str, choice: str = "", frozen: Frozen | None = None, **more: object) -> Staged:
        letter = self.letter(choice) if choice else ""
        made = draft(self.state, Order(what, letter, **more), self.steps, NOW)  # type: ignore[arg-type]
        self.steps.append(RoomStep(len(self.steps) + 1, made, (frozen or Frozen()) if made.what in FREEZES else None))
        return self

    def vote(self, *counts: int, changed: int = 0, teams: dict[str, Totals] | None = None) -> Staged:
        """A whole vote, opened and closed, with these votes in the order of the letters."""
        self.do("open")
        before = self.state.rounds[-2].number if len(self.state.rounds) > 1 else 0
        votes = {letter: count for letter, count in zip("abcdef", counts, strict=False) if count}
        return self.do("close", frozen=Frozen(votes, teams or {}, before, changed))

    def stage(self) -> StageView:
        state = self.state
        known = leads(state.talk) if state.phase == "revealed" else {}
        view = common(state, known)
        held = state.rounds[-1] if state.rounds else None
        votes = held.totals if held is not None and held.totals is not None else self.live
        voted = sum(votes.values()) - (sum(held.hands.values()) if held is not None and held.totals is not None else 0)
        return stage_view(
            state, view, code=CODE, now=NOW, joined=self.here, here=self.here, voted=voted, address=ADDRESS
        )

    def presenter(self) -> HostClient:
        client = HostClient(ADDRESS, CODE, "no-token", "presenter")
        client.stage, client.online = self.stage(), True
        return client

    def private(self) -> HostClient:
        client = HostClient(ADDRESS, CODE, "no-token", "private")
        state = self.state
        people = [
            PersonView(f"{at:032x}", name, here=at % 5 != 4, voted=at % 3 == 0) for at, name in enumerate(self.names)
        ]
        known = leads(state.talk) if state.talk.turn is not None else {}
        client.private = private_view(self.stage(), state, known, people, self.live, _teams(self))
        client.stage, client.online = client.private.stage, True
        return client

    def participant(self, choice: str = "", pending: str = "", earlier: str = "") -> ParticipantClient:
        client = ParticipantClient(ADDRESS, CODE, "token")
        client.view, client.clock, client.online = self.stage().view, NOW, True
        client.you, client.pending = You(choice=choice, n=1 if choice else 0, earlier=earlier), pending
        return client

    def talk(self, choices: Sequence[str]) -> Talk:
        return self.room.talk(choices)


def _teams(staged: Staged) -> list[TeamView]:
    return []


def clock() -> Clock:
    return Clock(lambda: 0.0)


def presenter_app(staged: Staged, theme: str | None = None) -> RoomApp:
    client = staged.presenter()
    return RoomApp(lambda: PresenterScreen(client, talk=staged.talk, clock=clock()), theme=theme)


def private_app(staged: Staged, theme: str | None = None) -> RoomApp:
    client = staged.private()
    return RoomApp(lambda: PrivateScreen(client, address=f"{ADDRESS}/host#{CODE}.x", clock=clock()), theme=theme)


def join_app(client: ParticipantClient, theme: str | None = None) -> RoomApp:
    return RoomApp(lambda: JoinScreen(client, clock=clock()), theme=theme)


def speaking() -> Staged:
    return Staged().do("start")


def october() -> Staged:
    """The second turn: the one with four lines."""
    staged = speaking().vote(20, 11)
    return staged.do("reveal").do("advance", "ten-minutes")


def twice() -> Staged:
    staged = october().vote(9, 11, 4, 7).do("discuss")
    return staged.vote(19, 6, 2, 4, changed=14)


def over(*choices: str) -> Staged:
    staged = speaking()
    for choice in choices:
        staged.vote(3, 2).do("reveal").do("advance", choice)
    return staged


GOOD = ("ten-minutes", "own-it", "thursday")
PHASES: dict[str, Callable[[], Staged]] = {
    "lobby": Staged,
    "locked": lambda: Staged().do("lock"),
    "speaking": speaking,
    "speaking-later": october,
    "vote": lambda: _live(october().do("open"), a=9, b=7, c=4, d=7),
    "vote-timer": lambda: _live(october().do("open").do("timer", seconds=65), a=2),
    "closed": lambda: october().vote(9, 11, 4, 7),
    "discussing": lambda: october().vote(9, 11, 4, 7).do("discuss"),
    "second-vote": lambda: _live(october().vote(9, 11, 4, 7).do("open"), a=12, b=4),
    "second-closed": twice,
    "reveal": lambda: twice().do("reveal"),
    "reveal-once": lambda: october().vote(9, 11, 4, 7).do("reveal"),
    "reveal-tie": lambda: october().vote(10, 10, 4, 7).do("reveal"),
    "reveal-teams": lambda: _with_teams().do("reveal"),
    "debrief": lambda: over(*GOOD),
    "outcome": lambda: over(*GOOD).do("outcome"),
    "ended": lambda: over(*GOOD).do("outcome").do("end"),
}


def _live(staged: Staged, **votes: int) -> Staged:
    staged.live = votes
    return staged


def _with_teams() -> Staged:
    return october().vote(
        9, 11, 4, 7, teams={"red": {"a": 6, "b": 4, "d": 2}, "blue": {"a": 3, "b": 7, "c": 4, "d": 5}}
    )
