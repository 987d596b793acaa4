"""Answering in own words, as rows: the field, and the lines that are proposed, whole and with their own numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, block, item, marked, moved, row, said
from simulator.tui.page.typed_line import TypedLine
from simulator.tui.widgets.choices import HANG
from simulator.tui.widgets.transcript import YOURS
from simulator.words.answered_turn import NEVER_SCORED

SAY_TEXT = "What would you say? In your own words, before you see the choices."
SAY_IT_TEXT = "Say it as you would say it, in your own words."
SAY_ROWS = 3
COMPARING = "Looking which line does the same…"
ONLY_THE_LINE = "Only the line you take is scored."


@dataclass(frozen=True, slots=True)
class Proposed:
    """What stands below the line once something was typed: `places` of the lines on the screen, from 0, with their
    `texts`. None yet while it is being compared.
    """

    yours: str
    says: str = COMPARING
    asks: str = ""
    places: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    tells: str = ""


NOTHING_PROPOSED = Proposed("")


def field_rows(grid: Grid, *, compares: bool) -> list[Line]:
    """The question, and rows to type in with a bar at their left."""
    gap = [BLANK] if grid.height >= 15 else []
    lead = max(0, grid.margin - 2)
    typed = TypedLine.room(row(Span("▌".ljust(grid.margin - lead), "accent")), grid.margin - lead + min(grid.text, 76))
    asked = [moved(line, grid.margin) for line in block(SAY_IT_TEXT if compares else SAY_TEXT, grid.text, "bold")]
    told = [moved(line, grid.margin) for line in block(NEVER_SCORED, grid.text, "soft")] if compares else []
    below = [*gap, *told, *gap] if told and grid.height >= 20 else gap
    return [*asked, *gap, *[moved(typed, lead)] * SAY_ROWS, *below]


def yours_rows(yours: str, grid: Grid, most: int) -> list[Line]:
    """What was typed, indented as the trainee's lines are: at most so many rows, the rest stands in the notes."""
    lines = [said("You would say", "muted", indent=YOURS)]
    words = block(yours, max(10, grid.speech - YOURS), indent=YOURS)
    room = max(1, most - 1)
    if len(words) > room:
        last = words[room - 1]
        cut = last.plain.rstrip()[: YOURS + max(10, grid.speech - YOURS) - 2].rstrip()
        words = [*words[: room - 1], said(f"{cut} …")]
    return [moved(line, grid.margin) for line in [*lines, *words][: max(0, most)]]


def least_proposed(shown: Proposed, grid: Grid) -> int:
    """The rows that the proposed lines need to stand whole, with the sentence above them."""
    return len(_least(shown, grid))


def proposed_rows(shown: Proposed, grid: Grid, height: int, most: int) -> list[Line]:
    """In so many rows, or as many as the lines need to stand whole, up to `most`. What shrinks first: which engine,
    blanks, what the keys do, the sentence above.
    """
    keys, tells = _keys(shown, grid), _tells(shown, grid)
    for one_keys, one_tells, air in (
        (keys, tells, True),
        (keys, tells, False),
        (keys, [], True),
        (keys, [], False),
        ([], [], False),
    ):
        found = _rows(shown, grid, _lines(shown, grid, gap=air), one_keys, one_tells, air=air)
        if len(found) <= height:
            return found
    least = _least(shown, grid)
    return least if len(least) <= most else _lines(shown, grid, gap=False)[: max(0, most)]


def _least(shown: Proposed, grid: Grid) -> list[Line]:
    return _rows(shown, grid, _lines(shown, grid, gap=False), [], [], air=False, asks=False)


def _rows(
    shown: Proposed,
    grid: Grid,
    lines: list[Line],
    keys: list[Line],
    tells: list[Line],
    *,
    air: bool,
    asks: bool = True,
) -> list[Line]:
    gap = [BLANK] if air else []
    parts: list[Sequence[Line]] = [
        [moved(line, grid.margin) for line in block(shown.says, grid.text, "bold")],
        lines,
        [moved(line, grid.margin) for line in block(shown.asks if asks else "", grid.text)],
        keys,
        tells,
    ]
    rows: list[Line] = []
    for part in parts:
        if part:
            rows += [*(gap if rows else []), *part]
    return rows


def _lines(shown: Proposed, grid: Grid, *, gap: bool) -> list[Line]:
    rows: list[Line] = []
    for place, text in zip(shown.places, shown.texts, strict=True):
        digit = Span(str(place + 1), "bold accent")
        lines = item(digit, text, grid.text, hang=HANG, indent=grid.margin)
        rows += [*([BLANK] if rows and gap else []), *(marked(line, grid.width, place) for line in lines)]
    return rows


def _keys(shown: Proposed, grid: Grid) -> list[Line]:
    if not shown.places:
        return []
    told = (("w", "say it again in other words"), ("0", "none of these: show me all lines"))
    return [row(Span(key.ljust(HANG), "bold accent"), Span(words), indent=grid.margin) for key, words in told]


def _tells(shown: Proposed, grid: Grid) -> list[Line]:
    if not shown.tells:
        return []
    return [moved(line, grid.margin) for line in block(f"{ONLY_THE_LINE} {shown.tells}", grid.text, "muted")]
