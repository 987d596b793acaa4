"""The debrief as one self-contained HTML page: printable, light and dark, no script and no outside resource."""

from __future__ import annotations

from html import escape

from simulator.debrief.coaching import behaviour_names, signed, verdict
from simulator.debrief.lessons import QUESTIONS, TRANSFER
from simulator.debrief.outcome import headline, meeting_sentence, sale_sentence
from simulator.debrief.picture import bars, plane, tape
from simulator.debrief.report import Report, possible_sentence
from simulator.debrief.review import Decision
from simulator.scenario.model import level
from simulator.scenario.rubric import AXES
from simulator.scenario.visible import visible

STYLE = """
:root{color-scheme:light dark;--page:#fbf8f2;--panel:#f2ede3;--home:#e4dccb;--far:#f7f3eb;--text:#22252a;--soft:#474a4e;
--muted:#5f5f5b;--accent:#0b6653;--help:#1c55b8;--push:#964100;--rule:#c9c2b3}
@media (prefers-color-scheme:dark){:root{--page:#14171b;--panel:#1e2228;--home:#2a3038;--far:#191c21;--text:#ece8df;
--soft:#b9b5ab;--muted:#a09d94;--accent:#8ad8b0;--help:#8ab6ff;--push:#ffae66;--rule:#3b414a}}
@media print{:root{--page:#fff;--panel:#fff;--home:#e8e8e8;--far:#fafafa;--text:#000;--soft:#222;--muted:#444;
--accent:#0b6653;--help:#1c55b8;--push:#964100;--rule:#bbb}section{break-inside:avoid}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:17px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}

main{max-width:60rem;margin:0 auto;padding:3rem 1.5rem}h1{color:var(--accent);font-size:2.2rem;line-height:1.2;margin:.2rem 0 1rem}
h2{font-size:1.1rem;margin:2.5rem 0 .6rem}section+section h1{margin-top:2.2rem}h3{font-size:1rem;margin:1.4rem 0 .4rem}p{margin:.35rem 0;max-width:42rem}
.muted,dt,.note,.axis{color:var(--muted)}.cols{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:2rem 3rem;align-items:start}
dl{display:grid;grid-template-columns:minmax(5.5rem,max-content) minmax(0,1fr);gap:.3rem .8rem;margin:.4rem 0}dt,dd{margin:0;min-width:0}em{font-style:italic}
svg{display:block;width:100%;height:auto;max-width:46rem}svg text{font:13px system-ui,sans-serif;fill:var(--text)}
svg .note,svg .axis,svg .corner{fill:var(--muted)}svg .aim{fill:var(--text);font-weight:700}svg .end{text-anchor:end}
svg .mid,svg .dot,svg text.now,svg .tip{text-anchor:middle}svg .home{fill:var(--home)}svg .side{fill:var(--panel)}
svg .far{fill:var(--far)}svg rect.now{fill:var(--accent)}svg text.now{fill:var(--page);font-weight:700}svg line{stroke-width:3}
svg line.help{stroke:var(--help)}svg line.push{stroke:var(--push)}svg line.lead{stroke:var(--text)}svg text.help{fill:var(--help)}
svg text.push{fill:var(--push)}svg.plane{max-width:28rem}svg.plane line{stroke-dasharray:2 5}svg rect.help{fill:var(--help)}svg rect.push{fill:var(--push)}svg rect.lead{fill:var(--soft)}svg rect.then{fill:var(--muted)}svg .out{stroke:var(--rule);stroke-width:1;stroke-dasharray:2 4}
svg .could{stroke:var(--rule);stroke-width:2}svg .got{stroke-width:4}svg .before{stroke:var(--text);stroke-width:1.5}
svg .figure{font-weight:700}svg polyline{fill:none;stroke-width:2.5}svg polyline.trust{stroke:var(--text)}
svg polyline.patience{stroke:var(--muted);stroke-dasharray:6 5}blockquote{margin:.4rem 0;padding:0 0 0 1rem;border-left:3px solid var(--rule)}
table{border-collapse:collapse;width:100%;font-size:.95rem}td,th{padding:.35rem .6rem .35rem 0;text-align:left;vertical-align:top}
"""


def html_page(report: Report) -> str:
    """The whole page. Authored and typed text is escaped, and what could hide in it is made visible."""
    review = report.review
    title = _text(review.talk.scenario.title)
    sections = (
        _reflection(report),
        f"<h1>{_text(headline(review.ending, stuck=review.talk.stuck))}</h1>",
        _outcome(report),
        f"<h2>The tape</h2>{tape(report)}",
        _turning(report),
        f'<h2>The score</h2><div class="cols"><div>{plane(report)}</div><div>{_score(report)}</div></div>',
        _lessons(report),
        _decisions(report),
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}: debrief</title><style>{STYLE}</style></head><body><main>"
        f'<p class="muted">{title}</p>{"".join(f"<section>{part}</section>" for part in sections if part)}'
        '<p class="muted">One conversation never judges a person.</p></main></body></html>'
    )


