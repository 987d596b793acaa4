"""What of a scenario can be met at all, where one gets stuck, and few plays that together make every choice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from simulator.analysis.graph import Graph
from simulator.scenario.model import STAGES


@dataclass(frozen=True, slots=True)
class Stuck:
    """A turn with nothing on offer (`choice` is None) or a choice that leads nowhere, and how to get there."""

    turn: str
    choice: str | None
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the graph was found to meet; all there is, where it was explored to the end.

    `behaviours` counts, for each main behaviour, the choices that can be made; `stages` are those of turns
    that can be reached, in the order of a conversation.
    """

    turns: frozenset[str]
    endings: frozenset[str]
    offered: frozenset[str]
    stuck: tuple[Stuck, ...]
    behaviours: dict[str, int]
    stages: tuple[str, ...]


def coverage(graph: Graph) -> Coverage:
    table, first = graph.table, graph.first
    offers = {offer for offer in graph.offers if offer is not None}
    choices = {move.number: move.choice for offer in offers for move in offer.moves}
    turns = {place for place, nodes in enumerate(graph.nodes) if nodes}
    stages = {table.stops[place].turn.stage for place in turns}
    stuck: dict[tuple[int, int], tuple[str, ...]] = {}
    for state, (offer, targets) in enumerate(zip(graph.offers, graph.targets, strict=True)):
        if offer is None or (targets and graph.stuck not in targets):
            continue
        path = graph.path_to(first + state)
        if not targets:
            _keep(stuck, (offer.place, -1), path)
        for move, target in zip(offer.moves, targets, strict=True):
            if target == graph.stuck:
                _keep(stuck, (offer.place, move.number), (*path, move.choice.id))
    return Coverage(
        turns=frozenset(table.places[place] for place in turns),
        endings=frozenset(ending.id for node, ending in enumerate(table.endings) if graph.reaches(node)),
        offered=frozenset(choice.id for choice in choices.values()),
        stuck=tuple(
            Stuck(table.places[place], None if number < 0 else table.moves[number].choice.id, path)
            for (place, number), path in sorted(stuck.items())
        ),
        behaviours=dict(Counter(choices[number].behaviour for number in sorted(choices))),
        stages=tuple(stage for stage in STAGES if stage in stages),
    )


def _keep(found: dict[tuple[int, int], tuple[str, ...]], key: tuple[int, int], path: tuple[str, ...]) -> None:
    if key not in found or len(path) < len(found[key]):
        found[key] = path


def covering_plays(graph: Graph) -> tuple[tuple[str, ...], ...] | None:
    """Few plays, from the start to where each ends, that together make every choice that can be made.

    Greedy: each play makes as many new choices as one play can. So the number is small, but not proven to be
    the smallest. None where the graph was not explored to the end or has a loop without a cost.
    """
    if not graph.exact or graph.loops:
        return None
    first = graph.first
    rows = [(node, [move.number for move in offer.moves], targets) for node, offer, targets in graph.rows()]
    rows.reverse()
    new = {number for _, numbers, _ in rows for number in numbers}
    plays = []
    while new:
        fresh = [1 if number in new else 0 for number in range(len(graph.table.moves))]
        worth = [0] * (first + graph.states)
        for node, numbers, targets in rows:
            if targets:
                worth[node] = max([fresh[n] + worth[t] for n, t in zip(numbers, targets, strict=True)])
        play: list[str] = []
        node = graph.start
        while node >= first and graph.targets[node - first]:
            offer, targets = graph.offers[node - first], graph.targets[node - first]
            assert offer is not None
            slot = max(range(len(targets)), key=lambda s: fresh[offer.moves[s].number] + worth[targets[s]])
            new.discard(offer.moves[slot].number)
            play.append(offer.moves[slot].choice.id)
            node = targets[slot]
        plays.append(tuple(play))
    return tuple(plays)
