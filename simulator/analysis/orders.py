"""Orders in which a conversation can be gone through: its turns, and the states of a graph."""

from __future__ import annotations

from typing import NamedTuple

from simulator.analysis.graph import Graph
from simulator.conversation.table import Table


class Loop(NamedTuple):
    """A loop without a cost: the choices that lead to it with that seed, and those that go round it for ever."""

    path: tuple[str, ...]
    seed: int
    round: tuple[str, ...]


def turn_order(table: Table) -> tuple[list[int], bool]:
    """The rank of each turn, every turn before those it leads to where that can be; and whether it cannot.

    Reverse postorder of a depth-first walk from the start; turns it does not reach come last.
    """
    count = len(table.arrivals)
    onward: list[list[int]] = [[] for _ in range(count)]
    for stop in table.stops:
        onward[stop.number] += (to for move in stop.moves for _, to in move.next if to < count)
    onward = [list(dict.fromkeys(turns)) for turns in onward]
    finished: list[int] = []
    colour = bytearray(count)  # 0 not met, 1 on the way, 2 finished
    cyclic = False
    for root in (table.goals[table.scenario.start], *range(count)):
        trail = [root] if not colour[root] else []
        while trail:
            turn = trail[-1]
            colour[turn] = max(colour[turn], 1)
            while onward[turn]:
                to = onward[turn].pop()
                if not colour[to]:
                    trail.append(to)
                    break
                cyclic = cyclic or colour[to] == 1
            else:
                trail.pop()
                colour[turn] = 2
                finished.append(turn)
    rank = [0] * count
    for place, turn in enumerate(reversed(finished)):
        rank[turn] = place
    return rank, cyclic


def in_order(graph: Graph) -> list[int]:
    """The nodes, each before those it leads to (Kahn); what a loop without a cost holds up is left out."""
    first = graph.first
    incoming = [0] * (first + graph.states)
    for targets in graph.targets:
        for target in targets:
            incoming[target] += 1
    ready = [node for node in range(first, first + graph.states) if not incoming[node]]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for target in graph.targets[node - first]:
            incoming[target] -= 1
            if not incoming[target] and target >= first:
                ready.append(target)
    return order


def loop(graph: Graph) -> Loop | None:
    """One loop without a cost; None where there is none, or none was met below the cap.

    Two merged states that stand for one another stand for a real loop: gauges are bounded, so going round for
    ever must come back to the same customer.
    """
    held = set(range(graph.first, graph.first + graph.states)) - set(graph.order)
    if not held:
        return None
    first = graph.first
    # go back along held nodes until one repeats: nodes merely behind a loop have a held node before them too
    before: dict[int, tuple[int, int]] = {}
    for node in held:
        for slot, target in enumerate(graph.targets[node - first]):
            if target in held:
                before[target] = (node, slot)
    node, seen = next(iter(held)), dict[int, None]()
    while node not in seen:
        seen[node] = None
        node = before[node][0]
    round_: list[str] = []
    at = node
    while not round_ or at != node:
        at, slot = before[at]
        offer = graph.offers[at - first]
        assert offer is not None
        round_.append(offer.moves[slot].choice.id)
    return Loop(graph.path_to(node), graph.start_of(node).seed, tuple(reversed(round_)))
