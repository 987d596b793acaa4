"""What the exact exploration proves about a scenario, each with its reason or a path: HF301 to HF309, HF433 and HF434."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.coverage import coverage
from simulator.analysis.graph import Graph
from simulator.analysis.orders import loop
from simulator.authoring.finding import Finding, Spot, after
from simulator.authoring.listening import shared_winners, two_best_lines
from simulator.authoring.why_unreached import Reasons


def proofs(graph: Graph) -> Iterator[Finding]:
    """Of the graph from where attempts begin. Beyond the cap nothing is called out of reach."""
    yield from _stuck(graph)
    yield from two_best_lines(graph)
    if graph.exact:
        yield from _unreached(graph)
        yield from _never_met(graph)
        yield from shared_winners(graph)
        yield from _loop(graph)
    else:
        yield Finding(
            "HF307", Spot("scenario", "turns"),
            f"there is more to this scenario than {graph.states:,} states of turn and customer; it was not proved to the end",
            "What is reported was found; what is not may still be there. Ask fewer different things in conditions.",
        )  # fmt: skip


def offered_choices(graph: Graph) -> set[str]:
    """The ids of all choices that are on offer in some reachable state."""
    offers = {id(offer): offer for offer in graph.offers if offer is not None}
    return {move.choice.id for offer in offers.values() for move in offer.moves}


def _unreached(graph: Graph) -> Iterator[Finding]:
    table = graph.table
    reasons = Reasons(graph, offered_choices(graph))
    for turn in table.scenario.turns.values():
        if turn.id not in reasons.reached:
            yield Finding(
                "HF301", Spot("turn", turn.id), f"the turn `{turn.id}` is never reached: {reasons.unreached(turn.id)}",
                "Change the condition, or let another choice lead here.",
            )  # fmt: skip
            continue
        for choice in turn.choices:
            if choice.id not in reasons.offered and choice.when is not None:
                yield Finding(
                    "HF303", Spot("choice", choice.id, "when"),
                    f"`{choice.id}` is never on offer: {reasons.never_offered(turn.id, choice.when)}",
                    "Change its `when`, or what can be known and felt by then.",
                )  # fmt: skip
    for node, ending in enumerate(table.endings):
        if not graph.reaches(node):
            yield Finding(
                "HF302", Spot("ending", ending.id), f"the ending `{ending.id}` is never reached: {reasons.unreached(ending.id)}",
                "Change the condition, or let another choice lead here.",
            )  # fmt: skip


def _never_met(graph: Graph) -> Iterator[Finding]:
    """Versions and cases that no attempt meets, of what is reached and on offer at all."""
    table, met = graph.table, coverage(graph)
    reasons = Reasons(graph, set(met.offered))
    for name in met.never_met:
        place, _, version = name.partition("/")
        if version:
            reached = place in met.turns or place in met.endings
            if reached:
                yield Finding(
                    "HF308", Spot("version", name), f"the version `{version}` of `{place}` is never met",
                    "Change its `when`, or put it before a version that always holds first; or delete it.",
                )  # fmt: skip
            continue
        choice_id, _, number = name.partition("#")
        if choice_id in met.offered:
            turn, choice = table.scenario.choice(choice_id)
            when = choice.cases[int(number) - 1].when
            why = "another case always comes first, or its version is never met"
            if when is not None:
                states = reasons.states(turn.id, choice.cases[int(number) - 1].versions)
                if states and not any(map(table.customer.test(when), states)):
                    why = reasons.never_holds(when, states, "where this is said")
            yield Finding(
                "HF309", Spot("case", name), f"the case {number} of `{choice_id}` is never met: {why}",
                "Change its `in` or `when`, or put it before the case that always holds first; or delete it.",
            )  # fmt: skip


def _stuck(graph: Graph) -> Iterator[Finding]:
    for stuck in coverage(graph).stuck:
        how = after(stuck.path, stuck.seed if graph.table.scenario.chance else None, stuck.before)
        if stuck.choice is None:
            yield Finding(
                "HF304", Spot("turn", stuck.turn), f"nothing is on offer at `{stuck.turn}` {how}",
                "Leave one choice without a `when`.",
            )  # fmt: skip
        else:
            yield Finding(
                "HF305", Spot("choice", stuck.choice, "next"), f"no entry of `next` holds {how}",
                "End the list with an entry that has no `when`: `- go: …`.",
            )  # fmt: skip


def _loop(graph: Graph) -> Iterator[Finding]:
    found = loop(graph)
    if found is not None:
        how = after(found.path, found.seed if graph.table.scenario.chance else None)
        yield Finding(
            "HF306", Spot("choice", found.round[0], "next"),
            f"one can go round for ever here: {' → '.join((*found.round, found.round[0]))}, {how}",
            "Declare `walk_out`, so that patience ends it; or let a choice of the loop be said once: `once: true`.",
        )  # fmt: skip
