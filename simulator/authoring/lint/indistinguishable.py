"""Two choices of a turn that no engine of own words can tell apart: HF436.

Engines compare wording or meaning and are deaf to a "not". Lines, or examples, that differ in nothing but such little words
or in their endings are one line to all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.texts import plain_words
from simulator.scenario.model import Scenario, Turn
from simulator.scenario.problem import shown
from simulator.words.features import stem, words_in

LITTLE = frozenset((
    "a", "an", "the", "and", "or", "but", "so", "then", "that", "this", "it", "its", "i", "we", "you", "he", "she",
    "they", "me", "us", "him", "her", "them", "my", "our", "your", "his", "their", "am", "is", "are", "was",
    "were", "be", "been", "do", "does", "did", "have", "has", "had", "will", "would", "shall", "should", "can",
    "could", "may", "might", "must", "to", "of", "in", "on", "at", "for", "with", "not", "no", "never", "none",
    "nothing", "nobody", "neither", "nor", "yes", "well", "oh", "please", "just", "really", "too", "very", "s",
    "these", "those", "there", "here", "now", "also", "even", "still", "some", "any", "being", "who", "which",
))  # fmt: skip
"""English words that most lines have, with those that deny."""


def alike(scenario: Scenario) -> Iterator[Finding]:
    """Once for each choice that is like an earlier one of its turn."""
    for turn in scenario.turns.values():
        yield from _alike(turn)


def _alike(turn: Turn) -> Iterator[Finding]:
    told: set[str] = set()
    texts = {choice.id: [(text, _words(text)) for text in (choice.say, *choice.examples)] for choice in turn.choices}
    for first, second in combinations(turn.choices, 2):
        same = None if second.id in told else _same(texts[first.id], texts[second.id])
        if same is None or plain_words(first.say) == plain_words(second.say):  # that one is told by HF423
            continue
        told.add(second.id)
        here = same in second.examples and same != second.say
        yield Finding(
            "HF436", Spot("choice", second.id, "examples" if here else "say"),
            f"“{shown(same)}” cannot be told from what `{first.id}` of the same turn can be said as",
            "Say one of them, or the example, with other words: what differs only by a “not” or a little word is taken for "
            "the other, whichever engine compares own words.",
        )  # fmt: skip


def _same(first: list[tuple[str, frozenset[str]]], second: list[tuple[str, frozenset[str]]]) -> str | None:
    """A text of the second that has the words of one of the first."""
    had = {words for _, words in first if words}
    return next((text for text, words in second if words in had), None)


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_in(text) if word not in LITTLE)
