"""The least automaton of a conversation: states that offer the same and lead to the same are one, from the endings backwards.

Exploration merges what thresholds cannot tell apart; this finds the rest, exactly, and everything that adds up
along paths runs on what is left.
"""

from __future__ import annotations

from simulator.analysis.graph import Graph
from simulator.analysis.offer import Offer


def minimise(graph: Graph) -> Graph:
    """The same graph with as few states as can be; itself where it was not explored to the end or loops."""
    if not graph.exact or graph.loops:
        return graph
    first = graph.first
    into = [*range(first), *[0] * graph.states]
    known: dict[Offer, dict[tuple[int, ...], int]] = {}
    least = Graph(graph.table)
    for node in reversed(graph.order):
        offer = graph.offers[node - first]
        assert offer is not None
        targets = tuple([into[target] for target in graph.targets[node - first]])
        alike = known.get(offer)
        if alike is None:
            alike = known[offer] = {}
        new = alike.get(targets)
        if new is None:
            new = alike[targets] = first + len(least.targets)
            least.offers.append(offer)
            least.targets.append(targets)
        into[node] = new
    least.starts = [into[start] for start in graph.starts]
    least.begun = graph.begun
    least.last_words = graph.last_words
    least.nodes = [{state: into[node] for state, node in nodes.items()} for nodes in graph.nodes]
    least.order = list(range(first + len(least.targets) - 1, first - 1, -1))
    return least
