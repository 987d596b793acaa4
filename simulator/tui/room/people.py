"""Who is in the room: take somebody out, or let them in again. Says nothing of anybody's vote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from simulator.tui.page.footer import Offer, binding
from simulator.tui.page.line import Line, row, said, shorten, span
from simulator.tui.page.listing import LIST_KEYS, Listing
from simulator.workshop.client import HostClient
from simulator.workshop.views import PersonView


class PeopleScreen(Listing[None]):
    """`own`: the connection was opened for this list, and goes with it."""

    TITLE = "People"
    NOTHING = "Nobody has joined yet."
    HELP = "Everybody who joined. Whoever is taken out may not come back until you let them in again."
    BINDINGS: ClassVar = [
        *LIST_KEYS,
        binding("x,enter", "turn_out", "take out or let in", "Take that person out of the room, or let them in again."),
        binding("b,p,q,escape,backspace", "leave", "back", "Back to the room.", id="close"),
    ]

    def __init__(self, client: HostClient, *, own: bool) -> None:
        super().__init__()
        self.client = client
        self._own = own
        self._lit_id = ""
        self._before = client.changed

    def on_mount(self) -> None:
        super().on_mount()
        self.client.changed = self.heard
        if self._own:
            self.run_worker(self.client.run(), group="people")

    def heard(self) -> None:
        """Somebody came or went: whoever was lit is so still."""
        if not self._own:
            self._before()
        ids = [one.id for one in self.people]
        self.at = ids.index(self._lit_id) if self._lit_id in ids else 0
        if self.is_attached:
            self.redraw()

    @property
    def people(self) -> list[PersonView]:
        return self.client.private.people if self.client.private is not None else []

    def beside_title(self) -> Line:
        return said(*self.below_title(), "muted")

    def below_title(self) -> tuple[str]:
        return (f"{sum(one.here for one in self.people)} of {len(self.people)} are here",)

    def count(self) -> int:
        return len(self.people)

    def row_of(self, at: int, width: int, *, lit: bool) -> list[Line]:
        one = self.people[at]
        name = min(34, width - 12)
        state = "taken out" if one.removed else "here" if one.here else "away"
        about = shorten(f"{state}, {one.team}" if one.team else state, width - name)
        return [row(span(shorten(one.label, name - 2).ljust(name), "bold"), span(about, "muted"))]

    def offers(self) -> Sequence[Offer]:
        removed = bool(self.people) and self.people[self.at].removed
        return (("turn_out", "let in again" if removed else "take out"), ("up down", "choose"), "close", "help")

    def action_move(self, by: int) -> None:
        super().action_move(by)
        self._lit_id = self.people[self.at].id if self.people else ""

    def action_turn_out(self) -> None:
        if self.people:
            one = self.people[self.at]
            self._lit_id = one.id
            self.run_worker(self._do("restore" if one.removed else "remove", one), group="people-orders")

    async def _do(self, what: str, one: PersonView) -> None:
        done = await self.client.do(what, participant=one.id)
        state = "out of the room" if what == "remove" else "allowed in again"
        self.app.clear_notifications()
        self.notify(done.why or f"{one.label} is {state}.", markup=False, timeout=4)

    async def action_leave(self) -> None:
        if self._own:
            await self.client.stop()
        else:
            self.client.changed = self._before
        self.dismiss()
