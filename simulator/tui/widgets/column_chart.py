"""Values as columns side by side, from eighths of a cell: for trends, and trust and patience along a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.scenario.units import POINT
from simulator.tui.page.line import BLANK, Line, Span, beside, row, said

if TYPE_CHECKING:
    from simulator.debrief.review import Debrief

LABEL = 16
_EIGHTHS = " ▁▂▃▄▅▆▇█"


def columns(values: Sequence[float], height: int, inks: Sequence[str], *, wide: int, gap: int) -> list[Line]:
    """`height` rows; each column is `wide` cells with `gap` after it, in the ink of its place. 0 is still a line."""
    heights = [max(1, round(value * height * 8 / 100)) for value in values]
    lines = []
    for y in range(height):
        above = 8 * (height - 1 - y)
        spans: list[Span] = []
        for eighths, ink in zip(heights, inks, strict=True):
            text = _EIGHTHS[max(0, min(8, eighths - above))] * wide + " " * gap
            if spans and spans[-1].style == ink:
                spans[-1] = Span(spans[-1].text + text, ink)
            else:
                spans.append(Span(text, ink))
        lines.append(row(*spans))
    return lines


def fitting(count: int, width: int, most: int = 3) -> tuple[int, int]:
    """How wide each of `count` columns can be in `width` cells, and the gap after it."""
    each = max(1, width // max(1, count))
    gap = 1 if each > 1 else 0
    return min(most, each - gap), gap


def along_rows(review: Debrief, width: int) -> list[Line]:
    """Two graphs above one row of numbers; of a very long conversation its end."""
    steps = [decision.step for decision in review.decisions][-(width - LABEL) :]
    if not steps:
        return []
    wide, gap = fitting(len(steps), width - LABEL, 4)
    numbers = range(len(review.decisions) - len(steps) + 1, len(review.decisions) + 1)
    lines: list[Line] = []
    for name, ink, values in (
        ("Trust", "text", [step.trust / POINT for step in steps]),
        ("Patience", "muted", [step.patience / POINT for step in steps]),
    ):
        if lines:
            lines.append(BLANK)
        drawn = columns(values, 2, [ink] * len(values), wide=wide, gap=gap)
        label = [said(name), said(f"{values[-1]:.0f} at the end", "muted")] if width >= 50 else [row(), said(name)]
        lines += beside(label, drawn, LABEL)
    if wide + gap > 2:
        axis = "".join(str(number).ljust(wide + gap) for number in numbers)
        lines.append(row(Span(" " * (LABEL)), Span(axis.rstrip(), "muted")))
    return lines
