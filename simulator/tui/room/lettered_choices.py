"""Choices under their letters: a chip, the words hanging beside it. The same from the vote to the reveal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from simulator.tui.page.line import BLANK, Line, Span, cells, marked, row, shorten, span, wrap

if TYPE_CHECKING:
    from simulator.workshop.views import ChoiceView

HANG = 5
"""Columns of the chip and the gap after it."""
ALL = 99


def chip(letter: str, *, lit: bool = True, lined: bool = False) -> Span:
    """A letter on a ground of its own; in brackets where it is not lit and surfaces do not part."""
    if lit:
        return Span(f" {letter.upper()} ", "bold page on accent")
    return Span(f"[{letter.upper()}]", "soft") if lined else Span(f" {letter.upper()} ", "bold soft on focus")


def words_of(text: str, width: int, most: int = ALL) -> list[str]:
    """The text in rows beside its chip, at most so many, ending in … where it is cut."""
    rows = list(wrap(text, max(1, width - HANG))) or [""]
    if len(rows) <= most:
        return rows
    last = shorten(f"{rows[most - 1]} {rows[most]}", width - HANG)
    if not last.endswith("…"):
        last = shorten(f"{last}…", width - HANG) if cells(last) < width - HANG else f"{last[:-1]}…"
    return [*rows[: most - 1], last]


def fitting_rows(choices: Sequence[ChoiceView], width: int, room: int, **given: Any) -> list[Line]:
    """The choices without gaps, shortened as far as `room` asks for: no letter is lost before its words are."""
    lines = choice_rows(choices, width, gap=0, **given)
    for most in (4, 3, 2, 1):
        if len(lines) > room:
            lines = choice_rows(choices, width, gap=0, most=most, **given)
    return lines


def choice_rows(
    choices: Sequence[ChoiceView],
    width: int,
    *,
    gap: int = 1,
    most: int = ALL,
    lit: Collection[str] | None = None,
    lined: bool = False,
) -> list[Line]:
    """Every choice with its letter. `lit` None lights every chip; otherwise the others turn soft.

    `most` are the rows of a choice that is not the only one lit.
    """
    lines: list[Line] = []
    for at, choice in enumerate(choices):
        if at:
            lines += [BLANK] * gap
        bright = lit is None or choice.letter in lit
        ink = "" if bright or not lit else "soft"
        rows = words_of(choice.say, width, ALL if lit and bright else most)
        first = row(chip(choice.letter, lit=bright, lined=lined), Span("  "), Span(rows[0], ink))
        rest = [row(span(part, ink), indent=HANG) for part in rows[1:]]
        lines += [marked(line, width, at) for line in (first, *rest)]
    return lines
