"""The debrief as one self-contained HTML page: printable, light and dark, no script and no outside resource."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from simulator.colours import page_colours
from simulator.debrief.blocks import Block, Figure, Heading, Paragraph, Quote, Row, Rows, Section
from simulator.debrief.picture import bars, plane, tape
from simulator.debrief.report import Report
from simulator.debrief.told import told
from simulator.scenario.text_direction import directed, page_begins
from simulator.scenario.visible import visible_line

STYLE = (
    page_colours("page", "panel", "home", "far", "text", "soft", "muted", "accent", "help", "push", "rule")
    + """
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:17px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}

main{max-width:60rem;margin:0 auto;padding:3rem 1.5rem}h1{color:var(--accent);font-size:2.2rem;line-height:1.2;margin:.2rem 0 1rem}
h2{font-size:1.1rem;margin:2.5rem 0 .6rem}section+section h1{margin-top:2.2rem}h3{font-size:1rem;margin:1.4rem 0 .4rem}p{margin:.35rem 0;max-width:42rem}
.quiet,.muted,dt,.note,.axis{color:var(--muted)}.cols{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:2rem 3rem;align-items:start}
dl{display:grid;grid-template-columns:minmax(5.5rem,max-content) minmax(0,1fr);gap:.3rem .8rem;margin:.4rem 0}dt,dd{margin:0;min-width:0}.aside{font-style:italic}.strong{font-weight:600}.soft{color:var(--soft)}
svg{display:block;width:100%;height:auto;max-width:46rem;direction:ltr}svg text{unicode-bidi:plaintext;font:13px system-ui,sans-serif;fill:var(--text)}
svg .note,svg .axis,svg .corner{fill:var(--muted)}svg .aim{fill:var(--text);font-weight:700}svg .end{text-anchor:end}
svg .mid,svg .dot,svg text.now,svg .tip{text-anchor:middle}svg .home{fill:var(--home)}svg .side{fill:var(--panel)}
svg .far{fill:var(--far)}svg rect.now{fill:var(--accent)}svg text.now{fill:var(--page);font-weight:700}svg line{stroke-width:3}
svg line.help{stroke:var(--help)}svg line.push{stroke:var(--push)}svg line.lead{stroke:var(--text)}svg text.help{fill:var(--help)}
svg text.push{fill:var(--push)}svg.plane{max-width:28rem}svg.plane line{stroke-dasharray:2 5}svg rect.help{fill:var(--help)}svg rect.push{fill:var(--push)}svg rect.lead{fill:var(--soft)}svg rect.then{fill:var(--muted)}svg .out{stroke:var(--rule);stroke-width:1;stroke-dasharray:2 4}
svg .could{stroke:var(--rule);stroke-width:2}svg .got{stroke-width:4}svg .before{stroke:var(--text);stroke-width:1.5}
svg .figure{font-weight:700}svg polyline{fill:none;stroke-width:2.5}svg polyline.trust{stroke:var(--text)}
svg polyline.patience{stroke:var(--muted);stroke-dasharray:6 5}blockquote{margin:.4rem 0;padding:0;padding-inline-start:1rem;border-inline-start:3px solid var(--rule)}
table{border-collapse:collapse;width:100%;font-size:.95rem}td,th{padding:.35rem .6rem .35rem 0;text-align:start;vertical-align:top}
"""
)


def html_page(found: Report) -> str:
    """The whole page. Authored and typed text is escaped, and what could hide in it is made visible."""
    whole = told(found)
    say = found.review.tongue
    named = say("{title}: debrief", title=whole.title)
    return (
        page_begins(found.review.talk.scenario.lang, named, head=f"<style>{STYLE}</style>")
        + "\n<body><main>"
        + directed(
            f'<p class="muted">{_text(whole.title)}</p>{"".join(_section(found, one) for one in whole.sections)}'
        )
        + "</main></body></html>"
    )


def _text(text: str) -> str:
    return escape(visible_line(text))


def _section(found: Report, section: Section) -> str:
    """The score stands beside its plane, and two turning points beside each other, where there is room."""
    if section.name == "score":
        drawn = [one for one in section.blocks if isinstance(one, Figure) and one.name == "plane"]
        rest = [one for one in section.blocks if one not in drawn]
        columns: list[Sequence[Block]] = [drawn, rest] if drawn else [rest]
    elif section.name == "turning" and sum(isinstance(one, Heading) for one in section.blocks) == 2:
        columns = _by_heading(section.blocks)
    else:
        return f"<section>{_blocks(found, section.blocks)}</section>"
    inner = "".join(f"<div>{_blocks(found, one)}</div>" for one in columns)
    return f'<section><div class="cols">{inner}</div></section>'


def _by_heading(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    groups: list[list[Block]] = []
    for block in blocks:
        if not groups or not isinstance(block, Rows):
            groups.append([])
        groups[-1].append(block)
    return [*groups]


def _blocks(found: Report, blocks: Sequence[Block]) -> str:
    return "".join(_block(found, one) for one in blocks)


def _block(found: Report, block: Block) -> str:
    if isinstance(block, Heading):
        mark = f"{block.mark} " if block.mark else ""
        return f"<h{block.level}>{mark}{_text(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p{_tone(block.tone)}>{_text(block.text)}</p>"
    if isinstance(block, Quote):
        return f"<blockquote>{_text(block.text)}</blockquote>"
    if isinstance(block, Figure):
        return _figure(found, block)
    return f"<dl>{''.join(_row(one) for one in block.rows)}</dl>"


def _row(row: Row) -> str:
    mark = f"{row.mark} " if row.mark else ""
    return f"<dt>{mark}{_text(row.label)}</dt><dd{_tone(row.tone)}>{_text(row.text)}</dd>"


def _tone(tone: str) -> str:
    return f' class="{tone}"' if tone else ""


def _figure(found: Report, figure: Figure) -> str:
    draw = {"plane": plane, "bars": bars, "tape": tape}[figure.name]
    return draw(found, _text(figure.says))
