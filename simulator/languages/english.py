"""English for what only the program's own frame says: commands, summaries, pages of figures."""

from __future__ import annotations


def amount(number: int, noun: str, many: str = "", *, one: str = "1") -> str:
    """ "1 file", "5 files": a number with its noun. `many` where its plural has no plain s, `one` what stands for 1."""
    return f"{one} {noun}" if number == 1 else f"{number} {many or noun + 's'}"


_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip


def number(count: int) -> str:
    """A small number in words, a larger one in figures."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else str(count)


def capital(text: str) -> str:
    """With a capital at the front."""
    return text[:1].upper() + text[1:]
