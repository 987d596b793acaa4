"""Sellers side by side at the end of a campaign: whatever the amounts, every column adds up as it is shown."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.practice.campaign.results import CampaignSheet, QuarterSheet, mean_sheet
from simulator.practice.campaign.side_by_side import SideBySide, side_by_side

AMOUNT = st.integers(0, 10**9)
QUARTERS = ("January to March", "April to June")


@st.composite
def sheets(draw) -> CampaignSheet:
    """A seller's year, with amounts in hundredths that are no whole units."""
    quarters = tuple(QuarterSheet(title, draw(AMOUNT), booked=draw(AMOUNT), undone=draw(AMOUNT)) for title in QUARTERS)
    return CampaignSheet("GBP", quarters, draw(AMOUNT), draw(AMOUNT), 0)


def column(found: SideBySide, place: int, kind: str) -> list[int]:
    """The figures of one kind in that column, read as somebody reads the page."""
    figures = (row.figures[place].lstrip("*").replace(",", "") for row in found.rows if row.kind == kind)
    return [int(figure) for figure in figures if figure]


@given(st.lists(sheets(), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_every_column_adds_up_to_what_is_left_in_the_end(several):
    for is_year in (True, False):
        found = side_by_side({"you": mean_sheet(several[:1]), "decent": mean_sheet(several)}, is_year=is_year)
        for place, head in enumerate(found.heads):
            (end,) = column(found, place, "end")
            if is_year:
                assert sum(column(found, place, "part")) == end
            if head != "Target":
                assert sum(column(found, place, "whole")) == end


def test_what_is_undone_and_signed_after_the_year_has_a_row_of_its_own():
    quarter = QuarterSheet("January to March", 2_000_000, booked=2_230_000)
    found = side_by_side({"you": CampaignSheet("GBP", (quarter,), 500_000, 5_296_200, 0)}, is_year=True)
    rows = {row.label: row.figures for row in found.rows}
    assert rows["January to March"] == ("20,000", "*22,300")
    assert rows["Signed after the year"] == ("", "5,000")
    assert rows["Undone after the year"] == ("", "-52,962")
    assert rows["In the end"] == ("20,000", "-25,662")
