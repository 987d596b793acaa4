"""How many attempts there are, and what becomes of a player who chooses evenly: exact, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from simulator.analysis.graph import Graph
from simulator.scenario.rubric import Points
from simulator.scoring.score import Score, score_of
from simulator.scoring.tally import Tally


@dataclass(frozen=True, slots=True)
class Chances:
    """`attempts` counts complete attempts; `shares` gives each ending's node its part of even play, 0 to 1.

    `score` is the even player's: each axis a ratio of expected sums, over attempts that get stuck as well.
    `longest` is the most choices that any attempt makes. Every draw of chance counts by itself, and evenly.
    """

    attempts: int
    shares: dict[int, Fraction]
    score: Score
    longest: int


def chances(graph: Graph) -> Chances | None:
    """None where the graph was not explored to the end, or where somebody can go round for ever.

    Chances are whole numbers of parts: with n what is on offer and D the longest attempt, lcm(n)^D parts can
    be dealt out evenly at every one of D decisions without a rest.
    """
    if not graph.exact or graph.loops:
        return None
    first, size = graph.first, graph.first + graph.states
    rows = [(node - first, offer, targets) for node, offer, targets in graph.rows()]
    depth, ways = [0] * size, [0] * size
    weights = graph.weighted()
    for node, weight in weights.items():
        ways[node] = weight
    for state, _, targets in rows:
        way, next_depth = ways[state + first], depth[state + first] + 1
        if not way:
            continue
        for target in targets:
            ways[target] += way
            if depth[target] < next_depth:
                depth[target] = next_depth
    longest = max(depth)
    deal = lcm(*{len(targets) for _, _, targets in rows if targets}) ** longest
    whole = deal * sum(weights.values())
    parts = [0] * size
    for node, weight in weights.items():
        parts[node] = deal * weight
    gains, limits = [0, 0, 0], [0, 0, 0]
    for state, offer, targets in rows:
        if not targets or not parts[state + first]:
            continue
        part = parts[state + first] // len(targets)
        for target in targets:
            parts[target] += part
        for axis in range(3):
            gains[axis] += part * offer.total[axis]
            limits[axis] += part * len(targets) * offer.attainable[axis]
    endings = {node: Fraction(parts[node], whole) for node in range(len(graph.table.endings)) if ways[node]}
    return Chances(
        attempts=sum(ways[node] for node in endings),
        shares=endings,
        score=score_of(Tally(Points(*gains), Points(*limits))),
        longest=longest,
    )
