"""Every screen of a room at every phase, by name: for the goldens, the pictures and the hostile texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from simulator.scenario.model import Facilitator, Scenario
from simulator.tui.room.app import RoomApp
from simulator.workshop.client import ParticipantClient
from simulator.workshop.messages import Ask
from tests.tui.helpers import renewal
from tests.tui.room import rooms
from tests.tui.room.rooms import PHASES, Staged, join_app, presenter_app, private_app

NAMES = ("Ada B.", "Ben C.", "Chi D.", "Dana E.", "Eli F.", "Fay G.", "Gil H.")
MINE = {
    "vote": "b",
    "closed": "b",
    "discussing": "b",
    "second-closed": "d",
    "reveal": "d",
    "reveal-tie": "a",
    "reveal-teams": "c",
}
Make = Callable[[str | None], RoomApp]


def with_notes(made: Scenario) -> Scenario:
    """The scenario with a facilitator's notes at every turn."""
    notes = Facilitator("Wait. Let the silence work.", ("What did she fear in October?", "Who was asked?"))
    return replace(made, turns={name: replace(turn, facilitator=notes) for name, turn in made.turns.items()})


def presenter(phase: str) -> Make:
    return lambda theme: presenter_app(PHASES[phase](), theme)


def private(phase: str, names: tuple[str, ...] = ()) -> Make:
    def make(theme: str | None) -> RoomApp:
        staged = rooms.PHASES[phase]()
        staged.scenario, staged.names = with_notes(renewal()), names
        staged.__post_init__()
        return private_app(staged, theme)

    return make


def join(phase: str, **given: str) -> Make:
    def make(theme: str | None) -> RoomApp:
        mine = given or {"choice": MINE.get(phase, "")}
        return join_app(PHASES[phase]().participant(**mine), theme)

    return make


def asked(**given: object) -> Make:
    def make(theme: str | None) -> RoomApp:
        client: ParticipantClient = Staged().participant()
        client.view, client.ask = None, Ask("The renewal that is already lost", **given)  # type: ignore[arg-type]
        return join_app(client, theme)

    return make


def offline(theme: str | None) -> RoomApp:
    client = PHASES["vote"]().participant("b")
    client.online = False
    return join_app(client, theme)


SCENES: dict[str, Make] = {
    **{f"presenter-{phase}": presenter(phase) for phase in PHASES},
    **{f"private-{phase}": private(phase) for phase in PHASES if phase not in ("locked", "speaking", "ended")},
    "private-names": private("vote", NAMES),
    **{f"join-{phase}": join(phase) for phase in PHASES if phase not in ("locked", "vote-timer")},
    "join-undecided": join("vote", choice=""),
    "join-sent": join("vote", pending="c"),
    "join-earlier": join("second-vote", earlier="b"),
    "join-offline": offline,
    "join-name": asked(names=True, teams=["red", "blue"]),
    "join-team": asked(teams=["red", "blue"], why="Please choose a team from the list."),
}
