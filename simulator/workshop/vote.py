"""The one rule of a vote, the same in every backend. Pure: stores apply it inside their atomic step.

A vote counts only if its round takes votes and its n is greater than the stored one. So a repeated or
late message does no harm, and the last change before the close wins.
"""

from __future__ import annotations

import msgspec

COUNTED, REPEATED, OLDER, SHUT, UNKNOWN = "counted", "repeated", "older", "shut", "unknown"
MOST = 1_000_000
"""The greatest n that is taken: far beyond what anybody taps, and small enough for every store."""


class Vote(msgspec.Struct, frozen=True):
    """`n` grows by one with each tap of a participant within a round; `choice` is a letter."""

    round: int
    participant: str
    n: int
    choice: str


class Kept(msgspec.Struct, frozen=True):
    """The vote that a store holds for a participant in a round."""

    n: int
    choice: str


class Answer(msgspec.Struct, frozen=True):
    """What became of a vote, and what is stored now: n is 0 and the choice empty where nothing is."""

    status: str
    round: int
    n: int
    choice: str

    @property
    def counted(self) -> bool:
        """Whether this very vote is the one that counts, now or since an earlier sending of it."""
        return self.status in (COUNTED, REPEATED)


def decide(gate: int, known: bool, kept: Kept | None, vote: Vote) -> Answer:
    """What becomes of `vote`. `gate` is the round that takes votes, 0 for none; `known`: may this person vote.

    COUNTED means that the store must now hold it. In every other case it holds what it held.
    """
    n, choice = (kept.n, kept.choice) if kept is not None else (0, "")
    if not known:
        return Answer(UNKNOWN, vote.round, n, choice)
    if kept is not None and vote.n == kept.n:
        return Answer(REPEATED, vote.round, n, choice)
    if gate == 0 or vote.round != gate:
        return Answer(SHUT, vote.round, n, choice)
    if vote.n < n or vote.n < 1:
        return Answer(OLDER, vote.round, n, choice)
    return Answer(COUNTED, vote.round, vote.n, vote.choice)
