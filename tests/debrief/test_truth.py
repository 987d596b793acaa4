"""What the debrief says follows from what was said: a breach outweighs, and the best name is not cheap."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from simulator.conversation.mood import trust_word
from simulator.debrief.blocks import Heading, sentences
from simulator.debrief.coaching import joined
from simulator.debrief.lessons import lessons, next_time, transfer
from simulator.debrief.outcome import FEW, breach_sentence, summing_up
from simulator.debrief.report import report
from simulator.debrief.review import debrief
from simulator.debrief.told import told
from simulator.debrief.told_choice import turning_title
from simulator.debrief.turning_points import turned_here
from simulator.scenario.rubric import LIMIT
from simulator.tui.page.grid import grid
from tests.debrief.paint import SIZES, first_page, lettered
from tests.debrief.plays import broken_reports, reports
from tests.debrief.test_debrief import reviewed
from tests.write import HEAD, scenario, talk

plays = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@plays
@given(broken_reports())
def test_a_breach_is_the_turning_point_that_cost_most_and_is_told_first(found):
    first = next(one for one in found.review.decisions if one.step.breach)
    assert found.turning.loss is first
    assert found.turning.in_order[0] is first
    assert found.turning.gain is None or not found.turning.gain.step.breach
    points = [one for one in told(found).section("turning") if isinstance(one, Heading)]
    assert points[0].text.startswith(f"Choice {first.number} ")


@plays
@given(broken_reports())
def test_a_breach_is_the_first_thing_to_stop_with_the_line_and_what_to_say_instead(found):
    stop = found.lessons.in_order[0]
    assert stop is found.lessons.stop
    assert stop.decision is found.turning.loss
    assert stop.decision.step.choice.say in stop.text
    better = stop.decision.better
    told_in = " ".join(text for one in found.lessons.in_order for text in (one.text, *one.because))
    assert better is None or better.say in told_in


@plays
@given(broken_reports())
def test_the_sentence_about_a_breach_stands_on_page_one_at_every_size_without_scrolling(found):
    sentence = "".join(breach_sentence(found.review).split())
    assert not next(iter(sentences(told(found)))).startswith("You ")  # no praise in the headline
    for width, height in SIZES:
        here = grid(width, height, 0)
        lines = first_page(found, here)[: height - 3]
        right = here.text // 2 + 2 if here.wide else 0
        assert sentence in "".join(lettered(lines, right).split()), (width, height)


@plays
@given(reports())
def test_a_choice_is_said_to_have_won_somebody_over_only_where_it_helped_they_opened_up_and_the_meeting_was_earned(
    found,
):
    gain = found.turning.gain
    if gain is None:
        return
    title = turning_title(found, gain)
    points, trust = gain.step.points, gain.step.trust
    ending = found.review.ending
    earned = ending is not None and ending.meeting == "earned" and not found.review.score.breaches
    opening = earned and trust_word(trust) in ("Opening up", "With you")
    if opening and points.helpfulness >= 2 and points.pushiness <= 0:
        assert title.startswith(f"Choice {gain.number} won ")
    else:
        though = ", though it did not help" if points.helpfulness < 0 else ""
        as_much = [d.number for d in found.review.decisions if _as_much(d, gain)]
        also = f", and as much at {joined(as_much)}" if as_much else ""
        assert title == f"Trust grew most at choice {gain.number}{though}{also}"
        assert gain.trust_change > 0


def _as_much(one, most):
    return one.number != most.number and not one.step.breach and one.trust_change == most.trust_change


@plays
@given(reports())
def test_most_is_said_of_one_choice_only_where_no_other_moved_trust_as_much(found):
    review, turning = found.review, found.turning
    for most, said_of in ((turning.gain, "grew most"), (turning.loss, "cost you most")):
        if most is None or most.step.breach or not most.trust_change:
            continue
        title, mark = turning_title(found, most), turned_here(review, most)
        others = [d.number for d in review.decisions if _as_much(d, most)]
        if said_of in title and others:
            assert title.endswith(f" {joined(others)}")
            assert mark.endswith(f" {joined(others)}.")
        elif said_of in title:
            assert " as " not in title + mark


EVEN = """\
start: one
turns:
  one: {says: Go on., choices: [{id: a, say: What hurts, behaviour: discover, next: two}, {id: a2, say: Sign today, behaviour: pressure, next: two}]}
  two: {says: And., choices: [{id: b, say: Tell me more, behaviour: discover, next: three}, {id: b2, say: Or never, behaviour: pressure, next: three}]}
  three: {says: So., choices: [{id: c, say: What else, behaviour: discover, next: 'yes'}, {id: c2, say: Never mind, behaviour: drift, next: 'no'}]}
