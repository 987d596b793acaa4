"""The end of a campaign: its quarters side by side, yours and what the same customers would have given others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from simulator.plain.campaign import SAME
from simulator.practice.campaign.meetings import standing
from simulator.practice.campaign.other_sellers import OTHERS, other_sheets
from simulator.practice.campaign.results import CampaignSheet, sheet
from simulator.practice.campaign.side_by_side import MADE, NAMES, TARGET, SideBySide, side_by_side
from simulator.practice.campaign.told import lost_lines, memories, year_lines
from simulator.tui.page.footer import Offer, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, beside, block, cells, fit, item, moved, row, said, span
from simulator.tui.page.scrolling import SCROLL_KEYS, SCROLLS, Scrolling
from simulator.tui.widgets.person_lines import person_lines

if TYPE_CHECKING:
    from simulator.practice.campaign.run import CampaignRun

GAP, LEAST = 6, 50
"""Columns between the sheets and what is remembered where both stand side by side, and the least these need."""
WORKING = "Working out what the same customers would have given others …"


class CampaignEndScreen(Scrolling[Literal["anew"] | None]):
    """Answers whether to begin anew. The others are worked out in a thread; yours is there at once."""

    HELP = (
        "Amounts are what was kept in each quarter: booked, less what was undone of earlier sales; every column adds up to "
        "what is left in the end. The others are met by a fixed rule; nothing in it is a guess."
    )
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("B", "anew", "begin anew", "Go through the campaign once more, from its beginning."),
        binding("b,q,enter,escape,backspace", "close", "back", "Back; this page stays until you begin anew."),
    ]

    def __init__(self, run: CampaignRun, *, over: bool = True) -> None:
        """`over`: whether this is the time under way, so that a new one can begin; False for an earlier one."""
        super().__init__()
        self._over = over
        self._campaign = run.campaign
        self._rubric_of = run.rubric_of
        self._held = run.held()
        self.yours = sheet(run.campaign, self._held)
        self.others: Mapping[str, CampaignSheet] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self.run_worker(self._work_out, thread=True, exit_on_error=False)

    def _work_out(self) -> None:
        seeds = {talk.scenario.id: talk.attempt.seed for talk in self._held}
        found = other_sheets(self._campaign, self._rubric_of, seeds)
        self.app.call_from_thread(self._worked_out, found)

    def _worked_out(self, found: Mapping[str, CampaignSheet]) -> None:
        self.others = found
        self.redraw()

    def offers(self) -> Sequence[Offer]:
        return ("close", SCROLLS, "help", *(("anew",) if self._over else ()))

    def action_anew(self) -> None:
        if self._over:
            self.answer("anew")

    def heading(self) -> str:
        made = sum(one.made for one in self.yours.quarters if one.target)
        targets = sum(1 for one in self.yours.quarters if one.target)
        return f"{self._campaign.title}: {made} of {targets} targets made" if targets else self._campaign.title

    def body(self, grid: Grid) -> list[Line]:
        found = side_by_side({"you": self.yours, **(self.others or {})}, is_year=self._campaign.is_year)
        label, column = _columns(found)
        if grid.wide:
            column += 2
        wide = label + column * len(found.heads)
        roomy = grid.text >= wide + GAP + LEAST
        left = self._sheets(found, wide if roomy else grid.text, label, column, fits=wide <= grid.text)
        width = min(84, grid.text - wide - GAP) if roomy else min(grid.text, 108)
        right = self._left_behind(width)
        lines = beside(left, right, wide + GAP) if roomy else [*left, BLANK, *right]
        return [moved(line, grid.margin) for line in [BLANK, *lines]]

    def _sheets(self, found: SideBySide, width: int, label: int, column: int, *, fits: bool) -> list[Line]:
        """The sellers side by side; where columns do not fit, one after the other in sentences."""
        lines: list[Line] = []
        if fits:
            lines += _table(found, self.yours.currency, label, column)
        else:
            for name, one in (("You", self.yours), *((OTHERS[by], one) for by, one in (self.others or {}).items())):
                lines += block(name, width, "bold")
                for told in year_lines(one):
                    lines += block(told, width, "soft")
                lines.append(BLANK)
        return [*lines, BLANK, *block(SAME if self.others is not None else WORKING, width, "muted")]

    def _left_behind(self, width: int) -> list[Line]:
        """How everybody remembers you, and the meetings that did not take place."""
        lines = [said("How they remember you", "muted")]
        for met in memories(self._held):
            lines += person_lines(met.name, met.told, width, "soft")
        lost = lost_lines(self._campaign, standing(self._campaign, self._held), self._held)
        if lost:
            lines += [BLANK, said("Meetings that did not take place", "muted")]
        for line in lost:
            lines += item(span("·", "muted"), line, width)
        return lines


def _columns(found: SideBySide) -> tuple[int, int]:
    """How wide the labels are, and each column of figures; heads are broken over two rows."""
    label = max(cells(row.label) for row in found.rows) + 1
    longest = max(cells(figure) for row in found.rows for figure in row.figures)
    return label, max(longest, *(cells(half) for head in found.heads for half in _halves(head))) + 1


def _halves(head: str) -> tuple[str, str]:
    """A head in two rows: "Always", "helped"."""
    first, _, second = head.partition(" ")
    return (first, second) if second else ("", first)


def _table(found: SideBySide, currency: str, label: int, column: int) -> list[Line]:
    ink = ["bold" if head == NAMES["you"] else "muted" if head == TARGET else "" for head in found.heads]
    lines = []
    for half in (0, 1):
        says = fit(f"kept, in {currency}" if half and currency else "", label)
        heads = [
            span(_halves(head)[half].rjust(column), style or "muted")
            for head, style in zip(found.heads, ink, strict=True)
        ]
        lines.append(row(span(says, "muted"), *heads))
    kind = "part"
    for one in found.rows:
        if kind == "end":
            lines.append(BLANK)
        kind = one.kind
        strong = "bold" if kind == "end" else ""
        figures = [
            Span(" " * (column - cells(figure)) + figure, style or strong or "soft")
            for figure, style in zip(one.figures, ink, strict=True)
        ]
        lines.append(row(span(fit(one.label, label), strong or "muted"), *figures))
    return [*lines, said(f"{MADE} the target was made", "muted")] if found.made else lines
