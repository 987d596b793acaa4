"""A participant votes from a terminal, line by line: a letter votes, Enter looks, q leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from simulator.plain.room_lines import RoomLines
from simulator.plain.speaker import Write
from simulator.workshop.client import ParticipantClient
from simulator.workshop.wording import say

AskLine = Callable[[str], Awaitable[str]]


class JoinConsole:
    """Shows each change of the room once, and sends letters as votes. Returns when the person or the room leaves."""

    def __init__(self, client: ParticipantClient, write: Write, ask: AskLine) -> None:
        self._client = client
        self._lines = RoomLines(write)
        self._ask = ask
        self._shown: tuple[str, int, int] | None = None
        self._told_vote: tuple[int, str] = (0, "")
        self._told_partners: list[str] = []
        self._was_online = True
        self._in = asyncio.Event()

    def changed(self) -> None:
        """Called by the client after every message."""
        client = self._client
        if client.refused is not None or client.ask is not None or client.view is not None:
            self._in.set()
        if client.view is None:
            return
        if client.online != self._was_online:
            self._was_online = client.online
            self._lines.note("Connected again." if client.online else "The connection is lost. Trying again ...")
        key = (client.view.phase, client.view.turn, client.view.round)
        if key != self._shown:
            self._shown = key
            self._show()
        if client.you.partners != self._told_partners:  # they come a moment after the discussion has begun
            self._told_partners = client.you.partners
            if client.you.partners:
                self._lines.note(say("room.talk.partner", who=", ".join(client.you.partners)))
        vote = (client.view.round, client.you.choice)
        if client.you.choice and vote != self._told_vote:
            self._told_vote = vote
            self._lines.note(say("room.reply.kept") if client.view.asks else f"Counted: {client.you.choice}.")

    async def run(self) -> None:
        """Raises nothing for what the room does; says it."""
        await self._in.wait()
        while self._client.ask is not None and self._client.refused is None:
            if not await self._introduce():
                return
        if self._client.refused is None:
            self._lines.note("You are in. A letter votes, another letter changes the vote, q leaves.")
        while self._client.refused is None:
            try:
                line = (await self._ask("")).strip()
            except EOFError:
                return
            if line.lower() in ("q", "quit"):
                return
            await self._hear(line)
        self._lines.note(self._client.refused.why)

    async def _introduce(self) -> bool:
        ask = self._client.ask
        if ask is None:
            return True
        if ask.why:
            self._lines.note(ask.why)
        try:
            name = (await self._ask("Your name, as the room will see it: ")).strip() if ask.names else ""
            team = (await self._ask(f"Your team ({', '.join(ask.teams)}): ")).strip() if ask.teams else ""
        except EOFError:
            return False
        self._in.clear()
        self._client.ask = None
        await self._client.introduce(name, next((one for one in ask.teams if one.casefold() == team.casefold()), team))
        await self._in.wait()
        return True

    async def _hear(self, line: str) -> None:
        view = self._client.view
        line = line if view is not None and view.asks else line.lower()
        if view is None:
            return
        if not line:
            self._show()
        elif view.asks:
            await self._client.vote(line)
        elif view.phase == "discussing" and line in ("d", "done"):
            await self._client.talked()
            self._lines.note(say("room.talked.yes"))
        elif view.phase != "voting":
            self._lines.note("No vote is open just now.")
        elif line in ("s", "stay") and self._client.you.earlier:
            await self._client.vote(self._client.you.earlier)
            self._lines.note(f"Sent: {self._client.you.earlier}.")
        elif line in [choice.letter for choice in view.choices]:
            await self._client.vote(line)
            self._lines.note(f"Sent: {line}.")
        else:
            self._lines.note(f"`{line}` is not one of the letters.")

    def _again(self) -> str:
        earlier = self._client.you.earlier
        return (
            f"Vote again. You said {earlier}: s stays with it, another letter changes it." if earlier else "Vote again."
        )

    def _show(self) -> None:
        view = self._client.view
        if view is None:
            return
        self._lines.plain("")
        match view.phase:
            case "lobby":
                self._lines.plain(view.title)
                self._lines.note("You are in the room. It begins in a moment.")
            case "speaking":
                self._lines.said(view)
            case "replying":
                self._lines.said(view)
                self._lines.note(f"{say(f'ask.{view.asks}')} Type it. {say('room.reply.what')}")
            case "voting":
                self._lines.note("Vote: decide alone." if view.vote == 1 else self._again())
                self._lines.choices(view.choices, self._client.you.choice)
            case "closed":
                self._lines.note("The vote is closed.")
            case "discussing":
                self._lines.note(f"{say('room.talk')} {say('room.talk.how')} Type done when you are.")
            case "revealed" if view.reveal is not None:
                self._lines.reveal(view.reveal)
            case "debrief" | "outcome" | "ended":
                self._lines.over(view, "The room has ended. Thank you.")
