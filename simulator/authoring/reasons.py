"""Why something is never reached or never on offer, in a sentence an author can act on."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.analysis.graph import Graph
from simulator.authoring.conditions import condition_text
from simulator.conversation.table import Move, Table
from simulator.scenario.condition import Compare, Condition, atoms, evaluate


class Reasons:
    """Over a graph that was explored to the end. `offered` are the choices that are on offer in some state."""

    def __init__(self, graph: Graph, offered: set[str]) -> None:
        self.graph = graph
        self.table = graph.table
        self.offered = offered

    def unreached(self, name: str) -> str:
        """Why no attempt gets to that turn or ending."""
        sources = list(self._sources(name))
        if not sources:
            return "only patience or trust running out leads here, and neither ever does"
        reasons = []
        for place, move, when in sources[:3]:
            turn = self.table.stops[place].turn.id
            if not self.graph.nodes[place]:
                reasons.append(f"`{move.choice.id}` leads here, but its turn `{turn}` is never reached itself")
            elif move.choice.id not in self.offered:
                reasons.append(f"`{move.choice.id}` leads here, but is never on offer")
            elif when is not None:
                reasons.append(f"after `{move.choice.id}`, `{condition_text(when)}` never holds when it is asked")
            else:
                reasons.append(f"after `{move.choice.id}` another way is always taken first")
        more = f"; and {len(sources) - 3} more like that" if len(sources) > 3 else ""
        return "; ".join(reasons) + more

    def _sources(self, name: str) -> Iterator[tuple[int, Move, Condition | None]]:
        for place, stop in enumerate(self.table.stops):
            for move in stop.moves:
                for way in move.choice.next:
                    if way.go == name:
                        yield place, move, way.when

    def never_offered(self, place: int, move: Move) -> str:
        """Why that choice of a turn that is reached is never on offer."""
        condition = move.choice.when
        assert condition is not None
        views = [_View(self.table, state) for state in self.graph.nodes[place]]
        for atom in atoms(condition):
            if not any(evaluate(atom, view) for view in views):
                return f"`{condition_text(atom)}` never holds at this turn{self._bounds(atom, views)}"
        for atom in atoms(condition):
            if all(evaluate(atom, view) for view in views):
                return (
                    f"`{condition_text(atom)}` always holds at this turn, so `{condition_text(condition)}` never does"
                )
        return f"`{condition_text(condition)}` never holds as a whole, though parts of it do"

    def _bounds(self, atom: Condition, views: list[_View]) -> str:
        if isinstance(atom, Compare) and atom.op in (">=", ">"):
            return ": nobody gets there with as much"
        if isinstance(atom, Compare) and atom.op in ("<=", "<"):
            return ": nobody gets there with so little"
        return ""


class _View:
    """A packed state as what a condition may ask of it."""

    def __init__(self, table: Table, state: int) -> None:
        self.table, self.state = table, state
        self.people = list(table.scenario.people)

    def gauge(self, name: str, person: str | None) -> int:
        """In thousandths, to within what the rest of the conversation can tell apart."""
        number = len(self.people) if name == "patience" else self.people.index(person) if person else 0
        return self.table.gauge(self.state, number)

    def holds(self, call: str, argument: str) -> bool:
        return bool(self.state & self.table.bits[call, argument])
