"""English for what only the program's own frame says: commands, summaries, pages of figures."""

from __future__ import annotations


def amount(number: int, noun: str) -> str:
    """ "1 file", "5 files": a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