"""


def test_choices_that_moved_trust_alike_are_all_named():
    gained = debrief(talk(scenario(EVEN), "a", "b", "c"))
    first = gained.decisions[0]
    assert turned_here(gained, first) == "Trust grew most here, and as much at 2 and 3."
    lost = debrief(talk(scenario(EVEN), "a2", "b2", "c"))
    assert turning_title(report(lost), lost.decisions[0]) == "Choice 1 cost you most, as did 2"
    assert turned_here(lost, lost.decisions[0]) == "This cost you most, as did 2."


@plays
@given(reports())
def test_what_to_keep_is_a_line_that_no_other_on_offer_would_have_bettered(found):
    keep = found.lessons.keep
    if keep is not None:
        most = max(points.helpfulness for _, points in keep.decision.step.offered)
        assert keep.decision.step.points.helpfulness == most > 0


@plays
@given(reports())
def test_next_time_names_a_behaviour_that_keep_start_and_stop_have_shown_a_line_for(found):
    title = next(one.text for one in told(found).section("next") if isinstance(one, Heading))
    lines = found.lessons.in_order
    if not lines:
        assert title == "Next time"
        return
    named = title.removeprefix("Next time: ")
    stop = found.lessons.stop
    better = [stop.decision.better.behaviour] if stop is not None and stop.decision.better is not None else []
    shown = {one.behaviour.id for one in lines if one is not stop} | set(better)
    behaviours = found.review.talk.rubric.behaviours
    assert named in {behaviours[name].name for name in shown} or (title == "Next time" and not shown)


@plays
@given(reports())
def test_the_best_name_is_given_only_where_nothing_pushed_hard_and_there_was_enough_to_go_by(found):
    review = found.review
    name, says = summing_up(review)
    pushed = [one.step.points.pushiness for one in review.decisions]
    if review.profile.id == "trusted-advisor" and name == review.profile.name:
        assert len(pushed) >= FEW
        assert max(pushed) < LIMIT
        assert not review.score.breaches
    if "free to choose" in says:
        assert not any(one > 0 for one in pushed)


TALK = """\
start: one
turns:
  one: {says: Go on., choices: [{id: a, say: What hurts, behaviour: discover, next: two},
    {id: a2, say: Sign today, behaviour: pressure, next: two}]}
  two: {says: And., choices: [{id: b, say: Tell me more, behaviour: discover, next: three},
    {id: b2, say: Let me know, behaviour: drift, next: three}]}
  three: {says: So., choices: [{id: c, say: As you say, behaviour: reflect, next: four},
    {id: c2, say: It has wings, behaviour: feature-dump, next: four}]}
  four: {says: Well., choices: [{id: d, say: Thursday, behaviour: advance, next: five},
    {id: d2, say: Today or never, behaviour: pressure, next: five}]}
  five: {says: Hm., choices: [{id: e, say: It suits you, behaviour: tailor, next: 'yes'},
    {id: e2, say: It never failed, behaviour: mislead, next: 'yes'},
    {id: e3, say: Never mind, behaviour: drift, next: 'no'}]}
