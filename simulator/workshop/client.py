"""The terminal's side of a room: a participant's and a facilitator's.

Screens and plain mode sit on `ParticipantClient` and `HostClient`: they read their attributes, are called when
something changed, and never see a socket. Rehearsal and tests use the same.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Literal

from simulator.local_time import seconds_now
from simulator.workshop.codes_and_tokens import hashed
from simulator.workshop.facilitators import pairing_digits, spaced
from simulator.workshop.messages import (
    Ack,
    Again,
    Ask,
    Count,
    Do,
    Done,
    Event,
    Hello,
    HostHello,
    Joined,
    No,
    PrivateView,
    RoomSnapshot,
    SayReply,
    SayTalked,
    SayVote,
    StageView,
    Told,
)
from simulator.workshop.phase import REPLYING, VOTING
from simulator.workshop.room_client import RoomClient, nothing
from simulator.workshop.room_step import Totals
from simulator.workshop.views import RoomView, You
from simulator.workshop.vote import COUNTED, OLDER, REPEATED

SAY_AGAIN = (1.0, 2.0, 4.0)
"""Seconds after which a vote that is not acknowledged is said again; the last goes on."""
ANSWER_SECONDS = 15.0


class ParticipantClient(RoomClient):
    """Somebody who votes. `token` is kept by the caller, so that the same person comes back another day.

    `ask` is set while a name or a team is wanted: answer with `introduce`. `pending` is the letter that was sent
    and is not counted yet; `you.choice` the one that counts.
    """

    def __init__(self, url: str, code: str, token: str = "", changed: Callable[[], None] = nothing) -> None:
        super().__init__(url, code, changed)
        self.token = token
        self.name = self.team = ""
        self.ask: Ask | None = None
        self.view: RoomView | None = None
        self.you = You()
        self.tally: Count | None = None
        self.clock = 0.0
        self.pending = ""
        self._n = 0
        self._round = self._highest = 0
        self._acked = asyncio.Event()
        self._saying: asyncio.Task[None] | None = None

    def hello(self) -> Hello:
        return Hello(self.code, self.token, self.name, self.team)

    async def introduce(self, name: str = "", team: str = "") -> None:
        """Answers the question in `ask`."""
        self.name, self.team = name, team
        await self.say(self.hello())

    def _saying_of(self, round: int, n: int, words: str) -> SayVote | SayReply:
        if self.view is not None and self.view.phase == REPLYING:
            return SayReply(round, n, words)
        return SayVote(round, n, words)

    async def talked(self) -> None:
        """Says that they are done with talking."""
        if self.view is not None:
            await self.say(SayTalked(self.view.seq))
            self.you.talked = True

    async def vote(self, letter: str) -> None:
        """Votes, or changes the vote; while people write, `letter` is what they write. Returns at once; it is said again until it is acknowledged."""
        if self.view is None or not self.view.round:
            return
        self._begin(self.view.round)
        self._n = max(self._n, self.you.n) + 1
        self.pending = letter
        self._acked.clear()
        if self._saying is not None:
            self._saying.cancel()
        self._saying = asyncio.create_task(self._say_until_acked(self._round, self._n, letter))

    def _begin(self, round: int) -> None:
        if round != self._round:
            self._round, self._n, self.pending = round, self.you.n, ""
            self._highest = max(self._highest, round)

    async def _say_until_acked(self, round: int, n: int, letter: str) -> None:
        for attempt in range(1000):
            await self.say(self._saying_of(round, n, letter))
            wait = SAY_AGAIN[min(attempt, len(SAY_AGAIN) - 1)] * self._random.uniform(0.8, 1.2)
            try:
                await asyncio.wait_for(self._acked.wait(), wait)
            except TimeoutError:
                continue
            return

    async def told(self, told: Told) -> None:
        match told:
            case Ask():
                self.ask = told
            case Joined(token):
                self.token, self.ask = token, None
            case RoomSnapshot(now, view, you):
                self.ask = None
                self.clock, self.view, self.you = now, view, you
                self._round_moved(view)
                if self.pending:
                    await self.say(self._saying_of(self._round, self._n, self.pending))
            case Event(view):
                before = self.view
                self.view = view
                if before is not None and before.round != view.round:
                    earlier = self.you.choice if view.vote > 1 else ""
                    self.you = You(self.you.name, self.you.team, earlier=earlier, label=self.you.label)
                undone = 0 < view.round <= self._highest and view.round != self._round
                self._round_moved(view)
                if before is None or view.seq != before.seq + 1 or undone or view.pairs:
                    await self.say(Again())
            case Count():
                self.tally = told
            case Ack():
                await self._acknowledged(told)

    async def _acknowledged(self, ack: Ack) -> None:
        if self.view is not None and ack.r == self.view.round and ack.n >= self.you.n:
            self.you.n, self.you.choice = ack.n, ack.choice
        if ack.r != self._round or ack.asked != self._n or not self.pending:
            return
        wanted, self.pending = self.pending, ""
        self._acked.set()
        if ack.status in (REPEATED, OLDER) and ack.choice != wanted:
            await self.vote(wanted)  # another window of the same person had used that number
        elif ack.status not in (COUNTED, REPEATED):
            await self.say(Again())

    def _round_moved(self, view: RoomView) -> None:
        if view.round != self._round or view.phase not in (VOTING, REPLYING):
            self.pending = ""
            self._acked.set()
        self._begin(view.round)

    async def stop(self) -> None:
        if self._saying is not None:
            self._saying.cancel()
        await super().stop()


class HostClient(RoomClient):
    """A facilitator's view: `stage` at the projector, `facilitator_views` (which holds a stage too) elsewhere."""

    def __init__(
        self,
        url: str,
        code: str,
        token: str,
        role: Literal["presenter", "private"] = "private",
        changed: Callable[[], None] = nothing,
    ) -> None:
        super().__init__(url, code, changed)
        self.role: Literal["presenter", "private"] = role
        self.stage: StageView | None = None
        self.private: PrivateView | None = None
        self._token = token
        self._id = 0
        self._seq = 0
        self._waiting: dict[int, asyncio.Future[Done]] = {}
        self._seen = asyncio.Event()
        self._ahead = 0.0

    @property
    def view(self) -> RoomView | None:
        """What the whole room sees, as far as it is known here."""
        return self.stage.view if self.stage is not None else None

    @property
    def digits(self) -> str:
        """The eight digits by which a phone is given a key of its own just now, by the server's clock."""
        return spaced(pairing_digits(hashed(self._token), seconds_now() + self._ahead))

    def hello(self) -> HostHello:
        return HostHello(self.code, self._token, self.role)

    async def ready(self) -> None:
        """Waits for the first view of the room, or for a refusal."""
        while self.stage is None and self.refused is None:
            self._seen.clear()
            await self._seen.wait()

    async def do(
        self,
        what: str,
        choice: str = "",
        *,
        participant: str = "",
        seconds: int = 0,
        closes: bool = False,
        hands: Totals | None = None,
        pairs: bool = False,
        text: str = "",
        key: str = "",
    ) -> Done:
        """Gives an order and waits for its answer, by which time this view shows it. `why` says why not."""
        self._id += 1
        answer: asyncio.Future[Done] = asyncio.get_running_loop().create_future()
        self._waiting[self._id] = answer
        order = Do(self._id, self._seq, what, choice, participant, seconds, closes, hands or {}, pairs, text, key)
        try:
            if not await self.say(order):
                return Done(order.id, self._seq, "The server cannot be reached just now. Nothing was done.")
            return await asyncio.wait_for(answer, ANSWER_SECONDS)
        except TimeoutError:
            return Done(order.id, self._seq, "The server has not answered. Look at what the room shows, then go on.")
        finally:
            self._waiting.pop(order.id, None)

    async def told(self, told: Told) -> None:
        match told:
            case StageView():
                self._look(told)
            case PrivateView(stage):
                self.private = told
                self._look(stage)
            case Done(id, seq):
                self._seq = max(self._seq, seq)
                if (answer := self._waiting.pop(id, None)) is not None and not answer.done():
                    answer.set_result(told)
            case No():
                self._seen.set()

    def _look(self, stage: StageView) -> None:
        self.stage, self._ahead = stage, stage.now - seconds_now()
        self._seq = stage.view.seq
        self._seen.set()

    def lost(self) -> None:
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_result(
                    Done(0, self._seq, "The connection was lost. Look at what the room shows, then go on.")
                )
        self._waiting.clear()
