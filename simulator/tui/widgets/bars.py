"""The three axes as bars from 0 to 100, beside the first and the last try and the exact range of this ending.

┄ was out of reach, ─ attainable, ━ what you got, │ an earlier try. Below stand the words for them, or where the
range is not known the rubric's threshold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS
from simulator.scenario.rubric import AXES
from simulator.tui.page.line import BLANK, Line, Span, cells, ends, row, said
from simulator.tui.widgets.worth import INKS, NAMES

if TYPE_CHECKING:
    from simulator.debrief.report import Range, Report

_THRESHOLDS = {"helpfulness": "helpful from", "pushiness": "pushy from", "initiative": "leading from"}
FIGURES = 34
"""From so many columns on the words have figures beside them."""


def bars(found: Report, width: int, *, stacked: bool, gap: int = 1, waiting: bool = False) -> list[Line]:
    """Two rows for each axis, three where it is `stacked`: the name above the track rather than before it.

    While the exact range is `waiting` to be worked out its words are left blank, so that nothing else moves.
    """
    lines: list[Line] = []
    for axis in AXES:
        if lines:
            lines += [BLANK] * gap
        lines += _bar(found, axis, width, stacked=stacked, waiting=waiting)
    return lines


def figures(found: Report, width: int) -> list[Line]:
    """The three figures without their tracks: in one row where they fit, otherwise below each other."""
    parts = []
    for axis in AXES:
        percent = getattr(found.review.score, axis).percent
        parts.append((Span(f"{MARKS[axis]} ", INKS[axis]), Span(f"{NAMES[axis]} "), Span(f"{percent:.0f}", "bold")))
    gap = (width - sum(sum(cells(one.text) for one in part) for part in parts)) // 2
    if gap < 2:
        return [row(*part) for part in parts]
    between = Span(" " * min(gap, 6))
    return [row(*parts[0], between, *parts[1], between, *parts[2])]


def _bar(found: Report, axis: str, width: int, *, stacked: bool, waiting: bool) -> list[Line]:
    percent = getattr(found.review.score, axis).percent
    name = row(Span(f"{MARKS[axis]} ", INKS[axis]), Span(NAMES[axis]))
    lead = 0 if stacked else 19
    size = width - lead
    figure = said(f"{percent:.0f}", "bold")
    tries = _tries(found, axis)
    between = found.ranges.get(axis) if found.ranges is not None else None
    track = _track(axis, percent, between, [value for _, value in tries], size)
    if between is None and not tries and not waiting:
        threshold = getattr(found.review.talk.rubric.thresholds, axis)
        words = _placed([(threshold, f"{_THRESHOLDS[axis]} {threshold}", 0.5)], size)
    else:
        words = _placed(_words(axis, between, tries, size), size)
    scale = said(words, "muted", indent=lead)
    if stacked:
        return [ends(name, figure, width), row(*track), scale]
    return [row(*ends(name, figure, lead - 2).spans, Span("  "), *track), scale]


def _tries(found: Report, axis: str) -> list[tuple[str, float]]:
    """The first try and the last one before this, or only the first where they are one."""
    if found.first is None:
        return []
    tries = [("first try", getattr(found.first, axis))]
    if found.last is not None and found.last is not found.first and found.last != found.first:
        tries.append(("last try", getattr(found.last, axis)))
    return tries


def _words(
    axis: str, between: Range | None, tries: list[tuple[str, float]], size: int
) -> list[tuple[float, str, float]]:
    """What to say where, the most important first: position, text, and which part of it stands there."""
    marked = [(value, name, 0.5) for name, value in tries]
    if between is not None:
        low, high = between
        least, most = ("best", "worst") if axis == "pushiness" else ("worst", "best")
        span = [(low, least, 0.0), (high, most, 1.0)] if low != high else [(low, "always", 0.5)]
        marked = [*marked[:1], *span, *marked[1:]]
    return [(at, f"{text} {at:.0f}" if size >= FIGURES else text, part) for at, text, part in marked]


def _placed(words: list[tuple[float, str, float]], size: int) -> str:
    """The words on one row; one that would touch another is left out."""
    cells = [" "] * size
    for at, text, part in words:
        start = max(0, min(round(at * (size - 1) / 100 - part * (len(text) - 1)), size - len(text)))
        if start < 0 or "".join(cells[max(0, start - 2) : start + len(text) + 2]).strip():
            continue
        cells[start : start + len(text)] = text
    return "".join(cells).rstrip()


def _track(axis: str, percent: float, between: Range | None, tries: list[float], size: int) -> list[Span]:
    low, high = between if between is not None else (0.0, 100.0)
    start, end, now = (round(value * (size - 1) / 100) for value in (low, high, percent))
    ticks = {round(value * (size - 1) / 100) for value in tries}
    spans: list[Span] = []
    for x in range(size):
        if x == now:
            part = Span(MARKS[axis], INKS[axis])
        elif x in ticks:
            part = Span("│", "text")
        elif between is not None and x in (start, end):
            part = Span("├" if x == start else "┤", INKS[axis] if x < now else "muted")
        elif x < start or x > end:
            part = Span("┄", "rule")
        else:
            part = Span("━", INKS[axis]) if x < now else Span("─", "rule")
        if spans and spans[-1].style == part.style:
            spans[-1] = Span(spans[-1].text + part.text, part.style)
        else:
            spans.append(part)
    return spans
