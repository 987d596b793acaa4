"""The conversation's page: where you are, what was said, the hairline, and below it what you can say or the coach.

What can be chosen is never pushed off the page: blanks go first, then earlier speeches, then the ends of choices
that are not focused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.conversation.mood import change_word, trust_word
from simulator.languages.tongue import tongue
from simulator.scenario.model import STAGES
from simulator.scenario.short_names import short_name
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import (
    BLANK,
    Line,
    Span,
    at_height,
    block,
    ends,
    header,
    item,
    moved,
    row,
    said,
    shorten,
    span,
)
from simulator.tui.widgets.choices import FULL, Fit, choice_rows, heights
from simulator.tui.widgets.coach import coach_rows
from simulator.tui.widgets.gauge import gauge
from simulator.tui.widgets.proposed_lines import (
    NOTHING_PROPOSED,
    Proposed,
    field_rows,
    least_proposed,
    proposed_rows,
    yours_rows,
)
from simulator.tui.widgets.transcript import all_rows, exchange_height, newest_height, newest_rows, with_note

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk

CHOOSE, COACH, OVER, SAY, PROPOSED = "choose", "coach", "over", "say", "proposed"
LEAST_TALK = 4
OVER_TEXT = "The conversation is over."
AFTERWARDS = "Press enter to look back on it."
NEVER_BEGUN = "Nothing can be said at the first turn: a mistake in the scenario. `helpfirst check` says more."
STUCK_TEXT = "The conversation cannot go on: nothing can follow here."


@dataclass(frozen=True)
class View:
    """How the conversation is looked at: what stands below the line, what is focused, how far back one looks."""

    below: str = CHOOSE
    focus: int | None = None
    back: int = 0
    own_words: str = ""
    """What the trainee would have said: it stands above the choices while one of them is picked."""
    compares: bool = False
    """Whether what is typed is compared with the lines."""
    proposed: Proposed = NOTHING_PROPOSED
    verdict: tuple[str, ...] = ()
    """Sentences above all choices, the first the most important, once something was typed and none of them was marked."""


def speaker_now(talk: Talk) -> str:
    """The id of the person who speaks now."""
    if talk.turn is not None:
        return talk.turn.speaker
    return talk.steps[-1].turn.speaker if talk.steps else talk.scenario.main_contact.id


def before_now(talk: Talk, person: str) -> int | None:
    """That person's trust before the last choice, if it was said to them; in thousandths."""
    last = talk.steps[-1] if talk.steps else None
    return last.trust_before if last is not None and last.turn.speaker == person else None


def stages(talk: Talk) -> tuple[list[str], str]:
    """The stages the scenario goes through, in their order, and the present one ("" where none is named)."""
    used = {turn.stage for turn in talk.scenario.turns.values()}
    now = talk.turn.stage if talk.turn is not None else ""
    for step in reversed(talk.steps):
        now = now or step.turn.stage
    return [stage for stage in STAGES if stage in used], now


def stage_row(talk: Talk, width: int) -> Line:
    """Opening › Discovery › …, the present one in bold; only that one where the row is too long."""
    all_stages, now = stages(talk)
    say = tongue(talk.scenario.lang)
    spans: list[Span] = []
    for stage in all_stages:
        if spans:
            spans.append(Span(" › ", "rule"))
        spans.append(Span(say.own(stage.capitalize()), "bold" if stage == now else "muted"))
    line = row(*spans) if row(*spans).width <= width else said(say.own(now.capitalize()), "bold")
    aside = said(what_if(talk), "muted")
    return ends(line, aside, width) if aside.spans else line


def what_if(talk: Talk) -> str:
    """ "What if, from choice 3": for a conversation that is held again from one of its choices; otherwise nothing."""
    return f"What if, from choice {talk.attempt.kept + 1}" if talk.attempt.parent is not None else ""


def mood_spans(talk: Talk, person: str, *, short: bool = False) -> list[Span]:
    """The mood word in bold and how the last line changed it."""
    trust, before = talk.trust(person), before_now(talk, person)
    say = tongue(talk.scenario.lang)
    spans = [Span(trust_word(trust, say), "bold")]
    if before is not None and not (short and say.lang != "en"):  # other languages have no shorter words for it
        word = change_word(before, trust, say)
        if short:
            word = word.removeprefix("a little ").removesuffix(" than before")
        spans.append(Span(f", {word}"))
    return spans


def header_row(talk: Talk, grid: Grid) -> Line:
    """The narrow screen's first row: who, how they seem, the gauge, the stage; the gauge goes first, then the stage."""
    person = speaker_now(talk)
    name = talk.scenario.people[person].name
    small = grid.width < 60
    who = span(short_name(name) if small else name, "bold")
    left = row(who, Span(": " if small else "  "), *mood_spans(talk, person, short=small))
    stage = said(what_if(talk) or tongue(talk.scenario.lang).own(stages(talk)[1].capitalize()))
    room = grid.text - left.width - stage.width - 6
    if grid.width >= 80 and room >= 17:
        track = gauge(talk.trust(person), before_now(talk, person), min(room, 21), tongue(talk.scenario.lang))
        left = row(*left.spans, Span("   "), *track.spans)
    return ends(left, stage, grid.text) if grid.width >= 60 else left


def stage_page(talk: Talk, view: View, grid: Grid) -> list[Line]:
    """Everything between the top and the footer."""
    if grid.wide:
        top = [BLANK, moved(stage_row(talk, grid.text), grid.margin), BLANK, BLANK]
        height = grid.height - 2 - len(top) - 1
        return [*top, *talk_and_below(talk, view, grid, height)]
    head = header(header_row(talk, grid), BLANK, grid)
    return [head, *talk_and_below(talk, view, grid, grid.height - 2)]


