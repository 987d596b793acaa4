"""Exact exploration: every reachable turn and customer from where attempts begin, merged, up to a stated cap.

It goes place by place in the order of the conversation and works on all customers there at once, so that a
choice is one look-up for everybody's trust and one for the rest of the state. It never samples.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import repeat

from simulator.analysis.graph import CAP, Graph
from simulator.analysis.offer import Offer
from simulator.analysis.orders import in_order, turn_order
from simulator.analysis.packed_effects import WALKED_OUT, After
from simulator.analysis.starting_points import Start, starts
from simulator.analysis.what_matters_later import Cuts, walks_out_silently, what_is_asked
from simulator.conversation.customer import WIDTH
from simulator.conversation.table import STUCK, Move, Slot, Table, Ways, first_that_holds


def explore(
    table: Table, begun: Iterable[Start] | None = None, cap: int = CAP, asked: Cuts | None = None, until: int = 0
) -> Graph:
    """All that can follow from there: from every draw of chance, where nothing is said.

    `asked` is worked out where it is not given. A customer with one of the bits in `until`, which `asked` must keep, is
    not gone on with: it stands as the node where nobody can go on.
    """
    if asked is None:
        asked = what_is_asked(table, [start.state for start in begun] if isinstance(begun, list) else ())
    return _Explorer(table, asked, cap, until).run(starts(table) if begun is None else begun)


class _Capped(Exception):
    pass


class _Explorer:
    def __init__(self, table: Table, asked: Cuts, cap: int, until: int) -> None:
        self.table = table
        self.asked = asked
        self.cap = cap
        self.until = until
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
        return self.merged_node(place, alike[state & self.trust] | alike[state & self.rest])

    def merged_node(self, place: int, merged: int) -> int:
        """The same for a turn and a state that is merged already."""
        nodes, graph = self.graph.nodes[place], self.graph
        node = nodes.get(merged)
        if node is None:
            if merged & self.until:
                return graph.stuck
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
        """Says everything there is to say to every customer who came there, alike for all who are offered alike."""
        slots = self.table.stops[place].slots
        always = [slot.always for slot in slots]
        graph, first = self.graph, self.graph.first
        for picked, own in self.alike_offered(slots, always, batch).items():
            rest = iter(picked)
            numbers = [next(rest) if move is None else move.number for move in always]
            moves = [self.table.moves[number] for number in numbers if number >= 0]
            states = [state for _, state in own]
            columns = [self.targets(move, states) for move in moves]
            offer = self.offer(place, moves)
            rows: Iterable[tuple[int, ...]] = zip(*columns, strict=True) if columns else repeat(())
            for (node, _), targets in zip(own, rows, strict=False):
                graph.offers[node - first] = offer
                graph.targets[node - first] = targets
        graph.order.extend([node for node, _ in batch])

    def alike_offered(
        self, slots: Sequence[Slot], always: Sequence[Move | None], batch: list[tuple[int, int]]
    ) -> dict[tuple[int, ...], list[tuple[int, int]]]:
        """The customers by the number of the move that each choice with a condition or a case is to them, or -1."""
        asked = [slot for slot, move in zip(slots, always, strict=True) if move is None]
        if not asked:
            return {(): batch}
        groups: dict[tuple[int, ...], list[tuple[int, int]]] = {}
        for one in batch:
            picked = tuple([-1 if (move := slot.at(one[1])) is None else move.number for slot in asked])
            groups.setdefault(picked, []).append(one)
        return groups

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
    """{merged state after a choice that leads by these ways: the node where it arrives}.

    Where they lead straight to a turn with nothing to decide or to tell on arrival, `place` is that turn's: what is
    asked after the choice is what is asked there.
    """

    def __init__(self, explorer: _Explorer, ways: Ways) -> None:
        table = explorer.table
        self.explorer = explorer
        self.ways = ways
        self.silent = walks_out_silently(table)
        self.place: int | None = None
        test, goal = ways[0]
        if test is None and goal < len(table.arrivals) and (self.silent or table.walk_out is None):
            (_, place), *versions = table.arrivals[goal]
            if not versions and not table.stops[place].tells:
                self.place = place

    def __missing__(self, after: int) -> int:
        explorer, table = self.explorer, self.explorer.table
        if after == WALKED_OUT:
            assert table.walk_out is not None
            found = table.walk_out - len(table.arrivals)
        elif self.place is not None:
            found = explorer.merged_node(self.place, after)
        else:
            goal = first_that_holds(self.ways, after) if self.silent else table.leads_to(self.ways, after)
            found = explorer.node(*table.arrive(goal, after))
        self[after] = found
        return found
