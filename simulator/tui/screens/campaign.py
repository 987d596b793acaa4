"""Between two conversations of a campaign: whom to see next, what everybody remembers, how the quarters stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from simulator.practice.campaign.meetings import remembered, standing
from simulator.practice.campaign.results import sheet
from simulator.practice.campaign.told import (
    asked,
    held_line,
    lost_lines,
    lost_now,
    memories,
    money,
    quarter_line,
    quarter_to_come,
    target_line,
)
from simulator.scenario.campaign_meetings import Meeting
from simulator.tui.page.footer import Offer, binding
from simulator.tui.page.grid import PANEL, Grid
from simulator.tui.page.line import BLANK, Line, block, item, moved, said, span
from simulator.tui.page.listing import LIST_KEYS, MOVES, Listing
from simulator.tui.widgets.person_lines import person_lines

if TYPE_CHECKING:
    from simulator.practice.campaign.run import CampaignRun

SHORT = 20
"""Rows below which whom to see comes first, and all else below."""


class CampaignScreen(Listing[Meeting | Literal["end"] | None]):
    """Answers the meeting to hold, "end" for how the last time ended, or None for back."""

    SIDE = PANEL

    HELP = (
        "Pick whom to see next. Where not everybody fits into a quarter, whoever is not seen is passed over. The campaign "
        "keeps its place: leave whenever you like."
    )
    BINDINGS: ClassVar = [
        *LIST_KEYS,
        binding("enter,space", "take", "see them", "Hold the conversation that is lit.", id="take"),
        binding("E", "end", "how it ended last time", "How this campaign ended the last time you went through it."),
        binding("b,q,escape,backspace", "close", "back", "Back to the library; the campaign keeps its place."),
    ]

    def __init__(self, run: CampaignRun, *, ended_before: bool = False) -> None:
        """`ended_before`: whether there is the end of an earlier time to look at."""
        super().__init__()
        self._ended_before = ended_before
        self._campaign = run.campaign
        self._held = run.held()
        self.now = standing(run.campaign, self._held)
        left = run.left()
        midway = left[0].talk.scenario.id if left is not None else ""
        going_on = tuple(one for one in self.now.open if one.scenario.id == midway)
        self._open = going_on or self.now.open
        self._midway = bool(going_on)

    def heading(self) -> str:
        return self._campaign.title

    def beside_title(self) -> Line:
        return said(f"{len(self._held)} of {self._campaign.conversations} held", "muted")

    def below_title(self) -> tuple[str, ...]:
        return (held_line(self._campaign, self._held),)

    def offers(self) -> Sequence[Offer]:
        return ("take", "close", "help", MOVES, *(("end",) if self._ended_before else ()))

    def count(self) -> int:
        return len(self._open)

    def gap(self, grid: Grid) -> int:
        return 1 if grid.height >= SHORT else 0

    def above(self, grid: Grid) -> list[Line]:
        width = min(grid.text, self.WIDTH)
        lines = [BLANK] if grid.height < SHORT else self._so_far(grid, width)
        lost = self._lost_aloud(grid)
        lines += [*lost, BLANK] if lost else []
        says = "You left this one midway." if self._midway else asked(self.now)
        return [moved(line, grid.margin) for line in [*lines, *block(says, width, "bold"), BLANK]]

    def _so_far(self, grid: Grid, width: int) -> list[Line]:
        """How the quarter stands, where no panel says it, and before the first conversation what it is about."""
        lines = [] if grid.side else [BLANK, *self._standing(width)]
        if self._campaign.brief and not self._held:
            lines += [*block(self._campaign.brief, width), BLANK]
        return lines

    def _lost_aloud(self, grid: Grid) -> list[Line]:
        """What the last conversation has lost, where it leaves room for whom to see; else it stands below."""
        width = min(grid.text, self.WIDTH)
        lines: list[Line] = []
        for told in lost_now(self._campaign, self.now, self._held):
            lines += item(span("·", "muted"), told, width)
        return lines if grid.height >= SHORT and len(lines) <= grid.height // 4 else []

    def below(self, grid: Grid) -> list[Line]:
        """What was left behind: how everybody remembers you, and what does not take place any more."""
        width = min(grid.text, self.WIDTH)
        lines = [*(self._so_far(grid, width) if grid.height < SHORT else [BLANK]), *self._memories(width)]
        said_above = lost_now(self._campaign, self.now, self._held) if self._lost_aloud(grid) else []
        for line in lost_lines(self._campaign, self.now, self._held):
            if line not in said_above:
                lines += item(span("·", "muted"), line, width, "soft")
        return [moved(line, grid.margin) for line in lines]

    def _standing(self, width: int) -> list[Line]:
        if not self._campaign.is_year:
            return []
        figures = sheet(self._campaign, self._held)
        lines: list[Line] = []
        for one in figures.quarters[: self.now.quarter]:
            lines += block(f"{one.title}: {target_line(one, figures.currency)}", width, "soft")
        now = figures.quarters[self.now.quarter]
        lines += [*block(now.title, width, "bold"), *block(quarter_line(now, figures.currency, over=False), width)]
        return [*lines, BLANK]

    def side(self, grid: Grid) -> list[Line]:
        """How every quarter stands, and what those to come ask for."""
        if not self._campaign.is_year:
            return []
        width, figures = grid.side_text, sheet(self._campaign, self._held)
        lines: list[Line] = []
        for number, one in enumerate(figures.quarters):
            if number > self.now.quarter:
                told = quarter_to_come(self._campaign.quarters[number], self._campaign.currency)
            else:
                told = quarter_line(one, figures.currency, over=number < self.now.quarter)
            present = number == self.now.quarter
            lines += [BLANK, *block(one.title, width, "bold" if present else "muted")]
            lines += block(told, width, "" if present else "soft")
        kept = figures.total("kept")
        lines += [BLANK, *block(f"Kept so far: {money(kept, figures.currency)}.", width, "soft")]
        return [moved(line, grid.side_margin) for line in [BLANK, *lines]]

    def _memories(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for one in memories(self._held, self.now.open):
            lines += person_lines(one.name, one.told, width, "soft")
        return [said("How they remember you", "muted"), *lines, BLANK] if lines else []

    def row_of(self, at: int, width: int, *, lit: bool) -> list[Line]:
        meeting = self._open[at]
        ink = "" if lit else "soft"
        lines = person_lines(meeting.person, meeting.scenario.title, width, ink, name_style="bold")
        for line in remembered(meeting, self._campaign, self._held):
            lines += block(line, width - 2, "italic soft", indent=2)
        return lines

    def take(self) -> None:
        self.answer(self._open[self.at])

    def action_end(self) -> None:
        if self._ended_before:
            self.answer("end")
