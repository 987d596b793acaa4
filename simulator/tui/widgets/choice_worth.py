"""What a choice was worth, from the middle outward, with a signed figure and a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS, in_words, signed
from simulator.languages.tongue import ENGLISH, Tongue
from simulator.scenario.rubric import AXES, LIMIT
from simulator.tui.page.line import Line, Span, row, shorten

if TYPE_CHECKING:
    from simulator.scenario.rubric import Points

NAMES = {axis: axis.capitalize() for axis in AXES}
INKS = {"helpfulness": "help", "pushiness": "push", "initiative": "text"}


def worth_rows(points: Points, width: int, *, words: bool = True, say: Tongue = ENGLISH) -> list[Line]:
    """Three rows; the words go first where it is narrow or they are not wanted, then the track."""
    return [_row(axis, value, width, say, words=words) for axis, value in zip(AXES, points, strict=True)]


def _row(axis: str, halves: int, width: int, say: Tongue, *, words: bool) -> Line:
    ink = INKS[axis]
    spans = [Span(f"{MARKS[axis]} ", ink), Span(say.own(axis).capitalize().ljust(12))]
    used = 14
    arm = 8 if width >= 60 else 4
    if width >= (34 if words else 28):
        spans += [Span("  "), *_track(axis, halves, arm), Span("  ")]
        used += 2 * arm + 5
    spans.append(Span(signed(halves).rjust(3), "bold"))
    rest = width - used - 5
    if words and rest >= 8:
        spans += [Span("  "), Span(shorten(in_words(axis, halves, say), rest), "muted")]
    return row(*spans)


def _track(axis: str, halves: int, arm: int) -> list[Span]:
    """2·arm + 1 cells: the mark where it stands, a thick line back to the middle."""
    middle, mark = arm, arm + round(halves * arm / LIMIT)
    spans: list[Span] = []
    for x in range(2 * arm + 1):
        if x == mark and halves:
            part = Span(MARKS[axis], INKS[axis])
        elif x == middle:
            part = Span("┼", "muted") if halves else Span(MARKS[axis], INKS[axis])
        elif min(mark, middle) < x < max(mark, middle):
            part = Span("━", INKS[axis])
        else:
            part = Span("─", "rule")
        if spans and spans[-1].style == part.style:
            spans[-1] = Span(spans[-1].text + part.text, part.style)
        else:
            spans.append(part)
    return spans
