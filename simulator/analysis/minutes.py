"""How many minutes an attempt takes to read and to decide, on the shortest and the longest way to an ending."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from simulator.analysis.graph import Graph
from simulator.analysis.offer import Offer
from simulator.conversation.table import Table
from simulator.scenario.language import words

WORDS_PER_MINUTE = 200
"""A little under the 238 of silent reading of English non-fiction (Brysbaert 2019), since one also weighs it."""
SECONDS_PER_DECISION = 5
"""To make up one's mind once everything has been read."""

_TENTHS_PER_WORD = 600 // WORDS_PER_MINUTE
NEVER = 2**31
"""Tenths of a second that nothing takes."""


class Minutes(NamedTuple):
    """Minutes. What is read: brief, objective, what happens and is said, every choice on offer, the replies, the ending."""

    least: float
    most: float


def minutes(graph: Graph) -> Minutes | None:
    """None where the graph is not whole (cap, loop without a cost) or no ending can be reached."""
    if not graph.exact or graph.loops:
        return None
    scenario = graph.table.scenario
    begun = _TENTHS_PER_WORD * (words(scenario.brief) + words(scenario.objective))
    least: dict[int, int] = dict.fromkeys(graph.weighted(), begun)
    most: dict[int, int] = dict(least)
    costs: dict[Offer, list[int]] = {}
    counted = cache(words)
    for node, offer, targets in graph.rows():
        if node not in least:
            continue
        if offer not in costs:
            costs[offer] = _costs(graph, offer, counted)
        soon, late = least[node], most[node]
        for target, cost in zip(targets, costs[offer], strict=True):
            if soon + cost < least.get(target, NEVER):
                least[target] = soon + cost
            if late + cost > most.get(target, 0):
                most[target] = late + cost
    ends = [node for node in range(len(graph.table.endings)) if node in least]
    if not ends:
        return None
    shortest = min(least[node] + min(_last_words(graph.table, node)) for node in ends)
    longest = max(most[node] + max(_last_words(graph.table, node)) for node in ends)
    return Minutes(shortest / 600, longest / 600)


def _last_words(table: Table, number: int) -> list[int]:
    """Tenths of a second for the ending of that number, in each of its versions."""
    told = [table.endings[number], *(ending for _, ending in table.last_words[number])]
    return [_TENTHS_PER_WORD * (words(one.says) + words(one.epilogue)) for one in told]


def _costs(graph: Graph, offer: Offer, counted: Callable[[str], int]) -> list[int]:
    """By slot: tenths of a second from hearing the customer to having read the reply."""
    turn = graph.table.stops[offer.place].turn
    heard = counted(turn.scene) + counted(turn.says) + sum(counted(move.choice.say) for move in offer.moves)
    return [_TENTHS_PER_WORD * (heard + counted(move.choice.reply)) + 10 * SECONDS_PER_DECISION for move in offer.moves]
