"""Where the boxes and arrows of a picture stand: layers and crossings by igraph's Sugiyama layout.

igraph knows points, not boxes. So its order and its rough places are kept, and each layer is then spread just
as far as its boxes need (least squares under minimum gaps, by pooling neighbours that would overlap).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

Point = tuple[float, float]


class Sizes(NamedTuple):
    """Pixels: of a box, and of the room an arrow takes that passes between boxes."""

    wide: int
    high: int
    across: int
    down: int
    lane: int


class BoxesPlaced(NamedTuple):
    """The middle of every box, and for every arrow the points it passes between its ends."""

    boxes: list[Point]
    routes: list[list[Point]]


def place(count: int, arrows: Sequence[tuple[int, int]], sizes: Sizes) -> BoxesPlaced:
    """Boxes are numbered from 0. An arrow to its own box has no route. Raises ImportError without igraph."""
    real = [(source, target) for source, target in arrows if source != target]
    layers = _layers(count, real)
    points, edges, lanes = list(layers), [], []
    for source, target in real:
        step = 1 if layers[target] > layers[source] else -1
        between = range(layers[source] + step, layers[target], step)
        lane = list(range(len(points), len(points) + len(between)))
        points += between
        chain = [source, *lane, target]
        edges += list(pairwise(chain))
        lanes.append(lane)
    xs = _spread(_columns(points, edges), points, count, sizes)
    middle = [(x, float(layer * (sizes.high + sizes.down))) for x, layer in zip(xs, points, strict=True)]
    routes = iter([[middle[point] for point in lane] for lane in lanes])
    return BoxesPlaced(middle[:count], [next(routes) if source != target else [] for source, target in arrows])


def _layers(count: int, arrows: Sequence[tuple[int, int]]) -> list[int]:
    """The layer of each box from 0; what nothing leads to or from stands in the last one."""
    rows = [round(y) for _, y in _sugiyama(count, arrows, None)]
    lone = set(range(count)) - {end for arrow in arrows for end in arrow}
    return [max(rows) if box in lone and len(lone) < count else row for box, row in enumerate(rows)]


def _columns(layers: Sequence[int], edges: Sequence[tuple[int, int]]) -> list[float]:
    return [x for x, _ in _sugiyama(len(layers), edges, list(layers))]


def _sugiyama(count: int, edges: Sequence[tuple[int, int]], layers: list[int] | None) -> list[Point]:
    import igraph

    graph = igraph.Graph(n=count, edges=list(edges), directed=True)
    layout: Any = graph.layout_sugiyama(layers=layers, hgap=1, vgap=1, maxiter=2000)
    return [(float(x), float(y)) for x, y in layout.coords]


def _spread(columns: Sequence[float], layers: Sequence[int], boxes: int, sizes: Sizes) -> list[float]:
    """The x of every point, each layer in its order with the gaps it needs."""
    half = [(sizes.wide + sizes.across) / 2 if point < boxes else sizes.lane / 2 for point in range(len(columns))]
    unit = (sizes.wide + sizes.across) * 0.62
    xs = [column * unit for column in columns]
    for layer in set(layers):
        row = sorted((point for point, own in enumerate(layers) if own == layer), key=lambda point: columns[point])
        offset, offsets = 0.0, []
        for before, point in zip([row[0], *row], row, strict=False):
            offset += half[before] + half[point] if point != row[0] else 0.0
            offsets.append(offset)
        wanted = [xs[point] - offset for point, offset in zip(row, offsets, strict=True)]
        for point, x, offset in zip(row, _rising(wanted), offsets, strict=True):
            xs[point] = x + offset
    left = min(x - half[point] for point, x in enumerate(xs))
    return [x - left for x in xs]


def _rising(wanted: Sequence[float]) -> list[float]:
    """The nearest values, by least squares, that never fall (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in wanted:
        pools.append((value, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (later, n), (earlier, m) = pools.pop(), pools.pop()
            pools.append(((earlier * m + later * n) / (m + n), m + n))
    return [mean for mean, size in pools for _ in range(size)]
