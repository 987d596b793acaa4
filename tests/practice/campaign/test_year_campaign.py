"""A campaign that is a year: targets, choosing whom to see, what is undone later, what comes out, who is lost."""

from __future__ import annotations

import pytest

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk, talk_through
from simulator.practice.campaign.meetings import carried_to, comes_out, remembered, standing
from simulator.practice.campaign.other_sellers import OTHERS, decent, other_sheets
from simulator.practice.campaign.results import sheet
from simulator.practice.campaign.told import lost_lines, memories, place, quarter_line
from simulator.scenario.campaign_meetings import Meeting
from tests.practice.quarter import reading
from tests.write import always, rubric, scenario, talk

YEAR = """\
campaign: 1
id: spring
title: Two quarters
currency: EUR
quarters:
  - title: January to March
    target: 3000
    conversations: 1
    meetings:
      - scenario: first-call
        leaves:
          thursday: [kept-word]
      - scenario: her-colleague
  - title: April to June
    target: 4000
    meetings:
      - scenario: second-call
        after:
          first-call: [thursday, signed]
        found:
          pushed: She has told her brother how it was signed.
"""


@pytest.fixture
def year(tmp_path):
    return reading(tmp_path, YEAR).campaign


def meet(year, held, name, *choices) -> list[Talk]:
    meeting = next(one for one in standing(year, held).open if one.scenario.id == name)
    attempt = new_attempt(meeting.scenario, rubric(), 0, carried_to(meeting, year, held))
    return [*held, talk_through(meeting.scenario, rubric(), attempt, choices)]


