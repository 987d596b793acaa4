"""The report of a room as one self-contained HTML page: no script, nothing from outside, made to be printed."""

from __future__ import annotations

from html import escape

from simulator.colours import page_colours
from simulator.debrief.coaching import MARKS, signed
from simulator.scenario.rubric import AXES
from simulator.scenario.text_direction import directed, page_begins
from simulator.scenario.visible import visible
from simulator.workshop.report import AskedReport, LineReport, RoomReport, TurnReport, TurnUnderWay, worth_again
from simulator.workshop.report_text import GLANCE, asked_words, glance, sentences, session, turns_words

_STYLE = (
    page_colours("page", "panel", "focus", "text", "soft", "muted", "accent", "help", "push", "rule", "old")
    + """
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:17px/1.5 system-ui,sans-serif}
main{max-width:52rem;margin:0 auto;padding:3rem 1.5rem}h1{color:var(--accent);font-size:2.2rem;line-height:1.2;margin:.2rem 0 1rem}
h2{font-size:1.1rem;margin:2.5rem 0 .6rem}p{margin:.35rem 0;max-width:42rem}.muted{color:var(--muted)}.says{font-weight:700;font-size:1.15rem}
.who{color:var(--accent);font-weight:700}.line{display:grid;grid-template-columns:2rem 1fr;gap:0 .9rem;margin:1.1rem 0;color:var(--soft)}
.line>*{grid-column:2}.line>.chip{grid-column:1;grid-row:1}.chip{background:var(--focus);color:var(--text);font-weight:700;text-align:center;
border-radius:.2rem;height:1.6rem;text-transform:uppercase}.chosen{color:var(--text)}.chosen>.chip{background:var(--accent);color:var(--page)}
.line p{margin:0}.line .worth{margin:.25rem 0}.worth>span{margin-right:1rem;white-space:nowrap}.helpfulness{color:var(--help)}.pushiness{color:var(--push)}
.bars{display:grid;grid-template-columns:3.2rem 1fr 2.4rem;gap:.1rem .6rem;align-items:center;max-width:34rem}
.bars svg{width:100%;height:.7rem;display:block;border-bottom:1px solid var(--rule)}.old{fill:var(--old)}.new{fill:var(--soft)}
.chosen .new{fill:var(--accent)}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:start;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--rule)}th{font-weight:400;color:var(--muted)}
@media print{.glance{break-after:page}}
li{margin:.3rem 0}
"""
)


def html_page(report: RoomReport) -> str:
    """The whole page. Authored and typed text is escaped, and what could hide in it is made visible."""
    title = _text(report.scenario.title)
    again = "".join(f"<li>{turns_words(numbers)}: {_text(why)}</li>" for numbers, why in worth_again(report))
    score = report.review.score
    axes = zip(AXES, (score.helpfulness, score.pushiness, score.initiative), strict=True)
    figures = "".join(
        f'<span><span class="{axis}">{MARKS[axis]}</span> {axis} {share.percent:.0f} of 100</span>'
        for axis, share in axes
    )
    shares = f'<p class="worth">{figures}</p>' if report.turns else ""
    return (
        page_begins(
            report.scenario.lang, f"{report.scenario.title}: workshop", head=f"<style>{_STYLE}</style>", words="en"
        )
        + "\n<body><main>"
        + directed(
            f"<h1>{title}</h1>{''.join(f'<p>{_text(line)}</p>' for line in session(report))}{shares}"
            + _glance(report)
            + (f"<section><h2>Worth coming back to</h2><ul>{again}</ul></section>" if again else "")
            + "".join(_turn(turn) for turn in report.turns)
            + _under_way(report.under_way)
            + '<p class="muted">One conversation never judges a person.</p></main></body></html>\n'
        )
    )


def _glance(report: RoomReport) -> str:
    if not report.turns:
        return ""
    heads = "".join(f'<th scope="col">{one}</th>' for one in GLANCE)
    rows = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in glance(report))
    return (
        '<section class="glance"><h2>At a glance</h2><div class="wide" tabindex="0" role="group" aria-label="At a glance">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></section>"
    )


def _asked(asked: AskedReport) -> str:
    question, told = asked_words(asked)
    items = "".join(f"<li>{_text(one)}</li>" for one in told)
    return f"<p>{_text(question)}</p>" + (f"<ul>{items}</ul>" if items else "")


def _turn(turn: TurnReport) -> str:
    most = max((value for line in turn.lines for value in (line.first, line.last) if value), default=1)
    return (
        f'<section><h2>Turn {turn.number}</h2><p class="who">{_text(turn.who)}</p><p class="says">{_text(turn.says)}</p>'
        + "".join(_asked(one) for one in turn.asks)
        + "".join(_line(line, most) for line in turn.lines)
        + "".join(f"<p>{_text(one)}</p>" for one in sentences(turn))
        + "</section>"
    )


def _under_way(turn: TurnUnderWay | None) -> str:
    if turn is None:
        return ""
    return (
        f'<section><h2>Turn {turn.number}, under way</h2><p class="who">{_text(turn.who)}</p>'
        f'<p class="says">{_text(turn.says)}</p>{"".join(_asked(one) for one in turn.asks)}{_counted(turn)}</section>'
    )


def _counted(turn: TurnUnderWay) -> str:
    most = max((count for *_, count in turn.votes), default=0)
    return "".join(
        f'<div class="line"><span class="chip">{letter}</span><p>{_text(line)}</p>'
        f'<div class="bars">{_bar("votes", count, most, "new")}</div></div>'
        for letter, line, count in turn.votes
    )


def _line(line: LineReport, most: int) -> str:
    points = "".join(
        f'<span><span class="{axis}">{MARKS[axis]}</span> {axis} {signed(value)}</span>'
        for axis, value in zip(AXES, line.points, strict=True)
    )
    rows = [("first", line.first, "old"), ("last" if line.first is not None else "votes", line.last, "new")]
    bars = "".join(_bar(name, value, most, kind) for name, value, kind in rows if value is not None)
    return (
        f'<div class="line{" chosen" if line.chosen else ""}"><span class="chip">{line.letter}</span>'
        f"<p>{_text(line.choice.say)}</p>"
        f'<p class="worth muted">{points}<span>{_text(line.behaviours)}</span></p>'
        + (f'<div class="bars">{bars}</div>' if bars else "")
        + "</div>"
    )


def _bar(name: str, value: int, most: int, kind: str) -> str:
    width = 100 * value / most
    return (
        f"<span>{name}</span>"
        f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="{kind}" width="{width:.1f}" height="10"/></svg><strong>{value}</strong>'
    )


def _text(text: str) -> str:
    return escape(visible(" ".join(text.split())))
