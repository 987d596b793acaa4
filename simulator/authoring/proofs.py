"""What the exact exploration proves about a scenario, each with its reason or a path: HF301 to HF309, HF433 and HF434."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.coverage import coverage
from simulator.analysis.graph import Graph
from simulator.analysis.orders import loop
from simulator.authoring.condition_text import condition_text
from simulator.authoring.finding import Finding, Spot, after
from simulator.authoring.listening import shared_winners, two_best_lines
from simulator.conversation.table import Move
from simulator.scenario.condition import Compare, Condition, atoms


class Reasons:
    """Over a graph that was explored to the end. `offered` are the choices that are on offer in some state."""

    def __init__(self, graph: Graph, offered: set[str]) -> None:
        self.graph = graph
        self.table = graph.table
        self.offered = offered
        self.reached = {graph.table.stops[place].turn.id for place, nodes in enumerate(graph.nodes) if nodes}

    def unreached(self, name: str) -> str:
        """Why no attempt gets to that turn or ending."""
        sources = list(self._sources(name))
        if not sources:
            return "only patience or trust running out leads here, and neither ever does"
        reasons = list(dict.fromkeys(self._not_from(place, move, when) for place, move, when in sources))
        more = f"; and {len(reasons) - 3} more like that" if len(reasons) > 3 else ""
        return "; ".join(reasons[:3]) + more

    def _not_from(self, place: int, move: Move, when: Condition | None) -> str:
        """Why that way, which a choice or one of its cases names, is never taken."""
        turn = self.table.stops[place].turn.id
        if turn not in self.reached:
            return f"`{move.choice.id}` leads here, but its turn `{turn}` is never reached itself"
        if move.choice.id not in self.offered:
            return f"`{move.choice.id}` leads here, but is never on offer"
        if when is not None:
            return f"after `{move.choice.id}`, `{condition_text(when)}` never holds when it is asked"
        return f"after `{move.choice.id}` another way is always taken first"

    def _sources(self, name: str) -> Iterator[tuple[int, Move, Condition | None]]:
        for place, stop in enumerate(self.table.stops):
            if stop.version is None:
                for move in stop.moves:
                    for way in move.choice.next:
                        if way.go == name:
                            yield place, move, way.when

    def never_offered(self, turn: str, condition: Condition) -> str:
        """Why a choice with that condition, at a turn that is reached, is never on offer."""
        return self.never_holds(condition, self.states(turn), "at this turn")

    def states(self, turn: str, versions: tuple[str, ...] = ()) -> list[int]:
        """The customers who come to that turn, in one of the versions, or in any where none is named."""
        return [
            state
            for stop, nodes in zip(self.table.stops, self.graph.nodes, strict=True)
            for state in (nodes if stop.turn.id == turn and (not versions or stop.version in versions) else ())
        ]

    def never_holds(self, condition: Condition, states: list[int], where: str) -> str:
        """Which part of a condition is why it holds in none of these states."""
        for atom in atoms(condition):
            if not any(map(self.table.customer.test(atom), states)):
                return f"`{condition_text(atom)}` never holds {where}{_bounds(atom)}"
        for atom in atoms(condition):
            if all(map(self.table.customer.test(atom), states)):
                return f"`{condition_text(atom)}` always holds {where}, so `{condition_text(condition)}` never does"
        return f"`{condition_text(condition)}` never holds as a whole, though parts of it do"


def _bounds(atom: Condition) -> str:
    if isinstance(atom, Compare) and atom.op in (">=", ">"):
        return ": nobody gets there with as much"
    if isinstance(atom, Compare) and atom.op in ("<=", "<"):
        return ": nobody gets there with so little"
    return ""


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
