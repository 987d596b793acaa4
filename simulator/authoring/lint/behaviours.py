"""Behaviours of choices: too few that tempt (HF406, HF407), an answer before a need is known (HF409), and what does not
fit what the author makes of it (HF410 to HF412).

HF409 is exact: what is known stays known, so its exploration ends with the first need that a customer tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from simulator.analysis.explore import explore
from simulator.analysis.starting_points import every_start
from simulator.analysis.what_matters_later import what_is_asked
from simulator.authoring.finding import Finding, Spot
from simulator.authoring.lint.turn_offers import TurnOffer
from simulator.conversation.table import Table
from simulator.scenario.language import lint_knows
from simulator.scenario.model import Choice, Scenario, Turn
from simulator.scenario.rubric import Points, Rubric

ANSWERS = frozenset({"tailor", "teach", "advance"})
"""Behaviours that answer a need."""


def readiness(table: Table, cap: int) -> Iterator[Finding]:
    """In the order of the file. Nothing is said where the cap was reached before such a choice came up."""
    asking = {move.number: move for move in table.moves if move.choice.behaviour in ANSWERS and not move.choice.reveals}
    if not table.scenario.needs or not asking:
        return
    unready = _unready(table, cap)
    for number, move in asking.items():
        if number in unready:
            path = unready[number]
            how = f"after {', '.join(path)}" if path else "at the very start"
            needs = ", ".join(f"knows({need})" for need in list(table.scenario.needs)[:3])
            spot = (
                Spot("choice", move.choice.id) if move.case is None else Spot("case", f"{move.choice.id}#{move.case}")
            )
            yield Finding(
                "HF409", spot._replace(key="behaviour"),
                f"this is `{move.choice.behaviour}`, yet it can be said while no need is known: {how}",
                f"Offer it only `when:` the need it answers is known ({needs}), or call it what it is then: `feature-dump`, `pressure`.",
            )  # fmt: skip


def _unready(table: Table, cap: int) -> dict[int, tuple[str, ...]]:
    """By the number of a move: the path to the first customer found who has it on offer and told nothing yet."""
    needs = table.customer.needs
    graph = explore(table, every_start(table), cap, what_is_asked(table, keep=needs), until=needs)
    found: dict[int, tuple[str, ...]] = {}
    for nodes in graph.nodes:
        for node in nodes.values():
            offer = graph.offers[node - graph.first]
            if offer is not None:
                for move in offer.moves:
                    if move.number not in found:
                        found[move.number] = graph.path_to(node)
    return found


WANTED = (
    ("HF406", "pushy", lambda points: points.pushiness > 0, "Add what an eager seller would say to win today"),
    ("HF407", "passive", lambda points: points.initiative < 0, "Add what a pleasant seller would say to avoid a risk"),
)  # fmt: skip


def temptations(decisions: tuple[TurnOffer, ...]) -> Iterator[Finding]:
    """Where more than half of the decisions lack one of the two."""
    for code, word, test, hint in WANTED:
        found = _lacking(decisions, test)
        if decisions and 2 * len(found) > len(decisions):
            where = ", ".join(decision.turn.id for decision in found[:8]) + (" …" if len(found) > 8 else "")
            these = (
                f"{len(found)} of {len(decisions)} decisions have" if len(decisions) > 1 else "the only decision has"
            )
            message = f"{these} no {word} choice that could tempt somebody"
            yield Finding(code, Spot("scenario", "turns"), message, f"{hint}, at: {where}.")


def _lacking(decisions: tuple[TurnOffer, ...], test: Callable[[Points], bool]) -> list[TurnOffer]:
    return [decision for decision in decisions if not any(test(points) for points in decision.points)]


NO = re.compile(
    r"^\W*(?:no|not|nope|i can't|i don't|i won't|i'd rather not|we can't|we don't|we won't|sorry)\b", re.IGNORECASE
)
NEW = frozenset({"tailor", "teach", "recover", "candour", "hold-value", "discover", "reflect", "autonomy"})
"""Behaviours that bring something after a no."""


def honesty(scenario: Scenario, rubric: Rubric) -> Iterator[Finding]:
    """Choice by choice, in the order of the file."""
    refused = _after_a_no(scenario) if lint_knows(scenario.lang) else {}
    for turn in scenario.turns.values():
        for choice in turn.choices:
            if (
                choice.behaviour == "advance"
                and turn.id in refused
                and not NEW & set(choice.also)
                and not choice.reveals
            ):
                yield Finding(
                    "HF410", Spot("choice", choice.id, "behaviour"),
                    f"this asks again after a no to `{refused[turn.id]}`, with nothing new",
                    "Asking again with nothing new is `pressure`. Or bring something: `also: [tailor]`, [hold-value], [candour].",
                )  # fmt: skip
            if choice.breach is False and rubric.behaviours[choice.behaviour].breach and not choice.why:
                yield Finding(
                    "HF411", Spot("choice", choice.id, "breach"),
                    f"`{choice.behaviour}` is marked as no breach, and nothing says why",
                    "Say in `why` what makes it honest all the same, or choose another behaviour.",
                )  # fmt: skip
            if choice.behaviour == "drift" and (reason := _right_to_wait(scenario, choice)):
                yield Finding(
                    "HF412", Spot("choice", choice.id, "behaviour"),
                    f"this counts as `drift`, but waiting seems right here: {reason}",
                    "If it leaves the customer free on purpose it is `autonomy`; if it names the next step it is `advance`.",
                )  # fmt: skip


def _after_a_no(scenario: Scenario) -> dict[str, str]:
    """Turns at which the customer says no to an `advance` of the turn before, each with that choice."""
    found: dict[str, str] = {}
    for turn in scenario.turns.values():
        for choice in turn.choices:
            if choice.behaviour == "advance" and not choice.reveals:
                for way in choice.next:
                    after = scenario.turns.get(way.go)
                    if after is not None and _says_no(after):
                        found.setdefault(way.go, choice.id)
    return found


def _says_no(turn: Turn) -> bool:
    return turn.stage == "objection" and NO.match(turn.says) is not None


def _right_to_wait(scenario: Scenario, choice: Choice) -> str:
    if choice.helpfulness is not None and choice.helpfulness > 0:
        return "it is given helpfulness of its own"
    ways = [scenario.endings.get(way.go) for way in choice.next]
    if all(ending is not None and ending.meeting == "earned" for ending in ways):
        return "it leads to a meeting that was earned"
    return ""
