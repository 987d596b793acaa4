"""The blind reader: it never hears the customer, reads only the choices, and says which sounds most helpful.

A naive Bayes model of words and pairs of words. Where it finds the best line much oftener than chance, the choices
give themselves away and nobody has to listen. `counts` in blind.json are made by `python -m tools.blind` from the
shipped library, scenario by scenario, so that a shipped scenario is read by a model that never saw it.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from simulator.analysis.decisions import FacedDecision

COUNTS = Path(__file__).with_name("blind.json")
SMOOTHING = 0.5
"""Added to every count, so that a word seen once decides nothing."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[?!…:;–—]")

WordCounts = dict[str, tuple[int, int]]
"""By word or pair of words: in how many best lines of decisions it stood, and in how many of the others."""


@lru_cache(maxsize=2048)
def features(say: str) -> frozenset[str]:
    """The words and the pairs of neighbouring words of a line, in small letters; marks count as words."""
    words = _WORD.findall(say.casefold().replace("’", "'"))
    ends = ["^", *words, "$"]
    return frozenset([*words, *(f"{one} {two}" for one, two in pairwise(ends))])


@dataclass(frozen=True, slots=True)
class BlindReader:
    """A model of what best lines look like. `weights` are log odds, by word or pair."""

    weights: dict[str, float]

    def liking(self, say: str) -> float:
        """How much a line sounds like a best one: the mean log odds of what stands in it."""
        known = [self.weights[feature] for feature in features(say) if feature in self.weights]
        return sum(known) / math.sqrt(len(known)) if known else 0.0

    def pick(self, says: Sequence[str]) -> int:
        """The place of the line that sounds most helpful; the first of equal ones."""
        likings = [self.liking(say) for say in says]
        return likings.index(max(likings))


@dataclass(frozen=True, slots=True)
class BlindReading:
    """How a blind reader fared: right in so many of all decisions, where guessing is right in `chance` (0 to 1).

    `words` are those that pointed it to a right line most often and most strongly, at most ten.
    """

    right: int
    decisions: int
    chance: float
    words: tuple[str, ...]


def word_counts(decisions: Iterable[FacedDecision]) -> WordCounts:
    """What stands in the best lines of those decisions and what in the others."""
    best: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    for decision in decisions:
        right = decision.best
        if len(right) == len(decision.choices):
            continue
        for place, say in enumerate(decision.says):
            (best if place in right else rest).update(features(say))
    return {feature: (best[feature], rest[feature]) for feature in best.keys() | rest.keys()}


def trained(tallies: Iterable[WordCounts]) -> BlindReader:
    """A reader trained on those scenarios."""
    best: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    for one in tallies:
        for feature, (right, wrong) in one.items():
            best[feature] += right
            rest[feature] += wrong
    return _weighed(best, rest)


def _weighed(best: Counter[str], rest: Counter[str]) -> BlindReader:
    seen = best.keys() | rest.keys()
    bests = sum(best.values()) + SMOOTHING * len(seen)
    rests = sum(rest.values()) + SMOOTHING * len(seen)
    right = {count: math.log((count + SMOOTHING) / bests) for count in {0, *best.values()}}
    wrong = {count: math.log((count + SMOOTHING) / rests) for count in {0, *rest.values()}}
    return BlindReader({feature: right[best.get(feature, 0)] - wrong[rest.get(feature, 0)] for feature in seen})


def blind_reader(scenario: str) -> BlindReader:
    """The reader trained on the shipped library without the scenario of that id."""
    best, rest = (Counter(counts) for counts in _all_shipped_counts())
    for feature, (right, wrong) in shipped_counts().get(scenario, {}).items():
        for counts, own in ((best, right), (rest, wrong)):
            counts[feature] -= own
            if not counts[feature]:
                del counts[feature]
    return _weighed(best, rest)


@cache
def _all_shipped_counts() -> tuple[Counter[str], Counter[str]]:
    """All tallies of the shipped library together: in best lines, and in others."""
    best: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    for one in shipped_counts().values():
        for feature, (right, wrong) in one.items():
            best[feature] += right
            rest[feature] += wrong
    return best, rest


@cache
def shipped_counts() -> dict[str, WordCounts]:
    """What the shipped library counts to, by scenario id. Words of one scenario only are left out."""
    kept = json.loads(COUNTS.read_text("utf-8"))
    names: list[str] = kept["scenarios"]
    tallies: dict[str, WordCounts] = {name: {} for name in names}
    for feature, rows in kept["features"].items():
        for scenario, right, wrong in rows:
            tallies[names[scenario]][feature] = (right, wrong)
    return tallies


def read(reader: BlindReader, decisions: Sequence[FacedDecision], most_words: int = 10) -> BlindReading:
    """How that reader fares at those decisions."""
    right = 0
    gave: Counter[str] = Counter()
    for decision in decisions:
        says = decision.says
        pick = reader.pick(says)
        if pick not in decision.best:
            continue
        right += 1
        others = frozenset().union(*(features(say) for place, say in enumerate(says) if place != pick))
        for feature in features(says[pick]) - others:
            if (weight := reader.weights.get(feature, 0.0)) > 0:
                gave[feature] += round(weight * 1000)
    chance = sum(decision.chance for decision in decisions) / len(decisions) if decisions else 0.0
    words = tuple(word for word, _ in gave.most_common(most_words))
    return BlindReading(right, len(decisions), chance, words)
