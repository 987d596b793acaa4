"""The keys at the bottom: the key in bold, then a verb or two. What does not fit is left out whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from simulator.tui.page.line import Line, Span, Zone, cells


class Key(NamedTuple):
    """A key, what it does in a word or two, and the action that a click on it runs."""

    key: str
    words: str
    action: str = ""


def footer(keys: Iterable[Key], width: int) -> Line:
    """The keys in the order of their importance, as many as fit."""
    spans: list[Span] = []
    zones: list[Zone] = []
    used = 0
    for key in keys:
        gap = 3 if spans else 0
        size = cells(key.key) + 1 + cells(key.words)
        if used + gap + size > width:
            continue
        if gap:
            spans.append(Span(" " * gap))
        spans += [Span(key.key, "bold"), Span(f" {key.words}", "muted")]
        if key.action:
            zones.append(Zone(used + gap, used + gap + size, ("run", key.action)))
        used += gap + size
    return Line(tuple(spans), tuple(zones))
