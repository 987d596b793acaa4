"""Everything that can happen from one point of a conversation, as a graph of merged states."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from simulator.analysis.offer import Offer
from simulator.conversation.table import STUCK, Table

CAP = 200_000
"""States that are explored before the analysis gives up being exact."""


@dataclass(slots=True)
class Graph:
    """Nodes are numbered: one for each ending, then `stuck`, then the states, from `first` on.

    `offers[n]` and `targets[n]` belong to node `first + n`: what is on offer there, and where each choice
    leads. Where the cap left a state unexplored the offer is None.
    """

    table: Table
    start: int = 0
    exact: bool = True
    """Whether all that is reachable was explored: the cap was not reached."""
    offers: list[Offer | None] = field(default_factory=list)
    targets: list[tuple[int, ...]] = field(default_factory=list)
    nodes: list[dict[int, int]] = field(default_factory=list)
    """By turn: merged state to node."""
    order: list[int] = field(default_factory=list)
    """The state nodes, each before those it leads to; without those in or behind a loop without a cost."""
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

    def rows(self) -> Iterator[tuple[int, Offer, tuple[int, ...]]]:
        """(node, offer, targets) of every explored state, each before those it leads to."""
        first = self.first
        for node in self.order:
            offer = self.offers[node - first]
            if offer is not None:
                yield node, offer, self.targets[node - first]

    def turn_of(self, node: int) -> int:
        """The number of the turn of a state node."""
        offer = self.offers[node - self.first]
        if offer is not None:
            return offer.place
        return next(place for place, nodes in enumerate(self.nodes) if node in nodes.values())

    def node_of(self, place: int, merged: int) -> int:
        """The node of a place (a turn, an ending or STUCK) with a merged state. KeyError if not met."""
        if place == STUCK:
            return self.stuck
        turns = len(self.table.stops)
        return self.nodes[place][merged] if place < turns else place - turns

    def reaches(self, node: int) -> bool:
        """Whether that node was found to be reachable."""
        return node == self.start or self.parents()[node][0] >= 0

    def parents(self) -> list[tuple[int, int]]:
        """By node: (node before it, slot among what was on offer) on a path with the fewest choices.

        (-1, -1) for the start and for what was not reached.
        """
        if self._parents is None:
            first = self.first
            parents = [(-1, -1)] * (first + self.states)
            reached = bytearray(first + self.states)
            reached[self.start] = 1
            waiting = deque((self.start,))
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
        """The ids of the fewest choices that lead there from the start of the graph."""
        parents = self.parents()
        path: list[str] = []
        while parents[node][0] >= 0:
            node, slot = parents[node]
            offer = self.offers[node - self.first]
            assert offer is not None
            path.append(offer.moves[slot].choice.id)
        return tuple(reversed(path))
