"""Between two conversations of a campaign: how the quarter stands, what everybody remembers, whom to see next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from simulator.practice.campaign.meetings import remembered, standing
from simulator.practice.campaign.results import sheet
from simulator.practice.campaign.told import fits_line, lost_lines, memories, quarter_line
from simulator.scenario.campaign_meetings import Meeting
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, block, item, moved, said, span
from simulator.tui.page.listing import LIST_KEYS, MOVES, Listing
from simulator.tui.words import share

if TYPE_CHECKING:
    from simulator.practice.campaign.run import CampaignRun

NAME = 20


class CampaignScreen(Listing[Meeting | None]):
    """Answers the meeting to hold, or None for back."""

    HELP = (
        "Pick whom to see next. Where not everybody fits into a quarter, whoever is not seen is passed over. The campaign "
        "keeps its place: leave whenever you like."
    )
    BINDINGS: ClassVar = [
        *LIST_KEYS,
        binding("enter,space", "take", "see them", "Hold the conversation that is lit.", id="take"),
        binding("b,q,escape,backspace", "close", "back", "Back to the library; the campaign keeps its place."),
    ]
    FOOT = ("take", MOVES, "help", "close")

    def __init__(self, run: CampaignRun) -> None:
        super().__init__()
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
        return said(f"{share(len(self._held), len(self._campaign.meetings))} held", "muted")

    def below_title(self) -> tuple[str, ...]:
        return (f"{share(len(self._held), len(self._campaign.meetings))} conversations held",)

    def count(self) -> int:
        return len(self._open)

    def gap(self, grid: Grid) -> int:
        return 1 if grid.height >= 20 else 0

    def above(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 84)
        lines = [BLANK, *self._standing(width)]
        if not self._held:
            lines += [*block(self._campaign.brief, width), BLANK]
        asked = "You left this one midway." if self._midway else fits_line(self.now) or "Next"
        return [moved(line, grid.margin) for line in [*lines, *block(asked, width, "bold"), BLANK]]

    def below(self, grid: Grid) -> list[Line]:
        """What was left behind: how everybody remembers you, and what does not take place any more."""
        width = min(grid.text, 84)
        lines = [BLANK, *self._memories(width)]
        for line in lost_lines(self._campaign, self.now, self._held):
            lines += item(span("·", "muted"), line, width)
        return [moved(line, grid.margin) for line in lines]

    def _standing(self, width: int) -> list[Line]:
        if not self._campaign.is_year:
            return []
        figures = sheet(self._campaign, self._held)
        lines: list[Line] = []
        for number in range(self.now.quarter + 1):
            one, present = figures.quarters[number], number == self.now.quarter
            lines += block(one.title, width, "bold" if present else "muted")
            lines += block(quarter_line(one, figures.currency, over=not present), width, "" if present else "soft")
        return [*lines, BLANK]

    def _memories(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for one in memories(self._held, self.now.open):
            lines += item(span(one.name), one.told, width, "soft", hang=min(NAME, width // 3))
        return [said("How they remember you", "muted"), *lines, BLANK] if lines else []

    def row_of(self, at: int, width: int, *, lit: bool) -> list[Line]:
        meeting = self._open[at]
        lines = item(
            span(meeting.person, "bold"),
            meeting.scenario.title,
            width,
            "" if lit else "soft",
            hang=min(NAME, width // 2),
        )
        for line in remembered(meeting, self._campaign, self._held):
            lines += block(line, width - 2, "italic soft", indent=2)
        return lines

    def take(self) -> None:
        self.answer(self._open[self.at])
