"""What is ahead and behind: promises, purposes, what is coming back when, the endings seen; and a progress headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.lessons import ABOUT, ABOUT_WHAT, CAME_OF_IT, WANTED
from simulator.languages.english import capital
from simulator.practice.progress.progress import STEADY, halves
from simulator.tui.page.line import (
    BLANK,
    Line,
    Span,
    block,
    ends,
    fit,
    item,
    lit_row,
    marked,
    moved,
    row,
    said,
    shorten,
    span,
)
from simulator.tui.words import counted, day, day_from, month, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from simulator.practice.attempts.reflections import Promise
    from simulator.practice.progress.overview import Overview
    from simulator.practice.progress.progress import Mark
    from simulator.scenario.rubric import Rubric

DAY = 16
_KEYS = (("1", "about them"), ("2", "about the number"), ("0", "neither"))


def headline(found: Overview) -> str:
    """What has changed, in a sentence or two: it follows from the two averages of each axis that stand below."""
    count = len(found.marks)
    pushing = halves([mark.pushiness for mark in found.marks])
    helping = halves([mark.helpfulness for mark in found.marks])
    if pushing is None or helping is None:
        one = "The first conversation is behind you."
        return one if count == 1 else f"{capital(counted(count, 'conversation'))} are behind you."
    since, told = _since(found.marks, found.today), []
    if pushing.now <= pushing.before - STEADY:
        told.append(f"You push less than {since}.")
    if helping.now >= helping.before + STEADY:
        told.append(f"You help more than {since}.")
    if told:
        return " ".join(told)
    if pushing.now >= pushing.before + STEADY:
        told.append(f"You push more than {since}.")
    if helping.now <= helping.before - STEADY:
        told.append(f"You help less than {since}.")
    if told and found.harder:
        told.append("The ground is harder.")
    return " ".join(told) or "You hold your course."


def _since(marks: Sequence[Mark], today: datetime) -> str:
    """What the earlier half is compared as: its month, where it lies in one month and the later half after it."""
    half = len(marks) // 2
    months = {(mark.finished.year, mark.finished.month) for mark in marks[:half]}
    later = {(mark.finished.year, mark.finished.month) for mark in marks[half:]}
    return f"in {month(marks[0].finished, today)}" if len(months) == 1 and not months & later else "at first"


def tally(found: Overview) -> str:
    """How many, how many earned, and days in a row where there are some."""
    attempts = counted(len(found.marks), "attempt")
    told = f"{capital(attempts)} at {counted(len(found.endings), 'conversation')}. "
    meetings = counted(found.earned, "next meeting") if found.earned else "no next meeting"
    told += f"{capital(meetings)} earned."
    if found.days > 1:
        told += f" {capital(number(found.days))} days in a row."
    return told


def promise_rows(promise: Promise | None, width: int) -> list[Line]:
    """The oldest that has not been answered for, and the question; nothing where there is none."""
    if promise is None:
        return []
    asked = row(
        Span(f"On {day(promise.promised)}. ", "muted"),
        Span("Did it happen?  "),
        Span("y", "bold accent"),
        Span(" yes  ", "muted"),
        Span("n", "bold accent"),
        Span(" not yet", "muted"),
    )
    text = block(f"“{promise.text}”", width)
    if len(text) > 4:
        text = [*text[:3], said(shorten(text[3].plain + " …", width))]
    return [said("What you promised yourself", "bold"), *text, asked]


def coming_rows(found: Overview, rubric: Rubric, width: int) -> list[Line]:
    """Which conversation is suggested for which day, today's first, and below each what returns there."""
    lines = [said("Coming back to you", "bold")]
    for one in found.coming:
        when = day_from(one.day, found.today)
        ink = "bold accent" if when == "Today" else "muted"
        lines.append(row(Span(fit(when, DAY), ink), span(shorten(one.title, width - DAY))))
        names = [rubric.behaviours[name].name.lower() for name in one.returning if name in rubric.behaviours]
        lines += [moved(line, DAY) for line in block(capital(", ".join(names)), width - DAY, "muted")] if names else []
    return lines if found.coming else [*lines, said("Nothing yet.", "soft")]


def endings_rows(found: Overview, width: int) -> list[Line]:
    """For each scenario how many of its endings were met, and what they are called."""
    lines: list[Line] = []
    for scenario in sorted(found.endings, key=lambda one: found.titles.get(one, one)):
        tally = said(found.met(scenario), "muted")
        title = block(found.titles.get(scenario, scenario), width - 2 - tally.width, "bold")
        lines += [ends(title[0], tally, width), *title[1:]]
        if found.records is not None:
            lines += [line for name in found.called(scenario) for line in item(Span("·", "muted"), name, width, "soft")]
        lines.append(BLANK)
    return lines


def purpose_rows(found: Overview, width: int, lit: int) -> tuple[list[Line], int, int]:
    """Every purpose, the one in the place `lit` with the keys that mark it; and its first row and the one after it."""
    lines: list[Line] = [*block(WANTED, width, "bold"), *block(ABOUT_WHAT, width, "muted"), BLANK]
    first = end = 0
    for at, mark in enumerate(found.purposes):
        title = found.titles.get(mark.scenario, mark.scenario)
        rows = block(f"{capital(day(mark.finished, found.today))}, {title}", width - 2, "muted")
        rows += [*block(f"“{mark.purpose}”", width - 2), *block(CAME_OF_IT[mark.meeting], width - 2, "soft")]
        rows += block(ABOUT.get(mark.about, ""), width - 2, "bold")
        if at == lit:
            first = len(lines)
            keys = [span for key, words in _KEYS for span in (Span(key, "bold accent"), Span(f" {words}   ", "muted"))]
            rows = [*rows, row(*keys)]
            lines += [lit_row(one, width, lit=True) for one in rows]
            end = len(lines)
        else:
            lines += [marked(moved(one, 2), width, at) for one in rows]
        lines.append(BLANK)
    return lines, first, end
