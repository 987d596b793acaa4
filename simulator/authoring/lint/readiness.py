"""`tailor`, `teach` or `advance` on offer while no need of the customer is known yet: HF409. Exact.

A probe stands beside each such choice, on offer only where it is and no need is known; the exploration of the
scenario with its probes says which of them can come up, and how.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.analysis.explore import explore
from simulator.analysis.graph import Graph
from simulator.authoring.finding import Finding, Spot
from simulator.conversation.table import compile_table
from simulator.scenario.condition import And, Call, Condition, Not, Or
from simulator.scenario.model import Choice, Next, Scenario
from simulator.scenario.rubric import Rubric

ANSWERS = frozenset({"tailor", "teach", "advance"})
"""Behaviours that answer a need."""
_PROBE = " probe of "


def readiness(scenario: Scenario, rubric: Rubric, cap: int) -> Iterator[Finding]:
    """In the order of the file. Nothing is said where the cap was reached before a probe came up."""
    asking = [
        choice for turn in scenario.turns.values() for choice in turn.choices
        if choice.behaviour in ANSWERS and not choice.reveals
    ]  # fmt: skip
    if not scenario.needs or not asking:
        return
    table = compile_table(_probed(scenario), rubric)
    met = _met(explore(table, table.start, table.opening(), cap))
    for choice in asking:
        if choice.id in met:
            path = met[choice.id]
            how = f"after {', '.join(path)}" if path else "at the very start"
            needs = ", ".join(f"knows({need})" for need in list(scenario.needs)[:3])
            yield Finding(
                "HF409", Spot("choice", choice.id, "behaviour"),
                f"this is `{choice.behaviour}`, yet it can be said while no need is known: {how}",
                f"Offer it only `when:` the need it answers is known ({needs}), or call it what it is then: `feature-dump`, `pressure`.",
            )  # fmt: skip


def _probed(scenario: Scenario) -> Scenario:
    none_known: Condition = Not(Or(tuple(Call("knows", need) for need in scenario.needs)))
    anywhere = (Next(next(iter(scenario.endings))),)

    def probe(choice: Choice) -> Choice:
        when = none_known if choice.when is None else And((choice.when, none_known))
        return Choice(_PROBE + choice.id, "", choice.behaviour, anywhere, when=when)

    turns = {
        turn.id: replace(
            turn, choices=(*turn.choices, *(probe(c) for c in turn.choices if c.behaviour in ANSWERS and not c.reveals))
        )
        for turn in scenario.turns.values()
    }
    return replace(scenario, turns=turns, digest="")


def _met(graph: Graph) -> dict[str, tuple[str, ...]]:
    """The choices whose probe came up, each with the path of the first state found."""
    met: dict[str, tuple[str, ...]] = {}
    parents = graph.parents()
    for node, offer in enumerate(graph.offers, graph.first):
        for move in offer.moves if offer is not None else ():
            name = move.choice.id
            if (
                name.startswith(_PROBE)
                and name[len(_PROBE) :] not in met
                and (node == graph.start or parents[node][0] >= 0)
            ):
                met[name[len(_PROBE) :]] = graph.path_to(node)
    return met
