"""A rehearsal's crowd: simulated people on real connections, who vote as rooms do. Seeded, so it can be repeated.

`host --rehearse N` runs one beside the room; nothing in the server knows that they are not people.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Points, Rubric
from simulator.workshop.client import ParticipantClient
from simulator.workshop.views import ChoiceView, RoomView

KINDS = ("helpful", "pushy", "passive", "undecided", "late", "disconnecting")
SHARES = (34, 20, 16, 12, 10, 8)
"""How many of a hundred are of each kind: enough disagreement for a discussion to be worth it."""
FIRST_SECOND, LAST_SECOND = 0.3, 4.0
"""When they vote after a round has opened, in seconds; those who come late take longer."""
LATE_SECONDS = 5.0
ANYTHING = 0.1
"""How likely somebody votes for anything at all."""
CHANGES_AFTER_TALK = 0.6
"""How likely somebody who was wrong sees it after a discussion."""

Worth = Mapping[str, Points]
"""What each line of a scenario is worth, by its words on the page."""


def worth_of(scenario: Scenario, rubric: Rubric) -> dict[str, Points]:
    """The worth of every line: people do see, more or less, what helps."""
    return {
        " ".join(choice.say.split()): rubric.points_of(choice)
        for turn in scenario.turns.values()
        for choice in turn.choices
    }


@dataclass(frozen=True, slots=True)
class SimulatedPerson:
    """A simulated person: one of KINDS, with a random source of their own."""

    kind: str
    chance: random.Random


def crowd(count: int, seed: int) -> list[SimulatedPerson]:
    """That many people, each kind in about its share; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a rehearsal, not a secret
    kinds = chance.choices(KINDS, SHARES, k=count)
    return [SimulatedPerson(kind, random.Random(f"{seed}/{number}")) for number, kind in enumerate(kinds)]  # noqa: S311


def leaning(view: RoomView, person: SimulatedPerson, worth: Worth) -> str:
    """The letter that such a person takes, now and then by chance; after a discussion more see what helps."""
    kind = person.kind if person.kind in KINDS[:3] else person.chance.choice(KINDS[:3])
    if view.vote > 1 and person.chance.random() < CHANGES_AFTER_TALK:
        kind = "helpful"
    if person.chance.random() < ANYTHING:
        return person.chance.choice(view.choices).letter

    def liking(choice: ChoiceView) -> tuple[int, float]:
        points = worth.get(choice.say, Points(0, 0, 0))
        seen = {"helpful": points.helpfulness, "pushy": points.pushiness, "passive": -points.initiative}[kind]
        return seen, person.chance.random()

    return max(view.choices, key=liking).letter


class SimulatedCrowd:
    """`count` people in one room, until it is cancelled or the room has ended."""

    def __init__(self, url: str, code: str, count: int, worth: Worth, seed: int = 0) -> None:
        self._url, self._code, self._worth = url, code, worth
        self.people = crowd(count, seed)
        self.clients: list[ParticipantClient] = []

    async def run(self) -> None:
        """Returns when everybody has been refused or the room has ended."""
        await asyncio.gather(*(self._live(person) for person in self.people))

    async def _live(self, person: SimulatedPerson) -> None:
        if person.kind == "late":
            await asyncio.sleep(person.chance.uniform(0, 2 * LATE_SECONDS))
        changed = asyncio.Event()
        client = ParticipantClient(self._url, self._code, changed=changed.set)
        self.clients.append(client)
        running = asyncio.create_task(client.run())
        try:
            voted = 0
            while not running.done() and not (client.view is not None and client.view.phase == "ended"):
                changed.clear()
                if client.ask is not None:
                    teams = client.ask.teams
                    name = f"{person.chance.choice(NAMES)} {person.chance.choice('ABCDEFGHKLMNPRSTW')}."
                    client.ask = None
                    await client.introduce(name, person.chance.choice(teams) if teams else "")
                view = client.view
                if view is not None and view.phase == "voting" and view.round != voted:
                    voted = view.round
                    await self._vote(client, person, view)
                else:
                    await _either(changed, running)
        finally:
            await client.stop()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def _vote(self, client: ParticipantClient, person: SimulatedPerson, view: RoomView) -> None:
        chance = person.chance
        wait = chance.uniform(FIRST_SECOND, LAST_SECOND) + (LATE_SECONDS if person.kind == "late" else 0)
        await asyncio.sleep(wait)
        if client.view is None or client.view.round != view.round or client.view.phase != "voting":
            return
        if person.kind == "undecided":
            await client.vote(chance.choice(view.choices).letter)
            await asyncio.sleep(chance.uniform(0.2, 1.0))
        await client.vote(leaning(view, person, self._worth))
        if person.kind == "disconnecting" and chance.random() < 0.5:
            await client.drop()


async def _either(changed: asyncio.Event, running: asyncio.Task[None]) -> None:
    waiting = asyncio.ensure_future(changed.wait())
    try:
        await asyncio.wait((waiting, running), return_when=asyncio.FIRST_COMPLETED)
    finally:
        waiting.cancel()


NAMES = (
    "Ada",
    "Ben",
    "Chi",
    "Dana",
    "Eli",
    "Fay",
    "Gil",
    "Hana",
    "Ivo",
    "Joy",
    "Kai",
    "Lea",
    "Mo",
    "Nia",
    "Oto",
    "Pia",
)
