"""The year's plot in rows of text: one row for each style, a cell for each quarter, one scale for all."""

from __future__ import annotations

from simulator.practice.year.outlook import TARGET, YOU, HabitChange, StyleQuarter, StyleYear, YearOutlook
from simulator.practice.year.scale import PlotScale, scale_of
from simulator.practice.year.sentences import MARKS, QUARTER_NAMES, signed, whose_habits
from simulator.tui.page.line import BLANK, Line, Span, block, cells, ends, fit, row, said, span, wrap

INKS = {"helpful": "help", "pushy": "push", YOU: "text"}
GAP = 2
TOTALS = 8
KEYS = 5
"""So many habits can be taken on by their number."""
SHORT_HEADS = ("come back", "refer", "complain", "undone")
NARROW_HEADS = ("back", "refer", "compl.", "undone")


def plot(found: YearOutlook, width: int) -> list[Line]:
    """All styles; below `SMALLEST` columns the figures alone."""
    wide = width >= 100
    name = 22 if wide else 20
    totals = 2 * TOTALS if wide else TOTALS
    cell = (width - name - totals) // 4 - GAP
    if cell < 10:
        return [line for one in found.styles for line in _figures(one, width)]
    scale = scale_of(found)
    heads = [Span(" " * name)]
    for title in QUARTER_NAMES:
        says = title if cell >= 16 else f"to {title.rpartition(' to ')[2]}"
        heads.append(Span(fit(says, cell + GAP), "muted"))
    heads += [Span(says.rjust(TOTALS), "muted") for says in (("booked", "kept") if wide else ("kept",))]
    lines = [row(*heads)]
    for one in found.styles:
        if wide and len(lines) > 1:
            lines.append(_target_row(name, cell, scale))
        lines += _row(one, name, cell, scale, wide=wide)
    return [*lines, BLANK] if wide else lines


def legend(found: YearOutlook, width: int) -> list[Line]:
    """What the signs mean, and from where to where the lines run."""
    scale = scale_of(found)
    text = (
        f"┊ target 100   ━ eight of ten sellers   ■ expected   lines run from {scale.low:.0f} to {scale.high:.0f} "
        "per cent of the target"
    )
    return block(text, width, "muted")


def _row(one: StyleYear, name: int, cell: int, scale: PlotScale, *, wide: bool) -> list[Line]:
    ink = INKS.get(one.id, "soft")
    strong = "bold" if one.id == YOU else ""
    mark = Span(f"{MARKS[one.id]} ", ink) if one.id in MARKS else Span("  ")
    names = [*wrap(one.name, name - 3), "", ""]  # a name that is too long goes on below
    first = [mark, span(fit(names[0], name - 2), strong)]
    second = [Span("  "), span(fit(names[1], name - 2), strong)]
    for quarter in one.quarters:
        first += [*_cell(quarter, cell, scale, ink), Span(" " * GAP)]
        between = " to " if cell >= 16 else "–"
        band = f" {quarter.low:.0f}{between}{quarter.high:.0f}"
        mean = f"{quarter.mean:.0f}"
        second += [Span(mean, "bold"), Span(fit(band, cell + GAP - len(mean)), "muted")]
    if wide:
        first.append(Span(f"{one.booked:.0f}".rjust(TOTALS), "muted"))
    first.append(Span(f"{one.kept:.0f}".rjust(TOTALS), "bold"))
    return [row(*first), row(*second)]


def _target_row(name: int, cell: int, scale: PlotScale) -> Line:
    """The row between two styles, through which the target goes on."""
    place = round(scale.part(TARGET) * (cell - 1))
    mark = Span("┊".rjust(place + 1).ljust(cell + GAP), "rule")
    return row(Span(" " * name), *[mark] * 4)


def _cell(quarter: StyleQuarter, cell: int, scale: PlotScale, ink: str) -> list[Span]:
    def at(value: float) -> int:
        return round(scale.part(value) * (cell - 1))

    low, high, mean, target = at(quarter.low), at(quarter.high), at(quarter.mean), at(TARGET)
    spans = []
    for place in range(cell):
        if place == mean:
            spans.append(Span("■", ink))
        elif place == target:
            spans.append(Span("┊", "text"))
        elif low <= place <= high:
            spans.append(Span("━", ink))
        else:
            spans.append(Span("─", "rule"))
    return spans


def _figures(one: StyleYear, width: int) -> list[Line]:
    lines = block(f"{one.name}, kept {one.kept:.0f}", width, "bold")
    for title, quarter in zip(QUARTER_NAMES, one.quarters, strict=True):
        lines += block(f"{title}: {quarter.mean:.0f}, {quarter.low:.0f} to {quarter.high:.0f}", width, "soft")
    return lines


def left_rows(found: YearOutlook, width: int) -> list[Line]:
    """What is left in December: who came back, who referred, who complained, and what January undoes."""
    heads = ("come back", "refer", "complain", "undone later")
    name = 20 if width >= 50 else 18
    column = max(6, (width - name) // len(heads))
    shown = heads if column >= 13 else SHORT_HEADS if column >= 10 else NARROW_HEADS
    lines = [
        said("What is left in December", "bold"),
        row(Span(" " * name), *(Span(h.rjust(column)[:column], "muted") for h in shown)),
    ]
    for one in found.styles:
        mark = Span(f"{MARKS[one.id]} ", INKS[one.id]) if one.id in MARKS else Span("  ")
        figures = (f"{one.returned:.1f}", f"{one.referrals:.1f}", f"{one.complaints:.1f}", f"{one.still_to_come:.0f}")
        style = "bold" if one.id == YOU else ""
        lines.append(row(mark, span(fit(one.name, name - 2), style), *(Span(f.rjust(column), style) for f in figures)))
    return lines


def habit_rows(found: YearOutlook, width: int, taken: frozenset[int] = frozenset()) -> list[Line]:
    """What one habit would change, most first, each with its key; above the figures what they are."""
    heads = "in the year, and for eight of ten" if found.own is not None else "in the year"
    title = block(whose_habits(found), width, "bold")
    fits = title[-1].width + 2 + len(heads) <= width
    above = [*title[:-1], ends(title[-1], said(heads, "muted"), width)]
    lines = above if fits else [*title, ends(BLANK, said(heads, "muted"), width)]
    for number, change in enumerate(found.habits, 1):
        lines += _habit(number, change, width, known=found.own is not None, taken=number in taken)
    return lines


def _habit(number: int, change: HabitChange, width: int, *, known: bool, taken: bool) -> list[Line]:
    spread = f"  {signed(change.low)} to {signed(change.high)}" if known else ""
    figure = f"{signed(change.mean)}{spread}"
    room = max(10, width - 2 - cells(figure))
    says = change.habit.says + (" (taken)" if taken else "")
    rows = block(says, room)
    first = row(
        Span(f"{number} " if number <= KEYS else "  ", "accent"),
        *rows[0].spans,
        Span(" " * max(1, room - rows[0].width)),
        Span(figure, "bold"),
    )
    return [first, *(row(*line.spans, indent=2) for line in rows[1:])]