"""


def test_four_good_lines_and_one_that_pushed_are_nearly_the_best_and_the_choice_is_named():
    name, says = summing_up(debrief(talk(scenario(TALK), "a", "b", "c", "d2", "e")))
    assert name == "Nearly: trusted advisor, but for choice 4"
    assert says == "You helped, and you led; choice 4 pushed as hard as one line can."
    assert summing_up(debrief(talk(scenario(TALK), "a", "b", "c", "d", "e")))[0] == "Trusted advisor"


INSIST = """\
start: one
turns:
  one: {says: Go on., choices: [{id: a, say: What hurts, behaviour: discover, next: two}, {id: a2, say: It has wings, behaviour: feature-dump, next: two}]}
  two: {says: And., choices: [{id: b, say: Tell me more, behaviour: discover, next: three}, {id: b2, say: Let me know, behaviour: drift, next: three}]}
  three: {says: So., choices: [{id: c, say: As you say, behaviour: reflect, next: four}, {id: c2, say: It has wings, behaviour: dismiss, next: four}]}
  four: {says: "No.", choices: [{id: d, say: One thing that is new, behaviour: tailor, pushiness: 0.5, next: 'yes'},
    {id: d2, say: Today or never, behaviour: pressure, next: 'yes'}, {id: d3, say: Never mind, behaviour: drift, next: 'no'}]}
"""


def test_to_press_where_nothing_would_have_helped_more_is_no_fault_and_nothing_to_stop():
    review = debrief(talk(scenario(INSIST), "a", "b", "c", "d"))
    assert summing_up(review) == (
        "Trusted advisor",
        "You helped, and you led; choice 4 pressed, and no line on offer would have helped more.",
    )
    assert lessons(review).stop is None
    leaned = debrief(talk(scenario(INSIST), "a", "b", "c", "d2"))
    assert lessons(leaned).stop.text == "Pressure, as at choice 4: “Today or never”"


def test_three_decisions_are_few_to_go_by():
    assert summing_up(debrief(talk(scenario(TALK), "a", "b", "c")))[0] == "Nearly: trusted advisor, on three choices"


def test_the_headline_is_never_praise_after_a_breach():
    found = report(debrief(talk(scenario(TALK), "a", "b", "c", "d", "e2")))
    assert next(iter(sentences(told(found)))) == "A next meeting, on a broken trust."


def test_a_faultless_talk_says_that_nothing_would_have_helped_more():
    found = report(debrief(talk(scenario(TALK), "a", "b", "c", "d", "e")))
    said = list(sentences(told(found)))
    assert "No choice cost you their trust, and no line on offer would have helped more than yours." in said
    assert not any("cost you most" in one for one in said)


def test_what_to_stop_quotes_the_line_and_says_what_to_say_instead_and_what_that_is_called():
    stop = lessons(debrief(talk(scenario(TALK), "a2", "b", "c", "d2", "e"))).stop
    assert stop.text == "Pressure, as at choice 1: “Sign today”"
    assert stop.because == ("Instead: Discover, “What hurts”",)


def test_what_to_hold_next_time_is_named_on_the_same_page_before_it():
    for said in (("a", "b", "c", "d", "e2"), ("a2", "b", "c", "d2", "e"), ("a", "b", "c", "d", "e")):
        review = debrief(talk(scenario(TALK), *said))
        found = lessons(review)
        taken = next_time(found, review.talk.rubric)
        page = " ".join(text for one in found.in_order for text in (one.text, *one.because))
        assert taken is None or f"{taken.name}, " in page


@pytest.mark.parametrize(
    ("market", "who"),
    [("b2b", "A customer of yours"), ("b2c", "A customer of yours"), ("internal", "Somebody on your team")],
)
def test_the_transfer_question_is_about_the_people_of_the_market(market, who):
    made = scenario(TALK, head=HEAD.replace("market: b2b", f"market: {market}"))
    assert transfer(made) == f"{who} where this fits: what will you say, and by when?"


def test_before_you_spoke_is_what_they_thought_and_then_is_what_followed():
    text = list(sentences(told(report(reviewed("lean", "own")))))
    assert text[text.index("Before") + 1] == "you spoke, Ann thought “Here it comes.”"
    said = [text[at + 1] for at, one in enumerate(text) if one == "You said" and at > text.index("Before")]
    assert said[0] == "“Sign today”"
