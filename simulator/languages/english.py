"""English for what only the program's own frame says: commands, summaries, pages of figures."""

from __future__ import annotations


def amount(number: int, noun: str, many: str = "", *, one: str = "1") -> str:
    """ "1 file", "5 files": a number with its noun. `many` where its plural has no plain s, `one` what stands for 1."""
    return f"{one} {noun}" if number == 1 else f"{number} {many or noun + 's'}"


def capital(text: str) -> str:
    """With a capital at the front."""
    return text[:1].upper() + text[1:]
