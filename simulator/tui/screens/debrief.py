"""The debrief: the outcome first, then the plane and the bars, then what each choice did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from simulator.conversation.talk import Talk
from simulator.debrief.review import debrief
from simulator.tui.line import BLANK, Line, at_height, beside, block, moved, said
from simulator.tui.screens.base import binding
from simulator.tui.screens.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.services import Services
from simulator.tui.widgets.bars import bars
from simulator.tui.widgets.decision import turning_point_rows
from simulator.tui.widgets.footer import Key
from simulator.tui.widgets.grid import Grid
from simulator.tui.widgets.header import header
from simulator.tui.widgets.outcome import headline_rows, outcome_rows, profile_rows
from simulator.tui.widgets.plane import plane

JUDGES = "One conversation never judges a person."
COLUMN = 50
RIGHT = 58
"""Where the second column begins, from the margin."""


class DebriefScreen(Scrolling[None]):
    """One page where there is room for two columns; otherwise three: where you stood, turning points, the tape."""

    SIDE = 0
    HELP = (
        "The plane shows where each choice left you: helpfulness up, pushiness to the right. Each axis is the share "
        "of what the lines on offer made possible. Look at the tape to see every choice with a better line."
    )
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("enter,space,n,right", "next", "next page", "The next page of the debrief."),
        binding("b,left,escape,backspace", "back", "back", "The page before; from the first, back to the library."),
        binding("t", "tape", "whole tape", "Every choice: what was said and thought, the behaviour, a better line."),
        binding("r", "replay", "replay", "Hold this conversation again from the start."),
        binding("q", "done", "done", "Back to the library."),
    ]
    PAGES = ("Where you stood", "Turning points", "Your profile")

    def __init__(self, services: Services, talk: Talk, *, coach: bool) -> None:
        super().__init__()
        self._services = services
        self._coach = coach
        self.review = debrief(talk)
        self.place = 0

    def corner(self) -> str:
        return self.review.talk.scenario.title

    def top(self, grid: Grid) -> list[Line]:
        if grid.wide:
            return [BLANK]
        place = said(f"{self.place + 1} of {len(self.PAGES)}", "muted")
        return [header(said("Debrief", "bold"), place, grid), *([BLANK] if grid.height >= 20 else [])]

    def body(self, grid: Grid) -> list[Line]:
        if grid.wide:
            return [moved(line, grid.margin) for line in self._wide(grid)]
        lines = (self._stood, self._turning, self._profile)[self.place](grid)
        return [moved(line, grid.margin) for line in lines]

    def _wide(self, grid: Grid) -> list[Line]:
        right = grid.text - RIGHT
        words = [BLANK, *outcome_rows(self.review, right), BLANK, *profile_rows(self.review, right), BLANK]
        figures = bars(self.review, right, stacked=False, gap=1 if len(words) < 8 else 0)
        drawn = plane(self.review, COLUMN, max(15, len(words) + len(figures)), cross=self.lined)
        facts = [*at_height(words, len(drawn) - len(figures) - 1), *figures, said(JUDGES, "muted")]
        gain, loss = turning_point_rows(self.review, COLUMN, right, most=2)
        return [
            *headline_rows(self.review, grid.text, large=True),
            *beside(drawn, facts, RIGHT),
            BLANK,
            *beside(gain, loss, RIGHT),
        ]

    def _stood(self, grid: Grid) -> list[Line]:
        head = [*headline_rows(self.review, grid.text, large=False), *outcome_rows(self.review, grid.text), BLANK]
        if grid.text < 70:
            figures = bars(self.review, grid.text, stacked=True, gap=0)
            drawn = plane(self.review, grid.text, 10, cross=self.lined)
            return [*head, *drawn, BLANK, *figures, BLANK, *block(JUDGES, grid.text, "muted")]
        left = grid.text - 34
        height = max(10, min(14, grid.height - 5 - len(head)))
        drawn = plane(self.review, left, height, cross=self.lined)
        figures = [BLANK, *bars(self.review, 30, stacked=True, gap=1 if height >= 12 else 0)]
        judges = block(JUDGES, 30, "muted")
        return [*head, *beside(drawn, [*at_height(figures, len(drawn) - len(judges)), *judges], left + 4)]

    def _turning(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 76)
        gain, loss = turning_point_rows(self.review, width, width)
        return [*gain, BLANK, *loss]

    def _profile(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 70)
        return [
            *profile_rows(self.review, width),
            BLANK,
            *block("Press t for the whole tape: every choice, with a better line.", width, "soft"),
            *block("Press r to hold the conversation again.", width, "soft"),
            BLANK,
            *block(JUDGES, width, "muted"),
        ]

    def keys(self) -> Sequence[Key]:
        onward: tuple[Key, ...] = ()
        if not self.grid.wide and self.place + 1 < len(self.PAGES):
            onward = (Key("enter", self.PAGES[self.place + 1].lower(), "next"),)
        return (
            *onward,
            Key("t", "whole tape", "tape"),
            Key("r", "replay", "replay"),
            Key("v", "what counts", "app.rubric"),
            Key("?", "help", "app.help"),
            Key("q", "done", "done"),
        )

    def action_next(self) -> None:
        if not self.grid.wide and self.place + 1 < len(self.PAGES):
            self.place += 1
            self.from_row = 0
            self.redraw()
        else:
            self.action_tape()

    def action_back(self) -> None:
        if self.grid.wide or self.place == 0:
            self.action_done()
            return
        self.place -= 1
        self.from_row = 0
        self.redraw()

    def action_tape(self) -> None:
        from simulator.tui.screens.tape import TapeScreen

        self.app.push_screen(TapeScreen(self.review))

    def action_replay(self) -> None:
        from simulator.tui.screens.conversation import begin

        self.app.switch_screen(begin(self._services, self.review.talk.scenario, coach=self._coach))

    def action_done(self) -> None:
        self.dismiss()
