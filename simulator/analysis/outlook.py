"""For the debrief: the best ending still to be reached, before and after each choice of an attempt."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from simulator.analysis.explore import explore
from simulator.analysis.graph import CAP, Graph, minimise
from simulator.analysis.prospects import Reach, reach
from simulator.analysis.starting_points import Start
from simulator.analysis.what_matters_later import what_is_asked
from simulator.conversation.table import STUCK
from simulator.conversation.talk import Talk
from simulator.scenario.model import KINDS, MEETINGS, Ending


@dataclass(frozen=True, slots=True)
class Best:
    """The best ending that could still be reached from somewhere, and the choices from there to it."""

    ending: Ending
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """`bests` has one entry more than the attempt has choices: before the first, and after each.

    An entry is None where no ending can be reached any more (stuck), and where the cap kept it from being
    known: that is so before `known_from`, which is 0 where everything is exact. `reached` is the ending that
    was reached, with the ranges of all who reach it from the same start; None without one, or beyond the cap.
    """

    bests: tuple[Best | None, ...]
    known_from: int
    reached: Reach | None

    def before(self, number: int) -> Best | None:
        """Before the choice of that number, from 1."""
        return self.bests[number - 1]

    def after(self, number: int) -> Best | None:
        """After the choice of that number, from 1."""
        return self.bests[number]


def best_first(endings: tuple[Ending, ...]) -> list[int]:
    """The numbers of the endings, best first: a meeting earned before open before refused, then by kind."""
    return sorted(
        range(len(endings)),
        key=lambda n: (MEETINGS.index(endings[n].meeting), KINDS.index(endings[n].kind), n),
    )


def outlook(talk: Talk, cap: int = CAP) -> Outlook:
    """The outlook along the attempt as it stands."""
    table, attempt = talk.table, talk.attempt
    stands = [(place, state) for place, state, _ in table.walk(attempt.choices, attempt.carried, attempt.seed)]
    asked = what_is_asked(table, [stands[0][1]])
    graph = explore(table, [Start(*stands[0])], cap, asked)
    if graph.exact:
        graph = minimise(graph)
        compass = Compass(graph)
        nodes = [graph.node_of(place, asked.alike(place, state)) for place, state in stands]
        ending = talk.ending
        reached = None if ending is None else reach(graph, ending)
        return Outlook(tuple(compass.best(node) for node in nodes), 0, reached)
    bests: list[Best | None] = []
    for place, state in reversed(stands[1:]):
        graph = explore(table, [Start(place, state)], cap, asked)
        if not graph.exact:
            break
        bests.append(Compass(graph).best(graph.starts[0]))
    unknown = len(stands) - len(bests)
    return Outlook((*[None] * unknown, *reversed(bests)), unknown, None)


class Compass:
    """From every node of a graph: the best ending it can reach and the next node on the way."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        size = graph.first + graph.states
        incoming: list[list[int]] = [[] for _ in range(size)]
        for state, targets in enumerate(graph.targets):
            for target in dict.fromkeys(targets):
                incoming[target].append(state + graph.first)
        self.ending = [STUCK] * size
        self.onward = [STUCK] * size
        for ending in best_first(graph.table.endings):
            self.ending[ending] = ending
            waiting = deque((ending,))
            while waiting:
                node = waiting.popleft()
                for source in incoming[node]:
                    if self.ending[source] == STUCK:
                        self.ending[source], self.onward[source] = ending, node
                        waiting.append(source)

    def best(self, node: int) -> Best | None:
        """None where no ending can be reached from there."""
        ending, first = self.ending[node], self.graph.first
        if ending == STUCK:
            return None
        path = []
        while node != ending:
            offer = self.graph.offers[node - first]
            assert offer is not None
            slot = self.graph.targets[node - first].index(self.onward[node])
            path.append(offer.moves[slot].choice.id)
            node = self.onward[node]
        return Best(self.graph.table.endings[ending], tuple(path))
