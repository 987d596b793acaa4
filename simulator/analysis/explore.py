"""Exact exploration: every reachable turn and customer from one point, merged, up to a stated cap.

It goes turn by turn in the order of the conversation and works on all customers of a turn at once, so that a
choice is one look-up for everybody's trust and one for the rest of the state. It never samples.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import compress, repeat

from simulator.analysis.cuts import Cuts, what_is_asked
from simulator.analysis.graph import CAP, Graph
from simulator.analysis.halves import WALKED_OUT, After, Alike
from simulator.analysis.offer import Offer
from simulator.analysis.order import in_order, turn_order
from simulator.conversation.table import STUCK, WIDTH, Move, Table


def explore(table: Table, place: int, state: int, cap: int = CAP, asked: Cuts | None = None) -> Graph:
    """All that can follow from that turn and customer; `asked` is worked out where it is not given."""
    return _Explorer(table, asked or what_is_asked(table), cap).run(place, state)


class _Capped(Exception):
    pass


class _Explorer:
    def __init__(self, table: Table, asked: Cuts, cap: int) -> None:
        self.table = table
        self.cap = cap
        self.graph = Graph(table, nodes=[{} for _ in table.stops])
        self.trust = (1 << WIDTH * (table.gauges - 1)) - 1
        self.rest = (table.asked | (1 << WIDTH * table.gauges) - 1) & ~self.trust
        self.alike = [Alike(asked, place) for place in range(len(table.stops))]
        self.halves: dict[int, tuple[After, After]] = {}
        self.offers: dict[tuple[bool | int, ...], Offer] = {}
        self.rank, self.cyclic = turn_order(table)
        self.waiting: list[list[tuple[int, int]]] = [[] for _ in table.stops]
        self.queue: list[tuple[int, int]] = []

    def run(self, place: int, state: int) -> Graph:
        graph = self.graph
        try:
            graph.start = self.node(place, state)
            while self.queue:
                _, place = heappop(self.queue)
                batch, self.waiting[place] = self.waiting[place], []
                self.turn(place, batch)
        except _Capped:
            graph.exact = False
        if self.cyclic or not graph.exact:
            graph.order = in_order(graph)
        return graph

    def node(self, place: int, state: int) -> int:
        """The node of a place and a state, new where it was not met before."""
        if place == STUCK:
            return self.graph.stuck
        if place >= len(self.table.stops):
            return place - len(self.table.stops)
        alike = self.alike[place]
        return self.merged_node(place, alike[state & self.trust] | alike[state & self.rest])

    def merged_node(self, place: int, merged: int) -> int:
        nodes, graph = self.graph.nodes[place], self.graph
        node = nodes.get(merged)
        if node is None:
            if graph.states >= self.cap:
                raise _Capped
            node = nodes[merged] = graph.first + graph.states
            graph.offers.append(None)
            graph.targets.append(())
            if not self.waiting[place]:
                heappush(self.queue, (self.rank[place], place))
            self.waiting[place].append((node, merged))
        return node

    def turn(self, place: int, batch: list[tuple[int, int]]) -> None:
        """Says everything there is to say to every customer who came to that turn."""
        moves = self.table.stops[place].moves
        states = [state for _, state in batch]
        rows: Iterable[tuple[int, ...]]
        if all(move.when is None for move in moves):
            rows = zip(*(self.targets(move, states) for move in moves), strict=True)
            offered: Iterable[Offer] = repeat(self.offer(place, (True,) * len(moves)))
        else:
            masks = [tuple(move.when is None or move.when(state) for move in moves) for state in states]
            answers = [
                iter(self.targets(move, [state for state, mask in zip(states, masks, strict=True) if mask[slot]]))
                for slot, move in enumerate(moves)
            ]
            rows = [tuple(next(answer) for answer in compress(answers, mask)) for mask in masks]
            offered = [self.offer(place, mask) for mask in masks]
        graph, first = self.graph, self.graph.first
        for (node, _), offer, targets in zip(batch, offered, rows, strict=False):
            graph.offers[node - first] = offer
            graph.targets[node - first] = targets
        graph.order.extend(node for node, _ in batch)

    def offer(self, place: int, offered: tuple[bool, ...]) -> Offer:
        found = self.offers.get((place, *offered))
        if found is None:
            found = Offer.of(place, tuple(compress(self.table.stops[place].moves, offered)))
            self.offers[place, *offered] = found
        return found

    def targets(self, move: Move, states: list[int]) -> list[int]:
        """Where one choice leads each of these customers, as nodes."""
        straight = bool(move.next) and move.next[0][0] is None
        if move.number not in self.halves:
            to = move.next[0][1] if straight else STUCK
            alike = self.alike[to] if 0 <= to < len(self.alike) else None
            patience, end = self.table.gauges - 1, self.table.gauges
            self.halves[move.number] = (
                After(self.table, move, 0, patience, 0, alike),
                After(self.table, move, patience, end, self.table.asked, alike),
            )
        low, high = self.halves[move.number]
        trust, rest = self.trust, self.rest
        afters = [low[state & trust] | high[state & rest] for state in states]
        nodes = {after: self.target(move, after, straight) for after in dict.fromkeys(afters)}
        return [nodes[after] for after in afters]

    def target(self, move: Move, after: int, straight: bool) -> int:
        """The node where the choice leads: by then the state is merged where it leads `straight`."""
        if after == WALKED_OUT:
            assert self.table.walk_out is not None
            return self.table.walk_out - len(self.table.stops)
        if not straight:
            return self.node(self.table.leads_to(move, after), after)
        place = move.next[0][1]
        if place >= len(self.table.stops):
            return place - len(self.table.stops)
        return self.merged_node(place, after)
