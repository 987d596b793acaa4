"""The library's list as lines: grouped by market and level, the selected one marked, a window where it is long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from simulator.languages.english import amount, capital
from simulator.practice.first_conversation import AHEAD
from simulator.scenario.library_entry import CAMPAIGN
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import (
    BLANK,
    Line,
    Span,
    at_height,
    block,
    cells,
    ends,
    header,
    lit_row,
    marked,
    moved,
    row,
    said,
    shorten,
    span,
)
from simulator.tui.page.typed_line import TypedLine
from simulator.tui.widgets.shelf import BROKEN, Shelf
from simulator.tui.words import LEVELS, MARKETS, TAKE_BACK_UP_TO, counted, number

if TYPE_CHECKING:
    from simulator.scenario.library_entry import Entry

WHAT_THIS_IS = "Here you talk with customers, and see what each line does."
NOW, BEGIN_HERE = "Now", "Begin here"
SINGLE_TURNS = "Single turns, half a minute each"
"""What a drill is, where nothing is due."""
LEVEL_WIDTH = 14
STATUS = 10
DRILL_MINUTES = "3"
"""A handful at half a minute each, as a figure."""
SHORT = 4
"""The column on the smallest screens, where only short words stand: due, new, left."""


def shelf_page(shelf: Shelf, grid: Grid, typed: str, total: int, foot: list[Line], *, finding: bool) -> list[Line]:
    """The whole page above the footer: headline, list, and on a narrow screen the preview's rows."""
    head = _head(shelf, grid, typed, total, finding=finding)
    room = grid.height - (2 if grid.wide else 1) - len(head) - len(foot)
    rows, selected_row = _rows(shelf, grid, drill=not (finding or typed))
    shown = _window(rows, selected_row, max(1, room - (1 if grid.wide else 0)), grid)
    return [*head, *at_height(shown, max(1, room)), *foot]


def _head(shelf: Shelf, grid: Grid, typed: str, total: int, *, finding: bool) -> list[Line]:
    found = len(shelf.entries)
    if finding or typed:
        what = row(Span("Find: ", "bold accent"), span("" if finding else typed, ""))
        what = TypedLine.room(what, grid.text) if finding else what
        tally = f"{found} of {total}"
    elif shelf.first is not None:
        return _welcome(shelf.first, grid)
    else:
        first, tally = _news(shelf, total)
        what = said(first, "bold accent")
    if grid.wide:
        return [BLANK, moved(what, grid.margin), moved(said(tally, "muted"), grid.margin), BLANK, BLANK]
    quiet = tally if ". " in tally else tally.rstrip(".")  # one sentence alone is a label there
    right = BLANK if finding else said(quiet, "muted")
    return [header(what, right, grid), *([BLANK] if grid.height >= 20 else [])]


def _drill(shelf: Shelf, grid: Grid) -> Line:
    """The drill, in the columns of the list and with its key: for what is due, where anything is."""
    if shelf.statuses is None:
        return BLANK
    drills = shelf.statuses.drills
    narrow = grid.text < 50
    lead = 4 if narrow else LEVEL_WIDTH
    column = SHORT if narrow else _column(shelf)
    title = shorten(drills or SINGLE_TURNS, grid.text - lead - column - 4)
    left = row(Span("d ", "bold accent"), Span(("" if narrow else "drill").ljust(lead - 2), "muted"), Span(title))
    right = row(Span(("due" if drills else "").ljust(column), "bold accent"), Span(DRILL_MINUTES.rjust(3), "muted"))
    return marked(moved(ends(left, right, grid.text), grid.margin), grid.width, ("run", "drill"))


def _welcome(first: Entry, grid: Grid) -> list[Line]:
    """What this is, and where to begin."""
    minutes = amount(first.minutes, "minute") if first.minutes else "a few minutes"
    back = ", and you can take any line back" if first.level <= TAKE_BACK_UP_TO else ""
    where = f"Begin with “{first.title}”: {minutes}{back}."
    lines = block(WHAT_THIS_IS, grid.text, "bold accent")
    lines += [*([BLANK] if grid.wide else []), *block(where, grid.text)]
    gap = [BLANK] if grid.height >= 20 else []
    return [*gap, *(moved(line, grid.margin) for line in lines), *gap, *([BLANK] if grid.wide else [])]


def _news(shelf: Shelf, total: int) -> tuple[str, str]:
    """What is new comes first: what is due today, then what was left midway; and a quieter sentence."""
    if shelf.keeps and shelf.statuses is None and total:
        return "", capital(_tally(shelf.entries))  # nothing that another heading would replace under the eye
    known = {entry.id: entry for entry in shelf.entries}
    due = [known[one] for one in (shelf.statuses.due if shelf.statuses else ()) if one in known]
    if due:
        about = sum(entry.minutes for entry in due)
        length = f"About {about} minutes. " if about > 1 else ""
        is_are = "is" if len(due) == 1 else "are"
        return f"{capital(counted(len(due), 'conversation'))} {is_are} due today.", f"{length}The rest can wait."
    left = [known[one] for one in (shelf.statuses.left if shelf.statuses else ()) if one in known]
    if left:
        was = "was" if len(left) == 1 else "were"
        return f"{capital(counted(len(left), 'conversation'))} {was} left midway.", capital(_tally(shelf.entries))
    first = "Whom will you help today?" if total else "There are no conversations here yet."
    return first, capital(_tally(shelf.entries))


