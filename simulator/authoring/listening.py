"""Whether one has to listen to find the best line: HF433 and HF434, over every state that can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.graph import Graph
from simulator.authoring.finding import Finding, Spot, after


def shared_winners(graph: Graph) -> Iterator[Finding]:
    """Turns whose versions all have the same best choice, in every state: then nobody has to listen."""
    table = graph.table
    for turn in table.scenario.turns.values():
        if not turn.versions:
            continue
        met, winners = set(), set[frozenset[str]]()
        for offer in {id(offer): offer for offer in graph.offers if offer is not None}.values():
            if table.stops[offer.place].turn.id == turn.id and len(offer.moves) > 1:
                met.add(offer.place)
                winners.add(frozenset(offer.moves[place].choice.id for place in offer.best))
        shared = frozenset.intersection(*winners) if winners else frozenset[str]()
        if len(met) > 1 and shared:
            best = next(choice.id for choice in turn.choices if choice.id in shared)
            yield Finding(
                "HF433", Spot("turn", turn.id, "versions"),
                f"`{best}` is the best choice in every version of `{turn.id}`, so nobody has to listen",
                "Let what she says decide: a case of another choice that is right in one of the versions, and of this one that is not.",
            )  # fmt: skip


def two_best_lines(graph: Graph) -> Iterator[Finding]:
    """Turns at which two choices are equally good in some state, each once, with the shortest way there."""
    table = graph.table
    found: dict[str, tuple[int, tuple[str, ...], int]] = {}
    for node, offer in enumerate(graph.offers, graph.first):
        if offer is None or not 1 < len(offer.best) < len(offer.moves):
            continue
        turn, path = table.stops[offer.place].turn.id, graph.path_to(node)
        if turn not in found or len(path) < len(found[turn][1]):
            found[turn] = node, path, graph.start_of(node).seed
    for turn in table.scenario.turns:
        if turn in found:
            node, path, seed = found[turn]
            offer = graph.offers[node - graph.first]
            assert offer is not None
            names = [offer.moves[place].choice.id for place in sorted(offer.best)]
            how = after(path, seed if table.scenario.chance else None, graph.start_of(node).before)
            yield Finding(
                "HF434", Spot("choice", names[1], "behaviour"),
                f"`{names[0]}` and `{names[1]}` are equally good here, {how}",
                "One of them should be a second best: true and beside the point, or right too early. Or allow it, and say why.",
            )  # fmt: skip