def _text(text: str) -> str:
    return escape(visible(" ".join(text.split())))


def _reflection(report: Report) -> str:
    rows = [
        f"<dt>{_text(question)}</dt><dd>{_text(answer)}</dd>"
        for question, answer in zip(QUESTIONS, report.reflection.answers, strict=False)
        if answer
    ]
    return f"<h2>Before any score</h2><dl>{''.join(rows)}</dl>" if rows else ""


def _outcome(report: Report) -> str:
    ending = report.review.ending
    if ending is None:
        return ""
    parts = [
        f"<p><em>“{_text(ending.says)}”</em></p>",
        f"<p>{meeting_sentence(ending)} {_text(sale_sentence(ending.sale))}</p>",
    ]
    if ending.referral:
        parts.append("<p>They told somebody else about you.</p>")
    if ending.epilogue:
        parts.append(f"<p>{_text(ending.epilogue)}</p>")
    return "".join(parts)


def _turning(report: Report) -> str:
    blocks = []
    for decision, mark, says in (
        (report.turning.gain, "▲", "won them over"),
        (report.turning.loss, "●", "cost you most"),
    ):
        if decision is not None:
            blocks.append(f"<div><h3>{mark} Choice {decision.number} {says}</h3>{_turn_of(report, decision)}</div>")
    return f'<h2>Where it turned</h2><div class="cols">{"".join(blocks)}</div>' if blocks else ""


def _turn_of(report: Report, decision: Decision) -> str:
    step = decision.step
    rubric = report.review.talk.rubric
    rows = [("You said", f"“{_text(step.choice.say)}”")]
    if decision.number in report.own_words:
        rows.append(("Your words", f"“{_text(report.own_words[decision.number])}”"))
    if step.turn.thinks:
        rows.append(("They thought", f"<em>“{_text(step.turn.thinks)}”</em>"))
    if step.choice.reply:
        rows.append(("Then", f"<em>{_text(step.choice.reply)}</em>"))
    rows.append((rubric.behaviours[step.choice.behaviour].name, _text(rubric.behaviours[step.choice.behaviour].rule)))
    if decision.better is not None:
        rows.append(("▲ Better", f"“{_text(decision.better.say)}” {_text(decision.better.why)}"))
    if decision.tempting is not None:
        rows.append(("● Tempting", f"“{_text(decision.tempting.say)}” {_text(decision.tempting.why)}"))
    if step.choice.why:
        rows.append(("Why", _text(step.choice.why)))
    if decision.number in report.possible:
        rows.append(("Possible", possible_sentence(report.possible[decision.number])))
    return f"<dl>{''.join(f'<dt>{name}</dt><dd>{value}</dd>' for name, value in rows)}</dl>"


def _score(report: Report) -> str:
    review = report.review
    broken = "".join(
        f"<p>Trust was broken when you said: “{_text(review.talk.scenario.choice(one)[1].say)}”</p>"
        for one in review.score.breaches
    )
    return f"<p><strong>{_text(review.profile.name)}.</strong> {_text(review.profile.says)}</p>{broken}{bars(report)}"


def _lessons(report: Report) -> str:
    found = (("Keep", report.lessons.keep), ("Start", report.lessons.start), ("Stop", report.lessons.stop))
    rows = [f"<dt>{word}</dt><dd><strong>{_text(b.name)}.</strong> {_text(b.rule)}</dd>" for word, b in found if b]
    promise = report.reflection.promise
    question = f"<p>{TRANSFER}</p>" + (f"<blockquote>{_text(promise)}</blockquote>" if promise else "")
    return f"<h2>Keep, start, stop</h2><dl>{''.join(rows)}</dl><h2>Next time</h2>{question}"


def _decisions(report: Report) -> str:
    rubric = report.review.talk.rubric
    blocks = []
    for decision in report.review.decisions:
        step = decision.step
        worth = ", ".join(f"{axis} {signed(value)}" for axis, value in zip(AXES, step.points, strict=True))
        gauges = f"trust {level(step.trust)}, patience {level(step.patience)}"
        blocks.append(
            f"<section><h3>{decision.number}. {_text(verdict(step, rubric))}</h3>"
            f"<blockquote><p>{_text(step.turn.says)}</p></blockquote>{_turn_of(report, decision)}"
            f'<p class="muted">{_text(behaviour_names(step, rubric))}: {worth}; {gauges}.</p></section>'
        )
    return f"<h2>The whole conversation</h2>{''.join(blocks)}"
