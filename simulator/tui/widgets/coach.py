"""What the coach says of the last choice: the verdict, the behaviours, the points, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS, behaviour_names, breach_said, labels, signed, verdict
from simulator.languages.tongue import tongue
from simulator.scenario.rubric import AXES
from simulator.tui.page.line import BLANK, Line, Span, block, item, row, said, span
from simulator.tui.widgets.choice_worth import INKS, worth_rows

if TYPE_CHECKING:
    from simulator.conversation.talk import Step, Talk


def coach_rows(talk: Talk, width: int, *, learnt: bool, height: int, most: int, wide: bool) -> list[Line]:
    """For the last choice; `learnt` adds what it revealed.

    Where it does not fit in `height` the blanks go first, then the bars become figures in one row, then the names of
    the behaviours go. Where it does not fit in `most` either, what was learnt goes, which the notes have, and at last
    the figures: the verdict and the reason stay.
    """
    step = talk.steps[-1]
    speech = min(width, 66)
    say = tongue(talk.scenario.lang)
    coach, one, several, news_of = labels(say)
    head = [*([said(coach, "muted")] if wide else []), *block(verdict(step, talk.rubric, say), speech, "bold")]
    label = several if step.choice.also else one
    names = [row(Span(label, "muted"), span(behaviour_names(step, talk.rubric, say), "soft"))]
    broken: list[Line] = []
    if step.breach:
        broken = block(breach_said(say), speech, "bold")
    worth = worth_rows(step.points, width, say=say)
    figures = _figures(step)
    why = block(step.choice.why, speech)
    news: list[Line] = []
    if learnt:
        for need in step.learnt:
            news += item(Span("+", "bold accent"), news_of.replace("{need}", talk.scenario.needs[need]), width)
    full = [[*head, *names, *broken], worth, why, news]
    airy = [line for part in full if part for line in (BLANK, *part)][1:]
    close = [line for part in full for line in part]
    brief = [*head, *broken, *figures, *why, *news]
    for rows, room in ((airy, height), (close, height), ([*head, *names, *brief[len(head) :]], height), (brief, most)):
        if len(rows) <= room:
            return rows
    return [*head, *broken, *figures, *why] if len(brief) - len(news) <= most else [*head, *broken, *why]


def _figures(step: Step) -> list[Line]:
    """The points in one row: "▲ +2  ● -1  ◆ +1"."""
    spans: list[Span] = []
    for axis, value in zip(AXES, step.points, strict=True):
        spans += [Span(f"{MARKS[axis]} ", INKS[axis]), Span(f"{signed(value)}   ", "bold")]
    return [row(*spans)]
