"""A vote in figures: bars for the first and the last vote, what each line was worth, and what moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS
from simulator.scenario.rubric import AXES, Points
from simulator.tui.page.line import Line, Span, row
from simulator.tui.widgets.choice_worth import INKS

if TYPE_CHECKING:
    from simulator.workshop.views import ResultView

BLOCK = "▆"
WORTH = 15
"""Columns of a line's worth in one row."""


def halves(text: str) -> int:
    """Points as they are written for people, in half-points: "+1½" is 3."""
    sign = -1 if text.startswith("-") else 1
    digits = text.strip("+-")
    return sign * (2 * int(digits.rstrip("½") or 0) + digits.endswith("½"))


def points_of(result: ResultView) -> Points:
    """What a line was worth, as the rubric counts."""
    return Points(*(halves(getattr(result, axis)) for axis in AXES))


def worth_spans(result: ResultView) -> list[Span]:
    """ "▲+2 ●-1 ◆+1½" in one row."""
    spans: list[Span] = []
    for axis in AXES:
        spans += [Span(MARKS[axis], INKS[axis]), Span(f"{getattr(result, axis):>2} ", "soft")]
    return spans


def worth_column(result: ResultView) -> list[list[Span]]:
    """The same under one another, five columns wide, to stand beneath a chip."""
    return [[Span(MARKS[axis], INKS[axis]), Span(getattr(result, axis).rjust(2).ljust(4))] for axis in AXES]


def moved_words(result: ResultView) -> str:
    """ "+10" for the votes a line gained between the two votes, "" for none."""
    change = result.last - result.first
    return f"{change:+d}" if change else ""


class Scale:
    """How long a bar is: the longest of all fills its column."""

    def __init__(self, results: Sequence[ResultView], width: int, *, both: bool) -> None:
        self.both = both
        self.most = max((max(one.first if both else 0, one.last) for one in results), default=0)
        self.column = width // 2 if both else width
        self.longest = max(1, self.column - (9 if both else 6))

    def bars(self, result: ResultView, *, lit: bool) -> Line:
        """One row: the first vote muted, the last bright, each with its figure, and the share that moved."""
        ink = "accent" if lit else "soft"
        if not self.both:
            return row(*self._bar(result.last, ink, "bold"))
        left = row(*self._bar(result.first, "muted", "muted"))
        gap = Span(" " * max(1, self.column - left.width))
        moved = moved_words(result)
        return row(*left.spans, gap, *self._bar(result.last, ink, "bold"), Span(f" {moved}" if moved else "", "muted"))

    def _bar(self, count: int, ink: str, figure: str) -> list[Span]:
        size = -(-self.longest * count // self.most) if self.most else 0
        bar = [Span(BLOCK * size, ink), Span(" ")] if size else []
        return [*bar, Span(str(count), figure)]
