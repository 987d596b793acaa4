"""Choices that leave nothing to decide: two with the same words (HF423), a turn where all help (HF431)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.texts import plain_words
from simulator.scenario.model import Choice, Scenario, Turn
from simulator.scenario.rubric import Rubric


def sameness(scenario: Scenario, rubric: Rubric) -> Iterator[Finding]:
    """Turn by turn, in the order of the file."""
    for turn in scenario.turns.values():
        yield from _same_words(turn)
        yield from _all_help(turn, rubric)


def _same_words(turn: Turn) -> Iterator[Finding]:
    told: set[str] = set()
    for first, second in combinations(turn.choices, 2):
        both_gated = first.when is not None and second.when is not None
        if second.id in told or both_gated or plain_words(first.say) != plain_words(second.say):
            continue
        told.add(second.id)
        yield Finding(
            "HF423", Spot("choice", second.id, "say"), f"`{first.id}` of the same turn says the same words",
            "Say it differently; or where the same words are right at one time and wrong at another, write one choice with `cases`.",
        )  # fmt: skip


def _all_help(turn: Turn, rubric: Rubric) -> Iterator[Finding]:
    if len(turn.choices) < 2:
        return
    for version in (None, *(version.id for version in turn.versions)):
        meant = [_in(choice, version) for choice in turn.choices]
        if all(points.helpfulness > 0 and points.pushiness <= 0 for points in map(rubric.points_of, meant)):
            where = f" in the version `{version}`" if version is not None else ""
            yield Finding(
                "HF431", Spot("turn", turn.id, "choices"), f"all choices of this turn are helpful{where}, so nothing can go wrong here",
                "Let one of them be a mistake that a good person makes: kind and beside the point, or right at another time.",
            )  # fmt: skip
            return


def _in(choice: Choice, version: str | None) -> Choice:
    """What the choice amounts to at that version, where no condition says otherwise."""
    held = (case for case in choice.cases if case.when is None and version in case.versions)
    return choice.as_case(next(held, None))
