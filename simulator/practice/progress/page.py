"""Progress as one self-contained HTML page: the axes over time, the plane, the record of each behaviour."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from simulator.debrief.coaching import MARKS
from simulator.debrief.lessons import ABOUT, CAME_OF_IT, WANTED
from simulator.debrief.page import STYLE
from simulator.debrief.picture import PLANE, marks_on_plane
from simulator.languages.english import amount
from simulator.practice.progress.overview import Overview
from simulator.practice.progress.progress import Mark, trend
from simulator.scenario.rubric import AXES, Rubric
from simulator.scenario.text_direction import directed, page_begins
from simulator.scenario.visible import visible

WIDTH, HEIGHT = 420, 90
MOST = 60
"""Attempts that the columns show; the newest."""
_KIND = {"helpfulness": "help", "pushiness": "push", "initiative": "lead"}


def progress_page(found: Overview, rubric: Rubric) -> str:
    """The whole page; with nothing finished yet it says so."""
    if not found.marks:
        body = "<p>No conversation has been finished yet.</p>"
    else:
        rubric = found.rubric(rubric)
        attempts = f"{amount(len(found.marks), 'finished attempt')} at {amount(len(found.endings), 'scenario')}"
        body = (
            f"<p>{attempts}. Next meetings earned: {found.earned}.</p>"
            + "".join(_trend(axis, found.marks) for axis in AXES)
            + (f'<p class="muted">{found.not_alike}</p>' if found.not_alike else "")
            + f"<h2>Where each attempt ended</h2>{_plane(found, rubric)}"
            + _behaviours(found, rubric)
            + _endings(found)
            + _purposes(found)
        )
    return (
        f"{page_begins('en', 'Helpfirst: progress', head=f'<style>{STYLE}</style>')}\n<body><main><h1>Progress</h1>{directed(body)}"
        '<p class="muted">One conversation never judges a person.</p></main></body></html>'
    )


def _text(text: str) -> str:
    return escape(visible(" ".join(text.split())))


def _trend(axis: str, marks: Sequence[Mark]) -> str:
    values = [getattr(mark, axis) for mark in marks]
    shown = values[-MOST:]
    step = WIDTH / max(len(shown), 12)
    columns = "".join(
        f'<rect class="{_KIND[axis]}" x="{place * step:.1f}" y="{HEIGHT - max(value, 1) * HEIGHT / 100:.1f}" '
        f'width="{step * 0.7:.1f}" height="{max(value, 1) * HEIGHT / 100:.1f}"/>'
        for place, value in enumerate(shown)
    )
    says = f"{trend(values)}; last time {values[-1]:.0f}"
    return (
        f"<h2>{MARKS[axis]} {axis.capitalize()}</h2><p>{says}</p>"
        f'<svg class="columns" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{axis}: {says}">{columns}</svg>'
    )


def _plane(found: Overview, rubric: Rubric) -> str:
    last = len(found.marks) - 1
    named = {0: "first", last: "now"}
    if found.best is not None:
        best = next(place for place, mark in enumerate(found.marks) if mark.attempt == found.best.attempt)
        named.setdefault(best, "best")
    dots = [(mark.pushiness, mark.helpfulness, named.get(place, "")) for place, mark in enumerate(found.marks)]
    return (
        f'<svg class="plane" viewBox="0 -22 {PLANE} {PLANE + 46}" role="img" aria-label="Where each attempt ended">'
        f"{marks_on_plane(dots, rubric.thresholds)}</svg>"
    )


def _behaviours(found: Overview, rubric: Rubric) -> str:
    if found.records is None or not found.records.ever:
        return ""
    rows = "".join(
        f"<tr><td>{_text(rubric.behaviours[name].name if name in rubric.behaviours else name)}</td>"
        f"<td>{record.figures}</td><td>{_text(record.best or '')}</td></tr>"
        for name, record in found.records.ever.items()
    )
    return (
        "<h2>Chosen, of the times it was on offer (+ beside another behaviour)</h2><table><thead><tr><th>behaviour</th><th>chosen</th>"
        f"<th>your best</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _purposes(found: Overview) -> str:
    rows = "".join(
        f"<dt>{mark.finished:%Y-%m-%d}, {_text(found.titles.get(mark.scenario, mark.scenario))}</dt>"
        f"<dd>{_text(mark.purpose)}<br>{CAME_OF_IT[mark.meeting]} {ABOUT.get(mark.about, '')}</dd>"
        for mark in found.purposes
    )
    return f"<h2>{WANTED}</h2><dl>{rows}</dl>" if rows else ""


def _endings(found: Overview) -> str:
    rows = "".join(
        f"<dt>{_text(found.titles.get(scenario, scenario))}, {found.met(scenario)}</dt>"
        + "".join(f"<dd>{_text(name)}</dd>" for name in found.called(scenario))
        for scenario in found.endings
    )
    return f"<h2>Endings you have seen</h2><dl>{rows}</dl>"
