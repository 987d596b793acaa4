"""Everything that can happen from one point of a conversation, as a graph of merged states."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.analysis.offer import Offer
from simulator.analysis.starting_points import Start
from simulator.conversation.table import STUCK, Table


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


CAP = 200_000
"""States that are explored before the analysis gives up being exact."""


@dataclass(slots=True)
class Graph:
    """Nodes are numbered: one for each ending, then `stuck`, then the states, from `first` on.

    `offers[n]` and `targets[n]` belong to node `first + n`: what is on offer there, and where each choice
    leads. Where the cap left a state unexplored the offer is None.
    """

    table: Table
    starts: list[int] = field(default_factory=list)
    """The nodes where attempts begin."""
    begun: list[Start] = field(default_factory=list)
    """How each of those begins."""
    exact: bool = True
    """Whether all that is reachable was explored: the cap was not reached."""
    offers: list[Offer | None] = field(default_factory=list)
    targets: list[tuple[int, ...]] = field(default_factory=list)
    nodes: list[dict[int, int]] = field(default_factory=list)
    """By place: merged state to node."""
    last_words: set[tuple[int, int]] = field(default_factory=set)
    """(number of an ending, number of its version) of those that were met."""
    order: list[int] = field(default_factory=list)
    """The state nodes, each before those it leads to; without those in or behind a loop without a cost."""
    _rows: list[tuple[int, Offer, tuple[int, ...]]] | None = None
    _parents: list[tuple[int, int]] | None = None

    @property
    def stuck(self) -> int:
        """The node of choices that lead nowhere."""
        return len(self.table.endings)

    @property
    def first(self) -> int:
        return len(self.table.endings) + 1

    @property
    def states(self) -> int:
        """How many states of turn and customer were found, merged."""
        return len(self.targets)

    @property
    def loops(self) -> bool:
        """Whether somebody can go round for ever."""
        return len(self.order) < self.states

    def rows(self) -> Sequence[tuple[int, Offer, tuple[int, ...]]]:
        """(node, offer, targets) of every explored state, each before those it leads to; of a graph that is done."""
        if self._rows is None:
            first, offers, targets = self.first, self.offers, self.targets
            self._rows = [
                (node, offer, targets[node - first])
                for node in self.order
                if (offer := offers[node - first]) is not None
            ]
        return self._rows

    def turn_of(self, node: int) -> int:
        """The number of the turn of a state node, in whichever version."""
        offer = self.offers[node - self.first]
        if offer is not None:
            return self.table.stops[offer.place].number
        place = next(place for place, nodes in enumerate(self.nodes) if node in nodes.values())
        return self.table.stops[place].number

    def node_of(self, place: int, merged: int) -> int:
        """The node of a place (also of an ending, or STUCK) with a merged state. KeyError if not met."""
        if place == STUCK:
            return self.stuck
        turns = len(self.table.stops)
        return self.nodes[place][merged] if place < turns else place - turns

    def reaches(self, node: int) -> bool:
        """Whether that node was found to be reachable."""
        return node in self.starts or self.parents()[node][0] >= 0

    def parents(self) -> list[tuple[int, int]]:
        """By node: (node before it, slot among what was on offer) on a path with the fewest choices.

        (-1, -1) for where attempts begin and for what was not reached.
        """
        if self._parents is None:
            first = self.first
            parents = [(-1, -1)] * (first + self.states)
            reached = bytearray(first + self.states)
            waiting = deque(dict.fromkeys(self.starts))
            for start in waiting:
                reached[start] = 1
            while waiting:
                node = waiting.popleft()
                if node < first:
                    continue
                for slot, target in enumerate(self.targets[node - first]):
                    if not reached[target]:
                        reached[target] = 1
                        parents[target] = (node, slot)
                        waiting.append(target)
            self._parents = parents
        return self._parents

    def path_to(self, node: int) -> tuple[str, ...]:
        """The ids of the fewest choices that lead there from where attempts begin: `start_of` says how."""
        parents = self.parents()
        path: list[str] = []
        while parents[node][0] >= 0:
            node, slot = parents[node]
            offer = self.offers[node - self.first]
            assert offer is not None
            path.append(offer.moves[slot].choice.id)
        return tuple(reversed(path))

    def start_of(self, node: int) -> Start:
        """How the attempt of `path_to` begins."""
        parents = self.parents()
        while parents[node][0] >= 0:
            node = parents[node][0]
        return self.begun[self.starts.index(node)]

    def weighted(self) -> dict[int, int]:
        """How many draws of chance begin at each node; without those that an earlier meeting has to prepare."""
        weights: dict[int, int] = {}
        for node, start in zip(self.starts, self.begun, strict=True):
            if start.weight:
                weights[node] = weights.get(node, 0) + start.weight
        return weights
