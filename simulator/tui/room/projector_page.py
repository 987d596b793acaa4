"""The projector's page before the reveal: how to come in, the customer's words, the choices. No votes are known here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from simulator.tui.page.line import BLANK, Line, Span, block, said
from simulator.tui.room.customer_says import before_rows, large_rows, says_rows, who_row
from simulator.tui.room.lettered_choices import choice_rows, fitting_rows
from simulator.tui.themes import PLAIN
from simulator.workshop.address import qr_lines
from simulator.workshop.wording import say

if TYPE_CHECKING:
    from simulator.tui.page.grid import Grid
    from simulator.workshop.messages import StageView
    from simulator.workshop.views import RoomView

_OTHER_WAY = str.maketrans(" █▄▀", "█ ▀▄")
OPEN = "Take out a phone or a laptop and scan the code, or open"
TALK = "Talk to a neighbour who voted for something else: why?"


def asked(view: RoomView) -> str:
    """What the room is asked to do just now."""
    if view.phase == "voting":
        return "First vote. Decide alone." if view.vote == 1 else "Vote again. What do you think now?"
    return {
        "lobby": "It begins in a moment.",
        "speaking": "Listen. What does the customer need?",
        "replying": "Write it on your phone. The facilitator reads it, and may show it without your name.",
        "closed": "The vote is closed.",
        "discussing": "You may change your mind.",
        "revealed": "What did the customer hear?",
        "debrief": "Answer for yourself, then tell your neighbour.",
        "outcome": "Where did it lead?",
        "ended": "Thank you.",
    }.get(view.phase, "")


def lobby_rows(stage: StageView, grid: Grid, *, theme: str, code: bool) -> list[Line]:
    """Title, brief and how to come in; `code` shows the QR code where no panel does."""
    view, width = stage.view, grid.speech
    title = large_rows(view.title, width) if grid.wide and grid.letters else None
    lines = title or block(view.title, width, "bold accent")
    lines = [*lines, BLANK, *block(view.brief, width)]
    if grid.wide:
        return [*lines, BLANK, BLANK, BLANK, said(OPEN, "soft"), BLANK, *_address(stage, grid.text)]
    if code:
        return [*qr_rows(stage, grid.text, theme), *lines]
    if stage.locked:
        return [*lines, BLANK, *block("The room is locked: nobody new can join.", width, "bold")]
    return [*lines, BLANK, said("Open", "muted"), *block(place(stage), width, "bold"), BLANK, *_code(stage, grid)]


def _address(stage: StageView, width: int) -> list[Line]:
    return large_rows(place(stage), width, most=1) or block(place(stage), width, "bold")


def _code(stage: StageView, grid: Grid) -> list[Line]:
    if grid.height < 20:
        return [Line((Span("Room code ", "muted"), Span(stage.code, "bold accent")))]
    return [said("Room code", "muted"), BLANK, *code_rows(stage, grid.text, large=grid.letters)]


def turn_rows(view: RoomView, grid: Grid, room: int, *, lined: bool = False) -> list[Line]:
    """Who speaks, what they say, and what can be answered: as generous as `room` rows allow."""
    tries = ((True, True, 1, 1), (True, False, 1, 1), (False, False, 1, 1), (False, False, 1, 0), (False, False, 0, 0))
    lines: list[Line] = []
    for large, before, air, gap in tries:
        lines = _turn(
            view, grid, large=large and grid.wide and grid.letters, before=before, air=air, gap=gap, lined=lined
        )
        if len(lines) <= room:
            return lines
    if not view.choices:
        return lines
    lines = _turn(view, grid, large=False, before=False, air=0, gap=0, lined=lined, short=True)
    if len(lines) <= room:
        return lines
    above = len(lines) - len(choice_rows(view.choices, grid.text, gap=0))
    return [*lines[:above], *fitting_rows(view.choices, grid.text, room - above, lined=lined)]


def _turn(
    view: RoomView, grid: Grid, *, large: bool, before: bool, air: int, gap: int, lined: bool, short: bool = False
) -> list[Line]:
    lines = [who_row(view, grid.text), BLANK] if grid.wide else []
    earlier = before_rows(view, grid.speech) if before or not view.choices else []
    if earlier:
        lines += [*earlier, BLANK]
    lines += says_rows(view, grid.speech, large=grid.text if large else 0, parted=grid.height >= 20, short=short)
    if view.asks:
        shown = [line for one in view.shown for line in (BLANK, *block(f"“{one}”", grid.speech, "bold"))]
        return [*lines, BLANK, *block(say(f"ask.{view.asks}"), grid.speech, "bold accent"), *shown]
    if not view.choices:
        return lines
    lines += [*[BLANK] * air, said("─" * grid.text, "rule"), *[BLANK] * air]
    if view.phase == "discussing":
        lines += [*block(TALK, grid.speech, "bold accent"), *[BLANK] * air]
    return [*lines, *choice_rows(view.choices, grid.text, gap=gap, lined=lined)]


def place(stage: StageView) -> str:
    """The address as it is typed: without its scheme, which a browser adds, unless that is https."""
    parts = urlsplit(stage.address)
    return stage.address if parts.scheme == "https" else parts.netloc


@lru_cache(maxsize=8)
def _qr(url: str) -> tuple[str, ...]:
    return tuple(qr_lines(url))


def qr_rows(stage: StageView, width: int, theme: str) -> list[Line]:
    """The address as a QR code, dark on light in every theme; nothing where it does not fit or nobody could come.

    Without colours the light squares are drawn, since a terminal's own ink is mostly the lighter one.
    """
    if not stage.address:
        return []
    lines = _qr(f"{stage.address}/{stage.code}")
    if len(lines[0]) > width:
        return []
    if theme == PLAIN:
        return [Line((Span(line),)) for line in lines]
    style = "text on page" if theme == "helpfirst-light" else "page on text"
    return [Line((Span(line.translate(_OTHER_WAY), style),)) for line in lines]


def code_rows(stage: StageView, width: int, *, large: bool = True) -> list[Line]:
    """The room's code, in display letters where these are wanted."""
    drawn = large_rows(stage.code, width, "accent", most=1) if large else None
    return drawn if drawn is not None else [said(stage.code, "bold accent")]


