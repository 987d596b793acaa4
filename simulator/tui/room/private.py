"""The facilitator's own screen: votes as they come, what they ask for, notes and questions, and all the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from simulator.tui.page.footer import Key, binding, footer
from simulator.tui.page.grid import PANEL, Grid
from simulator.tui.page.line import BLANK, Line, at_height, block, ends, header, moved, row, said, span
from simulator.tui.room.facilitator_page import LOOKS, ORDERS, FacilitatorPage
from simulator.tui.room.group_outcome import debrief_rows
from simulator.tui.room.private_page import notes_rows, page_rows, room_rows
from simulator.tui.room.projector_page import asked, count_rows
from simulator.tui.room.room_page import SCROLLS, Clock
from simulator.tui.room.typed_question import LEAVE
from simulator.workshop.advice import FEW, MANY
from simulator.workshop.client import HostClient
from simulator.workshop.phase import OVER
from simulator.workshop.views import NextView

PHASES = {
    "lobby": "The lobby",
    "speaking": "The customer speaks",
    "replying": "They write",
    "closed": "The vote is closed",
    "discussing": "They talk",
    "revealed": "Revealed",
    "debrief": "Before any score",
    "outcome": "The outcome",
    "ended": "The room has ended",
}


class PrivateScreen(FacilitatorPage[None]):
    """Never to be shown to the room. `address` is the same view for a browser."""

    SIDE = PANEL
    HELP = (
        f"Only you should see this. It advises after each vote: under {FEW} % on the most helpful line give a hint, up to "
        f"{MANY} % let them talk, above that go on. Every key drives the room; what the projector shows follows."
    )
    BINDINGS: ClassVar = [
        *ORDERS,
        *LOOKS,
        *SCROLLS,
        binding("w", "web", "on your phone", "The digits that open this view on a phone, and its address here."),
        LEAVE,
        binding("q", "leave", "leave", "Leave this view; the room goes on."),
    ]

    def __init__(self, client: HostClient, *, address: str = "", clock: Clock | None = None) -> None:
        super().__init__(client, clock)
        self._address = address

    @property
    def may_look(self) -> bool:
        return self.view is not None and bool(self.view.choices)

    def top(self, grid: Grid) -> list[Line]:
        view = self.view
        title = f"{PHASES.get(view.phase) or asked(view).split('.')[0]}" if view is not None else "The room"
        turn = f"Turn {view.turn}  " if view is not None and view.turn and view.phase not in OVER else ""
        left = row(span(turn, "muted"), span(title, "bold accent"))
        if grid.wide:
            return [BLANK, moved(left, grid.margin), BLANK]
        right = said("private" if grid.width >= 60 else "", "muted")
        return [header(left, right, grid), *([BLANK] if grid.height >= 20 else [])]

    def body(self, grid: Grid) -> list[Line]:
        seen = self.client.private
        if seen is None:
            refused = self.client.refused
            words = refused.why if refused is not None else "Looking for the room ..."
            return [moved(line, grid.margin) for line in block(words, grid.speech, "soft")]
        if seen.stage.view.phase in OVER:
            lines = debrief_rows(seen.stage.view, grid)
        else:
            lines = page_rows(seen, grid, self.looked_at, lined=self.lined)
        if not grid.wide:
            width = min(grid.text, 76)
            lines += [BLANK, *notes_rows(seen, width), *room_rows(seen, width, online=self.client.online)]
        return [moved(line, grid.margin) for line in lines]

    def side(self, grid: Grid) -> list[Line]:
        seen = self.client.private
        if seen is None:
            return []
        width = grid.side_text
        lines = [BLANK, BLANK, *count_rows(seen.stage, width, large=self.grid.letters), BLANK]
        left = self.clock.left(seen.stage.view.deadline)
        lines += [said(left, "bold accent"), BLANK] if left else []
        lines += notes_rows(seen, width)
        foot = [row(span("private  ", "bold"), span(seen.stage.code, "muted")), BLANK]
        rest = grid.height - len(foot) - len(lines) - 8
        lines += room_rows(seen, width, online=self.client.online, most=max(1, min(12, rest)))
        return [moved(line, grid.side_margin) for line in (*at_height(lines, grid.height - len(foot)), *foot)]

    def foot(self, here: Grid) -> Line:
        if here.wide or self.client.stage is None:
            return super().foot(here)
        left = self.clock.left(self.client.stage.view.deadline)
        words = self.client.stage.count
        if here.width < 60:
            words = words.removesuffix(" have voted")
        right = said(f"{left}  {words}" if left else words, "bold")
        return ends(footer(self.keys(), here.text - right.width - 3), right, here.text)

    @property
    def next(self) -> NextView:
        """As everywhere, but after a first vote what the advice says."""
        return self.client.private.next if self.client.private is not None else NextView("", "")

    def keys(self) -> Sequence[Key]:
        phase = self.view.phase if self.view is not None else ""
        usual = self.next.order
        keys = self.next_key()
        if phase in ("closed", "discussing"):
            keys += [Key("d", "let them talk", "order('discuss')")] if phase == "closed" and usual != "discuss" else []
            keys += [Key("v", "vote again", "again")] if usual != "open" else []
            keys += [Key("r", "reveal", "order('reveal')")] if usual != "reveal" else []
        if phase in ("speaking", "voting"):
            keys += [Key("h", "hands", "hands")]
        if phase in ("voting", "discussing"):
            keys += [Key("t", "timer", "timer")]
        return [
            *keys,
            Key("?", "help", "app.help"),
            Key("u", "undo", "order('undo')"),
            Key("p", "people", "people"),
            Key("q", "leave", "leave"),
        ]

    def action_people(self) -> None:
        from simulator.tui.room.people import PeopleScreen

        self.app.push_screen(PeopleScreen(self.client, own=False))

    def action_web(self) -> None:
        here = f" Or here: {self._address}" if self._address else ""
        self.tell_until_next(f"{self.pairing_words()}{here}")

    def action_leave(self) -> None:
        self.app.exit()
