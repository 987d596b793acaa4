"""The whole tape: turn by turn what you said, what they thought, the behaviour, and a better line."""

from __future__ import annotations

from typing import ClassVar

from simulator.debrief.report import Report
from simulator.tui.page.footer import binding
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, moved, said
from simulator.tui.page.scrolling import SCROLL_KEYS, Scrolling
from simulator.tui.widgets.along import along_rows
from simulator.tui.widgets.decision import decision_rows, decision_title, no_decisions
from simulator.tui.widgets.labels import Labels
from simulator.tui.widgets.transcript import label_of


class TapeScreen(Scrolling[None]):
    """Every choice in its order; n and p go from one to the next."""

    TITLE = "The whole tape"
    SIDE = 0
    HELP = (
        "Every choice you made, in order, with what they thought and what would have helped more. The columns at the "
        "top are their trust and patience after each choice."
    )
    BINDINGS: ClassVar = [
        *SCROLL_KEYS,
        binding("n,right,enter", "choice(1)", "next choice", "To the next choice.", id="next-choice"),
        binding("p,left", "choice(-1)", "choice before", "To the choice before.", id="choice-before"),
        binding("b,t,q,escape,backspace", "close", "back", "Back to the debrief."),
    ]
    FOOT = ("next-choice", "choice-before", "rubric", "help", "close")

    def __init__(self, found: Report) -> None:
        super().__init__()
        self._found = found
        self._review = found.review
        self._starts: list[int] = []

    def corner(self) -> str:
        return self._review.talk.scenario.title

    def beside_title(self) -> Line:
        return said(self.corner(), "muted")

    def body(self, grid: Grid) -> list[Line]:
        width = min(grid.text, 90)
        lines: list[Line] = [*([] if grid.wide else [BLANK]), *along_rows(self._review, width)]
        self._starts = []
        for decision in self._review.decisions:
            lines.append(BLANK)
            self._starts.append(len(lines))
            lines += decision_rows(self._found, decision, width, title=decision_title(decision), full=True)
            lines.append(BLANK)
        talk = self._review.talk
        if talk.ending is not None and talk.steps:
            name = label_of(talk.scenario, talk.steps[-1].turn.speaker)
            last = Labels(width, (f"{name} thought",))
            last.add(f"{name} said", talk.ending.says)
            lines += [BLANK, said("  At the end", "bold"), BLANK, *last.lines, BLANK]
        return [moved(line, grid.margin) for line in (lines if self._review.decisions else no_decisions())]

    def action_choice(self, by: int) -> None:
        starts = [start - 1 for start in self._starts]
        if by > 0:
            self.from_row = next((start for start in starts if start > self.from_row), self.from_row)
        else:
            self.from_row = next((start for start in reversed(starts) if start < self.from_row), 0)
        self.redraw()

    def action_close(self) -> None:
        self.answer(None)
