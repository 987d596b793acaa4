"""What of a scenario can be met at all, where one gets stuck, and few plays that together make every choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.analysis.graph import Graph
from simulator.conversation.table import Table
from simulator.scenario.model import STAGES


@dataclass(frozen=True, slots=True)
class Stuck:
    """A turn with nothing on offer (`choice` is None) or a choice that leads nowhere, and how to get there.

    `path` are the fewest choices and `seed` the smallest that goes with them; `before` are the flags that an
    earlier meeting has to leave for it.
    """

    turn: str
    choice: str | None
    path: tuple[str, ...]
    seed: int
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the graph was found to meet; all there is, where it was explored to the end.

    `behaviours` counts, for each main behaviour, the choices that can be made; `stages` are those of turns
    that can be reached, in the order of a conversation. `never_met` are the versions (`TURN/VERSION`) and the cases
    (`CHOICE#N`, from 1) that were not met, in the order of the file.
    """

    turns: frozenset[str]
    endings: frozenset[str]
    offered: frozenset[str]
    never_met: tuple[str, ...]
    stuck: tuple[Stuck, ...]
    behaviours: dict[str, int]
    stages: tuple[str, ...]


def coverage(graph: Graph) -> Coverage:
    table = graph.table
    offers = {offer for offer in graph.offers if offer is not None}
    moves = sorted({move.number for offer in offers for move in offer.moves})
    made = {(table.moves[number].choice.id, table.moves[number].choice.behaviour) for number in moves}
    turns = {
        table.stops[place].turn.id: table.stops[place].turn.stage for place, nodes in enumerate(graph.nodes) if nodes
    }
    return Coverage(
        turns=frozenset(turns),
        endings=frozenset(ending.id for node, ending in enumerate(table.endings) if graph.reaches(node)),
        offered=frozenset(choice for choice, _ in made),
        never_met=tuple(_never_met(graph, frozenset(moves))),
        stuck=_stuck(graph),
        behaviours=_behaviours(table, made),
        stages=tuple(stage for stage in STAGES if stage in turns.values()),
    )  # fmt: skip


def _behaviours(table: Table, made: set[tuple[str, str]]) -> dict[str, int]:
    """In the order in which the file first shows them."""
    counted = Counter(behaviour for _, behaviour in made)
    order = dict.fromkeys(move.choice.behaviour for move in table.moves)
    return {behaviour: counted[behaviour] for behaviour in order if behaviour in counted}


def _never_met(graph: Graph, moves: frozenset[int]) -> Iterator[str]:
    table = graph.table
    for turn in table.scenario.turns.values():
        stops = [(place, stop) for place, stop in enumerate(table.stops) if stop.turn.id == turn.id]
        yield from (f"{turn.id}/{stop.version}" for place, stop in stops if stop.version and not graph.nodes[place])
        met = {(move.choice.id, move.case) for _, stop in stops for move in stop.moves if move.number in moves}
        for choice in turn.choices:
            for number, _ in enumerate(choice.cases, 1):
                if (choice.id, number) not in met:
                    yield f"{choice.id}#{number}"
    for number, ending in enumerate(table.endings):
        for place, version in enumerate(ending.versions):
            if (number, place) not in graph.last_words:
                yield f"{ending.id}/{version.id}"


def _stuck(graph: Graph) -> tuple[Stuck, ...]:
    """Each once, in the order of the file, by the shortest way there."""
    table, first = graph.table, graph.first
    found: dict[tuple[int, int], Stuck] = {}
    for state, (offer, targets) in enumerate(zip(graph.offers, graph.targets, strict=True)):
        if offer is None or (targets and graph.stuck not in targets):
            continue
        path, start, turn = graph.path_to(first + state), graph.start_of(first + state), table.stops[offer.place]
        lost = [(-1, None)] if not targets else [
            (slot, move.choice.id)
            for slot, (move, target) in enumerate(zip(offer.moves, targets, strict=True))
            if target == graph.stuck
        ]  # fmt: skip
        for _, choice in lost:
            way = path if choice is None else (*path, choice)
            ids = [one.id for one in table.scenario.turns[turn.turn.id].choices]
            key = turn.number, -1 if choice is None else ids.index(choice)
            if key not in found or len(way) < len(found[key].path):
                found[key] = Stuck(turn.turn.id, choice, way, start.seed, start.before)
    return tuple(stuck for _, stuck in sorted(found.items()))


def covering_plays(graph: Graph) -> tuple[tuple[str, ...], ...] | None:
    """Few plays, from the start to where each ends, that together make every choice that can be made.

    Greedy: each play makes as many new choices as one play can. So the number is small, but not proven to be
    the smallest. None where the graph was not explored to the end or has a loop without a cost.
    """
    if not graph.exact or graph.loops:
        return None
    first = graph.first
    rows = [(node, [move.choice.id for move in offer.moves], targets) for node, offer, targets in graph.rows()]
    rows.reverse()
    new = {choice for _, choices, _ in rows for choice in choices}
    plays = []
    while new:
        worth = [0] * (first + graph.states)
        for node, choices, targets in rows:
            if targets:
                worth[node] = max([(c in new) + worth[t] for c, t in zip(choices, targets, strict=True)])
        play: list[str] = []
        node = max(graph.starts, key=worth.__getitem__)
        while node >= first and graph.targets[node - first]:
            offer, targets = graph.offers[node - first], graph.targets[node - first]
            assert offer is not None
            slot = max(range(len(targets)), key=lambda s: (offer.moves[s].choice.id in new) + worth[targets[s]])
            new.discard(offer.moves[slot].choice.id)
            play.append(offer.moves[slot].choice.id)
            node = targets[slot]
        plays.append(tuple(play))
    return tuple(plays)
