"""The year as one self-contained HTML page: the plot with bands, what is left in December, every source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from simulator.debrief.page import STYLE
from simulator.practice.year.figures import ACCOUNT_NUMBERS, HABITS, IN_HUNDREDTHS, PARTS, YearNumber, figures
from simulator.practice.year.outlook import TARGET, StyleQuarter, StyleYear, YearOutlook
from simulator.practice.year.scale import PlotScale, scale_of
from simulator.practice.year.sentences import (
    MARKS,
    QUARTER_NAMES,
    UNITS,
    headline,
    limits,
    signed,
    whence,
    whose_habits,
)
from simulator.scenario.text_direction import directed, page_begins
from simulator.scenario.visible import visible_line

CELL, ROW, LEFT = 190, 62, 190
KINDS = {"helpful": "help", "pushy": "push"}
OWN_STYLE = """
svg.year{max-width:none}svg.year line{stroke:var(--soft);stroke-width:5}svg.year line.track{stroke:var(--rule);stroke-width:1}
svg.year line.target{stroke:var(--text);stroke-width:1.5;stroke-dasharray:4 4}svg.year line.help{stroke:var(--help)}
svg.year line.push{stroke:var(--push)}svg.year rect{fill:var(--soft)}svg.year rect.help{fill:var(--help)}
svg.year rect.push{fill:var(--push)}svg.year rect.you,svg.year line.you{fill:var(--text);stroke:var(--text)}
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}td,th{overflow-wrap:break-word}
svg.year text{paint-order:stroke;stroke:var(--page);stroke-width:4px}
td:last-child{min-width:9rem}td.n:last-child{min-width:0}.scroll{overflow-x:auto}svg.year{min-width:46rem}
@media print{svg.year{min-width:0}svg.year text{font-size:17px}table{font-size:.85rem}tr{break-inside:avoid}}
"""


def year_page(found: YearOutlook) -> str:
    """The whole page. Names from a territory file are escaped, and what could hide in them is made visible."""
    body = (
        f"<p>{_text(whence(found))}</p>"
        f'<section><div class="scroll">{_plot(found)}</div><p class="muted">┊ the target, ■ expected, '
        f"━ eight of ten sellers. {_text(UNITS)} Below each line: what is kept, and the band.</p></section>"
        f"{_left(found)}{_habits(found)}<p>{_text(limits(found))}</p>{_sources(found)}"
    )
    title = _text(headline(found))
    return (
        f"{page_begins('en', 'Helpfirst: the year', head=f'<style>{STYLE}{OWN_STYLE}</style>')}\n<body><main><h1>{title}</h1>"
        f'{directed(body)}<p class="muted">A style is not a person, and no simulated year is a forecast.</p>'
        "</main></body></html>"
    )


def _text(text: str) -> str:
    return escape(visible_line(" ".join(text.split())))


def _plot(found: YearOutlook) -> str:
    scale = scale_of(found)
    width, height = LEFT + 4 * CELL + 110, 34 + ROW * len(found.styles)
    parts = [
        f'<text class="note" x="{LEFT + place * CELL}" y="16">{name}</text>' for place, name in enumerate(QUARTER_NAMES)
    ]
    parts += [
        f'<text class="note end" x="{width - 55}" y="16">booked</text><text class="note end" x="{width}" y="16">kept</text>'
    ]
    for place in range(4):  # first, so that no figure is crossed out
        x = LEFT + place * CELL + scale.part(TARGET) * (CELL - 22)
        parts.append(f'<line class="target" x1="{x:.1f}" y1="24" x2="{x:.1f}" y2="{height}"/>')
    for number, one in enumerate(found.styles):
        parts.append(_row(one, 34 + number * ROW, scale, width))
    return f'<svg class="year" viewBox="0 0 {width} {height}" role="img" aria-label="{_described(found)}">{"".join(parts)}</svg>'


def _row(one: StyleYear, top: float, scale: PlotScale, width: float) -> str:
    kind = KINDS.get(one.id, one.id)
    mark = f"{MARKS[one.id]} " if one.id in MARKS else ""
    strong = ' class="figure"' if one.id == "you" else ""
    cells = "".join(_cell(quarter, LEFT + place * CELL, top, scale, kind) for place, quarter in enumerate(one.quarters))
    return (
        f'<text{strong} x="0" y="{top + 20}">{mark}{_text(one.name)}</text>{cells}'
        f'<text class="end" x="{width - 55}" y="{top + 20}">{one.booked:.0f}</text>'
        f'<text class="end figure" x="{width}" y="{top + 20}">{one.kept:.0f}</text>'
    )


def _cell(quarter: StyleQuarter, left: float, top: float, scale: PlotScale, kind: str) -> str:
    low, high, mean = (left + scale.part(one) * (CELL - 22) for one in (quarter.low, quarter.high, quarter.mean))
    y = top + 15
    return (
        f'<line class="track" x1="{left}" y1="{y}" x2="{left + CELL - 22}" y2="{y}"/>'
        f'<line class="{kind}" x1="{low:.1f}" y1="{y}" x2="{high:.1f}" y2="{y}"/>'
        f'<rect class="{kind}" x="{mean - 6:.1f}" y="{y - 6}" width="12" height="12"/>'
        f'<text x="{left}" y="{y + 24}"><tspan class="figure">{quarter.mean:.0f}</tspan> '
        f'<tspan class="note">{quarter.low:.0f} to {quarter.high:.0f}</tspan></text>'
    )


def _described(found: YearOutlook) -> str:
    rows = "; ".join(
        f"{one.name}: " + ", ".join(f"{quarter.mean:.0f}" for quarter in one.quarters) for one in found.styles
    )
    return _text(f"Kept in each quarter, in per cent of the target. {rows}.")


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th{'' if place == 0 else ' class=n'}>{one}</th>" for place, one in enumerate(heads))
    body = "".join(
        "<tr>"
        + "".join(f"<td{'' if place == 0 else ' class=n'}>{_text(one)}</td>" for place, one in enumerate(row))
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _left(found: YearOutlook) -> str:
    rows = [
        (one.name, f"{one.returned:.1f}", f"{one.referrals:.1f}", f"{one.complaints:.1f}", f"{one.still_to_come:.0f}")
        for one in found.styles
    ]
    heads = ("in the whole year", "come back", "refer", "complain", "undone in January")
    return f"<section><h2>What is left in December</h2>{_table(heads, rows)}</section>"


def _habits(found: YearOutlook) -> str:
    known = found.own is not None
    rows = [
        (one.habit.says, signed(one.mean), f"{signed(one.low)} to {signed(one.high)}" if known else "")
        for one in found.habits
    ]
    heads = ("one habit", "in the year", "eight of ten" if known else "")
    return f"<section><h2>{whose_habits(found)}</h2>{_table(heads, rows)}</section>"


def _sources(found: YearOutlook) -> str:
    """Every number; those of accounts and of styles in a table each, since they share what they are taken from."""
    known = figures(found.territory)
    accounts = [
        (kind.id, kind.name, [f"{known[f'{kind.id}-{name}'].value:g}" for name in ACCOUNT_NUMBERS], kind.evidence)
        for kind in found.territory.accounts
    ]
    styles = [
        (style, found.territory.names[style], _of_style(style, known), found.territory.style_evidence[style])
        for style in found.territory.styles
    ]
    rows = "".join(
        f"<tr><td>{_text(name)}</td><td class=n>{one.value:g}</td><td>{_text(one.about)}</td>"
        f"<td>{_text(one.evidence)}</td></tr>"
        for name, one in known.items()
        if one.group in (PARTS, HABITS)
    )
    heads = "<th>number</th><th class=n>value</th><th>what it is</th><th>evidence</th>"
    return (
        "<section><h2>Every number, and what it is taken from</h2>"
        f"{_shared('accounts', list(ACCOUNT_NUMBERS), accounts)}"
        f"<p class=muted>{_text(' '.join(f'{name}: {about}' for name, (_, about) in ACCOUNT_NUMBERS.items()))}</p>"
        f"{_shared('styles', list(IN_HUNDREDTHS), styles)}"
        f'<div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
        "<p class=muted><code>helpfirst year --set NAME=VALUE</code> changes one, such as <code>help-hours=2</code>, "
        "<code>single-count=30</code> or <code>pushy-pushiness=60</code>.</p></section>"
    )


def _of_style(style: str, known: Mapping[str, YearNumber]) -> list[str]:
    names = (f"{style}-{field.replace('_', '-')}" for field in IN_HUNDREDTHS)
    return [f"{known[name].value:g}" if name in known else "" for name in names]


def _shared(what: str, fields: Sequence[str], rows: Sequence[tuple[str, str, Sequence[str], str]]) -> str:
    heads = "".join(f"<th class=n>{field.replace('_', ' ')}</th>" for field in fields)
    body = "".join(
        f"<tr><td>{_text(name)} ({_text(key)})</td>{''.join(f'<td class=n>{one}</td>' for one in numbers)}"
        f"<td>{_text(evidence)}</td></tr>"
        for key, name, numbers, evidence in rows
    )
    return (
        f'<div class="scroll"><table><thead><tr><th>{what}</th>{heads}<th>evidence</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
