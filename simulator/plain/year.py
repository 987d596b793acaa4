"""The year line by line: each style a line a quarter, for screen readers, pipes and logs."""

from __future__ import annotations

from simulator.plain.speaker import Write, write_wrapped
from simulator.practice.year.figures import PARTS, figures
from simulator.practice.year.outlook import YearOutlook
from simulator.practice.year.sentences import QUARTER_NAMES, UNITS, headline, limits, signed, whence, whose_habits


def write_year(found: YearOutlook, write: Write, *, sources: bool = False) -> None:
    """The whole year; with `sources` each number of the model and what it is taken from."""
    for text in (headline(found), whence(found), UNITS):
        write_wrapped(text, write)
    for one in found.styles:
        write("")
        write(one.name)
        for name, quarter in zip(QUARTER_NAMES, one.quarters, strict=True):
            booked = f", booked {quarter.booked:.0f}" if round(quarter.booked) != round(quarter.mean) else ""
            write(f"  {name}: kept {quarter.mean:.0f}, {quarter.low:.0f} to {quarter.high:.0f}{booked}")
        write(f"  The year: booked {one.booked:.0f}, kept {one.kept:.0f}; January will undo {one.still_to_come:.0f}.")
        write(
            f"  Customers who bought again {one.returned:.1f}, referrals {one.referrals:.1f}, "
            f"complaints {one.complaints:.1f}."
        )
    write("")
    write(whose_habits(found))
    for change in found.habits:
        spread = f", {signed(change.low)} to {signed(change.high)}" if found.own is not None else ""
        write(f"  {change.habit.says}: {signed(change.mean)}{spread}")
    write("")
    told = limits(found)
    write_wrapped(told if sources else f"{told} `helpfirst year --sources` lists them.", write)
    if sources:
        _sources(found, write)


def _sources(found: YearOutlook, write: Write) -> None:
    group = ""
    for name, one in figures(found.territory).items():
        if one.group != group:
            group = one.group
            write("")
            write(group)
        label = "" if one.group == PARTS else f" ({one.label})"
        write_wrapped(
            f"{name}{label} {one.value:g}, {one.low:g} to {one.high:g}: {one.about} {one.evidence}", write, "  "
        )
    write("")
    write_wrapped("`helpfirst year --set NAME=VALUE` changes one of them, to see what would follow.", write)
