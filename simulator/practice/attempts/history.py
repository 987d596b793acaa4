"""Looking into old attempts: each is replayed from the files it was made with, and each file is read once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from simulator.conversation.talk import NotOnOffer, Talk
from simulator.debrief.coaching import verdict
from simulator.debrief.outcome import headline
from simulator.debrief.review import debrief
from simulator.debrief.turning_points import turning_points
from simulator.practice.attempts.attempts import Attempts
from simulator.practice.attempts.kept import KeptAttempt
from simulator.practice.attempts.resume import sources_of
from simulator.scenario.model import Scenario
from simulator.scenario.rubric import Rubric

if TYPE_CHECKING:
    from simulator.scenario.library_entry import Entry


def reopened(attempts: Attempts, kept: Iterable[KeptAttempt]) -> Iterator[Talk]:
    """The talks of those attempts that can still be read, in their order."""
    return (talk for _, talk in each_reopened(attempts, kept) if talk is not None)


def each_reopened(
    attempts: Attempts, kept: Iterable[KeptAttempt], *, with_steps: bool = False
) -> Iterator[tuple[KeptAttempt, Talk | None]]:
    """Every one of those attempts with its talk; None where that cannot be read any more.

    `with_steps` is for who looks at the steps of each: they are worked out on the way, not by a second replay.
    """
    read: dict[tuple[str, str], tuple[Scenario, Rubric] | None] = {}
    for one in kept:
        digests = (one.attempt.digest, one.attempt.rubric)
        if digests not in read:
            read[digests] = sources_of(attempts, one)
        made = read[digests]
        talk = None
        with contextlib.suppress(NotOnOffer):
            talk = None if made is None else _stepped(*made, one) if with_steps else Talk(*made, one.attempt)
        yield one, talk


def _stepped(scenario: Scenario, rubric: Rubric, kept: KeptAttempt) -> Talk:
    talk = Talk(scenario, rubric, kept.attempt.rewound(0))
    for choice in kept.attempt.choices:
        talk.choose(choice)
    return talk


def beside(attempts: Attempts, talk: Talk, attempt_id: str | None) -> Talk | None:
    """What an attempt is compared with: a what-if with where it came from, another with the finished one before."""
    parent = talk.attempt.parent
    if parent is not None:
        kept = attempts.get(parent)
    else:
        mine = attempts.get(attempt_id) if attempt_id is not None else None
        before = mine.started if mine is not None else None
        earlier = [
            one
            for one in attempts.finished(talk.scenario.id)
            if one.id != attempt_id and one.attempt.parent is None and (before is None or one.started < before)
        ]
        kept = attempts.get(earlier[-1].id) if earlier else None
    return next(reopened(attempts, [kept]), None) if kept is not None else None


def titles_of(attempts: Attempts, entries: Iterable[Entry], played: Iterable[str]) -> dict[str, str]:
    """Titles by the ids of scenarios: the library's, and for what was `played` and is not on its shelf (a later meeting
    of a campaign, a file that is gone) the one that it had the last time.
    """
    titles = {entry.id: entry.title for entry in entries}
    for scenario in sorted({*played} - titles.keys()):
        kept = attempts.of_scenario(scenario)
        made = sources_of(attempts, kept[-1]) if kept else None
        if made is not None:
            titles[scenario] = made[0].title
    return titles


def last_time(attempts: Attempts, scenario_id: str) -> str:
    """How the last finished attempt went: the outcome, and the act that cost or won most."""
    kept = attempts.last_finished(scenario_id)
    talk = next(reopened(attempts, [kept]), None) if kept is not None else None
    if talk is None:
        return ""
    review = debrief(talk)
    turned = turning_points(review)
    told = headline(review.ending, stuck=talk.stuck)
    if turned.loss is not None and (turned.loss.trust_change < 0 or turned.loss.step.breach):
        what = "Among what cost you most" if turned.as_much_lost else "What cost you most"
        return f"{told} {what}: {_lower(verdict(turned.loss.step, talk.rubric))}"
    if turned.gain is not None:
        return f"{told} {verdict(turned.gain.step, talk.rubric)}"
    return told


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
