"""The three axes as bars from 0 to 100, each with its figure, its glyph at the end, and the rubric's threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS
from simulator.scenario.rubric import AXES
from simulator.tui.line import BLANK, Line, Span, ends, row, said
from simulator.tui.widgets.worth import INKS, NAMES

if TYPE_CHECKING:
    from simulator.debrief.review import Debrief

_THRESHOLDS = {"helpfulness": "helpful from", "pushiness": "pushy from", "initiative": "leading from"}


def bars(review: Debrief, width: int, *, stacked: bool, gap: int = 1) -> list[Line]:
    """Two rows for each axis, three where it is `stacked`: the name above the track rather than before it."""
    lines: list[Line] = []
    for axis in AXES:
        if lines:
            lines += [BLANK] * gap
        lines += _bar(
            axis, getattr(review.score, axis).percent, getattr(review.talk.rubric.thresholds, axis), width, stacked
        )
    return lines


def _bar(axis: str, percent: float, threshold: int, width: int, stacked: bool) -> list[Line]:
    figure = f"{percent:.0f}"
    name = row(Span(f"{MARKS[axis]} ", INKS[axis]), Span(NAMES[axis]))
    lead = 0 if stacked else 19
    track = width - lead
    place = round(threshold * (track - 1) / 100)
    words = f"{_THRESHOLDS[axis]} {threshold}"
    scale = said(words, "muted", indent=lead + max(0, min(place - len(words) // 2, track - len(words))))
    if stacked:
        return [ends(name, said(figure, "bold"), width), row(*_track(axis, percent, place, track)), scale]
    head = row(*ends(name, said(figure, "bold"), lead - 2).spans, Span("  "), *_track(axis, percent, place, track))
    return [head, scale]


def _track(axis: str, percent: float, threshold: int, width: int) -> list[Span]:
    end = round(percent * (width - 1) / 100)
    spans: list[Span] = []
    for x in range(width):
        if x == end:
            part = Span(MARKS[axis], INKS[axis])
        elif x < end:
            part = Span("╋" if x == threshold else "━", INKS[axis])
        else:
            part = Span("┼", "muted") if x == threshold else Span("─", "rule")
        if spans and spans[-1].style == part.style:
            spans[-1] = Span(spans[-1].text + part.text, part.style)
        else:
            spans.append(part)
    return spans
