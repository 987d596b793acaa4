"""What was said, as a chat: the customer at the margin, you indented, what is done in italics.

Rows are worked out from the newest speech back, only as far as they are shown, so a late turn costs no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from simulator.languages.tongue import tongue
from simulator.scenario.short_names import label_of
from simulator.tui.page.line import BLANK, Line, block, ends, said

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk
    from simulator.scenario.model import Turn

YOURS = 6
"""How far your own lines are indented."""


class Speech(NamedTuple):
    """One thing said or done. `tone` is "now", "just" (a moment ago) or "" (earlier)."""

    kind: str
    label: str
    text: str
    tone: str = ""


def from_newest(talk: Talk, *, fresh: bool) -> Iterator[Speech]:
    """The speeches, the newest first. `fresh` says that the last choice has only just been made."""
    scenario, say = talk.scenario, tongue(talk.scenario.lang)
    turn, ending = talk.turn, talk.ending
    if ending is not None:
        speaker = talk.steps[-1].turn.speaker if talk.steps else scenario.main_contact.id
        yield Speech("customer", label_of(scenario, speaker), ending.says, "now")
    elif turn is not None and not (talk.stuck and talk.steps and talk.steps[-1].went is None):
        yield from _heard(talk, turn, "now")
    tone = "just" if fresh else ""
    for step in reversed(talk.steps):
        if step.choice.reply:
            yield Speech("done", "", step.choice.reply, tone)
        yield Speech("you", say("You"), step.choice.say, tone)
        yield from _heard(talk, step.turn, "")
        tone = ""


def _heard(talk: Talk, turn: Turn, tone: str) -> Iterator[Speech]:
    """What the customer says there, and before it what is to be seen: some turns have only that."""
    if turn.says or not turn.scene:
        yield Speech("customer", label_of(talk.scenario, turn.speaker), turn.says, tone)
    if turn.scene:
        yield Speech("done", "", turn.scene, tone)


def rows_of(speech: Speech, width: int) -> list[Line]:
    """One speech with its label; `width` is the measure of the customer's lines."""
    accent = "bold accent" if speech.tone else "muted"
    if speech.kind == "done":
        return block(speech.text, width, "italic" if speech.tone else "italic muted")
    if speech.kind == "you":
        inner = max(10, width - YOURS)
        return [
            said(speech.label, accent, indent=YOURS),
            *block(speech.text, inner, "" if speech.tone else "soft", indent=YOURS),
        ]
    return [said(speech.label, accent), *block(speech.text, width, "bold" if speech.tone else "soft")]


class Fitted(NamedTuple):
    """The rows that are shown; `earlier` says that something above them is not."""

    rows: list[Line]
    earlier: bool


def newest_height(talk: Talk, width: int) -> int:
    """The rows of what the customer says now, with the label."""
    first = next(from_newest(talk, fresh=False), None)
    return len(rows_of(first, width)) if first else 0


def exchange_height(talk: Talk, width: int) -> int:
    """The rows of the last exchange: what you said, what they did, what they say now, with blanks between."""
    height = 0
    for speech in from_newest(talk, fresh=False):
        if height and speech.kind == "customer":
            break
        height += len(rows_of(speech, width)) + (1 if height else 0)
    return height


def newest_rows(talk: Talk, width: int, height: int, *, fresh: bool) -> Fitted:
    """What fits into `height` rows of the end of the conversation: whole speeches, each with its speaker."""
    rows: list[Line] = []
    below = ""
    for speech in from_newest(talk, fresh=fresh):
        lines = rows_of(speech, width)
        tight = speech.kind == "done" and below == "customer" and height < 14
        needed = len(lines) + (0 if tight or not rows else 1)
        if len(rows) + needed > height:
            if not rows:
                return Fitted(lines[len(lines) - height :], True)
            return Fitted(rows, True)
        rows = [*lines, *([] if tight or not rows else [BLANK]), *rows]
        below = speech.kind
    return Fitted(rows, False)


def all_rows(talk: Talk, width: int, *, fresh: bool) -> list[Line]:
    """The whole conversation, for looking back."""
    rows: list[Line] = []
    for speech in reversed(list(from_newest(talk, fresh=fresh))):
        rows += ([BLANK] if rows else []) + rows_of(speech, width)
    return rows


def with_note(rows: list[Line], note: str, width: int) -> list[Line]:
    """The rows with a muted word at the right of the first."""
    if not rows:
        return [ends(BLANK, said(note, "muted"), width)]
    first = ends(rows[0], said(note, "muted"), width)
    if first == rows[0]:
        first = ends(rows[0], said(note[:1], "muted"), width)
    return [first, *rows[1:]]
