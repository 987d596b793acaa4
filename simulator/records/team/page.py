"""A team's page as HTML: self-contained, without a script, dark and light, printed on two pages."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from simulator.debrief.page import STYLE
from simulator.records.team.blocks import TeamBar, TeamPart, TeamRow
from simulator.records.team.team import Team
from simulator.records.team.told import opening_of, parts_of, title_of
from simulator.scenario.text_direction import directed, page_begins
from simulator.scenario.visible import visible_line

SECOND = ("workshop", "together", "assignment", "doubtful", "limits")
"""The parts of the second printed page: what to do next."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_WIDE = ("stages", "workshop", "together", "assignment", "doubtful", "limits")
_OWN = """
main{max-width:70rem}.open{max-width:46rem;font-size:1.05rem;color:var(--soft)}
.cols{grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:0 3.5rem}.wide{grid-column:1/-1}
h2{margin-top:2rem;font-size:1.15rem}table{font-variant-numeric:tabular-nums}
th{font-weight:400;color:var(--muted);font-size:.85rem}td{border-top:1px solid var(--rule)}thead td{border:0}td,th{overflow-wrap:normal}
td:first-child{overflow-wrap:anywhere;min-width:6rem}td.figure,th.figure{text-align:end;white-space:nowrap;font-weight:600}
td.bar{width:28%;min-width:5rem;vertical-align:middle}.help{color:var(--help)}.push{color:var(--push)}.lead{color:var(--soft)}
td svg{max-width:none;height:.7rem;margin:1px 0}svg rect.track{fill:var(--home)}svg rect.tick{fill:var(--text)}
blockquote{font-weight:600;font-size:1.1rem;max-width:46rem}.note{color:var(--muted);font-size:.92rem}
ul{margin:.3rem 0;padding-inline-start:1.1rem;max-width:46rem}li{margin:.2rem 0}
@media screen and (max-width:34rem){td.bar{display:none}table,tbody,tr{display:block}thead{position:absolute;clip-path:inset(50%);width:1px;overflow:hidden}
tr{border-top:1px solid var(--rule);padding:.35rem 0}td{border:0;display:inline-block;padding:0 .9rem 0 0;overflow-wrap:anywhere}td:first-child{display:block;font-weight:600}
td[data-name]::before{content:attr(data-name) " ";color:var(--muted);font-weight:400}}
@page{size:A4;margin:12mm 14mm}
@media print{table{font-size:8.6pt}th{font-size:8pt}blockquote{font-size:10pt}.note{font-size:8pt}td svg{height:2mm;margin:.2mm 0}body{font-size:9pt;line-height:1.32}main{padding:0;max-width:none}h1{font-size:17pt;margin:0 0 2mm}h2{margin:4mm 0 1mm;font-size:11pt}
.open{font-size:9.5pt}td,th{padding:.6mm 2mm .6mm 0}.cols{grid-template-columns:1fr 1fr;gap:0 9mm}.second{break-before:page;font-size:8.2pt;line-height:1.2}.second table{font-size:7.8pt}.second h2{margin:2.4mm 0 .4mm;font-size:10pt}.second blockquote{font-size:8.8pt;max-width:none;margin:1mm 0}.second p,.second ul{max-width:none;margin:.4mm 0}.second li{margin:0}.second td,.second th{padding:.35mm 2mm .35mm 0}.second td.bar{width:12%}section{break-inside:avoid}
svg rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""


def team_page(found: Team) -> str:
    """The whole page. Authored text is escaped, and what could hide in it is made visible."""
    parts = parts_of(found)
    title = _text(title_of(found))
    first = [one for one in parts if one.name not in SECOND]
    second = [one for one in parts if one.name in SECOND]
    opening = opening_of(found)
    opened = f'<p class="open">{_text(opening)}</p>' if opening else ""
    body = f"<h1>{title}</h1>{opened}{_page(first, 'first')}{_page(second, 'second')}"
    return (
        page_begins("en", "Helpfirst: the team", head=f"<style>{STYLE}{_OWN}</style>", policy=_POLICY)
        + f"\n<body><main>{directed(body)}</main></body></html>\n"
    )


def _page(parts: list[TeamPart], name: str) -> str:
    return f'<div class="cols {name}">{"".join(map(_part, parts))}</div>' if parts else ""


def _part(part: TeamPart) -> str:
    wide = ' class="wide"' if part.name in _WIDE else ""
    says = [f"<li>{_text(one)}</li>" for one in part.says] if part.name == "limits" else []
    told = f"<ul>{''.join(says)}</ul>" if says else "".join(f"<p>{_text(one)}</p>" for one in part.says)
    head = f"<h2>{_text(part.title)}</h2>" if part.title else ""
    own = _lang(part)
    quote = f"<blockquote{own}>{_text(part.quote)}</blockquote>" if part.quote else ""
    after = "".join(f'<p class="note">{_text(one)}</p>' for one in part.after)
    return f"<section{wide}>{head}{told}{quote}{_table(part)}{after}</section>"


def _table(part: TeamPart) -> str:
    if not part.rows:
        return ""
    drawn = any(row.bars for row in part.rows)
    kinds = [_kind(cell) if place else "" for place, cell in enumerate(part.rows[0].cells)]
    names = "".join(f'<th scope="col"{kind}>{_text(one)}</th>' for one, kind in zip(part.head, kinds, strict=True))
    head = f"<thead><tr>{names}{'<td></td>' if drawn else ''}</tr></thead>"
    return f"<table>{head}<tbody>{''.join(_row(row, part.head, _lang(part)) for row in part.rows)}</tbody></table>"


def _lang(part: TeamPart) -> str:
    return f' lang="{escape(part.lang, quote=True)}"' if part.lang else ""


def _row(row: TeamRow, head: Sequence[str], own: str) -> str:
    first, *others = row.cells
    cells = f"<td{own}>{_text(first)}</td>" + "".join(
        f"<td{_kind(cell)}{_name(name)}>{_text(cell)}</td>" for cell, name in zip(others, head[1:], strict=True)
    )
    bars = "".join(map(_bar, row.bars))
    beside = f'<td class="bar">{bars}</td>' if bars else ""
    return f"<tr>{cells}{beside}</tr>"


def _name(name: str) -> str:
    """The column's name at the cell, for a page so narrow that the rows stand one below the other."""
    return f' data-name="{_text(name)}"' if name else ""


def _kind(cell: str) -> str:
    return ' class="figure"' if cell[:1].isdigit() else ""


def _bar(bar: TeamBar) -> str:
    """The cells beside it say the same in figures, so it is nothing to a screen reader."""
    tick = "" if bar.before is None else f'<rect class="tick" x="{bar.before:.1f}" y="0" width="0.8" height="10"/>'
    return (
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" y="4" width="100" height="2"/>'
        f'<rect class="{bar.kind}" y="2" width="{max(bar.value, 0.6):.1f}" height="6"/>{tick}</svg>'
    )


def _text(text: str) -> str:
    return escape(visible_line(text))
