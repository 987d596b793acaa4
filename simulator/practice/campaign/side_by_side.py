"""What several sellers' campaigns came to, side by side: a column for each, and every column adds up to its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from simulator.practice.campaign.results import CampaignSheet
from simulator.scenario.units import HUNDRED

MADE = "*"
"""Stands before what was kept in a quarter whose target was made."""
NAMES = {
    "you": "You",
    "most-helpful": "Always helped",
    "decent": "Right 7 of 10",
    "most-pushy": "Always pushed",
    "most-passive": "Always waited",
}
"""What the sellers are called at the head of a column."""
TARGET = "Target"
_COUNTS: tuple[tuple[str, Callable[[CampaignSheet], float]], ...] = (
    ("Conversations held", lambda one: one.total("held")),
    ("Next meetings earned", lambda one: one.total("earned")),
    ("Referrals", lambda one: one.total("referrals")),
    ("Complaints", lambda one: one.total("complaints")),
    ("Meetings lost", lambda one: one.lost),
)


class SideRow(NamedTuple):
    """One row: a figure for each column as it is shown, "" for none.

    A `part` is one of those that add up to the `end`; a `whole` is all that was booked and undone, which does too; and a
    `count` is none of the money.
    """

    label: str
    figures: tuple[str, ...]
    kind: str


class SideBySide(NamedTuple):
    """`heads`: what each column is called."""

    heads: tuple[str, ...]
    rows: tuple[SideRow, ...]

    @property
    def made(self) -> bool:
        """Whether a target was made, so that its mark has to be explained."""
        return any(figure.startswith(MADE) for row in self.rows for figure in row.figures)


def side_by_side(sheets: Mapping[str, CampaignSheet], *, is_year: bool) -> SideBySide:
    """By seller (`NAMES`) what they would have had. Of a campaign that is no year, without targets and quarters."""
    every = list(sheets.values())
    rows = [*_parts(every)] if is_year else []
    columns = ((TARGET,) if is_year else ()) + tuple(NAMES[name] for name in sheets)
    blank = ("",) if is_year else ()
    targets = (shown(sum(quarter.target for quarter in every[0].quarters)),) if is_year else ()
    rows.append(SideRow("In the end", (*targets, *(shown(one.kept) for one in every)), "end"))
    booked = (shown(one.total("booked") + one.signed_later) for one in every)
    undone = (less(one.total("undone") + one.still_to_come) for one in every)
    rows += [SideRow("Booked in all", (*blank, *booked), "whole"), SideRow("Undone of it", (*blank, *undone), "whole")]
    for label, count in _COUNTS:
        rows.append(SideRow(label, (*blank, *(f"{count(one):.1f}".removesuffix(".0") for one in every)), "count"))
    fits = tuple("" if one.fit is None else f"{one.fit:.1f}" for one in every)
    rows.append(SideRow("Fit with need, of 1", (*blank, *fits), "count"))
    return SideBySide(columns, tuple(rows))


def _parts(sheets: list[CampaignSheet]) -> list[SideRow]:
    """What was kept in each quarter, and what comes after the last one."""
    rows = []
    for quarters in zip(*(one.quarters for one in sheets), strict=True):
        figures = tuple(f"{MADE if one.made and one.target else ''}{shown(one.kept)}" for one in quarters)
        rows.append(SideRow(quarters[0].title, (shown(quarters[0].target), *figures), "part"))
    if any(one.signed_later for one in sheets):
        later = tuple(shown(one.signed_later) for one in sheets)
        rows.append(SideRow("Signed after the year", ("", *later), "part"))
    if any(one.still_to_come for one in sheets):
        rows.append(SideRow("Undone after the year", ("", *(less(one.still_to_come) for one in sheets)), "part"))
    return rows


def shown(hundredths: float) -> str:
    """Whole units of the currency."""
    return f"{round(hundredths / HUNDRED):,}"


def less(hundredths: float) -> str:
    """What is taken away: "-7,850", and "0" for nothing."""
    return shown(-hundredths) if hundredths else "0"
