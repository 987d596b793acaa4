"""How to come in: the QR code, the address and the room's code; and how many are there and have voted."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from simulator.tui.page.line import BLANK, Line, Span, block, said
from simulator.tui.room.words import large_rows
from simulator.tui.themes import PLAIN
from simulator.workshop.address import qr_lines

if TYPE_CHECKING:
    from simulator.workshop.messages import StageView

_OTHER_WAY = str.maketrans(" █▄▀", "█ ▀▄")


def place(stage: StageView) -> str:
    """The address as it is typed: without its scheme, which a browser adds, unless that is https."""
    parts = urlsplit(stage.address)
    return stage.address if parts.scheme == "https" else parts.netloc


@lru_cache(maxsize=8)
def _code(url: str) -> tuple[str, ...]:
    return tuple(qr_lines(url))


def qr_rows(stage: StageView, width: int, theme: str) -> list[Line]:
    """The address as a QR code, dark on light in every theme; nothing where it does not fit or nobody could come.

    Without colours the light squares are drawn, since a terminal's own ink is mostly the lighter one.
    """
    if not stage.address:
        return []
    lines = _code(f"{stage.address}/{stage.code}")
    if len(lines[0]) > width:
        return []
    if theme == PLAIN:
        return [Line((Span(line),)) for line in lines]
    style = "text on page" if theme == "helpfirst-light" else "page on text"
    return [Line((Span(line.translate(_OTHER_WAY), style),)) for line in lines]


def code_rows(stage: StageView, width: int) -> list[Line]:
    """The room's code in display letters."""
    drawn = large_rows(stage.code, width, "accent", most=1)
    return drawn if drawn is not None else [said(stage.code, "bold accent")]


def invitation(stage: StageView, width: int, theme: str) -> list[Line]:
    """All of it, for the side panel."""
    qr = qr_rows(stage, width, theme)
    lines = [*qr, BLANK] if qr else []
    if stage.locked:
        return [*lines, *block("The room is locked: nobody new can join.", width, "bold")]
    lines += [said("Scan, or open" if qr else "Open", "muted"), *block(place(stage), width, "bold"), BLANK]
    return [*lines, said("Room code", "muted"), BLANK, *code_rows(stage, width)]


def expected(stage: StageView) -> int:
    """How many could vote: who is here, and whoever voted and has gone."""
    return max(stage.here, stage.voted)


def count_rows(stage: StageView, width: int, *, large: bool) -> list[Line]:
    """ "27 of 31 have voted" during a vote, and how many are here otherwise; never for what."""
    voting = stage.view.phase == "voting"
    figure = f"{stage.voted} of {expected(stage)}" if voting else str(stage.here)
    words = "have voted" if voting else "is here" if stage.here == 1 else "are here"
    drawn = large_rows(figure, width, most=1) if large else None
    if drawn is None:
        return [Line((Span(figure, "bold"), Span(f" {words}", "muted")))]
    lines = [*drawn, said(words, "muted")]
    return [*lines, progress(stage.voted, expected(stage), width)] if voting else lines


def progress(done: int, of: int, width: int) -> Line:
    """A thick line for those who have voted, a thin one for the others."""
    end = width * done // of if of else 0
    return Line((Span("━" * end, "accent"), Span("─" * (width - end), "rule")))


def count_words(stage: StageView) -> str:
    """The same in a few words."""
    if stage.view.phase == "voting":
        return f"{stage.voted} of {expected(stage)} have voted"
    return f"{stage.here} {'is' if stage.here == 1 else 'are'} here"
