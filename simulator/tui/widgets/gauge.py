"""From closed to open: a square for now, a tick for before. No scale and no figure."""

from __future__ import annotations

from simulator.languages.tongue import ENGLISH, Tongue
from simulator.scenario.units import FULL
from simulator.tui.page.line import Line, Span, row, said


def gauge(trust: int, before: int | None, width: int, say: Tongue = ENGLISH) -> Line:
    """`trust` and `before` in thousandths; "closed" and "open" stand at the ends of `width` columns."""
    closed, opened = said(f"{say('closed')} ", "muted"), said(f" {say('open')}", "muted")
    track = max(3, width - closed.width - opened.width)
    now = _place(trust, track)
    then = None if before is None else _place(before, track)
    spans = [*closed.spans]
    for x in range(track):
        if x == now:
            spans.append(Span("■"))
        elif x == then:
            spans.append(Span("│", "soft"))
        elif spans[-1].style == "rule":
            spans[-1] = Span(spans[-1].text + "─", "rule")
        else:
            spans.append(Span("─", "rule"))
    return row(*spans, *opened.spans)


def _place(value: int, track: int) -> int:
    return min(track - 1, value * track // FULL)
