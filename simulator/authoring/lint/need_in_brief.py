"""A need that the trainee has read already: told word for word in the brief, HF430."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.texts import plain_words
from simulator.scenario.model import Scenario

RUN = 7
"""Words in a row that no need and brief have in common by accident; of a shorter need, all of it."""
SHORTEST = 3


def retold(scenario: Scenario) -> Iterator[Finding]:
    """Each need once, in the order of the file."""
    given = [*plain_words(scenario.brief), "/", *plain_words(scenario.objective)]
    for fact in scenario.facts:
        given += ["/", *plain_words(fact)]
    for need, text in scenario.needs.items():
        words = plain_words(text)
        length = min(RUN, len(words))
        runs = {tuple(words[place : place + length]) for place in range(len(words) - length + 1)}
        if length >= SHORTEST and any(
            tuple(given[place : place + length]) in runs for place in range(len(given) - length + 1)
        ):
            yield Finding(
                "HF430", Spot("scenario", "needs"), f"the need `{need}` is told in the brief already, word for word",
                "Tell in the brief what the trainee would know beforehand, and keep the need for the conversation.",
            )  # fmt: skip
