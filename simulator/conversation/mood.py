"""A customer's state in words. While talking, nobody sees a number: they see how somebody seems."""

from __future__ import annotations

from simulator.languages.tongue import ENGLISH, Tongue
from simulator.scenario.units import POINT

TRUST_WORDS = ("Closed off", "Guarded", "Listening", "Opening up", "With you")
"""By trust, in steps of twenty."""

_MUCH = 8 * POINT


def trust_level(trust: int) -> int:
    """0 to 4: which fifth of the gauge `trust` (thousandths) stands in."""
    return min(trust // (20 * POINT), len(TRUST_WORDS) - 1)


def trust_word(trust: int, say: Tongue = ENGLISH) -> str:
    """The word for that trust, in thousandths."""
    return say.own(TRUST_WORDS[trust_level(trust)])


def change_word(before: int, now: int, say: Tongue = ENGLISH) -> str:
    """How the last line changed it, both in thousandths: "a little warmer", "cooler than before" …"""
    change = now - before
    if change == 0:
        return say("as before")
    warmth = "warmer" if change > 0 else "cooler"
    return say.own(f"{warmth} than before" if abs(change) > _MUCH else f"a little {warmth}")


def patience_level(patience: int, start: int) -> int:
    """3 has time, 2 still has time, 1 looks at the clock, 0 is about to leave. Both in thousandths."""
    if patience <= 10 * POINT:
        return 0
    if patience <= 25 * POINT:
        return 1
    return 3 if 4 * patience >= 3 * start else 2


def patience_sentence(patience: int, start: int, say: Tongue = ENGLISH) -> str:
    """How much time they still have for you; `start` is the patience the scenario began with."""
    sentences = ("About to leave.", "Looking at the clock.", "Still has time for you.", "Has time for you.")
    return say.own(sentences[patience_level(patience, start)])
