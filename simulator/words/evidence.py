"""From how close a text is to each line, in several ways, to how likely each line is meant, and whether any is.

Both are logistic models with few weights: which line, by what is between the lines (McFadden's conditional logit); whether any
line at all, by the likeliest line and by how close the text is to what the customer said. `python -m tools.words_fit` makes
the weights from tests/words/tuning, whose replies are to other scenarios than those that the figures are measured on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from simulator.words.engine import Closeness, WrittenLine

SHARED = 0.08
"""The least wording at which a text and a line have words in common; what is below is a piece of a word or two."""


@dataclass(frozen=True, slots=True)
class LineEvidence:
    """Of a text and one line, all cosines, -1 to 1.

    `meaning`: half the highest and half the mean of the sentence vectors over the line and its examples. `wording`: the
    highest by words alone. `parts`: each part of the text with what it is closest to, its mean by words. `whole`: the
    same from the other side, for the line or example of which most is in the text: little of it is in "I'm sorry".
    """

    meaning: float
    wording: float
    parts: float
    whole: float

    def values(self) -> tuple[float, float, float, float]:
        return self.meaning, self.wording, self.parts, self.whole


@dataclass(frozen=True, slots=True)
class EvidenceWeights:
    """`line`: of a line's evidence, for which line. `any_line`: of 1, that evidence and the customer, for any;
    `no_wording` in its place for a text that shares next to no words with any line, as one in another language.
    """

    line: tuple[float, float, float, float]
    any_line: tuple[float, float, float, float, float, float]
    no_wording: tuple[float, float, float, float, float, float]


def closest_by_evidence(
    lines: Sequence[WrittenLine],
    evidence: Sequence[LineEvidence],
    customer: float,
    weights: EvidenceWeights,
    engine: str,
) -> Closeness:
    """At least one line, each with its evidence. `customer` is the cosine of the text with what the customer said."""
    scores = [_dot(weights.line, one.values()) for one in evidence]
    best = max(range(len(scores)), key=scores.__getitem__)
    shared = max(one.wording for one in evidence) >= SHARED
    any_line = weights.any_line if shared else weights.no_wording
    matched = _logistic(_dot(any_line, (1.0, *evidence[best].values(), customer)))
    odds = [exp(score - scores[best]) for score in scores]
    shares = [(line.choice, matched * odd / sum(odds)) for line, odd in zip(lines, odds, strict=True)]
    return Closeness(tuple(sorted(shares, key=lambda share: -share[1])), 1 - matched, matched, engine)


def _dot(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _logistic(score: float) -> float:
    return 1 / (1 + exp(-max(-60.0, min(60.0, score))))
