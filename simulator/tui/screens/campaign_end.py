"""The end of a campaign: its quarters side by side, yours and what the same customers would have given others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from simulator.plain.campaign import SAME
from simulator.practice.campaign.meetings import standing
from simulator.practice.campaign.other_sellers import OTHERS, other_sheets
from simulator.practice.campaign.results import CampaignSheet, sheet
from simulator.practice.campaign.told import lost_lines, memories, whole_line
from simulator.scenario.model import HUNDRED
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, block, fit, item, moved, row, said, span
from simulator.tui.page.scrolling import SCROLL_KEYS, SCROLLS, Scrolling

if TYPE_CHECKING:
    from simulator.practice.campaign.run import CampaignRun

NAMES = {
    "most-helpful": "Always helped",
    "decent": "Right 7 of 10",
    "most-pushy": "Always pushed",
    "most-passive": "Always waited",
}
WORKING = "Working out what the same customers would have given others …"


class CampaignEndScreen(Scrolling[None]):
    """The others are worked out in a thread; yours is there at once."""

    HELP = (
        "Amounts are what was kept in each quarter: booked, less what was undone of earlier sales. The others met the "
        "same customers on the same days, by a fixed rule; nothing in it is a guess."
    )
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("b,q,enter,escape,backspace", "close", "back", "Back to the library; the campaign begins anew."),
    ]
    FOOT = ("close", SCROLLS, "help")

    def __init__(self, run: CampaignRun) -> None:
        super().__init__()
        self._campaign = run.campaign
        self._rubric = run.rubric
        self._held = run.held()
        self.yours = sheet(run.campaign, self._held)
        self.others: Mapping[str, CampaignSheet] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self.run_worker(self._work_out, thread=True, exit_on_error=False)

    def _work_out(self) -> None:
        seeds = {talk.scenario.id: talk.attempt.seed for talk in self._held}
        found = other_sheets(self._campaign, self._rubric, seeds)
        self.app.call_from_thread(self._worked_out, found)

    def _worked_out(self, found: Mapping[str, CampaignSheet]) -> None:
        self.others = found
        self.redraw()

    def heading(self) -> str:
        made = sum(one.made for one in self.yours.quarters if one.target)
        targets = sum(1 for one in self.yours.quarters if one.target)
        return f"{self._campaign.title}: {made} of {targets} targets made" if targets else self._campaign.title

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 108)
        lines = [BLANK]
        if self._campaign.is_year:
            lines += [*self._table(width), BLANK]
        lines += [said("You", "bold"), *block(whole_line(self.yours), width)]
        for name, one in (self.others or {}).items():
            lines += [BLANK, *block(OTHERS[name], width, "bold"), *block(whole_line(one), width, "soft")]
        lines += [BLANK, *block(SAME if self.others is not None else WORKING, width, "muted"), BLANK]
        lines += [said("How they remember you", "muted")]
        for met in memories(self._held):
            lines += item(span(met.name), met.told, width, "soft", hang=20)
        for line in lost_lines(self._campaign, standing(self._campaign, self._held), self._held):
            lines += item(span("·", "muted"), line, width)
        return [moved(line, grid.margin) for line in lines]

    def _table(self, width: int) -> list[Line]:
        """What was kept in each quarter; where columns do not fit, a line for each."""
        quarters = self.yours.quarters
        rows = {"You": self.yours, **{NAMES[name]: one for name, one in (self.others or {}).items()}}
        if width < 18 + 11 * (len(quarters) + 1):
            return [line for name, one in rows.items() for line in _stacked(name, one, width)]
        heads = [*(_short(one.title) for one in quarters), "in the end"]
        targets = [*(_amount(one.target) for one in quarters), ""]
        lines = [
            row(
                span(fit(f"kept, in {self.yours.currency}", 18), "muted"),
                *(span(one.rjust(11), "muted") for one in heads),
            ),
            row(Span(fit("target", 18), "muted"), *(Span(one.rjust(11), "muted") for one in targets)),
        ]
        for name, one in rows.items():
            figures = [_cell(quarter.kept, made=quarter.made) for quarter in one.quarters]
            style = "bold" if name == "You" else "soft"
            lines.append(
                row(
                    span(fit(name, 18), style), *(Span(cell, style) for cell in [*figures, _amount(one.kept).rjust(11)])
                )
            )
        made = any(quarter.made for one in rows.values() for quarter in one.quarters)
        return [*lines, said("+ the target was made", "muted")] if made else lines


def _stacked(name: str, one: CampaignSheet, width: int) -> list[Line]:
    lines = [said(name, "bold")]
    for quarter in one.quarters:
        made = "made" if quarter.made else "missed"
        lines += block(f"{quarter.title}: {_amount(quarter.kept)}, {made}", width, "soft")
    return lines


def _short(title: str) -> str:
    """ "to March" for "January to March"."""
    return f"to {title.rpartition(' to ')[2]}"[:10] if " to " in title else title[:10]


def _amount(hundredths: float) -> str:
    return f"{round(hundredths / HUNDRED):,}"


def _cell(kept: float, *, made: bool) -> str:
    return f"{'+' if made else ''}{_amount(kept)}".rjust(11)
