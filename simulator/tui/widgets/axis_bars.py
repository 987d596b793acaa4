"""The three axes as bars from 0 to 100, beside the first and the last try and the exact range of this ending.

┄ was out of reach, ─ attainable, ━ what you got, │ an earlier try. Below stand the words for them, or where nothing
of that is known the rubric's threshold. Which words show is the same for all three bars: all with figures, in full or
in short; without the last try, the same; without figures; only the ends of the range. The first of these that fits
under every bar is taken, each word as near to its place as the others allow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from simulator.debrief.coaching import MARKS
from simulator.debrief.label_places import spread
from simulator.scenario.rubric import AXES
from simulator.tui.page.line import BLANK, Line, Span, cells, ends, row, said
from simulator.tui.widgets.choice_worth import INKS, NAMES

if TYPE_CHECKING:
    from simulator.debrief.report import Range, Report

_THRESHOLDS = {"helpfulness": "helpful from", "pushiness": "pushy from", "initiative": "leading from"}
GAP = 2
LEAD = 19
"""Columns of the name and the figure before a track that is not stacked."""
_SHORT = {"first try": "first", "last try": "last"}


def bars(
    found: Report, width: int, *, stacked: bool, gap: int = 1, waiting: bool = False, scales: bool = True
) -> list[Line]:
    """Two rows for each axis, three where it is `stacked`: the name above the track rather than before it.

    Without `scales` the row of words is left out.

    While the exact range is `waiting` to be worked out its words are left blank, so that nothing else moves.
    """
    size = width if stacked else width - LEAD
    lines: list[Line] = []
    for axis, scale in zip(AXES, _scales(found, size, waiting=waiting), strict=True):
        if lines:
            lines += [BLANK] * gap
        rows = _bar(found, axis, scale, width, stacked=stacked)
        lines += rows if scales else rows[:-1]
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


def _bar(found: Report, axis: str, scale: str, width: int, *, stacked: bool) -> list[Line]:
    percent = getattr(found.review.score, axis).percent
    name = row(Span(f"{MARKS[axis]} ", INKS[axis]), Span(NAMES[axis]))
    figure = said(f"{percent:.0f}", "bold")
    between = found.ranges.get(axis) if found.ranges is not None else None
    tries = [getattr(other, axis) for _, other in found.tries]
    if stacked:
        return [ends(name, figure, width), row(*_track(axis, percent, between, tries, width)), said(scale, "muted")]
    track = _track(axis, percent, between, tries, width - LEAD)
    return [row(*ends(name, figure, LEAD - 2).spans, Span("  "), *track), said(scale, "muted", indent=LEAD)]


class Word(NamedTuple):
    """A word for a place on a bar, 0 to 100; `part` of it stands left of the place, 0 to 1."""

    at: float
    text: str
    part: float = 0.5


def _scales(found: Report, size: int, *, waiting: bool) -> list[str]:
    """The row below each track."""
    if found.ranges is None and not found.tries:
        thresholds = found.review.talk.rubric.thresholds
        words = [Word(at, f"{_THRESHOLDS[axis]} {at}") for axis, at in zip(AXES, thresholds, strict=True)]
        return ["" if waiting else _placed([word], size) or "" for word in words]
    for tries, figured in ((2, True), (1, True), (2, False), (1, False), (0, True), (0, False)):
        for short in (False, True):
            rows = [_placed(_words(found, axis, tries, short=short, figured=figured), size) for axis in AXES]
            if all(one is not None for one in rows):
                return [one or "" for one in rows]
    return [""] * len(AXES)


def _words(found: Report, axis: str, tries: int, *, short: bool, figured: bool) -> list[Word]:
    """In the order of their places."""
    words = [Word(getattr(one, axis), _SHORT[name.lower()] if short else name.lower())
             for name, one in found.tries[:tries]]  # fmt: skip
    between = found.ranges.get(axis) if found.ranges is not None else None
    if between is not None and between[0] == between[1]:
        words.append(Word(between[0], "always"))
    elif between is not None:
        least, most = ("best", "worst") if axis == "pushiness" else ("worst", "best")
        words = [Word(between[0], least, 0.0), *words, Word(between[1], most, 1.0)]
    ordered = sorted(words, key=lambda word: word.at)
    return [word._replace(text=f"{word.text} {word.at:.0f}") if figured else word for word in ordered]


def _placed(words: list[Word], size: int) -> str | None:
    """The words on one row; None where they do not fit."""
    wanted = [(round(one.at * (size - 1) / 100 - one.part * (len(one.text) - 1)), len(one.text)) for one in words]
    starts = spread(wanted, size, GAP)
    if starts is None:
        return None
    text = ""
    for start, one in zip(starts, words, strict=True):
        text = text.ljust(int(start)) + one.text
    return text


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
