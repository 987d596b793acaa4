"""The exact least and most of one axis among the attempts that reach each ending.

A score is a ratio of sums, Σ gained / Σ attainable, so the best of each part is not the best of the whole.
By Dinkelbach's argument the best ratio is where Σ gained - r·Σ attainable is best, for some r from 0 to 1.
So it is enough to keep, at every state, the pairs (attainable, gained) that are best for some such r: the
corners of a convex hull, upper left for the most and lower right for the least. They add up along paths, few
remain, and one pass serves all endings. W. Dinkelbach, On nonlinear fractional programming, 1967.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from simulator.analysis.graph import Graph
from simulator.analysis.offer import Offer
from simulator.scoring.score import EMPTY
from simulator.scoring.tally import Share

_HALF = 24
_GAINED = (1 << _HALF) - 1
"""A pair is one integer, `attainable << 24 | gained`, both in halves: adding pairs is adding integers."""


class Range(NamedTuple):
    """The least and the most of an axis, as exact shares."""

    least: Share
    most: Share


class Ranges:
    """One axis (0 helpfulness, 1 pushiness, 2 initiative) over a graph that was explored to the end, no loop.

    `begun` are the sums (gained, attainable) of what was already said before the graph begins. Where `to` names the
    node of an ending, that ending alone is looked at.
    """

    __slots__ = ("_begun", "axis", "graph", "pairs")

    def __init__(self, graph: Graph, axis: int, begun: tuple[int, int] = (0, 0), to: int | None = None) -> None:
        self.graph = graph
        self.axis = axis
        self._begun = begun[1] << _HALF | begun[0]
        self.pairs = self._spread(self._begun, graph.rows() if to is None else _leading(graph, to))

    def _spread(self, begun: int, rows: Iterable[tuple[int, Offer, tuple[int, ...]]]) -> list[tuple[int, ...]]:
        graph, axis = self.graph, self.axis
        met: list[set[int]] = [set() for _ in range(graph.first + graph.states)]
        for start in graph.weighted():
            met[start].add(begun)
        kept: list[tuple[int, ...]] = [()] * len(met)
        weights: dict[int, list[int]] = {}
        for node, offer, targets in rows:
            weight = weights.get(id(offer))
            if weight is None:
                limit = offer.attainable[axis] << _HALF
                weight = weights[id(offer)] = [limit + gains[axis] for gains in offer.gained]
            pairs = kept[node] = corners(met[node])
            for target, more in zip(targets, weight, strict=True):
                if len(pairs) == 1:
                    met[target].add(pairs[0] + more)
                else:
                    met[target].update([pair + more for pair in pairs])
        for node in range(graph.first):
            kept[node] = corners(met[node])
        return kept

    def of(self, node: int) -> Range | None:
        """The range among the attempts that reach the ending of that node; None where none does."""
        shares = [self._share(pair) for pair in self.pairs[node]]
        if not shares:
            return None
        return Range(min(shares, key=_value), max(shares, key=_value))

    def _share(self, pair: int) -> Share:
        return Share(pair & _GAINED, pair >> _HALF, EMPTY[self.axis])

    def path(self, node: int, share: Share) -> tuple[tuple[str, ...], int]:
        """The choices and the seed of one attempt that reaches that ending with that share.

        `share` is one of `of(node)`. Raises ValueError for another.
        """
        pair = share.attainable << _HALF | share.gained
        if pair not in self.pairs[node]:
            raise ValueError(share)
        graph, first = self.graph, self.graph.first
        before: dict[int, list[int]] = {}
        for source, _, targets in graph.rows():
            for target in targets:
                before.setdefault(target, []).append(source)
        path: list[str] = []
        begun = graph.weighted()
        while not (node in begun and pair == self._begun):
            node, slot, pair = next(
                (source, slot, rest)
                for source in before[node]
                for slot, rest in self._steps(source, node, pair)
                if rest in self.pairs[source]
            )
            offer = graph.offers[node - first]
            assert offer is not None
            path.append(offer.moves[slot].choice.id)
        return tuple(reversed(path)), graph.begun[graph.starts.index(node)].seed

    def _steps(self, source: int, target: int, pair: int) -> Iterable[tuple[int, int]]:
        """(slot, pair before it) of the choices at `source` that lead to `target`."""
        offer = self.graph.offers[source - self.graph.first]
        assert offer is not None
        for slot, to in enumerate(self.graph.targets[source - self.graph.first]):
            if to == target:
                yield slot, pair - (offer.attainable[self.axis] << _HALF) - offer.gained[slot][self.axis]


def _leading(graph: Graph, to: int) -> list[tuple[int, Offer, tuple[int, ...]]]:
    """The rows of the graph from which that node can be reached."""
    leads = bytearray(graph.first + graph.states)
    leads[to] = 1
    found = []
    for row in reversed(graph.rows()):
        for target in row[2]:
            if leads[target]:
                leads[row[0]] = 1
                found.append(row)
                break
    found.reverse()
    return found


def _value(share: Share) -> Fraction:
    return Fraction(share.gained, share.attainable) if share.attainable else Fraction(share.empty, 100)


def corners(pairs: set[int]) -> tuple[int, ...]:
    """The pairs among these that can still turn out to be the least or the most.

    Nothing is lost where nothing was attainable (the pair 0, worth 100 or 0 by definition): it goes only
    for a pair that ends on the same share or a better one with every continuation.
    """
    if len(pairs) <= 2:
        return tuple(pairs)
    low, high = min(pairs), max(pairs)
    if low >> _HALF == high >> _HALF:
        return low, high
    ascending = sorted(pairs)
    most = {pair >> _HALF: pair & _GAINED for pair in ascending}
    missed = {pair >> _HALF: (pair >> _HALF) - (pair & _GAINED) for pair in reversed(ascending)}
    found = [limit << _HALF | gain for limit, gain in _chain(most.items())]
    found += [limit << _HALF | limit - miss for limit, miss in _chain(reversed(missed.items()))]
    return tuple(dict.fromkeys(found))


def _chain(points: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of points (x ascending, y): those that maximise y - r·x for some r between 0 and 1."""
    chain: list[tuple[int, int]] = []
    for x, y in points:
        if chain and y <= chain[-1][1]:
            continue
        while chain:
            right, top = chain[-1]
            if y - top < x - right and (
                len(chain) == 1 or (top - chain[-2][1]) * (x - right) > (y - top) * (right - chain[-2][0])
            ):
                break
            chain.pop()
        chain.append((x, y))
    return chain
