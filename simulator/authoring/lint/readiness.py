"""`tailor`, `teach` or `advance` on offer while no need of the customer is known yet: HF409. Exact.

What is known stays known, so the exploration ends with the first need that a customer tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.explore import explore
from simulator.analysis.starting_points import every_start
from simulator.analysis.what_matters_later import what_is_asked
from simulator.authoring.finding import Finding, Spot
from simulator.conversation.table import Table

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
