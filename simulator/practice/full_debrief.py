"""The full debrief of one attempt: its review with the first and last tries, the analysis and the reflection."""

from __future__ import annotations

from dataclasses import replace

from simulator.analysis.outlook import Outlook, outlook
from simulator.conversation.talk import Talk
from simulator.debrief.report import Compared, Possible, Range, Reflection, Report, report
from simulator.debrief.review import debrief
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.reflections import Reflections
from simulator.practice.progress.progress import Mark, marks


def quick_report(talk: Talk, attempts: Attempts | None = None, attempt_id: str | None = None) -> Report:
    """All but what needs the exact analysis: it can be shown at once."""
    return _report(talk, attempts, attempt_id)


def full_report(talk: Talk, attempts: Attempts | None = None, attempt_id: str | None = None) -> Report:
    """With what was still possible, and the exact range of those who reach the same ending."""
    return with_outlook(_report(talk, attempts, attempt_id))


def with_outlook(found: Report) -> Report:
    """The report with what the exact analysis adds: a matter of milliseconds, for a thread beside the screen."""
    talk = found.review.talk
    seen = outlook(talk) if talk.steps else None
    return replace(found, ranges=_ranges(seen), possible=_possible(seen, len(talk.steps)))


def _report(talk: Talk, attempts: Attempts | None, attempt_id: str | None) -> Report:
    own_words: list[str | None] = []
    confirmed: list[int] = []
    reflection = Reflection()
    first = last = met = None
    if attempts is not None:
        kept = attempts.get(attempt_id) if attempt_id else None
        if kept is not None:
            own_words = [choice.own_words for choice in kept.choices]
            confirmed = [number for number, choice in enumerate(kept.choices, start=1) if choice.sayings]
            reflection = replace(Reflections(attempts.store).of(kept.id), purpose=kept.purpose)
        others = [mark for mark in marks(attempts.finished(talk.scenario.id)) if mark.attempt != attempt_id]
        if kept is not None and kept.finished is not None:
            others = [mark for mark in others if mark.finished < kept.finished]
        met = frozenset(mark.ending for mark in others)
        own = attempts.in_own_words()
        first, last = (_compared(others[0], own), _compared(others[-1], own)) if others else (None, None)
    return report(
        debrief(talk),
        first=first,
        last=last,
        reflection=reflection,
        own_words=own_words,
        met=met,
        confirmed=confirmed,
    )


def _compared(mark: Mark, own: frozenset[str]) -> Compared:
    return Compared(mark.helpfulness, mark.pushiness, mark.initiative, mark.attempt in own)


def _ranges(seen: Outlook | None) -> dict[str, Range] | None:
    reached = seen.reached if seen is not None else None
    if reached is None or reached.helpfulness is None or reached.pushiness is None or reached.initiative is None:
        return None
    spans = {"helpfulness": reached.helpfulness, "pushiness": reached.pushiness, "initiative": reached.initiative}
    return {axis: (span.least.percent, span.most.percent) for axis, span in spans.items()}


def _possible(seen: Outlook | None, choices: int) -> dict[int, Possible]:
    if seen is None:
        return {}
    found = {}
    for number in range(1, choices + 1):
        before, after = seen.before(number), seen.after(number)
        if before is None or number <= seen.known_from:
            continue
        found[number] = Possible(
            before=before.ending.id,
            before_meeting=before.ending.meeting,
            after=after.ending.id if after else None,
            after_meeting=after.ending.meeting if after else None,
            path=before.path,
        )
    return found
