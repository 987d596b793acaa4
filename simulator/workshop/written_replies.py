"""What people write before a vote: cleaned, kept like votes, and read by the facilitator alone until some are shown.

`nearest_lines` is the one place where something may say which line on offer a reply comes close to; without it nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from simulator.workshop.participant_names import clean_text
from simulator.workshop.room import LINE, AskedRound
from simulator.workshop.views import ChoiceView, ReplyView
from simulator.workshop.vote import Kept

LONGEST = 280
"""Letters of a reply."""
Near = Callable[[Sequence[str], Sequence[ChoiceView]], Sequence[str]]
"""For each reply the letter of the line that it comes close to, "" for none. It must be quick: a room waits."""


def clean_reply(text: str) -> str:
    """One paragraph, as `names.clean_text` leaves it; "" if nothing is left."""
    return clean_text(text, LONGEST)


def reply_views(
    held: AskedRound, replies: Mapping[str, Kept], choices: Sequence[ChoiceView], near: Near | None
) -> list[ReplyView]:
    """Every reply, sorted by its words so that nothing tells who came first."""
    sorted_replies = sorted(replies.items(), key=lambda one: one[1].choice.casefold())
    texts = [kept.choice for _, kept in sorted_replies]
    compared = near if held.what == LINE else None  # what is wished for a person is like no line
    letters = compared(texts, choices) if compared is not None and texts else [""] * len(texts)
    return [
        ReplyView(who, kept.choice, who in held.shown, letter)
        for (who, kept), letter in zip(sorted_replies, letters, strict=True)
    ]
