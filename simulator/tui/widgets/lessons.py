"""What to take along: keep, start and stop, the question for a customer of one's own, and what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.lessons import QUESTIONS, TRANSFER
from simulator.tui.page.line import BLANK, Line, Span, block, marked, row, said, span
from simulator.tui.widgets.labels import Labels

if TYPE_CHECKING:
    from simulator.debrief.report import Report

WORDS = ("Keep", "Start", "Stop")
ASKED_AGAIN = "You will be asked how it went when this comes back."


def lesson_rows(found: Report, width: int) -> list[Line]:
    """At most one of each, each a behaviour and its rule."""
    lines: list[Line] = []
    for word, one in zip(WORDS, (found.lessons.keep, found.lessons.start, found.lessons.stop), strict=True):
        if one is None:
            continue
        if lines:
            lines.append(BLANK)
        lines.append(row(Span(word.ljust(8), "muted"), span(one.name, "bold")))
        lines += block(one.rule, width - 8, "", indent=8)
    return lines or block("Nothing here calls for a change.", width, "soft")


def transfer_rows(found: Report, width: int, *, typing: bool, mark: str) -> list[Line]:
    """The question; below it the line that is typed, or the promise that was made."""
    lines = block(TRANSFER, width, "bold")
    if typing:
        return [*lines, marked(BLANK, width, mark)]
    if found.reflection.promise:
        return [*lines, *block(f"“{found.reflection.promise}”", width), said(ASKED_AGAIN, "muted")]
    return [*lines, said("Enter to write it down.", "muted")]


def before_rows(found: Report, width: int) -> list[Line]:
    """What the trainee answered before any score; nothing where all was skipped."""
    labels = Labels(width, tuple(QUESTIONS))
    for question, answer in zip(QUESTIONS, found.reflection.answers, strict=False):
        labels.add(question, answer, "soft")
    return [said("Before the score you said", "muted"), *labels.lines] if labels.lines else []
