"""Replay from a decision: choose which. A new attempt begins there, with this one as its parent; both stay."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from simulator.debrief.endings_met import NOW, OUTCOMES, UNMET, OnMap
from simulator.debrief.report import Report
from simulator.debrief.turning_points import turned_here
from simulator.tui.page.footer import Offer, binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, block, ends, item, moved, row, said
from simulator.tui.page.listing import LIST_KEYS, Listing
from simulator.tui.widgets.debrief_blocks import mark_span
from simulator.tui.words import share

ANEW = 0
"""Answered for a new attempt from the start, one that counts."""
WHY = "What you said before it stays. This is a what-if: it is kept beside the other, and does not count as an attempt."


class ReplayScreen(Listing[int | None]):
    """Answers with the number of the choice to replay from, ANEW, or None."""

    TITLE = "Replay from which choice?"
    WIDTH = 76
    HELP = "Choose where to say something else. Both attempts stay, and can be compared side by side."
    BINDINGS: ClassVar = [
        *(
            binding(f"{n}", f"pick({n})", f"choice {n}", f"Replay from choice {n}.", id=f"say-{n}")
            for n in range(1, 10)
        ),
        *LIST_KEYS,
        binding("enter,space", "take", "replay", "Replay from the choice that is lit.", id="begin"),
        binding("B", "anew", "begin anew", "Begin anew from the start, as an attempt that counts."),
        binding("b,q,escape,backspace", "close", "back", "Back to the debrief."),
    ]

    def __init__(self, found: Report) -> None:
        super().__init__()
        self._decisions = found.review.decisions
        self._endings = found.endings
        self._review = found.review
        self._title = found.review.talk.scenario.title
        start = found.turning.loss or found.turning.gain
        self.at = start.number - 1 if start is not None else 0

    def corner(self) -> str:
        return self._title

    def gap(self, grid: Grid) -> int:
        return 1 if grid.wide else 0

    def above(self, grid: Grid) -> list[Line]:
        lines = [moved(line, grid.margin) for line in block(WHY, min(grid.text, self.WIDTH), "muted")]
        return [*([] if grid.wide else [BLANK]), *lines, BLANK]

    def below(self, grid: Grid) -> list[Line]:
        """The map of the outcomes: what else this conversation can come to."""
        rows = endings_rows(self._endings, min(grid.text, self.WIDTH))
        return [BLANK, *(moved(line, grid.margin) for line in rows)] if rows else []

    def count(self) -> int:
        return len(self._decisions)

    def row_of(self, at: int, width: int, *, lit: bool) -> list[Line]:
        decision = self._decisions[at]
        text = " ".join(decision.step.choice.say.split())
        rows = item(Span(str(decision.number), "bold accent"), text, width, "bold" if lit else "", hang=4)
        turned = turned_here(self._review, decision)
        if not turned:
            return rows
        mark = (mark_span(decision.mark), Span(" ")) if decision.mark else ()
        return [*rows, row(*mark, Span(turned, "soft"), indent=4)]

    def offers(self) -> Sequence[Offer]:
        return (("begin", f"replay from {self.at + 1}"), "anew", "help", "close")

    def pressed(self, mark: Hashable) -> None:
        if isinstance(mark, int):
            self.action_pick(mark + 1)

    def take(self) -> None:
        self.action_pick(self.at + 1)

    def action_pick(self, number: int) -> None:
        if number <= len(self._decisions):
            self.answer(number)

    def action_anew(self) -> None:
        self.answer(ANEW)


def endings_rows(found: Sequence[OnMap], width: int) -> list[Line]:
    """The map of the outcomes: how many were met, then each, ■ where one is now; those not met have no name."""
    if not found:
        return []
    met = sum(one.state != UNMET for one in found)
    tally = said(share(met, len(found)), "muted")
    rows = [line for one in found for line in _rows(one, width)]
    return [ends(said("Endings met here", "bold"), tally, width), BLANK, *rows]


def _rows(one: OnMap, width: int) -> list[Line]:
    outcome = OUTCOMES[one.meeting].lower()
    right = said(f"{outcome}, now" if one.state == NOW else outcome, "" if one.state == NOW else "muted")
    lead = Span("■ ", "accent") if one.state == NOW else Span("· ", "muted")
    ink = "bold" if one.state == NOW else "muted" if one.state == UNMET else ""
    rows = item(lead, one.name or "not met yet", width - 2 - right.width, ink)
    return [ends(rows[0], right, width), *rows[1:]]
