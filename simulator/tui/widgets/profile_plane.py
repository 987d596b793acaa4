"""Helpfulness against pushiness, with the path of the running score: four tones of ground, a braille line, numbers.

Pushiness runs right, helpfulness up, split at the rubric's thresholds. The last point is a chip. Two cells stay
free at every edge, so that 0 and 100 do not stand on it. Numbers that would touch are written together, "1–3".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from simulator.debrief.label_places import runs
from simulator.scoring.score import profile_of
from simulator.scoring.tally import Share
from simulator.tui.page.line import Line, Span, ends, row, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.debrief.review import Debrief
    from simulator.scenario.rubric import Rubric

EDGE = 2
EACH = "Each number is a choice."
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


class Cell(NamedTuple):
    """One character of the plane."""

    char: str
    style: str


class Canvas:
    """The cells of the plane while they are drawn."""

    def __init__(self, width: int, height: int, split: tuple[int, int], *, cross: bool) -> None:
        self.width, self.height = width, height
        self._split = split
        self._cells: dict[tuple[int, int], Cell] = {}
        self._dots: dict[tuple[int, int], tuple[int, str]] = {}
        if cross:
            for x in range(width):
                self._cells[x, split[1]] = Cell("─", "rule")
            for y in range(height):
                self._cells[split[0], y] = Cell("┼" if y == split[1] else "│", "rule")

    def ground(self, x: int, y: int) -> str:
        pushy, helpful = x >= self._split[0], y < self._split[1]
        return ("panel" if pushy else "home") if helpful else ("far" if pushy else "panel")

    def write(self, x: int, y: int, text: str, style: str) -> None:
        for at, char in enumerate(text):
            if 0 <= x + at < self.width:
                self._cells[x + at, y] = Cell(char, style)

    def dot(self, x: int, y: int, ink: str) -> None:
        """In half-cells across and quarter-cells down."""
        at = (x // 2, y // 4)
        bits, _ = self._dots.get(at, (0, ink))
        self._dots[at] = (bits | _BITS[y % 4][x % 2], ink)

    def rows(self) -> list[Line]:
        for at, (bits, ink) in self._dots.items():
            old = self._cells.get(at)
            if old is None or old.style == "rule":
                self._cells[at] = Cell(chr(0x2800 | bits), ink)
        return [row(*self._spans(y)) for y in range(self.height)]

    def _spans(self, y: int) -> list[Span]:
        spans: list[Span] = []
        for x in range(self.width):
            char, words = self._cells.get((x, y), Cell(" ", ""))
            style = words if " on " in f" {words}" else f"{words} on {self.ground(x, y)}".strip()
            if spans and spans[-1].style == style:
                spans[-1] = Span(spans[-1].text + char, style)
            else:
                spans.append(Span(char, style))
        return spans


def plane(review: Debrief, width: int, height: int, *, cross: bool = False) -> list[Line]:
    """The plane of `width` by `height` cells with a row above and one below; `cross` draws lines for the tones."""
    thresholds = review.talk.rubric.thresholds
    split = (column_of(thresholds.pushiness, width), row_of(thresholds.helpfulness, height) + 1)
    canvas = Canvas(width, height, split, cross=cross)
    corners(canvas, review.talk.rubric, review.score.initiative, review.profile.id)
    points = [
        (column_of(d.score.pushiness.percent, width), row_of(d.score.helpfulness.percent, height))
        for d in review.decisions
    ]
    labels = _labels(points, width)
    for label in labels:
        canvas.write(label.x, label.y, label.text, "bold page on accent" if label.last else "bold")
    scores = [d.score for d in review.decisions]
    for at in range(1, len(points)):
        pushier = scores[at].pushiness.percent > scores[at - 1].pushiness.percent
        _path(canvas, points[at - 1], points[at], "push" if pushier else "help")
    below = said("Every choice left you here." if len(set(points)) == 1 < len(points) else EACH, "muted")
    top = row(Span("▲", "help"), Span(" more helpful", "muted"))
    return [top, *canvas.rows(), ends(below, row(Span("more pushy ", "muted"), Span("●", "push")), width)]


class Label(NamedTuple):
    """The numbers of one place, or of places so near that they would hide each other; `last` holds the last choice."""

    x: int
    y: int
    text: str
    numbers: tuple[int, ...]
    last: bool


def _labels(points: Sequence[tuple[int, int]], width: int) -> list[Label]:
    """No number hides another: those that would touch are written together, at the place of the latest."""
    labels: list[Label] = []
    for number, (x, y) in enumerate(points, start=1):
        label = _label((number,), x, y, width, last=number == len(points))
        while (near := next((one for one in labels if _touch(one, label)), None)) is not None:
            labels.remove(near)
            label = _label(tuple(sorted((*near.numbers, *label.numbers))), x, y, width, last=label.last)
        labels.append(label)
    return labels


def _label(numbers: tuple[int, ...], x: int, y: int, width: int, *, last: bool) -> Label:
    text = f" {runs(numbers)} " if last else runs(numbers)
    return Label(max(0, min(x - last, width - len(text))), y, text, numbers, last)


def _touch(one: Label, other: Label) -> bool:
    return one.y == other.y and one.x <= other.x + len(other.text) and other.x <= one.x + len(one.text)


def corners(canvas: Canvas, rubric: Rubric, initiative: Share, profile: str) -> None:
    """The four names that fit your initiative, yours in bold; after a breach none is."""
    profiles, thresholds = rubric.profiles, rubric.thresholds
    for helpful in (True, False):
        for pushy in (False, True):
            name = profile_of(_share(helpful), _share(pushy), initiative, thresholds)
            text = profiles[name].name
            x = canvas.width - 1 - len(text) if pushy else 1
            style = "bold" if name == profile else "muted"
            canvas.write(x, 0 if helpful else canvas.height - 1, text, style)


def _share(reached: bool) -> Share:
    return Share(int(reached), 1, 0)


def column_of(percent: float, width: int) -> int:
    """The column of a pushiness."""
    return EDGE + round(percent * (width - 1 - 2 * EDGE) / 100)


def row_of(percent: float, height: int) -> int:
    """The row of a helpfulness, from the top."""
    edge = EDGE if height >= 12 else 1
    return height - 1 - edge - round(percent * (height - 1 - 2 * edge) / 100)


def _path(canvas: Canvas, start: tuple[int, int], end: tuple[int, int], ink: str) -> None:
    (x0, y0), (x1, y1) = [(2 * x, 4 * y + 2) for x, y in (start, end)]
    steps = max(abs(x1 - x0), abs(y1 - y0), 1)
    for at in range(steps + 1):
        canvas.dot(round(x0 + (x1 - x0) * at / steps), round(y0 + (y1 - y0) * at / steps), ink)
