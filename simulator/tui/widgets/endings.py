"""The map of a scenario's outcomes as rows: ■ where one is now, a dot for every other ending, met ones by name."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.debrief.endings import NOW, OUTCOMES, UNMET, OnMap
from simulator.tui.page.line import BLANK, Line, Span, ends, row, said, shorten, span
from simulator.tui.words import number

TITLE = "Endings met here"


def endings_rows(found: Sequence[OnMap], width: int) -> list[Line]:
    """A heading with how many were met, then a row for each ending; its outcome stands at the right."""
    if not found:
        return []
    met = sum(one.state != UNMET for one in found)
    tally = said(f"{number(met)} of {number(len(found))}", "muted")
    return [ends(said(TITLE, "bold"), tally, width), BLANK, *(_row(one, width) for one in found)]


def _row(one: OnMap, width: int) -> Line:
    outcome = OUTCOMES[one.meeting].lower()
    right = said(f"{outcome}, now" if one.state == NOW else outcome, "" if one.state == NOW else "muted")
    lead = Span("■ ", "accent") if one.state == NOW else Span("· ", "muted")
    ink = "bold" if one.state == NOW else "muted" if one.state == UNMET else ""
    name = shorten(span(one.name or "not met yet").text, width - 3 - right.width)
    return ends(row(lead, Span(name, ink)), right, width)
