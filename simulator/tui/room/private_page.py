"""The facilitator's own page: how the vote stands, what it asks for, notes and questions, who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.coaching import MARKS
from simulator.tui.page.line import BLANK, Line, Span, block, item, moved, row, said, shorten, span
from simulator.tui.room.customer_says import before_rows, in_two, says_rows, who_row
from simulator.tui.room.lettered_choices import HANG, chip, words_of
from simulator.tui.room.vote_bars import WORTH, Scale, points_of, worth_spans
from simulator.tui.words import counted
from simulator.workshop.advice import advise

if TYPE_CHECKING:
    from simulator.tui.page.grid import Grid
    from simulator.workshop.messages import PrivateView

MOST_NAMES = 12


def advice_rows(seen: PrivateView, width: int) -> list[Line]:
    """What to do, and which errors there are: pushy and passive ones need opposite words."""
    lines: list[Line] = []
    for at, sentence in enumerate(seen.advice):
        lines += block(sentence, width, "" if at else "bold accent")
    found = advise({one.letter: one.last for one in seen.results}, {one.letter: points_of(one) for one in seen.results})
    if not found.votes:
        return lines
    helped = [Span(f"{seen.share} %", "bold"), Span(" most helpful   ", "muted")]
    spans = [Span(f"{MARKS['pushiness']} ", "push"), Span(str(found.pushy), "bold"), Span(" pushed   ", "muted")]
    spans += [Span(f"{MARKS['initiative']} "), Span(str(found.passive), "bold"), Span(" held back", "muted")]
    return [*lines, row(*helped, *spans)] if width >= 50 else [*lines, row(*helped), row(*spans)]


def vote_rows(seen: PrivateView, grid: Grid, at: int | None, *, lined: bool) -> list[Line]:
    """Every line on offer with its votes as they come and its worth; the words cut to what must be recognised."""
    view, width = seen.stage.view, grid.text
    again = view.vote > 1
    scale = Scale(seen.results, width - HANG - WORTH - 2, both=again)
    lines: list[Line] = []
    most = (3 if len(seen.results) < 5 else 2) if grid.wide else 1
    for place, result in enumerate(seen.results):
        say = view.choices[place].say if place < len(view.choices) else ""
        lit = place == at if at is not None else result.letter in seen.leaders
        words = words_of(say, width, 99 if place == at else most) if say else [""]
        lines += [BLANK] if grid.wide and place else []
        lines.append(row(chip(result.letter, lit=lit, lined=lined), Span("  "), Span(words[0])))
        lines += [row(span(part), indent=HANG) for part in words[1:]]
        bars = scale.bars(result, lit=lit)
        gap = Span(" " * max(1, width - HANG - WORTH - bars.width))
        lines.append(row(*bars.spans, gap, *worth_spans(result), indent=HANG))
        if (place == at or grid.wide) and result.leads:
            lines += block(result.leads, width - HANG, "italic soft", indent=HANG)
    return lines


def page_rows(seen: PrivateView, grid: Grid, at: int | None, *, lined: bool) -> list[Line]:
    """The page: the words to answer in short, advice, then the votes."""
    view = seen.stage.view
    lines: list[Line] = []
    if view.phase == "lobby":
        lines += [*block(view.title, grid.speech, "bold"), *block(view.brief, grid.speech, "soft"), BLANK]
    elif view.phase == "speaking":
        lines += [who_row(view, grid.text), BLANK, *before_rows(view, grid.speech), *([BLANK] if view.before else [])]
        lines += [*says_rows(view, grid.speech, parted=True), BLANK]
    elif view.says:
        lines += [*block(in_two(view.says)[1], grid.speech, "bold"), BLANK]
    advised = advice_rows(seen, grid.speech)
    if advised and view.phase != "revealed":
        lines += [*advised, BLANK]
    if view.choices:
        lines += vote_rows(seen, grid, at, lined=lined)
    if seen.pairs:
        lines += [BLANK, said("Who talks to whom", "muted")]
        lines += block(", ".join(" and ".join(group) for group in seen.pairs), grid.speech, "soft")
    for team in seen.teams if view.choices else []:
        votes = "  ".join(f"{letter.upper()} {count}" for letter, count in sorted(team.votes.items()))
        lines += [*([BLANK] if team is seen.teams[0] else []), row(span(f"{team.team}  ", "muted"), span(votes))]
    return lines


def notes_rows(seen: PrivateView, width: int) -> list[Line]:
    """The author's notes and questions for this turn."""
    lines: list[Line] = []
    if seen.notes:
        lines += [said("Notes", "muted"), *block(seen.notes, width), BLANK]
    if seen.questions:
        lines.append(said("Ask the room", "muted"))
        for question in seen.questions:
            lines += item(Span("·", "muted"), question, width)
        lines.append(BLANK)
    return lines


def room_rows(seen: PrivateView, width: int, *, online: bool, most: int = MOST_NAMES) -> list[Line]:
    """Who is there, how the connections are, and in a room with names who is still to vote."""
    people = [one for one in seen.people if not one.removed]
    away = sum(not one.here for one in people)
    health = "This view is connected." if online else "This view has lost the server. Trying again ..."
    lines = [said("The room", "muted"), said(f"{seen.stage.here} here, {away} away", "")]
    lines += block(health, width, "soft" if online else "bold")
    lines += block(seen.stage.trouble, width, "bold accent")
    if seen.stage.locked:
        lines.append(said("Locked: nobody new can join.", "soft"))
    if seen.stage.view.phase != "voting":
        return lines
    waiting = [one.label for one in people if one.voted is False and one.here]
    if waiting:
        lines += [BLANK, said(f"Still to vote: {counted(len(waiting), 'person', 'people')}", "muted")]
        lines += [moved(said(shorten(name, width - 2)), 2) for name in waiting[:most]]
        lines += [said(f"  and {len(waiting) - most} more", "muted")] if len(waiting) > most else []
    return lines
