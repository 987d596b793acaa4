"""Values from 0 to 100 as columns side by side, from eighths of a cell: for trends and along a conversation."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.tui.page.line import Line, Span, row

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
