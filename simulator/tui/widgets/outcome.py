"""The first things a debrief says: the headline, and what followed for them and for the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.debrief.outcome import headline, meeting_sentence, sale_sentence
from simulator.tui.page.line import BLANK, Line, block
from simulator.tui.widgets.letters import display, width_of

if TYPE_CHECKING:
    from simulator.debrief.review import Debrief


def headline_rows(review: Debrief, width: int, *, large: bool) -> list[Line]:
    """In display letters where there is room and every letter is in the set, in bold otherwise."""
    text = headline(review.ending, stuck=review.talk.stuck)
    drawn = width_of(text) if large else None
    if drawn is None or drawn > width:
        return block(text, width, "bold accent")
    return display(text, "accent")


def outcome_rows(review: Debrief, width: int) -> list[Line]:
    """What followed for them, then the number."""
    ending = review.ending
    lines: list[Line] = []
    if ending is None:
        lines += block("What you said is kept; there is no outcome to look at.", width)
    else:
        if ending.kind == "walked-away-well":
            lines += block(meeting_sentence(ending), width)
        lines += block(ending.epilogue, width)
        if ending.referral:
            lines += block("They told somebody else about you.", width)
        lines += block(sale_sentence(ending.sale), width)
    return lines


def profile_rows(review: Debrief, width: int) -> list[Line]:
    """The profile: its name and what it says; and each line by which trust was broken."""
    lines = [*block(review.profile.name, width, "bold"), *block(review.profile.says, width)]
    for choice_id in dict.fromkeys(review.score.breaches):
        _, choice = review.talk.scenario.choice(choice_id)
        lines += [BLANK, *block(f"You said: “{choice.say}”", width, "soft")]
    return lines
