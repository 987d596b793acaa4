"""Good roads: to one turn of a scenario, and from any point of a conversation to the best end that is still open.

Searches of the exact states by the least help left unused, so that nothing on the way is guessed.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count

from simulator.analysis.explore import explore
from simulator.analysis.outlook import best_first
from simulator.analysis.starting_points import Start
from simulator.conversation.attempt import NOTHING_CARRIED
from simulator.conversation.table import Table
from simulator.conversation.talk import Talk

NO_ROAD = "From here no ending can be reached without a breach, or there is too much to look through."
MOST_STATES = 1_500
"""Turns with a customer's state that are looked at, before a turn counts as out of reach."""


def road_to(table: Table, turn: str, seed: int) -> tuple[str, ...] | None:
    """The choice ids that lead to that turn, for the customer whom the seed draws; None where no road was found.

    Of all roads without a breach: the one on which least helpfulness is left unused (in half-points, the best on
    offer less what was said), then the shortest, then the first in the order of the file.
    """
    place, state = table.opening(NOTHING_CARRIED, seed)
    order = count()
    waiting: list[tuple[int, int, int, int, int, tuple[str, ...]]] = [(0, 0, next(order), place, state, ())]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < MOST_STATES:
        unused, length, _, place, state, said = heappop(waiting)
        if not 0 <= place < len(table.stops) or (place, state) in seen:
            continue
        seen.add((place, state))
        if table.stops[place].turn.id == turn:
            return said
        offered = table.offered(place, state)
        best = max((move.points.helpfulness for move in offered), default=0)
        for move in offered:
            if not move.breach:
                left = unused + best - move.points.helpfulness
                onward = table.step(move, state)
                heappush(waiting, (left, length + 1, next(order), *onward, (*said, move.choice.id)))
    return None


def best_road(talk: Talk, keep: int) -> tuple[str, ...] | None:
    """The choice ids of a good conversation from where the first `keep` choices of that one led, to its end.

    Exact: to the best ending that can still be reached without a breach (a meeting earned before open before refused,
    then by kind), on the road that leaves least helpfulness unused, then the shortest, then the first in the order of
    the file. None at an ending, where none can be reached so, and beyond CAP states.
    """
    table, attempt = talk.table, talk.attempt
    place, state, _ = table.walk(attempt.choices[:keep], attempt.carried, attempt.seed)[-1]
    if not 0 <= place < len(table.stops):
        return None
    graph = explore(table, [Start(place, state)])
    if not graph.exact:
        return None
    order = count()
    waiting: list[tuple[int, int, int, int, tuple[str, ...]]] = [(0, 0, next(order), graph.starts[0], ())]
    done: set[int] = set()
    found: dict[int, tuple[str, ...]] = {}
    while waiting:
        unused, length, _, node, said = heappop(waiting)
        if node in done:
            continue
        done.add(node)
        if node < graph.first:
            found[node] = said
            continue
        offer = graph.offers[node - graph.first]
        if offer is None:
            continue
        best = max((move.points.helpfulness for move in offer.moves), default=0)
        for move, target in zip(offer.moves, graph.targets[node - graph.first], strict=True):
            if not move.breach and target not in done:
                left = unused + best - move.points.helpfulness
                heappush(waiting, (left, length + 1, next(order), target, (*said, move.choice.id)))
    return next((found[ending] for ending in best_first(table.endings) if ending in found), None)


def along_best_road(talk: Talk, number: int) -> Talk | None:
    """The same conversation up to the choice of that number (from 1), and from there the best road to its end."""
    road = best_road(talk, number - 1)
    if road is None:
        return None
    kept = talk.attempt.rewound(number - 1)
    for choice in road:
        kept = kept.with_choice(choice)
    return Talk(talk.scenario, talk.rubric, kept)
