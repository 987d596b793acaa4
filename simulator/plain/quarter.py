"""The sheet at a campaign's end, line by line: yours beside the pushy and the passive player's."""

from __future__ import annotations

from simulator.plain.speech import Write
from simulator.practice.campaign import QuarterSheet
from simulator.scenario.model import HUNDRED


def write_sheet(yours: QuarterSheet, pushy: QuarterSheet, passive: QuarterSheet, write: Write) -> None:
    """Writes what the campaign came to."""
    write("The quarter")
    for says, one in (
        ("You", yours),
        ("Somebody who always pushed", pushy),
        ("Somebody who always waited", passive),
    ):
        write(f"{says}: {sheet_sentence(one)}")
    write("The figures of the other two are exact: the same customers, met by a fixed rule.")


def sheet_sentence(one: QuarterSheet) -> str:
    """A sheet in a sentence."""
    sold = ", ".join(f"{amount // HUNDRED:,} {currency}".strip() for currency, amount in one.sales.items())
    fit = f" (fit {one.fit:.1f} of 1)" if one.fit is not None else ""
    parts = [
        f"{_count(one.held, 'conversation')} held",
        f"{_count(one.earned, 'next meeting')} earned",
        f"sold {sold}{fit}" if sold else "sold nothing",
        _count(one.referrals, "referral"),
        _count(one.cancelled, "complaint"),
    ]
    if one.not_invited:
        parts.append(f"{_count(one.not_invited, 'conversation')} that never took place")
    return ", ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{'no' if number == 0 else number} {noun}{'' if number == 1 else 's'}"