def talk_and_below(talk: Talk, view: View, grid: Grid, height: int) -> list[Line]:
    """What was said, the line, and what stands below it, in so many rows."""
    yours: list[Line] = []
    if view.below == PROPOSED:
        spare = height - least_proposed(view.proposed, grid) - 2  # the proposed lines stay whole before anything else
        yours = yours_rows(view.proposed.yours, grid, max(0, min(6, height // 4 + 1, spare)))
        height -= len(yours)
    below, air = _below(talk, view, grid, height)
    rule = [moved(said("─" * grid.text, "rule"), grid.margin)]
    blank = [BLANK] * air
    room = height - len(below) - 1 - air
    if room < 1:  # the smallest screens: the line goes before the last words do
        rule, blank, room = [], [], max(1, height - len(below))
    width = grid.speech
    fresh = view.below not in (CHOOSE, SAY, PROPOSED)
    shown = newest_rows(talk, width, room, fresh=fresh)
    rows = shown.rows
    if view.back:
        everything = all_rows(talk, width, fresh=fresh)
        start = max(0, len(everything) - room - view.back)
        rows = everything[start : start + room]
        rows = with_note(rows, "↑ earlier" if start else "the beginning", grid.text)
    elif shown.earlier and not grid.wide:
        spare = len(rows) < room
        rows = with_note([*([BLANK] if spare else []), *rows], "↑ earlier", grid.text)
    said_rows = [moved(line, grid.margin) for line in rows]
    if yours and room - len(said_rows) > 0:
        said_rows.append(BLANK)
    if not grid.wide or view.back:
        said_rows = at_height(said_rows, room)
    return [*said_rows, *yours, *blank, *rule, *below]


def furthest_back(talk: Talk, grid: Grid, height: int) -> int:
    """How many rows one can look back when `height` rows show the conversation."""
    return max(0, len(all_rows(talk, grid.speech, fresh=False)) - height)


def _below(talk: Talk, view: View, grid: Grid, height: int) -> tuple[list[Line], bool]:
    """The rows below the line, and whether a blank row stands above it."""
    if view.below == COACH:
        least = min(newest_height(talk, grid.speech), 6)
        most = height - 1 - (min(LEAST_TALK, least) if grid.height >= 15 else 0)  # the reason is not cut for the talk
        room = height - 3 - least
        rows = coach_rows(talk, grid.text, learnt=not grid.wide, height=room, most=most, wide=grid.wide)
        return _aired([moved(line, grid.margin) for line in rows[:most]], grid)
    if view.below == OVER:
        text = OVER_TEXT if talk.finished else STUCK_TEXT
        rows = [said(text, "bold"), *block(AFTERWARDS if talk.steps else NEVER_BEGUN, grid.text, "soft")]
        return _aired([moved(line, grid.margin) for line in rows], grid)
    if view.below == SAY:
        return _aired(field_rows(grid, compares=view.compares), grid)
    if view.below == PROPOSED:
        least = min(newest_height(talk, grid.speech), LEAST_TALK)
        rows = proposed_rows(view.proposed, grid, height - 2 - least, most=height - 1)
        return _aired(rows, grid)
    told = view.verdict if grid.height >= 20 else view.verdict[:1]
    verdict = [moved(line, grid.margin) for line in block(" ".join(told), grid.text, "bold")]
    yours = _yours(talk, view, grid, height - len(verdict))
    rows, air = _choices(talk, view, grid, height - len(yours) - len(verdict))
    return [*yours, *verdict, *rows], air or bool(yours or verdict)


def _yours(talk: Talk, view: View, grid: Grid, height: int) -> list[Line]:
    """What the trainee would have said, whole, so that the choice nearest to it can be picked.

    The talk above makes room for it; the choices do not: what is too long for that ends in …, whole in the notes.
    """
    if not view.own_words:
        return []
    texts = [choice.say for choice in talk.shown()]
    least = heights(texts, grid, view.focus, Fit(0, FULL)) + 1 + min(newest_height(talk, grid.speech), LEAST_TALK)
    label = "Your words" if grid.text >= 50 else ""
    hang = len(label) + 2 if label else 0
    lines = item(Span(label, "muted"), span(f"“{view.own_words}”").text, grid.text, "soft", hang=hang)
    room = max(0, height - least)
    if 0 < room < len(lines):
        *before, last = lines[room - 1].spans
        cut = shorten(f"{last.text} {lines[room].spans[-1].text}", grid.text - hang)
        lines[room - 1] = Line((*before, Span(cut, last.style)))
    lines = lines[:room]
    return [moved(line, grid.margin) for line in lines]


def _choices(talk: Talk, view: View, grid: Grid, height: int) -> tuple[list[Line], bool]:
    texts = [choice.say for choice in talk.shown()]
    newest = newest_height(talk, grid.speech)
    exchange = exchange_height(talk, grid.speech)
    for room, wanted in (
        (Fit(1, FULL, True), exchange),
        (Fit(1, FULL), exchange),
        (Fit(0, FULL), exchange),
        (Fit(0, FULL), min(newest, LEAST_TALK)),
        (Fit(0, 3), min(newest, LEAST_TALK)),
        (Fit(0, 2), min(newest, LEAST_TALK)),
    ):
        rows_needed = heights(texts, grid, view.focus, room)
        if rows_needed + 1 + room.air + wanted <= height:
            return choice_rows(texts, grid, view.focus, room, rows_needed), room.air
    return choice_rows(texts, grid, view.focus, Fit(0, 1), max(1, height - 1)), False


def _aired(rows: list[Line], grid: Grid) -> tuple[list[Line], bool]:
    return ([BLANK, *rows], True) if grid.wide else (rows, False)
