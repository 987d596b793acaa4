"""The exact binomial test: how likely so many hits, or more, would be by chance alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from math import comb


def binomial(trials: int, chance: Fraction) -> list[Fraction]:
    """The probability of 0, 1, 2 … hits in so many independent trials."""
    return [comb(trials, hits) * chance**hits * (1 - chance) ** (trials - hits) for hits in range(trials + 1)]


def at_least(hits: int, chances: Iterable[Fraction]) -> Fraction:
    """The probability of so many hits or more. Trials of equal chance are binomial; the groups add up."""
    total = [Fraction(1)]
    for chance, trials in Counter(chances).items():
        group = binomial(trials, chance)
        total = [
            sum((total[k] * group[n - k] for k in range(len(total)) if 0 <= n - k < len(group)), Fraction(0))
            for n in range(len(total) + len(group) - 1)
        ]
    return sum(total[max(hits, 0) :], Fraction(0))
