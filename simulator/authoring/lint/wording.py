"""How long texts are (HF413, HF414), how differently they sound inside one decision (HF415, HF416), and which no engine of
own words can tell apart (HF436).

Engines compare wording or meaning and are deaf to a "not". Lines, or examples, that differ in nothing but such little words
or in their endings are one line to all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.texts import plain_words
from simulator.authoring.lint.turn_offers import TurnOffer
from simulator.scenario.language import THIRDS_PER_CHARACTER, parted, words
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


LONGEST_TURN = 80
LONGEST_CHOICE = 40
"""Words."""
TIMES, APART = 4, 16
"""A choice stands out where it has so many times the words of the shortest one, and so many more."""
_UNWRITTEN = re.compile(r"\b(?:TODO|FIXME|X{3,})\b")
"""A line that is still to come has no tone and no length."""
_LOUD = re.compile(r"[!！﹗՜]|\b[A-Z]{4,}\b")


def lengths(scenario: Scenario) -> Iterator[Finding]:
    """Texts that are too long to read in a conversation."""
    for turn in scenario.turns.values():
        yield from _speech(Spot("turn", turn.id, "says"), turn.says)
        for choice in turn.choices:
            if (count := words(choice.say)) > LONGEST_CHOICE:
                yield Finding(
                    "HF414", Spot("choice", choice.id, "say"), f"this choice has {_measure(choice.say, count, LONGEST_CHOICE)} are too many",
                    "Say it as one would say it: one thought.",
                )  # fmt: skip
    for ending in scenario.endings.values():
        yield from _speech(Spot("ending", ending.id, "says"), ending.says)


def _speech(spot: Spot, says: str) -> Iterator[Finding]:
    if (count := words(says)) > LONGEST_TURN:
        yield Finding(
            "HF413", spot, f"the customer speaks {_measure(says, count, LONGEST_TURN)} are not read",
            "Cut it, or let the trainee ask for the second half.",
        )  # fmt: skip


def _has(decision: TurnOffer) -> str:
    return "has" if all(parted(choice.say) for choice in decision.choices) else "reads like"


def _measure(text: str, count: int, most: int) -> str:
    """ "95 words; more than 80", or in characters where the script parts no words."""
    if parted(text):
        return f"{count} words; more than {most}"
    return f"{len(text.replace(' ', ''))} characters; more than about {most * 3 // THIRDS_PER_CHARACTER}"


def tones(decisions: tuple[TurnOffer, ...]) -> Iterator[Finding]:
    """Decisions at which a tone, and not the thought, tells the choices apart."""
    for decision in decisions:
        if not any(_UNWRITTEN.search(choice.say) for choice in decision.choices):
            yield from _loudness(decision)
            yield from _proportion(decision)


def _loudness(decision: TurnOffer) -> Iterator[Finding]:
    loud = [place for place, choice in enumerate(decision.choices) if _LOUD.search(choice.say)]
    pushy = [place for place, points in enumerate(decision.points) if points.pushiness > 0]
    if not loud or len(loud) == len(decision.choices):
        return
    which = "pushy" if set(loud) <= set(pushy) else "most helpful" if set(loud) <= decision.best else ""
    if which:
        yield Finding(
            "HF415", Spot("choice", decision.choices[loud[0]].id, "say"),
            f"only a {which} choice is loud here (an exclamation mark or capitals), so the tone gives it away",
            "Say it as quietly as the others. What tempts in a pushy line is that it sounds reasonable.",
        )  # fmt: skip


def _proportion(decision: TurnOffer) -> Iterator[Finding]:
    counts = [words(choice.say) for choice in decision.choices]
    if max(counts) >= TIMES * min(counts) and max(counts) - min(counts) >= APART:
        yield Finding(
            "HF416", Spot("choice", decision.choices[counts.index(max(counts))].id, "say"),
            f"this choice {_has(decision)} {max(counts)} words and the shortest one beside it {min(counts)}",
            "Bring them closer together, so that nobody chooses by length.",
        )  # fmt: skip
