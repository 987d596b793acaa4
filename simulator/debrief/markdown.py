"""The debrief as Markdown, in the order of the debrief. Authored text cannot become markup."""

from __future__ import annotations

import re

from simulator.debrief.coaching import MARKS, behaviour_names, signed, verdict
from simulator.debrief.lessons import QUESTIONS, TRANSFER
from simulator.debrief.outcome import headline, meeting_sentence, sale_sentence
from simulator.debrief.report import Report, possible_sentence
from simulator.debrief.review import Decision
from simulator.scenario.model import level
from simulator.scenario.rubric import AXES
from simulator.scenario.visible import visible_line

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def plain_text(text: str) -> str:
    """Authored text on one line, with what Markdown or HTML would act on escaped."""
    return _MARKUP.sub(r"\\\1", visible_line(" ".join(text.split())))


def markdown(report: Report) -> str:
    """The whole debrief."""
    review = report.review
    lines = [f"# {plain_text(review.talk.scenario.title)}: debrief", ""]
    for question, answer in zip(QUESTIONS, report.reflection.answers, strict=False):
        if answer:
            lines += [f"- {question} {plain_text(answer)}"]
    lines += ["", f"## {headline(review.ending, stuck=review.talk.stuck)}", ""]
    if review.ending is not None:
        ending = review.ending
        lines += [
            f"*“{plain_text(ending.says)}”*",
            "",
            f"{meeting_sentence(ending)} {plain_text(sale_sentence(ending.sale))}",
        ]
        if ending.referral:
            lines.append("They told somebody else about you.")
        if ending.epilogue:
            lines += ["", plain_text(ending.epilogue)]
    lines += ["", *_turning(report), *_score(report), *_lessons(report), "## The whole conversation", ""]
    for decision in review.decisions:
        lines += _decision(report, decision)
    lines += ["One conversation never judges a person.", ""]
    return "\n".join(lines)


def _turning(report: Report) -> list[str]:
    lines = []
    for decision, says in ((report.turning.gain, "won them over"), (report.turning.loss, "cost you most")):
        if decision is None:
            continue
        lines += [f"### Choice {decision.number} {says}", "", *_rows(report, decision)]
        if decision.number in report.possible:
            lines.append(f"- {possible_sentence(report.possible[decision.number])}")
        lines.append("")
    return ["## Where it turned", "", *lines] if lines else []


def _rows(report: Report, decision: Decision) -> list[str]:
    step = decision.step
    behaviour = report.review.talk.rubric.behaviours[step.choice.behaviour]
    rows = [f"- You said: “{plain_text(step.choice.say)}”"]
    if decision.number in report.own_words:
        rows.append(f"- Your own words: “{plain_text(report.own_words[decision.number])}”")
    if step.turn.thinks:
        rows.append(f"- They thought: *“{plain_text(step.turn.thinks)}”*")
    if step.choice.reply:
        rows.append(f"- Then: *{plain_text(step.choice.reply)}*")
    rows.append(f"- {behaviour.name}: {plain_text(behaviour.rule)}")
    if decision.better is not None:
        rows.append(f"- Better: “{plain_text(decision.better.say)}”")
    if decision.tempting is not None:
        rows.append(f"- Tempting: “{plain_text(decision.tempting.say)}”")
    if step.choice.why:
        rows.append(f"- Why: {plain_text(step.choice.why)}")
    return rows


def _score(report: Report) -> list[str]:
    review = report.review
    lines = ["## The score", "", f"**{review.profile.name}.** {plain_text(review.profile.says)}", ""]
    lines += ["| axis | this time | first try | among those who reach this ending |", "|---|---|---|---|"]
    shares = (review.score.helpfulness, review.score.pushiness, review.score.initiative)
    for axis, share in zip(AXES, shares, strict=True):
        first = f"{getattr(report.first, axis):.0f}" if report.first else ""
        among = "{:.0f} to {:.0f}".format(*report.ranges[axis]) if report.ranges else ""
        lines.append(f"| {MARKS[axis]} {axis} | {share.percent:.0f} | {first} | {among} |")
    for choice_id in review.score.breaches:
        say = review.talk.scenario.choice(choice_id)[1].say
        lines += ["", f"Trust was broken when you said: “{plain_text(say)}”"]
    return [*lines, ""]


def _lessons(report: Report) -> list[str]:
    found = (("Keep", report.lessons.keep), ("Start", report.lessons.start), ("Stop", report.lessons.stop))
    lines = ["## Keep, start, stop", ""]
    lines += [f"- {word}: **{one.name}.** {plain_text(one.rule)}" for word, one in found if one]
    lines += ["", "## Next time", "", TRANSFER]
    if report.reflection.promise:
        lines += ["", f"> {plain_text(report.reflection.promise)}"]
    return [*lines, ""]


def _decision(report: Report, decision: Decision) -> list[str]:
    step = decision.step
    rubric = report.review.talk.rubric
    worth = ", ".join(f"{axis} {signed(value)}" for axis, value in zip(AXES, step.points, strict=True))
    return [
        f"### {decision.number}. {verdict(step, rubric)}",
        "",
        f"> {plain_text(step.turn.says)}",
        "",
        *_rows(report, decision),
        f"- {behaviour_names(step, rubric)}: {worth}; trust {level(step.trust)}, patience {level(step.patience)}.",
        "",
    ]
