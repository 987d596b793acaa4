"""A participant's screen: hear what is said, vote by a letter or a number, wait calmly, see how it went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from simulator.tui.page.footer import Key, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, block, header, moved, row, said, shorten, span
from simulator.tui.room.customer_says import before_rows, says_rows, who_row
from simulator.tui.room.group_outcome import debrief_rows
from simulator.tui.room.lettered_choices import choice_rows, fitting_rows
from simulator.tui.room.projector_page import TALK
from simulator.tui.room.reveal_page import reveal_rows, standing_sentence
from simulator.tui.room.room_page import SCROLLS, Clock, RoomPage
from simulator.tui.room.typed_question import LEAVE, Question
from simulator.workshop.client import ParticipantClient
from simulator.workshop.messages import Ask
from simulator.workshop.phase import OVER
from simulator.workshop.views import RoomView
from simulator.workshop.wording import say

LETTERS = "abcdefghi"


class JoinScreen(RoomPage[None]):
    """`client` keeps the place: whoever loses the connection comes back as the same person with the vote kept."""

    client: ParticipantClient
    HELP = "A letter or a number votes; another one changes the vote while it is open. Nobody sees who voted for what."
    BINDINGS: ClassVar = [
        *(binding(f"{letter},{n + 1}", f"vote({n})", f"vote {letter}", f"Vote for line {letter.upper()}.", id=f"vote-{letter}")
          for n, letter in enumerate(LETTERS)),
        binding("s", "stay", "stay", "In a second vote: stay with the line that you chose in the first."),
        binding("w", "write", "write", "While everybody writes: type what you would say, or change it."),
        binding("x", "talked", "we are done", "While the room talks: say that you two are done."),
        *SCROLLS,
        LEAVE,
        binding("q", "leave", "leave", "Leave. Your vote stays, and you can come back."),
    ]  # fmt: skip

    def __init__(self, client: ParticipantClient, *, clock: Clock | None = None) -> None:
        super().__init__(clock)
        self.client = client
        self._asked: Ask | None = None

    @property
    def view(self) -> RoomView | None:
        return self.client.view

    def heard(self) -> None:
        """Something changed in the room, or with the connection."""
        if not self.is_attached:
            return
        if self.client.refused is not None and self.view is None:
            self.app.exit()  # the command line says why
            return
        self.clock.told(self.client.clock)
        self.turned_the_page()
        ask = self.client.ask
        if ask is not None and ask is not self._asked:
            self._asked = ask
            self._introduce(ask)
        self.redraw()

    # who you are

    def _introduce(self, ask: Ask) -> None:
        if ask.names:
            self.ask(Question("Your name:", self._named, "as the room will see it"))
        else:
            self._ask_team("")

    def _named(self, name: str) -> None:
        if self._asked is not None and self._asked.teams:
            self._ask_team(name)
        else:
            self._come_in(name, "")

    def _ask_team(self, name: str) -> None:
        teams = self._asked.teams if self._asked is not None else []

        def then(typed: str) -> None:
            team = typed
            if typed.isdigit() and 1 <= int(typed) <= len(teams):
                team = teams[int(typed) - 1]
            self._come_in(name, next((one for one in teams if one.casefold() == team.casefold()), team))

        self.ask(Question("Your team:", then, "its number or its name"))

    def _come_in(self, name: str, team: str) -> None:
        self.run_worker(self.client.introduce(name, team), group="introduce")

    # the page

    def top(self, grid: Grid) -> list[Line]:
        view = self.view
        status = said("connected" if self.client.online else "not connected, trying again ...", "muted")
        if view is None or not view.who:
            left = said(shorten(view.title if view is not None else "Helpfirst", grid.text - status.width - 2), "bold")
        else:
            left = who_row(view, max(10, grid.text - status.width - 3))
        if grid.wide:
            return [BLANK, moved(left, grid.margin), BLANK]
        if grid.width < 60 and self.client.online:
            status = BLANK
        return [header(left, status, grid), *([BLANK] if grid.height >= 20 else [])]

    def body(self, grid: Grid) -> list[Line]:
        return [moved(line, grid.margin) for line in self._lines(grid)]

    def _lines(self, grid: Grid) -> list[Line]:
        view, width = self.view, min(grid.text, 84)
        if self.client.refused is not None:
            return block(self.client.refused.why, width, "bold")
        if self.client.ask is not None and view is None:
            return self._question(self.client.ask, width)
        if view is None:
            return block("Looking for the room ...", width, "soft")
        if view.phase == "lobby":
            here = "You are in. It begins in a moment."
            return [*block(here, width, "bold accent"), BLANK, *block(view.brief, width)]
        if view.reveal is not None:
            letters = [result.letter for result in view.reveal.results]
            mine = self.client.you.choice
            at = letters.index(mine) if mine in letters else None
            yours = f"You chose {mine.upper()}. " if mine else ""
            lines = block(f"{yours}{standing_sentence(view.reveal, None)}", width, "bold accent")
            narrow = grid._replace(wide=False, text=width)
            return [*lines, BLANK, *reveal_rows(view, view.reveal, narrow, at, lined=self.lined)]
        if view.phase in OVER:
            return debrief_rows(view, grid)
        return self._turn(view, grid, width)

    def _turn(self, view: RoomView, grid: Grid, width: int) -> list[Line]:
        before = before_rows(view, width)
        says = says_rows(view, width, parted=grid.height >= 20)
        if view.asks:
            return [*says, BLANK, *self._writing(view, width)]
        if not view.choices:
            return [*before, *([BLANK] if before else []), *says]
        mine = self.client.pending or self.client.you.choice
        room = grid.height - len(self.top(grid)) - (3 if grid.wide else 1)
        lines: list[Line] = []
        chips: list[Line] = []
        for gap, short in ((1, False), (0, False), (0, True)):
            spoken = says_rows(view, width, parted=grid.height >= 20, short=short)
            chips = choice_rows(view.choices, width, gap=gap, lit={mine} if mine else None, lined=self.lined)
            air = [BLANK] * gap
            lines = [*spoken, *air, said("─" * width, "rule"), *air, *self._state(view, width), *air, *chips]
            if len(lines) <= room:
                return lines
        above = lines[: len(lines) - len(chips)]
        lit = {mine} if mine else None
        return [*above, *fitting_rows(view.choices, width, room - len(above), lit=lit, lined=self.lined)]

    def _state(self, view: RoomView, width: int) -> list[Line]:
        """Whether the vote is open, and what became of yours."""
        mine, left = self.client.you.choice.upper(), self.clock.left(view.deadline)
        if view.phase == "discussing":
            who = ", ".join(self.client.you.partners)
            words = say("room.talk.partner", who=who) if who else TALK
            if self.client.you.talked:
                words = say("room.talked.yes")
            return block(words, width, "bold accent")
        if view.phase == "closed":
            return block(
                f"The vote is closed. You chose {mine}." if mine else "The vote is closed.", width, "bold accent"
            )
        if self.client.pending:
            words = f"{self.client.pending.upper()} is sent ..."
            trouble = self.client.last_no
            if trouble is not None and trouble.code == "store":
                words = f"{words} {trouble.why}"
        elif mine:
            words = f"{mine} is counted. Another letter changes it."
        elif view.vote > 1:
            earlier = self.client.you.earlier.upper()
            words = "Vote again: what do you think now?"
            words += f" You had chosen {earlier}; s stays with it." if earlier else ""
        else:
            words = "Decide alone: which of these would you say?"
        time = [Span("  "), span(left, "bold")] if left else []
        lines = block(words, width, "bold accent")
        return [row(*lines[0].spans, *time), *lines[1:]]

    def _writing(self, view: RoomView, width: int) -> list[Line]:
        mine = self.client.pending or self.client.you.choice
        lines = block(say(f"ask.{view.asks}"), width, "bold accent")
        lines += [BLANK, *block(mine, width)] if mine else []
        state = say("room.reply.kept") if self.client.you.choice and not self.client.pending else say("room.reply.what")
        shown = [line for one in view.shown for line in (BLANK, *block(f"“{one}”", width, "bold"))]
        return [*lines, BLANK, *block(state, width, "soft"), *shown]

    def action_write(self) -> None:
        if self.view is not None and self.view.asks:
            self.ask(Question("You:", self._wrote, say("room.reply.hint")))

    def _wrote(self, typed: str) -> None:
        if typed:
            self.run_worker(self._vote(typed), group="votes")

    def _question(self, ask: Ask, width: int) -> list[Line]:
        lines = [*block(ask.title, width, "bold"), BLANK]
        if ask.why:
            lines += [*block(ask.why, width, "bold accent"), BLANK]
        if ask.names:
            lines += block(
                "The facilitator asks for a name. The others can see it; nobody sees what you vote for.", width
            )
        for number, team in enumerate(ask.teams, 1):
            lines += [BLANK] if number == 1 else []
            lines.append(row(Span(f"{number}  ", "bold accent"), span(shorten(team, width - 3))))
        return lines

    def keys(self) -> Sequence[Key]:
        view = self.view
        keys: list[Key] = []
        if view is not None and view.phase == "voting" and view.choices:
            last = view.choices[-1].letter
            keys.append(
                Key(f"a–{last}" if last != "a" else "a", "change your vote" if self.client.you.choice else "vote")
            )
        if view is not None and view.phase == "voting" and self.client.you.earlier and not self.client.you.choice:
            keys.append(Key("s", f"stay with {self.client.you.earlier.upper()}", "stay"))
        if view is not None and view.asks:
            keys.append(Key("w", "write", "write"))
        if view is not None and view.phase == "discussing" and not self.client.you.talked:
            keys.append(Key("x", "we are done", "talked"))
        return [*keys, Key("↑↓", "scroll"), Key("?", "help", "app.help"), Key("T", "theme", "app.next_theme"),
                Key("q", "leave", "leave")]  # fmt: skip

    def pressed(self, mark: object) -> None:
        if isinstance(mark, int):
            self.action_vote(mark)

    def action_vote(self, at: int) -> None:
        view = self.view
        if view is None or view.phase != "voting" or at >= len(view.choices):
            return
        self.run_worker(self._vote(view.choices[at].letter), group="votes")

    def action_talked(self) -> None:
        if self.view is not None and self.view.phase == "discussing":
            self.run_worker(self._talked(), group="votes")

    async def _talked(self) -> None:
        await self.client.talked()
        self.redraw()

    def action_stay(self) -> None:
        """The line of the first vote, once more: nobody is counted who does not say so."""
        view, earlier = self.view, self.client.you.earlier
        if view is not None and earlier:
            letters = [choice.letter for choice in view.choices]
            self.action_vote(letters.index(earlier) if earlier in letters else len(letters))

    async def _vote(self, letter: str) -> None:
        await self.client.vote(letter)
        self.redraw()

    def action_leave(self) -> None:
        self.app.exit()
