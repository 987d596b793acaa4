"""Exact exploration: every reachable turn and customer from where attempts begin, merged, up to a stated cap.

It goes place by place in the order of the conversation and works on all customers there at once, so that a
choice is one look-up for everybody's trust and one for the rest of the state. It never samples.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import repeat

from simulator.analysis.cuts import Cuts, what_is_asked
from simulator.analysis.graph import CAP, Graph
from simulator.analysis.halves import WALKED_OUT, After
from simulator.analysis.offer import Offer
from simulator.analysis.order import in_order, turn_order
from simulator.analysis.starts import Start, starts
from simulator.conversation.customer import WIDTH
from simulator.conversation.table import STUCK, Move, Slot, Table, Ways


def explore(table: Table, begun: Iterable[Start] | None = None, cap: int = CAP, asked: Cuts | None = None) -> Graph:
    """All that can follow from there: from every draw of chance, where nothing is said.

    `asked` is worked out where it is not given.
    """
    if asked is None:
        asked = what_is_asked(table, [start.state for start in begun] if isinstance(begun, list) else ())
    return _Explorer(table, asked, cap).run(starts(table) if begun is None else begun)


class _Capped(Exception):
    pass


class _Explorer:
    def __init__(self, table: Table, asked: Cuts, cap: int) -> None:
        self.table = table
        self.asked = asked
        self.cap = cap
        self.graph = Graph(table, nodes=[{} for _ in table.stops])
        self.trust = (1 << WIDTH * (table.customer.gauges - 1)) - 1
        self.rest = (table.customer.marks | (1 << WIDTH * table.customer.gauges) - 1) & ~self.trust
        self.halves: dict[int, tuple[After, After]] = {}
        self.landings = {ways: _Landing(self, ways) for ways in asked.after}
        self.offers: dict[tuple[int, ...], Offer] = {}
        self.rank, self.cyclic = turn_order(table)
        self.waiting: list[list[tuple[int, int]]] = [[] for _ in table.stops]
        self.queue: list[tuple[int, int]] = []

    def run(self, begun: Iterable[Start]) -> Graph:
        graph = self.graph
        try:
            for start in begun:
                if len(graph.starts) >= self.cap:
                    raise _Capped
                node = self.node(start.place, start.state)
                graph.starts.append(node)
                graph.begun.append(start)
            while self.queue:
                _, place = heappop(self.queue)
                batch, self.waiting[place] = self.waiting[place], []
                self.place(place, batch)
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
            return self.ending(place, state)
        alike = self.asked.stops[place]
        merged = alike[state & self.trust] | alike[state & self.rest]
        nodes, graph = self.graph.nodes[place], self.graph
        node = nodes.get(merged)
        if node is None:
            if graph.states >= self.cap:
                raise _Capped
            node = nodes[merged] = graph.first + graph.states
            graph.offers.append(None)
            graph.targets.append(())
            if not self.waiting[place]:
                heappush(self.queue, (self.rank[self.table.stops[place].number], place))
            self.waiting[place].append((node, merged))
        return node

    def ending(self, place: int, state: int) -> int:
        """The node of an ending; in which of its versions it was met is kept aside."""
        number = place - len(self.table.stops)
        for version, (test, _) in enumerate(self.table.last_words[number]):
            if test(state):
                self.graph.last_words.add((number, version))
                break
        return number

    def place(self, place: int, batch: list[tuple[int, int]]) -> None:
        """Says everything there is to say to every customer who came there."""
        slots = self.table.stops[place].slots
        always = [slot.always for slot in slots]
        states = [state for _, state in batch]
        moves = [move for move in always if move is not None]
        graph, first = self.graph, self.graph.first
        if len(moves) == len(slots):
            rows = zip(*(self.targets(move, states) for move in moves), strict=True)
            for (node, _), offer, targets in zip(batch, repeat(self.offer(place, moves)), rows, strict=False):
                graph.offers[node - first] = offer
                graph.targets[node - first] = targets
        else:
            columns = [self.column(slot, move, states) for slot, move in zip(slots, always, strict=True)]
            for (node, _), row in zip(batch, zip(*columns, strict=True), strict=True):
                said = [one for one in row if one is not None]
                graph.offers[node - first] = self.offer(place, [move for move, _ in said])
                graph.targets[node - first] = tuple([target for _, target in said])
        graph.order.extend(node for node, _ in batch)

    def column(self, slot: Slot, always: Move | None, states: list[int]) -> Sequence[tuple[Move, int] | None]:
        """For each of these customers what one choice amounts to and where it leads; None where it is not on offer."""
        if always is not None:
            return list(zip(repeat(always), self.targets(always, states), strict=False))
        by: dict[int, tuple[Move, list[int]]] = {}
        for place, state in enumerate(states):
            if (move := slot.at(state)) is not None:
                by.setdefault(move.number, (move, []))[1].append(place)
        found: list[tuple[Move, int] | None] = [None] * len(states)
        for move, places in by.values():
            for place, target in zip(places, self.targets(move, [states[place] for place in places]), strict=True):
                found[place] = move, target
        return found

    def offer(self, place: int, moves: list[Move]) -> Offer:
        key = (place, *[move.number for move in moves])
        found = self.offers.get(key)
        if found is None:
            found = self.offers[key] = Offer.of(place, tuple(moves))
        return found

    def targets(self, move: Move, states: list[int]) -> list[int]:
        """Where one choice leads each of these customers, as nodes."""
        if move.number not in self.halves:
            alike, marks = self.asked.after[move.next], self.table.customer.marks
            patience, end = self.table.customer.gauges - 1, self.table.customer.gauges
            self.halves[move.number] = (
                After(self.table, move, 0, patience, 0, alike),
                After(self.table, move, patience, end, marks, alike),
            )
        low, high = self.halves[move.number]
        trust, rest, landing = self.trust, self.rest, self.landings[move.next]
        return [landing[low[state & trust] | high[state & rest]] for state in states]


class _Landing(dict[int, int]):
    """{merged state after a choice that leads by these ways: the node where it arrives}."""

    def __init__(self, explorer: _Explorer, ways: Ways) -> None:
        self.explorer = explorer
        self.ways = ways

    def __missing__(self, after: int) -> int:
        explorer, table = self.explorer, self.explorer.table
        if after == WALKED_OUT:
            assert table.walk_out is not None
            found = table.walk_out - len(table.arrivals)
        else:
            found = explorer.node(*table.arrive(table.leads_to(self.ways, after), after))
        self[after] = found
        return found
