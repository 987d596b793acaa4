"""Trust and patience along the conversation: a column for each choice, as they stood after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.scenario.model import POINT
from simulator.tui.page.line import BLANK, Line, Span, beside, row, said
from simulator.tui.widgets.columns import columns, fitting

if TYPE_CHECKING:
    from simulator.debrief.review import Debrief

LABEL = 16


def along_rows(review: Debrief, width: int, height: int = 2) -> list[Line]:
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
        drawn = columns(values, height, [ink] * len(values), wide=wide, gap=gap)
        label = [*[row()] * (height - 2), said(name), said(f"{values[-1]:.0f} at the end", "muted")]
        if height < 2:
            label = [said(name)]
        lines += beside(label[-height:] if width >= 50 else [*[row()] * (height - 1), said(name)], drawn, LABEL)
    if wide + gap > 2:
        axis = "".join(str(number).ljust(wide + gap) for number in numbers)
        lines.append(row(Span(" " * (LABEL)), Span(axis.rstrip(), "muted")))
    return lines
