"""The record of each behaviour: how often it was chosen when it was on offer, lately and in the six before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from simulator.tui.page.line import BLANK, Line, Span, block, ends, fit, row, said, span

if TYPE_CHECKING:
    from simulator.practice.progress.overview import Records
    from simulator.practice.progress.progress import BehaviourRecord
    from simulator.scenario.rubric import Behaviour, Rubric

NAME = 16
FIGURE = 12
LEGEND = "The last six; │ the six before"
BESIDE = "+ beside another"
"""What a figure after a plus counts: in the heading where there is room, below everything otherwise."""


def record_rows(records: Records | None, rubric: Rubric, width: int) -> list[Line]:
    """Every behaviour that is worth anything has its row, so that nothing moves when the record arrives. A greeting,
    worth nothing on any axis, helped nobody and held nobody back.
    """
    helps = [one for one in rubric.behaviours.values() if rubric.practised(one.id)]
    rest = [one for one in rubric.behaviours.values() if not rubric.practised(one.id) and any(one.points)]
    wide = width >= 60
    heading = f"chosen of offered, {BESIDE}" if wide else "chosen of offered"
    lines = [ends(said("What helped", "bold"), said(heading, "muted"), width)]
    for title, group, ink in (("", helps, "help"), ("What held you back", rest, "push")):
        if title:
            lines += [BLANK, said(title, "bold")]
        for one in sorted(group, key=lambda one: -_share(records.lately if records else {}, one.id)):
            lines.append(_row(records, one, ink, width))
    return [*lines, *block(f"{LEGEND}." if wide else f"{LEGEND}; {BESIDE}.", width, "muted")]


def _row(records: Records | None, one: Behaviour, ink: str, width: int) -> Line:
    name = span(fit(one.name, NAME))
    if records is None:
        return row(name)
    lately, before = records.lately.get(one.id), records.before.get(one.id)
    if lately is None and before is None:
        return ends(row(Span(name.text, "muted")), said("not met", "muted"), width)
    track = _track(_share(records.lately, one.id), before, records, one.id, ink, width - NAME - FIGURE)
    told = lately.figures if lately is not None else "not met"
    shown = lately is not None and (lately.chosen or lately.beside)
    return row(name, *track, Span(told.rjust(FIGURE), "bold" if shown else "muted"))


def _track(
    share: float, before: BehaviourRecord | None, records: Records, name: str, ink: str, size: int
) -> list[Span]:
    end = round(share * (size - 1))
    tick = round(_share(records.before, name) * (size - 1)) if before is not None else None
    spans: list[Span] = []
    for x in range(size):
        if x == tick:
            part = Span("│", "text")
        elif x < end:
            part = Span("━", ink)
        else:
            part = Span(" ")
        if spans and spans[-1].style == part.style:
            spans[-1] = Span(spans[-1].text + part.text, part.style)
        else:
            spans.append(part)
    return spans


def _share(records: Mapping[str, BehaviourRecord], name: str) -> float:
    one = records.get(name)
    return one.chosen / one.offered if one is not None and one.offered else 0.0