MISTAKES = {
    "a target that is missing": ("    target: 3000\n", "", "HF102", 6),
    "a currency that is missing": ("currency: EUR\n", "", "HF507", 5),
    "another currency": ("currency: EUR", "currency: GBP", "HF507", 10),
    "more conversations than meetings": ("conversations: 1", "conversations: 3", "HF508", 8),
    "a negative target": ("target: 4000", "target: -4000", "HF108", 15),
    "a flag that nobody left": ("          pushed: She", "          pished: She", "HF509", 21),
    "a found flag without a sentence": ("pushed: She has told her brother how it was signed.", "pushed:", "HF106", 21),
    "meetings beside quarters": ("quarters:\n", "meetings:\n  - scenario: her-colleague\nquarters:\n", "HF506", 6),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line_and_a_mend(mistake, tmp_path):
    wrong, right, code, line = MISTAKES[mistake]
    assert wrong in YEAR
    found = reading(tmp_path, YEAR.replace(wrong, right, 1))
    assert (code, line) in [(one.code, one.line) for one in found.problems]
    assert found.campaign is None
    assert all(one.hint for one in found.problems)


def test_a_currency_that_no_sale_has_can_be_mended_in_one_place(tmp_path):
    found = reading(tmp_path, YEAR.replace("currency: EUR", "currency: eur"))
    assert {one.hint.rpartition(". Or ")[2] for one in found.problems} == {
        "write `currency: EUR`: all of them sell in it."
    }


def test_one_has_to_choose_where_not_everybody_fits(year):
    now = standing(year, [])
    assert [one.scenario.id for one in now.open] == ["first-call", "her-colleague"]
    assert (now.quarter, now.left) == (0, 1)
    after = standing(year, meet(year, [], "first-call", "ask"))
    assert (after.quarter, [one.scenario.id for one in after.open]) == (1, ["second-call"])
    assert [one.scenario.id for one in after.passed] == ["her-colleague"]


def test_whoever_was_not_seen_is_not_met_again(year):
    held = meet(year, [], "her-colleague", "reflect")
    now = standing(year, held)
    assert now.finished
    assert [one.scenario.id for one in now.passed] == ["first-call"]
    assert lost_lines(year, now, held)[0] == (
        "Ann: “The second call” does not take place, because “The first call” was not held."
    )


def test_a_meeting_that_is_lost_is_said_with_the_reason(year):
    held = meet(year, [], "first-call", "wait")
    assert lost_lines(year, standing(year, held), held)[0] == (
        "Ann: “The second call” does not take place, because of how “The first call” ended."
    )


def test_a_meeting_after_one_that_is_lost_is_said_with_what_closed_the_first_and_not_as_not_held(tmp_path):
    year = reading(tmp_path, CHAIN).campaign
    held = meet(year, [], "first-call", "wait")
    assert lost_lines(year, standing(year, held), held) == [
        "Ann: “The second call” does not take place, because of how “The first call” ended.",
        "Cleo: “Her colleague” does not take place, because of how “The first call” ended.",
    ]


CHAIN = (
    YEAR.replace("      - scenario: her-colleague\n", "")
    + """\
      - scenario: her-colleague
        after:
          second-call: [bought]
"""
)
CLOSING = YEAR.replace("conversations: 1", "conversations: 2").replace(
    "          first-call: [thursday, signed]\n",
    "          first-call: [thursday, signed]\n        unless:\n          her-colleague: [gone]\n",
)


@pytest.mark.parametrize(("said", "open_still"), [("shrug", []), ("reflect", ["second-call"])])
def test_a_meeting_is_closed_by_how_another_one_ended(tmp_path, said, open_still):
    year = reading(tmp_path, CLOSING).campaign
    held = meet(year, meet(year, [], "first-call", "ask"), "her-colleague", said)
    now = standing(year, held)
    assert [one.scenario.id for one in now.open] == open_still
    if not open_still:
        assert lost_lines(year, now, held) == [
            "Ann: “The second call” does not take place, because of how “Her colleague” ended."
        ]


def test_one_that_was_not_held_closes_nothing(tmp_path):
    year = reading(tmp_path, CLOSING.replace("conversations: 2", "conversations: 1")).campaign
    held = meet(year, [], "first-call", "ask")
    assert [one.scenario.id for one in standing(year, held).open] == ["second-call"]


@pytest.mark.parametrize(("wrong", "code"), [("second-call: [thursday]", "HF503"), ("her-colleague: [nope]", "HF502")])
def test_what_closes_a_meeting_is_checked_like_what_opens_it(tmp_path, wrong, code):
    found = reading(tmp_path, CLOSING.replace("her-colleague: [gone]", wrong))
    assert code in [one.code for one in found.problems]


def test_what_was_done_in_one_quarter_comes_out_in_a_later_one_and_only_if_it_was_done(year):
    pushed = meet(year, [], "first-call", "lean")
    second = standing(year, pushed).open[0]
    assert remembered(second, year, pushed) == ["She has told her brother how it was signed."]
    honest = meet(year, [], "first-call", "ask")
    assert comes_out(second, year, honest) == {}
    assert remembered(second, year, honest) == ["You did what you had said."]


WORD_GETS_ROUND = (
    YEAR.replace("conversations: 1", "conversations: 2")
    .replace(
        "      - scenario: her-colleague\n",
        "      - scenario: her-colleague\n        leaves:\n          bought: [kept-word]\n",
    )
    .replace("        leaves:\n          thursday: [kept-word]\n", "")
)


@pytest.mark.parametrize(("said", "known"), [("reflect", ("kept-word",)), ("shrug", ())])
def test_what_an_ending_leaves_reaches_somebody_else(tmp_path, said, known):
    year = reading(tmp_path, WORD_GETS_ROUND).campaign
    held = meet(year, meet(year, [], "first-call", "ask"), "her-colleague", said)
    assert carried_to(standing(year, held).open[0], year, held).flags == known


def test_a_sale_ending_in_a_complaint_is_undone_in_the_quarter_after(year):
    held = meet(year, meet(year, [], "first-call", "lean"), "second-call", "lean-again")
    first, second = sheet(year, held).quarters
    assert (first.booked, first.kept, second.booked) == (100_000, 100_000, 70_000)
    assert sheet(year, held).still_to_come == 70_000


def test_a_quarter_stands_against_its_target(year):
    held = meet(year, meet(year, [], "first-call", "ask"), "second-call", "tailor")
    first, second = sheet(year, held).quarters
    assert (
        quarter_line(first, "EUR", over=True) == "Nothing was booked. The target of 3,000 EUR was missed by 3,000 EUR."
    )
    assert quarter_line(second, "EUR", over=True) == "Booked 5,000 EUR. The target of 4,000 EUR is made."


def test_the_place_is_told_in_a_few_words(year):
    held = meet(year, [], "first-call", "ask")
    assert place(year, standing(year, held), held) == "1 of 2, Ann in April to June"


def test_the_others_are_a_helper_a_decent_seller_a_pusher_and_one_who_waits(year):
    found = other_sheets(year, always)
    assert list(found) == list(OTHERS)
    assert found["most-helpful"].kept > found["most-pushy"].kept
    assert found["most-pushy"].quarters[0].booked > found["most-helpful"].quarters[0].booked
    assert found["most-helpful"].kept >= found["decent"].kept >= found["most-passive"].kept


def test_the_decent_seller_is_right_at_seven_of_ten_decisions():
    from simulator.conversation.table import compile_table
    from tests.practice.quarter import find

    table = compile_table(find("first-call"), rubric())
    place_of, state = table.opening()
    moves = table.offered(place_of, state)
    rule = decent(0)
    assert [rule(moves).choice.id for _ in range(10)].count("ask") == 7


def test_whoever_did_not_want_to_see_you_and_is_met_again_all_the_same_is_not_said_to_see_you_no_more():
    made = scenario(NOTHING_MORE)
    refused = [talk(made, "lean")]
    assert memories(refused)[0].ended == "“Small”: They will not see you again."
    assert memories(refused, [Meeting(made)])[0].ended == (
        "“Small”: They did not want to see you again; “Small” brings you together all the same."
    )


NOTHING_MORE = """\
start: first
turns:
  first:
    says: Go on.
    choices:
      - {id: ask, say: What hurts, behaviour: discover, next: 'yes'}
      - {id: lean, say: Sign today, behaviour: pressure, next: 'no'}
"""
