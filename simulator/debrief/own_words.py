"""What a debrief says of a conversation that was answered in own words: a plain look at them, and what not to compare."""

from __future__ import annotations

from simulator.debrief.report import Report
from simulator.debrief.review import Decision
from simulator.scenario.model import Choice
from simulator.words.contrast import contrast


def plain_look(found: Report, decision: Decision, line: Choice | None) -> str:
    """Your words beside that line, the one they stood for or the better one: only what differs, and never a verdict.

    "" where the program did not compare them, or nothing plain can be said.
    """
    yours = found.own_words.get(decision.number, "")
    if not yours or line is None or decision.number not in found.confirmed:
        return ""
    return " ".join(contrast(yours, line.say, found.review.talk.scenario.lang, found.review.tongue))


def answered_unlike(found: Report) -> str:
    """A word about tries that stand beside this one and were answered otherwise; "" where there are none."""
    mine = bool(found.confirmed)
    other = [name for name, one in found.tries if one.own_words != mine]
    if not other:
        return ""
    say = found.review.tongue
    called = {"First try": say("your first try"), "Last try": say("your last try")}
    names = say.own(" and ").join(called[name] for name in other)
    if mine:
        told = say.many(
            "This time you answered in your own words; {names} was chosen among the lines.",
            "This time you answered in your own words; {names} were chosen among the lines.",
            len(other),
            names=names,
        )
    else:
        told = say.many(
            "This time you chose among the lines; {names} was answered in your own words.",
            "This time you chose among the lines; {names} were answered in your own words.",
            len(other),
            names=names,
        )
    return f"{told} " + say("Somebody who sees the lines can trade up, so the two figures are not quite alike.")
