"""Why something is never reached or never on offer, in a sentence an author can act on."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.graph import Graph
from simulator.authoring.condition_text import condition_text
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
