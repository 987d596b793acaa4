"""The best road from a point: exact, without a breach, to the best ending still open, with the least help left unused."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.analysis.best_paths import along_best_road, best_road
from simulator.analysis.outlook import best_first, outlook
from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.scenario.rubric_file import read_rubric
from tests.practice.week import scenario

RUBRIC = read_rubric(None)
MADE = scenario("renewal")


def begun(*choices: str) -> Talk:
    return Talk(MADE, RUBRIC, replace(new_attempt(MADE, RUBRIC, 1), choices=choices))


def unused(talk: Talk, after: int) -> int:
    steps = talk.steps[after:]
    return sum(max(points.helpfulness for _, points in step.offered) - step.points.helpfulness for step in steps)


def every_end(talk: Talk):
    """Every conversation that can follow, without a breach on the way: by brute force."""
    if not talk.offered():
        yield talk
        return
    for choice in talk.offered():
        onward = Talk(talk.scenario, talk.rubric, talk.attempt.with_choice(choice.id))
        if not onward.steps[-1].breach:
            yield from every_end(onward)


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_no_other_conversation_from_there_ends_better_or_leaves_less_help_unused(data):
    talk = begun()
    for _ in range(data.draw(st.integers(0, 2))):
        talk.choose(data.draw(st.sampled_from(talk.offered())).id)
        if not talk.offered():
            return
    keep = len(talk.steps)
    ends = [one for one in every_end(talk) if one.ending is not None]
    found = best_road(talk, keep)
    assert (found is None) == (not ends)
    if found is None:
        return
    ranks = {MADE_ENDINGS[number].id: rank for rank, number in enumerate(best_first(MADE_ENDINGS))}
    walked = Talk(talk.scenario, talk.rubric, replace(talk.attempt, choices=(*talk.attempt.choices, *found)))

    def worth(one: Talk):
        return ranks[one.ending.id], unused(one, keep), len(one.steps)

    assert worth(walked) == min(worth(one) for one in ends)


MADE_ENDINGS = tuple(MADE.endings.values())


def test_it_keeps_what_was_said_before_and_ends_as_well_as_the_outlook_says():
    talk = begun("match-it", "new-loggers", "all-good")
    road = along_best_road(talk, 2)
    assert road.attempt.choices[:1] == ("match-it",)
    best = outlook(talk).before(2)
    assert road.ending.meeting == best.ending.meeting


def test_at_the_end_there_is_no_road():
    assert best_road(begun("ten-minutes", "own-it", "thursday"), 3) is None
