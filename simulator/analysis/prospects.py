"""What can still become of an attempt from where it stands: endings, a path to each, ranges of the axes."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.analysis.explore import explore
from simulator.analysis.graph import Graph, minimise
from simulator.analysis.ranges import Range, Ranges
from simulator.analysis.starting_points import Start
from simulator.conversation.talk import Talk
from simulator.scenario.model import Ending
from simulator.scoring.tally import NOTHING, Tally


@dataclass(frozen=True, slots=True)
class Reach:
    """An ending that can be reached: by these choices (the fewest) with that seed, and with these scores.

    The ranges are None where the cap was reached or a loop without a cost leaves them open.
    """

    ending: Ending
    path: tuple[str, ...]
    seed: int
    helpfulness: Range | None
    pushiness: Range | None
    initiative: Range | None


@dataclass(frozen=True, slots=True)
class Prospects:
    """The endings still to be reached, by id in the order of the file; all of them where `exact`."""

    exact: bool
    states: int
    endings: dict[str, Reach]


def prospects(talk: Talk) -> Prospects:
    """From the point where the attempt stands. What has been said counts in the ranges; paths begin here."""
    tally = NOTHING
    for step in talk.steps:
        tally = tally.plus(step.points, [points for _, points in step.offered])
    graph = explore(talk.table, [Start(*talk.stands)])
    return Prospects(graph.exact, graph.states, reaches(minimise(graph), tally))


def reaches(graph: Graph, tally: Tally = NOTHING) -> dict[str, Reach]:
    """The endings that the graph was found to reach. `tally` holds the sums from before its start."""
    axes = _axes(graph, tally, None)
    nodes = (node for node in range(len(graph.table.endings)) if graph.reaches(node))
    return {graph.table.endings[node].id: _reach(graph, node, axes) for node in nodes}


def reach(graph: Graph, ending: Ending) -> Reach:
    """One ending that the graph reaches."""
    node = next(node for node, one in enumerate(graph.table.endings) if one.id == ending.id)
    return _reach(graph, node, _axes(graph, NOTHING, node))


def _axes(graph: Graph, tally: Tally, to: int | None) -> list[Ranges | None]:
    if not graph.exact or graph.loops:
        return [None, None, None]
    return [Ranges(graph, axis, (tally.gained[axis], tally.attainable[axis]), to) for axis in range(3)]


def _reach(graph: Graph, node: int, axes: list[Ranges | None]) -> Reach:
    spans = [axis.of(node) if axis is not None else None for axis in axes]
    return Reach(graph.table.endings[node], graph.path_to(node), graph.start_of(node).seed, *spans)
