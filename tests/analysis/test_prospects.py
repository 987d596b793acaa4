"""From any point of an attempt: what can still be reached, with which scores, and the best of it."""

from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simulator.analysis.outlook import best_first, outlook
from simulator.analysis.prospects import prospects
from simulator.conversation.attempt import Carried, new_attempt
from simulator.conversation.talk import Talk, talk_through
from simulator.scenario.model import MEETINGS, Scenario
from tests import by_hand, write
from tests.analysis.brute import Sums, TooMany, everything, plus
from tests.analysis.test_ranges import worth
from tests.strategies import scenarios, shipped_rubric


@settings(max_examples=14, deadline=None)
@given(scenarios(), st.lists(st.integers(0, 5), max_size=5))
def test_prospects_are_those_of_all_attempts_that_begin_like_this_one(scenario: Scenario, picks: list[int]) -> None:
    talk = played(scenario, picks)
    try:
        listed = everything(scenario, *so_far(talk))
    except TooMany:
        assume(False)
    assume(not listed.loop)
    found = prospects(talk)
    assert found.exact
    assert set(found.endings) == {reached for reached, _, _, _ in listed.attempts}
    for name, reach in found.endings.items():
        assert the_id(talk_through(scenario, shipped_rubric(), talk.attempt, reach.path)) == reach.ending.id
        for axis, span in enumerate((reach.helpfulness, reach.pushiness, reach.initiative)):
            shares = [shares[axis] for reached, _, _, shares in listed.attempts if reached == name]
            assert span is not None
            assert (worth(span.least), worth(span.most)) == (min(shares), max(shares))


@settings(max_examples=14, deadline=None)
@given(scenarios(), st.lists(st.integers(0, 5), max_size=6))
def test_the_best_ending_before_and_after_each_choice_is_the_best_of_all_that_can_follow(
    scenario: Scenario, picks: list[int]
) -> None:
    talk = played(scenario, picks)
    choices = talk.attempt.choices
    try:
        follow = [everything(scenario, *so_far(rewound(talk, kept))) for kept in range(len(choices) + 1)]
    except TooMany:
        assume(False)
    assume(not follow[0].loop)
    found = outlook(talk)
    assert found.known_from == 0
    assert len(found.bests) == len(choices) + 1
    for kept, (best, listed) in enumerate(zip(found.bests, follow, strict=True)):
        meetings = [MEETINGS.index(scenario.endings[reached].meeting) for reached, _, _, _ in listed.attempts]
        assert (best is None) == (not meetings)
        if best is not None:
            assert MEETINGS.index(best.ending.meeting) == min(meetings)
            attempt = talk.attempt.rewound(kept)
            assert the_id(talk_through(scenario, shipped_rubric(), attempt, best.path)) == best.ending.id
    assert (found.reached.ending.id if found.reached else None) == the_id(talk)


@settings(max_examples=18, deadline=None)
@given(scenarios(), st.lists(st.integers(0, 5), max_size=4))
def test_beyond_the_cap_the_outlook_says_from_where_on_it_is_known(scenario: Scenario, picks: list[int]) -> None:
    talk = played(scenario, picks)
    whole, capped = outlook(talk), outlook(talk, cap=2)
    for place, best in enumerate(capped.bests):
        if place < capped.known_from:
            assert best is None
        else:
            assert (best and best.ending) == (whole.bests[place] and whole.bests[place].ending)


def test_what_an_earlier_meeting_left_behind_counts() -> None:
    scenario = write.scenario("""
        before: {promised: You promised to ring on Thursday.}
        start: hello
        turns:
          hello:
            says: You again?
            choices:
              - {id: kept, say: I kept my promise., behaviour: recover, when: flag(promised), next: "yes"}
              - {id: ask, say: I promise., behaviour: discover, sets: [promised], next: "no"}
    """)
    rubric = write.rubric()
    stranger = Talk(scenario, rubric, new_attempt(scenario, rubric, 1))
    known = Talk(scenario, rubric, new_attempt(scenario, rubric, 1, Carried(flags=("promised",))))
    assert list(prospects(stranger).endings) == ["no"]
    assert list(prospects(known).endings) == ["yes", "no"]


@given(scenarios())
def test_endings_rank_by_meeting_first(scenario: Scenario) -> None:
    endings = tuple(scenario.endings.values())
    ranks = [MEETINGS.index(endings[n].meeting) for n in best_first(endings)]
    assert ranks == sorted(ranks)


def played(scenario: Scenario, picks: list[int]) -> Talk:
    """The attempt that takes those places among what is on offer, as far as it goes."""
    talk = Talk(scenario, shipped_rubric(), new_attempt(scenario, shipped_rubric(), 1))
    for pick in picks:
        offered = talk.offered()
        if not offered:
            break
        talk.choose(offered[pick % len(offered)].id)
    return talk


def so_far(talk: Talk) -> tuple[by_hand.Now, Sums]:
    """Where the attempt stands, and its sums so far, by hand."""
    scenario, rubric = talk.scenario, shipped_rubric()
    now = by_hand.begin(scenario, by_hand.drawn(scenario, talk.attempt.seed))
    sums: Sums = ((Fraction(0), Fraction(0)),) * 3
    for choice in talk.attempt.choices:
        said = by_hand.offered(scenario, rubric, now)
        sums = plus(sums, said, next(one for one in said if one.choice == choice))
        now = by_hand.say(scenario, rubric, now, choice)
    assume(now.at is not None)
    return now, sums


def rewound(talk: Talk, kept: int) -> Talk:
    return Talk(talk.scenario, shipped_rubric(), talk.attempt.rewound(kept))


def the_id(talk: Talk) -> str | None:
    return talk.ending.id if talk.ending else None
