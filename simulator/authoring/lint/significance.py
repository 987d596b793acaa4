"""The binomial test, for decisions with different numbers of choices (the Poisson binomial distribution)."""

from __future__ import annotations

from collections.abc import Iterable

SIGNIFICANT = 0.05
"""A cue is reported where chance alone would show it as often or more often in fewer than 1 of 20 scenarios."""
FEWEST = 4
"""Decisions below which nothing is said: too few to tell."""


def at_least(hits: int, chances: Iterable[float]) -> float:
    """The probability, 0 to 1, of `hits` or more successes in independent trials with those chances."""
    ways = [1.0]
    for chance in chances:
        ways = [
            (ways[k] * (1 - chance) if k < len(ways) else 0.0) + (ways[k - 1] * chance if k else 0.0)
            for k in range(len(ways) + 1)
        ]
    return min(1.0, sum(ways[max(hits, 0) :]))
