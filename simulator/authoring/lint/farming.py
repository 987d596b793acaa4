"""A score that can be farmed: a loop in which the most helpful choice can be made again and again, HF418.

A score is a share of what was attainable, so every round at full marks dilutes the mistakes made before. A loop
counts only where it was walked twice in the table, so conditions and patience are taken into account.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.graph import Graph
from simulator.analysis.orders import turn_order
from simulator.authoring.finding import Finding, Spot

ROUNDS = 2


def farming(graph: Graph) -> Iterator[Finding]:
    """Each loop once, at its first choice."""
    told: set[frozenset[str]] = set()
    if not turn_order(graph.table)[1]:
        return  # no turn ever comes again
    for node in graph.order:
        round_ = _round(graph, node)
        if round_ and frozenset(round_) not in told:
            told.add(frozenset(round_))
            way = graph.path_to(node)
            yield Finding(
                "HF418", Spot("choice", round_[0], "next"),
                f"the score can be farmed here: {' → '.join((*round_, round_[0]))} can be said again and again, at full marks",
                f"Offer it once (`once: true`), or lead on. It begins {_begins(way)}.",
            )  # fmt: skip


def _begins(way: tuple[str, ...]) -> str:
    return f"after {', '.join(way)}" if way else "at the very start"


def _round(graph: Graph, start: int) -> tuple[str, ...]:
    """The choices that lead by full marks from this state back to its turn, and round once more; or none."""
    home = graph.turn_of(start)
    said: list[str] = []
    length, node = 0, start
    for _ in range(2 * len(graph.table.arrivals)):
        step = _onward(graph, node, said[len(said) - length] if length else None)
        if step is None:
            return ()
        choice, node = step
        said.append(choice)
        if node < graph.first:
            return ()
        if not length and graph.turn_of(node) == home:
            length = len(said)
        if length and len(said) == ROUNDS * length:
            return tuple(said[:length])
    return ()


def _onward(graph: Graph, node: int, wanted: str | None) -> tuple[str, int] | None:
    """The next choice at full marks that stays in the conversation (the one wanted in the second round)."""
    offer = graph.offers[node - graph.first]
    if offer is None:
        return None
    best = offer.best
    if len(best) == len(offer.moves):
        return None
    for slot, (move, target) in enumerate(zip(offer.moves, graph.targets[node - graph.first], strict=True)):
        name = move.choice.id
        if slot in best and target >= graph.first and wanted in (None, name):
            return name, target
    return None
