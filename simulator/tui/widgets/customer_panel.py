"""The conversation's side panel: the person, how they seem, what you have learnt, what you can look up, your aim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.conversation.mood import patience_level, patience_sentence, trust_level, trust_word
from simulator.debrief.lessons import FOR_THEM
from simulator.languages.tongue import tongue
from simulator.tui.page.grid import Grid
from simulator.tui.page.line import BLANK, Line, Span, at_height, block, item, moved, row, said, span
from simulator.tui.widgets.conversation_page import before_now, mood_spans, speaker_now
from simulator.tui.widgets.face import person_head
from simulator.tui.widgets.gauge import gauge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.conversation.talk import Talk


def panel(talk: Talk, grid: Grid, purpose: str = "") -> list[Line]:
    """The whole height of the panel. What does not fit is behind `n`, and a line says so.

    `purpose` is what the trainee wants to be better for the person.
    """
    width, height = grid.side_text, grid.height
    scenario, say = talk.scenario, tongue(talk.scenario.lang)
    foot = [*block(scenario.title, width, "muted"), BLANK]
    if scenario.objective:
        foot = [said(say("Your aim"), "muted"), *block(scenario.objective, width), BLANK, BLANK, *foot]
    if purpose:
        foot = [said(say.own(FOR_THEM), "muted"), *block(purpose, width), BLANK, *foot]
    body = [BLANK, BLANK, *person_rows(talk, width)]
    room = height - len(foot) - 1 - len(body)
    notes = notes_rows(talk, width, gap=2)
    if len(notes) + 2 > room:
        notes = notes_rows(talk, width, gap=1)
    if len(notes) + 2 > room:
        notes = [*notes[: max(0, room - 3)], said("↓ more: n notes", "muted")]
    body += [BLANK, BLANK, *notes]
    lines = [*at_height(body, height - len(foot)), *foot]
    return [moved(line, grid.side_margin) for line in lines]


def person_rows(talk: Talk, width: int) -> list[Line]:
    """Face, name, mood, gauge and patience of the one who speaks."""
    speaker, say = speaker_now(talk), tongue(talk.scenario.lang)
    person = talk.scenario.people[speaker]
    trust = talk.trust(speaker)
    hurried = patience_level(talk.patience, talk.scenario.patience) <= 1
    others = [other for other in talk.scenario.people.values() if other.id != speaker]
    return [
        *person_head(person.name, person.role, width, trust_level(trust), hurried=hurried),
        BLANK,
        row(*mood_spans(talk, speaker)),
        gauge(trust, before_now(talk, speaker), width, say),
        said(patience_sentence(talk.patience, talk.scenario.patience, say), "muted"),
        *([BLANK] if others else []),
        *(
            row(span(f"{other.name}  ", "muted"), Span(trust_word(talk.trust(other.id), say), "soft"))
            for other in others
        ),
    ]


def notes_rows(talk: Talk, width: int, *, gap: int, by_then: Sequence[str] | None = None) -> list[Line]:
    """What you have learnt and what you can look up; in a drill what was known `by_then`, before the customer's line."""
    scenario, say = talk.scenario, tongue(talk.scenario.lang)
    lines = learnt_rows(talk, width) if by_then is None else known_rows(talk, by_then, width)
    if scenario.facts:
        lines += [*[BLANK] * gap, said(say("What you can look up"), "muted")]
        for fact in scenario.facts:
            lines += item(Span("·", "muted"), fact, width)
    return lines


def learnt_rows(talk: Talk, width: int) -> list[Line]:
    """What is known of the customer, what is new with a plus."""
    say = tongue(talk.scenario.lang)
    new = talk.steps[-1].learnt if talk.steps else ()
    lines = [said(say("What you have learnt"), "muted")]
    for need in talk.learnt:
        lead = Span("+", "bold accent") if need in new else Span("·", "muted")
        lines += item(lead, talk.scenario.needs[need], width)
    if not talk.learnt:
        lines.append(said(say("Nothing noted yet.") if talk.steps else say("Nothing noted yet. Ask."), "soft"))
    return lines


def known_rows(talk: Talk, needs: Sequence[str], width: int) -> list[Line]:
    """What was known of the customer where a drill begins."""
    lines = [said("What you knew by then", "muted")]
    for need in needs:
        lines += item(Span("·", "muted"), talk.scenario.needs[need], width)
    return lines if needs else [*lines, *block("Nothing had been learnt by then.", width, "soft")]