def _tally(entries: Sequence[Entry]) -> str:
    entries = [entry for entry in entries if entry.market != CAMPAIGN]
    times = [entry.minutes for entry in entries if entry.minutes]
    text = counted(len(entries), "conversation")
    if not times:
        return f"{text}."
    low, high = min(times), max(times)
    length = f"{low} to {high} minutes" if low != high else amount(low, "minute")
    return f"{text}, {length} each."


def _rows(shelf: Shelf, grid: Grid, *, drill: bool) -> tuple[list[Line], int]:
    """Every row of the list, and which of them is the selected entry; `drill` whether the drill that is due is one."""
    rows: list[Line] = []
    selected = 0
    market = level = None
    if not shelf.entries:
        return [moved(said("Nothing matches.", "soft"), grid.margin)], 0
    drills = [_drill(shelf, grid)] if drill and shelf.keeps and shelf.first is None else []
    if drills and shelf.statuses is None:  # as many rows as will stand there, so that nothing moves
        playable = sum(entry.problem is None and entry.market != CAMPAIGN for entry in shelf.entries)
        rows += [_group("", rows, grid), *[BLANK] * min(AHEAD, playable), *drills]
    for place, entry in enumerate(shelf.entries):
        if place < shelf.ahead:
            group = NOW if shelf.first is None else BEGIN_HERE
        else:
            group = MARKETS.get(entry.market, entry.market) if entry.problem is None else BROKEN
        if group != market:
            rows += [*(drills if market == NOW else []), *([BLANK] if rows else [])]
            rows.append(_group(group, rows, grid))
            market, level = group, None
        if place == shelf.place:
            selected = len(rows)
        rows.append(_row(shelf, entry, grid, place, shown_level=entry.level != level, selected=place == shelf.place))
        level = entry.level
    return rows, selected


def _group(name: str, above: Sequence[Line], grid: Grid) -> Line:
    """The heading of a block; the first one names the column of figures too."""
    return moved(ends(said(name, "bold"), BLANK if above else said("minutes", "muted"), grid.text), grid.margin)


def _row(shelf: Shelf, entry: Entry, grid: Grid, place: int, *, shown_level: bool, selected: bool) -> Line:
    narrow = grid.text < 50
    first = 2 if narrow else LEVEL_WIDTH
    level = "" if narrow or not shown_level or entry.problem else LEVELS.get(entry.level, "")
    minutes = str(entry.minutes or "")
    room = grid.text - first - 3
    status, column = _status(shelf, entry, narrow=narrow)
    room -= column
    title = shorten(span(entry.title).text, room - (1 if column else 0))
    before = (Span(" " * grid.margin), Span(level.ljust(first - 2), "muted"))
    quiet = "soft" if entry.problem is not None else ""
    line = row(
        Span(title, "bold" if selected else quiet),
        Span(" " * (room - cells(title))),
        status,
        Span(" " * (column - len(status.text))),
        Span(minutes.rjust(3), "soft" if selected else "muted"),
    )
    line = lit_row(line, room + column + 5 + (2 if grid.wide else grid.margin), lit=selected)
    return marked(Line((*before, *line.spans)), grid.width, place)


def _status(shelf: Shelf, entry: Entry, *, narrow: bool) -> tuple[Span, int]:
    """The word of an entry and the width of its column; a blank before the statuses have arrived."""
    if not shelf.keeps:
        return Span(""), 0
    known = shelf.statuses
    word = known.of(entry.id) if known is not None and entry.problem is None else ""
    due = known is not None and entry.id in known.due
    if narrow:
        word = "left" if word.startswith("left after") else word
        return Span(word if len(word) <= SHORT else "", "bold accent" if due else "muted"), SHORT
    return Span(word, "bold accent" if due else "muted"), _column(shelf)


def _column(shelf: Shelf) -> int:
    """The width of the column of statuses."""
    words = shelf.statuses.words.values() if shelf.statuses is not None else ()
    return max(STATUS, 1 + max(map(len, words), default=0))


def _window(rows: list[Line], selected: int, room: int, grid: Grid) -> list[Line]:
    """As many rows as there is room for, with the selected one among them and a word on what is left out."""
    if len(rows) <= room:
        return rows
    if room < 3:
        return rows[selected : selected + room]
    start = max(0, min(selected - (room - 1) // 2, len(rows) - room)) if selected >= room - 1 else 0
    shown = rows[start : start + room]
    if start > 0:
        shown[0] = _more("↑", rows[: start + 1], grid)
    if start + room < len(rows):
        shown[-1] = _more("↓", rows[start + room - 1 :], grid)
    return shown


def _more(arrow: str, hidden: Iterator[Line] | list[Line], grid: Grid) -> Line:
    count = sum(1 for line in hidden if line.zones)
    return moved(said(f"{arrow} {number(count)} more", "muted"), grid.margin)
