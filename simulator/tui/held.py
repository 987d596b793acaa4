"""A conversation to hold: what the flows hand to one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.conversation.talk import Talk
    from simulator.practice.attempts.keeper import Keeps


@dataclass(frozen=True, slots=True)
class Held:
    """Where it stands, what keeps it, and whether the coach speaks."""

    talk: Talk
    keeper: Keeps
    coach: bool
    own_words: bool | None = None
    """Whether it is answered in own words, as the brief left it; None follows the settings."""
