"""What the exact exploration proves about a scenario, each with its reason or a path: HF301 to HF307."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.graph import Graph
from simulator.analysis.order import loop
from simulator.authoring.finding import Finding, Spot
from simulator.authoring.reasons import Reasons


def proofs(graph: Graph) -> Iterator[Finding]:
    """Of the graph from the start of the scenario. Beyond the cap nothing is called out of reach."""
    yield from _stuck(graph)
    if graph.exact:
        yield from _unreached(graph)
        yield from _loop(graph)
    else:
        yield Finding(
            "HF307", Spot("scenario", "turns"),
            f"there is more to this scenario than {graph.states:,} states of turn and customer; it was not proved to the end",
            "What is reported was found; what is not may still be there. Ask fewer different things in conditions.",
        )  # fmt: skip


def after(path: tuple[str, ...]) -> str:
    """A path of choices in a sentence."""
    return f"after {', '.join(path)}" if path else "at the very start"


def offered_choices(graph: Graph) -> set[str]:
    """The ids of all choices that are on offer in some reachable state."""
    offers = {id(offer): offer for offer in graph.offers if offer is not None}
    return {move.choice.id for offer in offers.values() for move in offer.moves}


def _unreached(graph: Graph) -> Iterator[Finding]:
    reasons = Reasons(graph, offered_choices(graph))
    for place, stop in enumerate(graph.table.stops):
        turn = stop.turn
        if not graph.nodes[place]:
            yield Finding(
                "HF301", Spot("turn", turn.id), f"the turn `{turn.id}` is never reached: {reasons.unreached(turn.id)}",
                "Change the condition, or let another choice lead here.",
            )  # fmt: skip
            continue
        for move in stop.moves:
            if move.choice.id not in reasons.offered:
                yield Finding(
                    "HF303", Spot("choice", move.choice.id, "when"),
                    f"`{move.choice.id}` is never on offer: {reasons.never_offered(place, move)}",
                    "Change its `when`, or what can be known and felt by then.",
                )  # fmt: skip
    for node, ending in enumerate(graph.table.endings):
        if not graph.reaches(node):
            yield Finding(
                "HF302", Spot("ending", ending.id), f"the ending `{ending.id}` is never reached: {reasons.unreached(ending.id)}",
                "Change the condition, or let another choice lead here.",
            )  # fmt: skip


def _stuck(graph: Graph) -> Iterator[Finding]:
    silent: set[int] = set()
    nowhere: set[str] = set()
    parents = graph.parents()
    for node, offer in enumerate(graph.offers, graph.first):
        if offer is None or (node != graph.start and parents[node][0] < 0):
            continue
        if not offer.moves and offer.place not in silent:
            silent.add(offer.place)
            turn = graph.table.stops[offer.place].turn.id
            yield Finding(
                "HF304", Spot("turn", turn), f"nothing is on offer at `{turn}` {after(graph.path_to(node))}",
                "Leave one choice without a `when`.",
            )  # fmt: skip
        for move, target in zip(offer.moves, graph.targets[node - graph.first], strict=False):
            if target == graph.stuck and move.choice.id not in nowhere:
                nowhere.add(move.choice.id)
                path = (*graph.path_to(node), move.choice.id)
                yield Finding(
                    "HF305", Spot("choice", move.choice.id, "next"), f"no entry of `next` holds {after(path)}",
                    "End the list with an entry that has no `when`: `- go: …`.",
                )  # fmt: skip


def _loop(graph: Graph) -> Iterator[Finding]:
    found = loop(graph)
    if found is not None:
        path, around = found
        yield Finding(
            "HF306", Spot("choice", around[0], "next"),
            f"one can go round for ever here: {' → '.join((*around, around[0]))}, {after(path)}",
            "Declare `walk_out`, so that patience ends it; or let a choice of the loop be said once: `once: true`.",
        )  # fmt: skip
