"""A campaign line by line: where it stands between two conversations, and what it came to at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simulator.conversation.talk import Talk
from simulator.plain.speaker import Write, write_wrapped
from simulator.practice.campaign.meetings import Standing
from simulator.practice.campaign.other_sellers import OTHERS
from simulator.practice.campaign.results import CampaignSheet, sheet
from simulator.practice.campaign.told import fits_line, lost_now, memories, quarter_line, year_lines
from simulator.scenario.campaign import Campaign

SAME = (
    "The figures of the others are exact: the same customers, met by a fixed rule. Whom you saw they see on the same "
    "day; whom you did not see, all of them see on one fixed day."
)


def write_between(campaign: Campaign, now: Standing, held: Sequence[Talk], write: Write) -> None:
    """Where the quarter stands, whom the last conversation has lost, what everybody remembers."""
    figures = sheet(campaign, held)
    if campaign.is_year:
        for number in range(now.quarter + 1):
            one = figures.quarters[number]
            over = now.finished or number < now.quarter
            write_wrapped(f"Note: {one.title}. {quarter_line(one, figures.currency, over=over)}", write)
    for met in memories(held, now.open):
        write_wrapped(f"Note: {met.name}: {met.told}", write)
    for line in lost_now(campaign, now, held):
        write_wrapped(f"Note: {line}", write)
    if told := fits_line(now):
        write_wrapped(f"Note: {told}", write)


def write_sheet(yours: CampaignSheet, others: Mapping[str, CampaignSheet], write: Write) -> None:
    """Writes what the campaign came to: yours, and what the same customers would have given others."""
    write("What it came to")
    for says, one in (("You", yours), *((OTHERS[name], one) for name, one in others.items())):
        write("")
        write(says)
        for line in year_lines(one):
            write_wrapped(f"  {line}", write, "    ")
    write("")
    write_wrapped(SAME, write)
