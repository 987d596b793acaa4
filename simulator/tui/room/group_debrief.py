"""What the projector shows when the group's conversation is over: the trainee's debrief with the facilitator's keys below
it, and the tape on top of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from simulator.practice.learner import Learner
from simulator.tui.page.footer import Key, binding
from simulator.tui.page.screen_series import screen_series
from simulator.tui.room.facilitator_page import FacilitatorPage
from simulator.tui.room.room_page import SCROLLS
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.tape import TapeScreen
from simulator.workshop.phase import OUTCOME

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk
    from simulator.debrief.report import Report


class GroupDebrief(DebriefScreen, inherit_bindings=False):
    """Lies on the projector's page until a step is undone; orders go through that page."""

    HELP = "Where the group's conversation led, and what each of its choices did. The tape has every line."
    BINDINGS: ClassVar = [
        binding("space,enter,n,right", "next", "next page", "The next page of the debrief; after the last, the tape."),
        binding("b,left", "back", "page before", "The page before.", id="back"),
        binding("t", "tape", "whole tape", "Every choice: what was said and thought, the behaviour, a better line."),
        binding("u", "undo", "undo", "Undo the last step: back to the last turn."),
        binding("e", "end", "end the room", "End the room for everybody."),
        *SCROLLS,
        binding("q", "done", "leave", "Leave. The room is kept."),
    ]

    def __init__(self, page: FacilitatorPage[None], found: Report, learner: Learner) -> None:
        super().__init__(found, learner)
        self._page_below = page

    def on_mount(self) -> None:
        super().on_mount()
        self._page_below.client.changed = self.heard

    def heard(self) -> None:
        """Goes away when the step that led here was undone."""
        stage = self._page_below.client.stage
        self._page_below.heard()
        if stage is not None and not stage.said and self.is_attached:
            self._page_below.client.changed = self._page_below.heard
            while self.app.screen is not self._page_below and len(self.app.screen_stack) > 1:
                self.app.pop_screen()
        elif self.is_attached:
            self.redraw()

    def keys(self) -> Sequence[Key]:
        onward: tuple[Key, ...] = ()
        if not self.grid.wide and self.place + 1 < len(self.PAGES):
            onward = (Key("space", self.PAGES[self.place + 1].lower(), "next"),)
        view = self._page_below.view
        end = (Key("e", "end the room", "end"),) if view is not None and view.phase == OUTCOME else ()
        return (
            *onward,
            Key("t", "whole tape", "tape"),
            Key("u", "undo", "undo"),
            *end,
            Key("?", "help", "app.help"),
            Key("q", "leave, kept", "done"),
        )

    def action_back(self) -> None:
        if self.place and not self.grid.wide:
            super().action_back()

    def action_undo(self) -> None:
        self._page_below.order("undo")

    def action_end(self) -> None:
        self._page_below.order("end")
        self.notify("The room has ended for everybody. u undoes it.", markup=False, timeout=6)

    def action_done(self) -> None:
        self.app.exit()


async def group_debrief(page: FacilitatorPage[None], talk: Talk) -> None:
    """Lies on the projector's page until a step is undone."""
    learner = Learner()
    screen = GroupDebrief(page, learner.quick_report(talk, None), learner)
    with screen_series(page.app) as here:
        while True:
            if await here.show(screen) == "tape":
                await here.over(TapeScreen(screen.found))
