"""Who is in the room: take somebody out, or let them in again. Says nothing of anybody's vote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from simulator.tui.page.footer import Key, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, grounded, header, marked, moved, row, said, shorten, span
from simulator.tui.page.scrolling import Scrolling
from simulator.tui.room.room_page import SCROLLS
from simulator.workshop.client import HostClient
from simulator.workshop.views import PersonView


class PeopleScreen(Scrolling[None]):
    """`own`: the connection was opened for this list, and goes with it."""

    SIDE = 0
    HELP = "Everybody who joined. Whoever is taken out may not come back until you let them in again."
    BINDINGS: ClassVar = [
        binding("down,j", "move(1)", "next", "The next person.", id="down"),
        binding("up,k", "move(-1)", "before", "The person before.", id="up"),
        binding("x,enter", "turn_out", "take out or let in", "Take that person out of the room, or let them in again."),
        *SCROLLS[2:],
        binding("b,p,q,escape,backspace", "close", "back", "Back to the room."),
    ]

    def __init__(self, client: HostClient, *, own: bool) -> None:
        super().__init__()
        self.client = client
        self._own = own
        self._at = ""
        self._before = client.changed

    def on_mount(self) -> None:
        super().on_mount()
        self.client.changed = self.heard
        if self._own:
            self.run_worker(self.client.run(), group="people")

    def heard(self) -> None:
        if not self._own:
            self._before()
        if self.is_attached:
            self.redraw()

    @property
    def people(self) -> list[PersonView]:
        return self.client.private.people if self.client.private is not None else []

    @property
    def place(self) -> int:
        ids = [one.id for one in self.people]
        return ids.index(self._at) if self._at in ids else 0

    def top(self, grid: Grid) -> list[Line]:
        here = sum(one.here for one in self.people)
        count = said(f"{here} of {len(self.people)} are here", "muted")
        if grid.wide:
            return [BLANK, moved(said("People", "bold accent"), grid.margin), moved(count, grid.margin), BLANK]
        return [header(said("People", "bold"), count, grid)]

    def body(self, grid: Grid) -> list[Line]:
        if not self.people:
            return [moved(said("Nobody has joined yet.", "soft"), grid.margin)]
        name = min(34, grid.text - 12)
        lines = []
        for place, one in enumerate(self.people):
            state = "taken out" if one.removed else "here" if one.here else "away"
            about = f"{state}, {one.team}" if one.team else state
            words = (
                span(shorten(one.label, name - 2).ljust(name), "bold"),
                span(shorten(about, grid.text - name), "muted"),
            )
            lead = Span("▌ " if place == self.place else "  ", "accent")
            line = marked(row(lead, *words), grid.text, place)
            line = grounded(line, grid.text, "focus") if place == self.place else line
            lines.append(moved(line, max(0, grid.margin - 2)))
        return lines

    def keys(self) -> Sequence[Key]:
        removed = bool(self.people) and self.people[self.place].removed
        word = "let in again" if removed else "take out"
        return (
            Key("x", word, "turn_out"),
            Key("↑↓", "choose"),
            Key("b", "back", "close"),
            Key("?", "help", "app.help"),
        )

    def pressed(self, mark: object) -> None:
        if isinstance(mark, int) and mark < len(self.people):
            self._at = self.people[mark].id
            self.redraw()

    def action_move(self, by: int) -> None:
        if self.people:
            at = max(0, min(len(self.people) - 1, self.place + by))
            self._at = self.people[at].id
            room = max(1, self.grid.height - 8)
            self.from_row = max(at - room + 1, min(self.from_row, at))
            self.redraw()

    def action_turn_out(self) -> None:
        if self.people:
            one = self.people[self.place]
            self._at = one.id
            self.run_worker(self._do("restore" if one.removed else "remove", one), group="people-orders")

    async def _do(self, what: str, one: PersonView) -> None:
        done = await self.client.do(what, participant=one.id)
        state = "out of the room" if what == "remove" else "allowed in again"
        self.notify(done.why or f"{one.label} is {state}.", markup=False, timeout=4)

    async def action_close(self) -> None:
        if self._own:
            await self.client.stop()
        else:
            self.client.changed = self._before
        self.dismiss()
