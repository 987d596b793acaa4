"""Folding a graph: states that offer the same and lead to the same are one, from the endings backwards.

Exploration merges what thresholds cannot tell apart; this finds the rest, exactly (it is the least automaton
of the conversation), and everything that adds up along paths runs on what is left.
"""

from __future__ import annotations

from simulator.analysis.graph import Graph
from simulator.analysis.offer import Offer


def fold(graph: Graph) -> Graph:
    """The same graph with as few states as can be; itself where it was not explored to the end or loops."""
    if not graph.exact or graph.loops:
        return graph
    first = graph.first
    into = [*range(first), *[0] * graph.states]
    known: dict[tuple[Offer | int, ...], int] = {}
    folded = Graph(graph.table)
    for node in reversed(graph.order):
        offer = graph.offers[node - first]
        assert offer is not None
        targets = tuple([into[target] for target in graph.targets[node - first]])
        key = (offer, *targets)
        new = known.get(key)
        if new is None:
            new = known[key] = first + len(folded.targets)
            folded.offers.append(offer)
            folded.targets.append(targets)
        into[node] = new
    folded.start = into[graph.start]
    folded.nodes = [{state: into[node] for state, node in nodes.items()} for nodes in graph.nodes]
    folded.order = list(range(first + len(folded.targets) - 1, first - 1, -1))
    return folded
