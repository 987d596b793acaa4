"""The selected scenario: in the side panel, or in five raised rows where there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from simulator.languages.english import capital
from simulator.scenario.library_entry import CAMPAIGN
from simulator.scenario.short_names import short_name
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import (
    BLANK,
    Line,
    Span,
    at_height,
    block,
    cells,
    grounded,
    moved,
    row,
    said,
    shorten,
    span,
    wrap,
)
from simulator.tui.widgets.face import person_head
from simulator.tui.words import kind_of_talk

if TYPE_CHECKING:
    from simulator.scenario.library_entry import Entry

HOW_IT_GOES = "They speak, you choose what to say, they answer. Afterwards you see what they thought, and why."
NOT_PLAYABLE = "This file cannot be played yet."


def preview(
    entry: Entry | None, grid: Grid, last: tuple[str, str] = ("", ""), *, first: bool = False, why: str = ""
) -> list[Line]:
    """For the side panel; `last` is the label and the text of how it went the last time, `first` for somebody new,
    `why` what it is due for.
    """
    width = grid.side_text
    name = [moved(said("Helpfirst", "muted"), grid.side_margin), BLANK]
    if entry is None:
        return [*at_height([], grid.height - 2), *name]
    lines = (
        _broken(entry, width)
        if entry.problem is not None
        else _sound(entry, width, grid.height - 6, last, first=first, why=why)
    )
    body = [BLANK, BLANK, *(moved(line, grid.side_margin) for line in lines)]
    return [*at_height(body, grid.height - 2), *name]


HOW_A_YEAR_GOES = (
    "Several quarters, each with a target. You choose whom to see, and they remember how you left them. Enter begins, "
    "or goes on where you were."
)


def _campaign(entry: Entry, width: int, last: tuple[str, str]) -> list[Line]:
    lines = [*block(entry.title, width, "bold"), said(f"{entry.turns} conversations", "muted"), BLANK]
    lines += [*block(entry.brief, width), BLANK, said("How it goes", "muted"), *block(HOW_A_YEAR_GOES, width)]
    return [*lines, BLANK, said(last[0], "muted"), *block(last[1], width)] if last[1] else lines


def _sound(entry: Entry, width: int, height: int, last: tuple[str, str], *, first: bool, why: str) -> list[Line]:
    if entry.market == CAMPAIGN:
        return _campaign(entry, width, last)
    lines = [*person_head(entry.person, entry.role, width, 2), BLANK]
    lines += block(entry.title, width, "bold")
    lines += block(kind_of_talk(entry.market, entry.level, entry.minutes), width, "muted")
    parts = [("Why now", why, "")]
    parts += [(*last, "")] if last[1] else []  # the only news here: the last to go
    parts += [("", entry.brief, ""), ("Your aim", entry.objective, "")]
    parts.append((f"{short_name(entry.person)} begins", f"“{entry.opening}”" if entry.opening else "", "italic"))
    practise = ("You will practise", capital(", ".join(name.lower() for name in entry.behaviours)), "")
    parts.append(("How it goes", HOW_IT_GOES, "") if first else practise)  # the names of behaviours say nothing yet
    for label, text, style in parts:
        if not text.strip():
            continue
        part = [BLANK, *([said(label, "muted")] if label else []), *block(text, width, style)]
        if len(lines) + len(part) > height:
            continue  # the later parts are the first to go
        lines += part
    return lines


def _broken(entry: Entry, width: int) -> list[Line]:
    lines = [*block(entry.title, width, "bold"), said(NOT_PLAYABLE, "muted"), BLANK]
    lines += block(entry.problem or "", width)
    lines += [BLANK, said("helpfirst check says more about", "muted"), *block(entry.file, width, "muted")]
    return lines


def preview_rows(entry: Entry | None, grid: Grid, why: str = "") -> list[Line]:
    """For the bottom of a narrow screen; fewer rows where it is short, none where it is tiny. What one is due for, `why`,
    stands there instead of the aim.
    """
    rows = 5 if grid.height >= 24 else 3 if grid.height >= 18 else 1 if grid.height >= 14 else 0
    if not rows:
        return []
    lines = _short(entry, grid.text, rows, why) if entry is not None else []
    air = 1 if rows == 5 else 0
    shown = [*[BLANK] * air, *at_height(lines, rows - (1 if air else 0)), *[BLANK] * air]
    return [grounded(moved(line, grid.margin), grid.width, "panel") for line in shown]


def _short(entry: Entry, width: int, rows: int, why: str) -> list[Line]:
    if entry.problem is not None:
        return [said(NOT_PLAYABLE, "bold"), *block(entry.problem, width)][:rows]
    if entry.market == CAMPAIGN:
        return [said(f"{entry.turns} conversations", "bold"), *block(entry.brief, width)][:rows]
    who = span(shorten(entry.person, width), "bold")
    lines = [row(who, Span("  "), span(_parts(entry.role, max(1, width - len(who.text) - 2), ""), "muted"))]
    if rows < 3:
        return lines
    room = 3 if rows == 5 else 2
    if why:
        names = why if cells(why) <= width else re.sub(r" \([^)]*\)", "", why)  # the stages are the first to go
        lines.append(said(_parts(names, width)))
    elif entry.objective:
        aim = block(f"Your aim: {entry.objective}", width)
        lines += aim if len(aim) < room else [said(_parts(f"Your aim: {entry.objective}", width))]
    left = room + 1 - len(lines)
    brief = wrap(entry.brief, width)
    lines += [said(text) for text in brief[: left - 1]]
    return [*lines, *([said(_parts(" ".join(brief[left - 1 :]), width))] if len(brief) >= left else [])]


def _parts(text: str, width: int, more: str = " …") -> str:
    """As many whole parts of a text, between commas and full stops, as one row holds; `more` where some are left out.
    A first part that is longer is shortened.
    """
    if cells(text) <= width:
        return text
    ends = [found.start() for found in re.finditer(r"[,.;:] ", text) if cells(text[: found.start()] + more) <= width]
    return text[: ends[-1]] + more if ends else shorten(text, width)
