"""What the coach says of the last choice: the verdict, the behaviours, the points, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import behaviour_names, verdict
from simulator.tui.page.line import BLANK, Line, Span, block, item, row, said, span
from simulator.tui.widgets.worth import worth_rows

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk


def coach_rows(talk: Talk, width: int, *, learnt: bool, height: int, wide: bool) -> list[Line]:
    """For the last choice; `learnt` adds what it revealed. Blanks go first where it does not fit."""
    step = talk.steps[-1]
    speech = min(width, 66)
    air = [BLANK]
    top = [*([said("Coach", "muted")] if wide else []), *block(verdict(step, talk.rubric), speech, "bold")]
    several = "s" if step.choice.also else ""
    top.append(row(Span(f"Behaviour{several}: ", "muted"), span(behaviour_names(step, talk.rubric), "soft")))
    if step.breach:
        top += block("This is a breach of trust: whatever follows, it stands.", speech, "bold")
    worth = worth_rows(step.points, width)
    why = block(step.choice.why, speech)
    news: list[Line] = []
    if learnt:
        for need in step.learnt:
            news += item(Span("+", "bold accent"), f"Learnt: {talk.scenario.needs[need]}", width)
    parts = [part for part in (top, worth, why, news) if part]
    full = [line for at, part in enumerate(parts) for line in ([*air, *part] if at else part)]
    if len(full) <= height:
        return full
    return [line for part in parts for line in part]