def invitation(stage: StageView, width: int, theme: str, *, large: bool = True) -> list[Line]:
    """All of it, for the side panel."""
    qr = qr_rows(stage, width, theme)
    lines = [*qr, BLANK] if qr else []
    if stage.locked:
        return [*lines, *block("The room is locked: nobody new can join.", width, "bold")]
    lines += [said("Scan, or open" if qr else "Open", "muted"), *block(place(stage), width, "bold"), BLANK]
    return [*lines, said("Room code", "muted"), BLANK, *code_rows(stage, width, large=large)]


def count_rows(stage: StageView, width: int, *, large: bool) -> list[Line]:
    """ "27 of 31 have voted" during a vote, and how many are here otherwise; never for what."""
    voting = stage.view.phase in ("voting", "replying")
    expected = max(stage.here, stage.voted)
    figure = f"{stage.voted} of {expected}" if voting else str(stage.here)
    words = stage.count.removeprefix(figure).strip()
    drawn = large_rows(figure, width, most=1) if large else None
    if drawn is None:
        return [Line((Span(figure, "bold"), Span(f" {words}", "muted")))]
    lines = [*drawn, said(words, "muted")]
    return [*lines, progress(stage.voted, expected, width)] if voting else lines


def progress(done: int, of: int, width: int) -> Line:
    """A thick line for those who have voted, a thin one for the others."""
    end = width * done // of if of else 0
    return Line((Span("━" * end, "accent"), Span("─" * (width - end), "rule")))
