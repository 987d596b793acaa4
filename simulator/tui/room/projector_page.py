"""The projector's page before the reveal: the lobby, the customer's words, the choices. No votes are known here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.tui.page.line import BLANK, Line, Span, block, said
from simulator.tui.room.chips import choice_rows, fitting_rows
from simulator.tui.room.invitation import code_rows, place, qr_rows
from simulator.tui.room.words import before_rows, large_rows, says_rows, who_row

if TYPE_CHECKING:
    from simulator.tui.page.grid import Grid
    from simulator.workshop.messages import RoomView, StageView

OPEN = "Take out a phone or a laptop and scan the code, or open"
TALK = "Talk to a neighbour who voted for something else: why?"


def asked(view: RoomView) -> str:
    """What the room is asked to do just now."""
    if view.phase == "voting":
        return "First vote. Decide alone." if view.vote == 1 else "Vote again. What do you think now?"
    return {
        "lobby": "It begins in a moment.",
        "speaking": "Listen. What does the customer need?",
        "closed": "The vote is closed.",
        "discussing": "You may change your mind.",
        "revealed": "What did the customer hear?",
        "debrief": "Where did it lead?",
        "ended": "Thank you.",
    }.get(view.phase, "")


def lobby_rows(stage: StageView, grid: Grid, *, theme: str, code: bool) -> list[Line]:
    """Title, brief and how to come in; `code` shows the QR code where no panel does."""
    view, width = stage.view, grid.speech
    title = large_rows(view.title, width) if grid.wide else None
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
    return [said("Room code", "muted"), BLANK, *code_rows(stage, grid.text)]


def turn_rows(view: RoomView, grid: Grid, room: int, *, lined: bool = False) -> list[Line]:
    """Who speaks, what they say, and what can be answered: as generous as `room` rows allow."""
    tries = ((True, True, 1, 1), (True, False, 1, 1), (False, False, 1, 1), (False, False, 1, 0), (False, False, 0, 0))
    lines: list[Line] = []
    for large, before, air, gap in tries:
        lines = _turn(view, grid, large=large and grid.wide, before=before, air=air, gap=gap, lined=lined)
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
    if not view.choices:
        return lines
    lines += [*[BLANK] * air, said("─" * grid.text, "rule"), *[BLANK] * air]
    if view.phase == "discussing":
        lines += [*block(TALK, grid.speech, "bold accent"), *[BLANK] * air]
    return [*lines, *choice_rows(view.choices, grid.text, gap=gap, lined=lined)]
