"""Reports of random plays: of the shipped scenarios and of generated ones, with all that may stand around them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import assume
from hypothesis import strategies as st

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.debrief.report import Compared, Onward, Reflection, Report, report
from simulator.debrief.review import debrief
from simulator.practice.full_debrief import with_outlook
from simulator.scenario.model import Scenario
from simulator.scenario.reader import read_scenario
from tests.strategies import scenarios, shipped_rubric

SHIPPED = sorted(
    file
    for market in ("b2b", "b2c", "leadership")
    for file in (Path(__file__).parents[2] / "scenarios" / market).glob("*.yaml")
    if not file.name.endswith(".words.yaml")
)
TEXTS = st.sampled_from(("", "Sell it.", "Was sie wirklich braucht, bevor ich anbiete.", "*no* <b>markup</b> \x1b[1m"))
COMING = st.builds(
    Onward,
    st.sampled_from(("Now", "Tomorrow", "4 December")),
    st.just("gym"),
    st.sampled_from(("First gym in ten years", "*Ein* <b>Gespräch</b> \x1b[1m")),
    st.sampled_from(("New to you.", "Discover and recover come back.")),
    st.integers(0, 9),
)


@cache
def shipped(file: Path) -> Scenario:
    """One of the scenarios that come with the program."""
    made = read_scenario(file, shipped_rubric()).scenario
    assert made is not None
    return made


def played(draw: st.DrawFn, made: Scenario, *, broken: bool = False) -> Talk:
    """A conversation held by picking any line on offer, to its end or nearly so; `broken` seeks breaches."""
    rubric = shipped_rubric()
    talk = Talk(made, rubric, new_attempt(made, rubric, draw(st.integers(0, 9))))
    while (offered := talk.offered()) and len(talk.attempt.choices) < 12:
        ids = [choice.id for choice in offered]
        if broken:
            ids = [one.id for one in offered if one.breach or one.behaviour == "mislead"] or ids
        talk.advance(draw(st.sampled_from(ids)))
    return talk


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """The report of a random play, with or without answers, a promise, own words, earlier tries and the analysis."""
    made = draw(scenarios()) if draw(st.booleans()) else shipped(draw(st.sampled_from(SHIPPED)))
    talk = played(draw, made)
    tries = st.none() | st.builds(Compared, *[st.integers(0, 100).map(float)] * 3)
    first = draw(tries)
    found = report(
        debrief(talk),
        first=first,
        last=draw(tries) if first is not None else None,
        reflection=Reflection(tuple(draw(st.lists(TEXTS, max_size=3))), draw(TEXTS)),
        own_words=[draw(TEXTS) for _ in talk.steps],
    )
    met = draw(st.none() | st.sets(st.sampled_from(sorted(talk.scenario.endings))).map(frozenset))
    found = replace(found, coming=tuple(draw(st.lists(COMING, max_size=3))), met=met)
    return with_outlook(found) if draw(st.booleans()) else found


@st.composite
def broken_reports(draw: st.DrawFn) -> Report:
    """Of shipped scenarios, with at least one breach."""
    talk = played(draw, shipped(draw(st.sampled_from(SHIPPED))), broken=True)
    found = report(debrief(talk))
    assume(found.review.score.breaches)
    return found
