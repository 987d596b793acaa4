"""The debrief's pictures as SVG: the plane with the path, the bars, the tape. No script, no outside resource.

Colours are CSS variables of the page that holds them, so that one picture serves light, dark and print.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from simulator.debrief.coaching import MARKS, whole
from simulator.debrief.label_places import runs, spread
from simulator.debrief.report import Range, Report
from simulator.languages.english import capital
from simulator.scenario.rubric import AXES, Points
from simulator.scenario.units import POINT

PLANE = 360
BARS = 420
"""Width of the three bars with their names."""
LETTER = 6.5
"""What a letter of a note takes at most."""
CORNERS = {
    True: ("trusted-advisor", "hustler", "busy-bee", "quota-chaser"),
    False: ("pleaser", "know-it-all", "order-taker", "bluffer"),
}
"""The profiles at the corners of the plane, by whether somebody led: from the left above to the right below."""
_EDGE = 38
"""Free space at every edge, so that 0 and 100 stand clear of the corners' names."""


def plane(report: Report, described: str) -> str:
    """Helpfulness against pushiness, with the running score after each choice as a numbered point.

    `described`, here and below, are the same figures in words, as HTML, for who cannot see the picture.
    """
    scores = [decision.score for decision in report.review.decisions]
    dots = [(_x(s.pushiness.percent), _y(s.helpfulness.percent)) for s in scores]
    rubric, say = report.review.talk.rubric, report.review.tongue
    led = scores[-1].initiative.reaches(rubric.thresholds.initiative) if scores else True
    parts = [_ground(rubric.thresholds), _corner_names([say.own(rubric.profiles[one].name) for one in CORNERS[led]])]
    for (x1, y1), (x2, y2) in pairwise(dots):
        kind = "push" if x2 > x1 else "help"
        parts.append(f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>')
    for x, y, numbers in _together(dots):
        now = numbers[-1] == len(dots)
        text = runs(numbers)
        half = _half(numbers)
        if now:
            parts.append(
                f'<rect class="now" x="{x - half:.1f}" y="{y - 10:.1f}" width="{2 * half}" height="20" rx="3"/>'
            )
        parts.append(f'<text class="{"now" if now else "dot"}" x="{x:.1f}" y="{y + 4:.1f}">{text}</text>')
    return (
        f'<svg class="plane" viewBox="0 -22 {PLANE} {PLANE + 46}" role="img" aria-label="{described}">'
        f'<title>{described}</title><text class="axis help" x="0" y="-8">▲ {say("more helpful")}</text>'
        f'{"".join(parts)}<text class="axis push end" x="{PLANE}" y="{PLANE + 18}">{say("more pushy")} ●</text></svg>'
    )


def _together(dots: Sequence[tuple[float, float]]) -> list[tuple[float, float, tuple[int, ...]]]:
    """Numbers that would hide each other stand together, at the place of the latest."""
    placed: list[tuple[float, float, tuple[int, ...]]] = []
    for number, (x, y) in enumerate(dots, start=1):
        numbers: tuple[int, ...] = (number,)
        while near := [
            one for one in placed if abs(one[0] - x) < _half(one[2]) + _half(numbers) and abs(one[1] - y) < 18
        ]:
            placed = [one for one in placed if one not in near]
            numbers = tuple(sorted((*numbers, *(n for one in near for n in one[2]))))
        placed.append((x, y, numbers))
    return placed


def _half(numbers: Sequence[int]) -> int:
    """Of the width that they take."""
    return 6 + 4 * len(runs(numbers))


def marks_on_plane(marks: Sequence[tuple[float, float, str]], thresholds: Points) -> str:
    """The inside of a plane on which attempts stand: pushiness and helpfulness 0 to 100, and a word for some."""
    parts = [_ground(thresholds), _corner_names(["Trusted advisor", "Hustler", "Busy bee", "Quota chaser"])]
    taken: list[tuple[float, float, float]] = []
    for pushiness, helpfulness, word in marks:
        x, y = _x(pushiness), _y(helpfulness)
        parts.append(f'<rect class="then" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>')
        if word:
            half = LETTER * len(word) / 2
            spots = (y - 9, y + 18, y - 23, y + 32)
            free = [at for at in spots if all(abs(x - o) >= half + h or abs(at - oy) >= 13 for o, oy, h in taken)]
            taken.append((x, (free or spots)[0], half))
            parts.append(f'<text class="dot" x="{x:.1f}" y="{taken[-1][1]:.1f}">{escape(word)}</text>')
    return (
        '<text class="axis help" x="0" y="-8">▲ more helpful</text>'
        + "".join(parts)
        + f'<text class="axis push end" x="{PLANE}" y="{PLANE + 18}">more pushy ●</text>'
    )


def _ground(thresholds: Points) -> str:
    across, down = _x(thresholds.pushiness), _y(thresholds.helpfulness)
    rows = (
        ("home", 0, 0, across, down),
        ("side", across, 0, PLANE - across, down),
        ("side", 0, down, across, PLANE - down),
        ("far", across, down, PLANE - across, PLANE - down),
    )
    return "".join(
        f'<rect class="{name}" x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}"/>' for name, x, y, w, h in rows
    )


def _corner_names(names: Sequence[str]) -> str:
    """From the left above to the right below."""
    top, low = [escape(name) for name in names[:2]], [escape(name) for name in names[2:]]
    return (
        f'<text class="corner aim" x="8" y="20">{top[0]}</text>'
        f'<text class="corner end" x="{PLANE - 8}" y="20">{top[1]}</text>'
        f'<text class="corner" x="8" y="{PLANE - 8}">{low[0]}</text>'
        f'<text class="corner end" x="{PLANE - 8}" y="{PLANE - 8}">{low[1]}</text>'
    )


def _x(percent: float) -> float:
    return _EDGE + (PLANE - 2 * _EDGE) * percent / 100


def _y(percent: float) -> float:
    return PLANE - _EDGE - (PLANE - 2 * _EDGE) * percent / 100


def bars(report: Report, described: str) -> str:
    """The three axes, each with what is attainable at this ending, the first try and this one."""
    score = report.review.score
    rows = []
    for place, (axis, share) in enumerate(
        zip(AXES, (score.helpfulness, score.pushiness, score.initiative), strict=True)
    ):
        attainable = report.ranges.get(axis) if report.ranges else None
        rows.append(_bar(place * 60, axis, share.percent, attainable, report))
    return f'<svg class="bars" viewBox="0 0 {BARS} 174" role="img" aria-label="{described}">{"".join(rows)}</svg>'


def _bar(top: int, axis: str, value: float, attainable: Range | None, report: Report) -> str:
    start, width = 150, 230
    name = {"helpfulness": "help", "pushiness": "push"}.get(axis, "lead")
    low, high = attainable or (0.0, 100.0)
    say = report.review.tongue

    def at(percent: float) -> float:
        return start + width * percent / 100

    parts = [
        f'<text class="name {name}" x="0" y="{top + 18}">{MARKS[axis]} {capital(say.own(axis))}</text>',
        f'<text class="figure end" x="140" y="{top + 18}">{value:.0f}</text>',
        f'<line class="out" x1="{start}" x2="{start + width}" y1="{top + 13}" y2="{top + 13}"/>',
        f'<line class="could" x1="{at(low):.1f}" x2="{at(high):.1f}" y1="{top + 13}" y2="{top + 13}"/>',
        f'<line class="{name} got" x1="{at(min(low, value)):.1f}" x2="{at(value):.1f}" y1="{top + 13}" y2="{top + 13}"/>',
        f'<text class="{name} tip" x="{at(value):.1f}" y="{top + 18}">{MARKS[axis]}</text>',
    ]
    if attainable is not None and low == high:
        parts.append(_notes([(low, say("always {value}", value=whole(low)))], top + 34, start, width))
    elif attainable is not None:
        best, worst = say("best"), say("worst")
        least, most = (best, worst) if axis == "pushiness" else (worst, best)
        parts.append(_notes([(low, f"{least} {low:.0f}"), (high, f"{most} {high:.0f}")], top + 34, start, width))
    then = sorted((getattr(other, axis), say.within(say.own(name))) for name, other in report.tries)
    for value_then, _ in then:
        x = at(value_then)
        parts.append(f'<line class="before" x1="{x:.1f}" x2="{x:.1f}" y1="{top + 4}" y2="{top + 22}"/>')
    parts.append(_notes([(one, f"{name} {one:.0f}") for one, name in then], top + 47, start, width))
    return "".join(parts)


def _notes(words: Sequence[tuple[float, str]], y: int, start: float, width: float) -> str:
    """Words below a bar, each as near to its place as the others allow, and left of the bar where they are long."""
    wanted = [(start + width * at / 100 - LETTER * len(text) / 2, LETTER * len(text)) for at, text in words]
    inside = spread([(x - start, size) for x, size in wanted], width, 8)
    starts = [start + x for x in inside] if inside is not None else spread(wanted, BARS, 8) or [x for x, _ in wanted]
    return "".join(
        f'<text class="note" x="{x:.1f}" y="{y}">{text}</text>' for x, (_, text) in zip(starts, words, strict=True)
    )


def tape(report: Report, described: str) -> str:
    """Trust and patience along the conversation, after each choice."""
    steps = [decision.step for decision in report.review.decisions]
    if not steps:
        return ""
    trust = [steps[0].trust_before / POINT, *(step.trust / POINT for step in steps)]
    patience = [steps[0].patience_before / POINT, *(step.patience / POINT for step in steps)]
    across, say = 720 / len(steps), report.review.tongue
    return (
        f'<svg class="tape" viewBox="-6 -10 760 150" role="img" aria-label="{described}">'
        f"{_line(trust, across, 'trust', say('trust'))}{_line(patience, across, 'patience', say('patience'))}"
        + "".join(
            f'<text class="note mid" x="{across * number:.1f}" y="134">{number}</text>'
            for number in range(1, len(steps) + 1)
        )
        + "</svg>"
    )


def _line(values: Sequence[float], across: float, name: str, said: str) -> str:
    dots = " ".join(f"{across * place:.1f},{115 - 1.1 * value:.1f}" for place, value in enumerate(values))
    end = 115 - 1.1 * values[-1]
    return (
        f'<polyline class="{name}" points="{dots}"/>'
        f'<text class="{name}" x="{across * (len(values) - 1) - 4:.1f}" y="{end - 6:.1f}" text-anchor="end">'
        f"{escape(said)} {values[-1]:.0f}</text>"
    )
