"""A facilitator drives a room line by line: for screen readers, second screens, pipes and tests.

Enter does what comes next; the prompt says what that is. `commands/host` starts it beside the server.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from simulator.plain.room_lines import RoomLines
from simulator.plain.speaker import Write
from simulator.workshop.client import HostClient
from simulator.workshop.facilitating import LEAVE, NO_TIMER, hands_of, timer_of
from simulator.workshop.nearest_lines import tally
from simulator.workshop.room_step import Totals
from simulator.workshop.wording import say

AskLine = Callable[[str], Awaitable[str]]
"""Asks for one line with a prompt. Raises EOFError where there is no more."""

HELP = (
    "Enter does what the prompt says. Or type: start, open (the vote, or another one), close, discuss, reveal,",
    "advance (or a letter, for the line that the group takes), outcome, undo, redo, reset (this turn), end, q (leave; it is kept).",
    "stop: the conversation stops here; the three questions come next, then the outcome so far.",
    "ask: everybody writes what they would say; purpose: what should be better for this person. replies: read them;",
    "show 2, hide 2: put the second on the screen, or take it away. talk 90: let them talk for so long, pair 90: in pairs.",
    "phone: the digits that open your own view on a phone.",
    "votes, notes, people, code: show them. lock, unlock the room. remove NAME, restore NAME.",
    "timer 90, or timer 90 close, to close the vote when it runs out; timer 0 takes it away.",
    "a 7 b 3 c 12: a show of hands. It closes an open vote with its hands, is added to a vote that was just closed,",
    "or is a vote by itself. Typed again for the same vote, it replaces the hands before.",
)
SILENT_SECONDS = 4.0
"""How long a room may take until it is said that it cannot be reached."""
_ORDERS = (
    "start",
    "open",
    "close",
    "discuss",
    "reveal",
    "advance",
    "outcome",
    "undo",
    "redo",
    "reset",
    "stop",
    "end",
    "lock",
    "unlock",
)
_SHORT = {
    "s": "start", "o": "open", "c": "close", "r": "reveal", "g": "advance", "go": "advance", "u": "undo",
    "v": "votes", "n": "notes", "p": "people", "quit": "q", "help": "?", "vote": "open", "next": "advance",
}  # fmt: skip


class HostConsole:
    """Runs until the room has ended and been left, or there are no more lines. The room itself is kept."""

    def __init__(self, client: HostClient, write: Write, ask: AskLine, invitation: Callable[[], None]) -> None:
        self._client = client
        self._lines = RoomLines(write)
        self._ask = ask
        self._invitation = invitation

    async def run(self) -> None:
        """Returns when the facilitator leaves; EOF is leaving."""
        await self._arrive()
        if self._client.private is None:
            refused = self._client.refused or self._client.last_no
            self._lines.note(refused.why if refused else "The room cannot be reached.")
            return
        self._show()
        while True:
            seen = self._client.private
            nearest = seen.next
            try:
                line = await self._ask(f"[{seen.stage.view.phase}; Enter: {nearest.label}] ")
            except EOFError:
                return
            words = line.lower().split() or [nearest.order]
            letters = [choice.letter for choice in seen.stage.view.choices]
            if not (seen.stage.view.phase == "revealed" and words[0] in letters):
                words[0] = _SHORT.get(words[0], words[0])
            if words[0] in ("q", LEAVE):
                return
            await self._carry_out(words, line)

    async def _arrive(self) -> None:
        """Waits for the room, and does not wait in silence."""
        ready = asyncio.ensure_future(self._client.ready())
        if not (await asyncio.wait({ready}, timeout=SILENT_SECONDS))[0]:
            self._lines.note(f"{self._client.origin} cannot be reached yet. Trying again; Ctrl+C leaves.")
        await ready

    async def _carry_out(self, words: list[str], line: str) -> None:
        seen = self._client.private
        if seen is None:
            return
        word, rest = words[0], words[1:]
        letters = [choice.letter for choice in seen.stage.view.choices]
        if (hands := hands_of(line)) is not None:
            await self._do("hands", hands=hands)
        elif word in ("remove", "restore"):
            await self._person(word, " ".join(line.split()[1:]))
        elif word in ("ask", "purpose") and not rest:
            await self._do("ask", text="purpose" if word == "purpose" else "line")
        elif word in ("show", "hide") and len(rest) == 1 and rest[0].isdecimal():
            await self._show_reply(word, int(rest[0]))
        elif word in ("talk", "pair") and len(rest) <= 1 and all(one.isdecimal() for one in rest):
            await self._do("discuss", seconds=int(rest[0][:6]) if rest else 0, pairs=word == "pair")
        elif word == "timer":
            await self._timer(rest)
        elif word in letters and not rest and seen.stage.view.phase == "revealed":
            await self._do("advance", word)
        elif word == "advance" and rest:
            await self._do("advance", rest[0])
        elif word in _ORDERS and not rest:
            await self._do(word)
        else:
            self._look(word)

    def _look(self, word: str) -> None:
        seen = self._client.private
        if seen is None:
            return
        if word == "?":
            for line in HELP:
                self._lines.note(line)
        elif word == "votes":
            self._lines.note(f"{seen.stage.count}.")
            self._lines.standing(seen)
        elif word == "notes":
            self._lines.notes(seen)
        elif word == "people":
            self._lines.people(seen)
        elif word == "replies":
            for number, one in enumerate(seen.replies, 1):
                near = say("host.replies.near", letter=one.near.upper()) if one.near else ""
                aside = ", ".join(part for part in (near, "on the screen" if one.shown else "") if part)
                self._lines.note(f"{number}. {one.text}{f' ({aside})' if aside else ''}")
            lines, none = tally(seen.replies)
            if lines:
                self._lines.note(say("host.replies.tally", lines=lines, none=none))
            if not seen.replies:
                self._lines.note(say("host.replies.none"))
        elif word == "phone":
            where = seen.stage.address or self._client.origin
            self._lines.note(
                f"On your phone open {where}/host, then type {self._client.code} and {self._client.digits}."
                f"{'' if '//127.0.0.1' not in where else ' It is on this machine only: begin with --lan for phones.'}"
            )
        elif word == "code":
            self._invitation()
        else:
            self._lines.note(f"There is no order `{word}` here. ? lists them.")

    async def _show_reply(self, word: str, number: int) -> None:
        replies = self._client.private.replies if self._client.private is not None else []
        if not 1 <= number <= len(replies):
            self._lines.note("There is no such reply. `replies` lists them.")
            return
        one = replies[number - 1]
        done = await self._client.do(word, participant=one.id)
        self._lines.note(done.why or f"{'On the screen' if word == 'show' else 'Taken away'}: {one.text}")

    async def _do(
        self,
        what: str,
        choice: str = "",
        *,
        hands: Totals | None = None,
        text: str = "",
        seconds: int = 0,
        pairs: bool = False,
    ) -> bool:
        done = await self._client.do(what, choice, hands=hands, text=text, seconds=seconds, pairs=pairs)
        if done.why:
            self._lines.note(done.why)
            return False
        if done.said:
            self._lines.note(done.said)
        if what in ("lock", "unlock"):
            self._lines.note(
                "The room is locked: nobody new can join." if what == "lock" else "The room is open again."
            )
        else:
            self._show()
        return True

    async def _person(self, word: str, label: str) -> None:
        seen = self._client.private
        fits = [one for one in seen.people if one.label.casefold() == label.casefold()] if seen else []
        if len(fits) != 1:
            self._lines.note(f"There is nobody called {label or 'that'}. `people` lists them." if not fits else
                             f"Several people are called {label}.")  # fmt: skip
            return
        done = await self._client.do(word, participant=fits[0].id)
        self._lines.note(done.why or f"{fits[0].label} is {'out of' if word == 'remove' else 'back in'} the room.")

    async def _timer(self, rest: list[str]) -> None:
        typed = timer_of(" ".join(rest))
        if typed is None:
            self._lines.note(NO_TIMER)
            return
        done = await self._client.do("timer", seconds=typed.seconds, closes=typed.closes)
        self._lines.note(done.why or (f"The timer runs: {typed.seconds} seconds." if typed.seconds else "No timer."))

    def _show(self) -> None:
        seen = self._client.private
        if seen is None:
            return
        view = seen.stage.view
        self._lines.plain("")
        match view.phase:
            case "lobby":
                self._lines.plain(view.title)
                self._lines.note(f"{seen.stage.here} are here. {view.brief}")
            case "speaking":
                self._lines.plain(f"Turn {view.turn}")
                self._lines.said(view)
                self._lines.notes(seen)
            case "replying":
                self._lines.note(f"They write: {say(f'ask.{view.asks}')} `replies` lists what came.")
            case "voting":
                self._lines.note("First vote. Everybody decides alone." if view.vote == 1 else "They vote again.")
                self._lines.choices(view.choices)
            case "closed":
                self._lines.note("The vote is closed.")
                self._lines.standing(seen)
            case "discussing":
                self._lines.note("Talk to a neighbour who voted for something else: why?")
                for group in seen.pairs:
                    self._lines.private(f"{' and '.join(group)} talk.")
                self._lines.notes(seen)
            case "revealed" if view.reveal is not None:
                self._lines.reveal(view.reveal)
            case "debrief" | "outcome" | "ended":
                self._lines.over(view, "The room has ended.")
