"""Words that several screens share: markets, levels, lengths, numbers and days."""

from __future__ import annotations

from simulator.languages.english import counted as counted
from simulator.languages.english import number as number
from simulator.languages.english import share as share
from simulator.practice.reviews.days import day as day
from simulator.practice.reviews.days import day_from as day_from
from simulator.practice.reviews.days import month as month
from simulator.scenario.library_entry import MARKETS as MARKETS

UNREAD = 0.4
"""Seconds after a reply is painted in which nobody can have read it: a key then answers nothing."""
TAKE_BACK_UP_TO = 2
"""The hardest level at which a line may be taken back."""
OWN_WORDS_FROM = 3
"""The level from which answering in own words is offered; it can be turned on at any."""
LEVELS = {1: "First steps", 2: "Practised", 3: "Hard"}


def kind_of_talk(market: str, level: int, minutes: int) -> str:
    """ "Companies, practised, about 8 minutes"."""
    parts = [MARKETS.get(market, market), LEVELS.get(level, "").lower()]
    if minutes:
        parts.append(f"about {minutes} minutes" if minutes > 1 else "about a minute")
    return ", ".join(part for part in parts if part)
