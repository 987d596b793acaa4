"""Turns that leave nothing to decide: a choice beaten in every respect by another helpful one (HF408), two with the same
words (HF423), a turn where all help (HF431).

That a wrong choice is beaten is the point of a decision. Where both are meant to be good and one is never
worth taking, the author may not know it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.texts import plain_words
from simulator.authoring.lint.turn_offers import TurnOffer
from simulator.conversation.table import Move
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


def dominated(decisions: tuple[TurnOffer, ...]) -> Iterator[Finding]:
    """Each choice once, with the first that beats it wherever the two can be said."""
    turns: dict[str, list[TurnOffer]] = {}
    for decision in decisions:
        turns.setdefault(decision.turn.id, []).append(decision)
    for own in turns.values():
        said: set[str] = set()
        for worse, better in permutations(range(len(own[0].moves)), 2):
            name = own[0].moves[worse].choice.id
            if name not in said and all(_beats(one.moves[better], one.moves[worse]) for one in own):
                said.add(name)
                yield Finding(
                    "HF408", Spot("choice", name, "say"),
                    f"`{own[0].moves[better].choice.id}` beats this helpful choice in every respect, at no cost",
                    "Give this one something of its own: a need it reveals, an effect, another way on. Or make it a real mistake.",
                )  # fmt: skip


def _beats(better: Move, worse: Move) -> bool:
    one, other = better.points, worse.points
    if other.helpfulness <= 0 or other.pushiness > 0 or other.initiative < 0:
        return False
    if better.choice.when != worse.choice.when or better.choice.next != worse.choice.next:
        return False
    known, beside = set(better.choice.reveals), set(worse.choice.reveals)
    if set(better.choice.sets) != set(worse.choice.sets) or not known >= beside:
        return False
    gauges = dict(better.shifts), dict(worse.shifts)
    gains = [
        one.helpfulness - other.helpfulness,
        max(other.pushiness, 0) - max(one.pushiness, 0),
        one.initiative - other.initiative,
        *(gauges[0].get(gauge, 0) - gauges[1].get(gauge, 0) for gauge in gauges[0].keys() | gauges[1].keys()),
        len(known - beside),
    ]
    return min(gains) >= 0 and max(gains) > 0
