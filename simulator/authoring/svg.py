"""The graph as an SVG picture: placed and routed by igraph's Sugiyama layout, drawn as boxes and curves."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

from simulator.authoring.diagrams import boxes
from simulator.authoring.picture import Arrow, Picture
from simulator.colours import drawn

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


SIZES = Sizes(wide=216, high=62, across=26, down=64, lane=22)
MARGIN, HEAD = 30, 76
LETTERS = 34
"""Characters of a line that fit into a box."""

STYLE = drawn("""
text { font-family: "Helvetica Neue", Arial, sans-serif; fill: $text; unicode-bidi: plaintext; }
.name { font-size: 13px; font-weight: 600; } .about { font-size: 11px; fill: $soft; } .says { font-size: 11px; }
.title { font-size: 18px; font-weight: 600; } .key { font-size: 12px; fill: $soft; }
rect { fill: $box; stroke: $edge; stroke-width: 1.2; } rect.ending { fill: $ending; }
rect.earned { fill: $earned; stroke: $best; stroke-width: 2; } rect.refused { fill: $refused_box; stroke: $refused; }
rect.wrong { stroke: $wrong; stroke-width: 3; stroke-dasharray: 7 4; } .mark { font-weight: 700; fill: $wrong; }
.by { font-size: 10px; font-weight: 600; paint-order: stroke; stroke: $box; stroke-width: 3px; }
path { fill: none; stroke: $rule; stroke-width: 1.1; } path.best { stroke: $best; stroke-width: 2.6; }
path.maybe { stroke-dasharray: 5 4; } .head { fill: $rule; stroke: none; } .head-best { fill: $best; stroke: none; }
""")


def svg(picture: Picture) -> str:
    """A whole SVG document without anything from outside. Raises ImportError where igraph is not installed."""
    names = [*picture.turns, *picture.endings]
    number = {name: place for place, name in enumerate(names)}
    placed = place(len(names), [(number[a.source], number[a.target]) for a in picture.arrows], SIZES)
    spots = dict(zip(names, placed.boxes, strict=True))
    every = [*placed.boxes, *(point for route in placed.routes for point in route)]
    width = max(max(x for x, _ in every) + SIZES.wide / 2 + 2 * MARGIN, 760)
    height = max(y for _, y in every) + SIZES.high + HEAD + MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="img" xml:lang="{escape(picture.scenario.lang)}">',
        f"<title>{escape(picture.scenario.title)}</title><style>{STYLE}</style>",
        *_defs(),
        *_head(picture),
        f'<g transform="translate({MARGIN} {HEAD})">',
        *(
            _path(picture, a, spots[a.source], spots[a.target], r)
            for a, r in zip(picture.arrows, placed.routes, strict=True)
        ),
        *(_box(picture, name, text, kind, spots[name]) for name, text, kind in boxes(picture)),
        "</g></svg>",
    ]
    return "\n".join(lines) + "\n"


def _defs() -> list[str]:
    heads = [
        f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="{size}" markerHeight="{size}" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path class="{name}" d="M0 0 L8 4 L0 8 z"/></marker>'
        for name, size in (("head", 9), ("head-best", 11))
    ]
    return ["<defs>", *heads, "</defs>"]


def _head(picture: Picture) -> list[str]:
    key = "Thick: the most helpful choice. Dashed: only under a condition. Numbers: the choices of the turn, in order."
    if picture.scenario.walk_out is not None:
        key += f" When patience or trust runs out: {picture.scenario.walk_out}."
    return [
        f'<text class="title" x="{MARGIN}" y="32">{escape(picture.scenario.title)}</text>',
        f'<text class="key" x="{MARGIN}" y="54">{escape(key)}</text>',
    ]


def _box(picture: Picture, name: str, text: list[str], kind: str, spot: Point) -> str:
    x, y = spot[0] - SIZES.wide / 2, spot[1]
    mark = picture.mark(kind, name)
    classes = [kind, picture.scenario.endings[name].meeting if kind == "ending" else "", "wrong" if mark else ""]
    parts = [
        f'<rect class="{" ".join(filter(None, classes))}" x="{x:.0f}" y="{y:.0f}" width="{SIZES.wide}" height="{SIZES.high}" '
        f'rx="{24 if kind == "ending" else 6}"/>'
    ]
    start = y + (SIZES.high - 17 * min(len(text), 3)) / 2 + 13
    for row, line in enumerate(text[:3]):
        role = "name" if row == 0 else "mark says" if mark and line == mark.upper() else "about" if row == 1 else "says"
        parts.append(
            f'<text class="{role}" x="{x + SIZES.wide / 2:.0f}" y="{start + 17 * row:.0f}" text-anchor="middle">{escape(_fit(line))}</text>'
        )
    return "<g>" + "".join(parts) + "</g>"


def _fit(line: str) -> str:
    return line if len(line) <= LETTERS else line[: LETTERS - 1].rstrip() + "…"


def _path(picture: Picture, arrow: Arrow, source: Point, target: Point, route: list[Point]) -> str:
    """The arrow, with the numbers of its choices on its first stretch: on paper nothing can be pointed at."""
    half = SIZES.high / 2
    if source == target:
        x, y = source[0] + SIZES.wide / 2, source[1] + half
        spot = (x + 30, y)
        drawn = f"M{x:.0f} {y - 12:.0f}C{x + 34:.0f} {y - 22:.0f} {x + 34:.0f} {y + 22:.0f} {x + 3:.0f} {y + 12:.0f}"
    else:
        side = half if target[1] > source[1] else -half
        begin = (source[0], source[1] + half + side)
        end = (target[0], target[1] + half - side - (3 if side > 0 else -3))
        # past a box an arrow goes straight, so that it stays in its lane
        passing = [(x, y + half + edge) for x, y in route for edge in (-side, side)]
        first = [*passing, end][0]
        spot = ((begin[0] + first[0]) / 2, (begin[1] + first[1]) / 2)
        drawn = f"M{begin[0]:.0f} {begin[1]:.0f}"
        for (x1, y1), (x2, y2) in pairwise([begin, *passing, end]):
            bend = (y1 + y2) / 2
            drawn += f"C{x1:.0f} {bend:.0f} {x2:.0f} {bend:.0f} {x2:.0f} {y2:.0f}"
    classes = " ".join(filter(None, ("best" if arrow.best else "", "" if arrow.certain else "maybe")))
    head = "head-best" if arrow.best else "head"
    title = escape(", ".join(arrow.choices))
    order = [choice.id for choice in picture.scenario.turns[arrow.source].choices]
    numbers = ", ".join(str(order.index(choice) + 1) for choice in arrow.choices)
    label = f'<text class="by" x="{spot[0]:.0f}" y="{spot[1] + 3:.0f}" text-anchor="middle">{numbers}</text>'
    return f'<path class="{classes}" d="{drawn}" marker-end="url(#{head})"><title>{title}</title></path>{label}'
