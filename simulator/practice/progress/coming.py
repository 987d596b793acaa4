"""What comes next after a conversation: the one to hold now, and when what was practised here returns, and where."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from simulator.conversation.talk import Talk
from simulator.debrief.coaching import joined
from simulator.debrief.report import Onward, Report
from simulator.languages.tongue import Tongue, tongue
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.resume import LeftMidway, left_off
from simulator.practice.reviews.days import day_said
from simulator.practice.reviews.rating import ratings
from simulator.practice.reviews.reviews import Due, all_due, end_of_day, next_return, suggestions
from simulator.scenario.library_entry import Entry
from simulator.scenario.rubric import Rubric

RETURNS = 2
"""Days on which something returns that are told, the nearest first."""


def with_coming(found: Report, attempts: Attempts | None, entries: Sequence[Entry], now: datetime) -> Report:
    """The report with what comes next, as of `now`; as it is where nothing is kept. Raises NotKept."""
    if attempts is None:
        return found
    return replace(found, coming=coming(attempts, found.review.talk, entries, now))


def coming(attempts: Attempts, talk: Talk, entries: Sequence[Entry], now: datetime) -> tuple[Onward, ...]:
    """First what to hold now: what is due today, what was left midway, or one that is new; then what returns, by its date.

    Never the same conversation twice in a row, and none more than one level above this one, unless nothing else
    would exercise it. For the next day on which anything returns it is what the library will have as due then, if
    nothing else is held before. It is told in the language of this conversation.
    """
    say = tongue(talk.scenario.lang)
    held = {scenario: when for scenario, (_, _, when) in attempts.standings().items()}
    others = [one for one in entries if one.problem is None and one.id != talk.scenario.id]
    within = [one for one in others if one.level <= talk.scenario.level + 1]
    cards = all_due(attempts.store, now=now)
    today = [one for one in cards if one.when <= end_of_day(now)]
    first = next_return(cards, entries, held, now)
    later = {one.id for one, _ in first}
    left = left_off(attempts)
    hold_now = (
        _due_now(today, within or others, held, talk.rubric, say)
        or _midway(others, left, say)
        or _fresh(within, {*held, *left}, later, talk, say)
    )
    found = [hold_now] if hold_now is not None else []
    practised = {(one.behaviour, one.stage) for one in ratings(talk.steps, talk.rubric, first_try=False)}
    returning = [one for one in cards if one.when > end_of_day(now) and (one.behaviour, one.stage) in practised]
    for when in sorted({one.when.astimezone(now.tzinfo).date() for one in returning})[:RETURNS]:
        same = [one for one in returning if one.when.astimezone(now.tzinfo).date() == when]
        taken = {other.scenario for other in found}
        as_due = [one for one in first if one[0].id not in taken and {*one[1]} & {*same}]
        free = [one for one in within if one.id not in {*taken, *later}]
        for entry, covered in as_due[:1] or suggestions(same, free, held, 1) or suggestions(same, others, held, 1):
            day = day_said(same[0].when.astimezone(now.tzinfo), now, say)
            names, many = _names(covered, talk.rubric, say)
            why = say.many("{names} comes back.", "{names} come back.", many, names=names)
            found.append(Onward(day, entry.id, entry.title, why, entry.minutes))
    return tuple(found)


def _due_now(
    today: Sequence[Due], entries: Sequence[Entry], held: dict[str, datetime], rubric: Rubric, say: Tongue
) -> Onward | None:
    for entry, covered in suggestions(today, entries, held, 1):
        names, many = _names(covered, rubric, say)
        why = say.many("{names} is due.", "{names} are due.", many, names=names)
        return Onward(say("Now"), entry.id, entry.title, why, entry.minutes)
    return None


def _midway(entries: Sequence[Entry], left: Mapping[str, LeftMidway], say: Tongue) -> Onward | None:
    """The one that was begun last of those that were left."""
    began = max((one for one in entries if one.id in left), key=lambda one: left[one.id].started, default=None)
    if began is None:
        return None
    return Onward(say("Now"), began.id, began.title, say("You left it midway."), began.minutes)


def _fresh(
    entries: Sequence[Entry], held: Collection[str], later: Collection[str], talk: Talk, say: Tongue
) -> Onward | None:
    """Not held yet: none that a review will want `later` while there is another, of this level before another, of this
    market before another, then by the library's order.
    """
    scenario = talk.scenario
    new = [one for one in entries if one.id not in held]
    best = min(
        new,
        key=lambda one: (one.id in later, abs(one.level - scenario.level), one.market != scenario.market),
        default=None,
    )
    if best is None:
        return None
    return Onward(say("Now"), best.id, best.title, say("New to you."), best.minutes)


def _names(covered: Sequence[Due], rubric: Rubric, say: Tongue) -> tuple[str, int]:
    """ "Discover and recover": behaviours by name, whatever their stage; and how many they are."""
    names = [
        say.own(rubric.behaviours[name].name) if name in rubric.behaviours else name
        for name in dict.fromkeys(due.behaviour for due in covered)
    ]
    return joined([names[0], *map(say.within, names[1:])], say), len(names)
