"""English for what only the program's own frame says: commands, summaries, pages of figures.

How a number is written: in a sentence that a trainee reads, a count up to twenty is a word ("two conversations are due").
A share is always two figures ("2 of 6"), minutes are figures, and so are labels, rows, what commands report, and whatever
the debrief tells, which says the same in several languages.
"""

from __future__ import annotations

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip


def number(count: int) -> str:
    """A small number in words, a larger one in figures."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """ "one conversation", "five conversations": in a sentence."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def share(part: int, whole: int) -> str:
    """ "2 of 6": never in words, and never one in words and the other in figures."""
    return f"{part} of {whole}"


def amount(number: int, noun: str, many: str = "", *, one: str = "1") -> str:
    """ "1 file", "5 files": a number with its noun. `many` where its plural has no plain s, `one` what stands for 1."""
    return f"{one} {noun}" if number == 1 else f"{number} {many or noun + 's'}"


def capital(text: str) -> str:
    """With a capital at the front."""
    return text[:1].upper() + text[1:]
