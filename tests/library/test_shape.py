"""What every shipped scenario has, so that a trainee, a facilitator and a coach find what they need in each."""

from __future__ import annotations

import re

import pytest

from simulator.authoring.examine import examine_file
from simulator.conversation.table import compile_table
from tests.library.shelf import FILES, NAMES, YEAR, analysed, minutes_along, shipped
from tests.write import rubric

pytestmark = pytest.mark.library

TWO_LINES = 150
"""Characters of a choice that fit on two lines of a terminal."""

SMALL_WORDS = frozenset(
    ["yes", "no", "oh", "well", "good", "thank", "thanks", "you", "and", "it", "i", "all", "right", "so", "please"]
)
"""Words with which anybody may begin a reply, whatever was said before."""

each = pytest.mark.parametrize("name", NAMES)


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower())


def echoes(say: str, reply: str) -> bool:
    """Whether a reply begins with five words or fewer of the line before, as in: "Friday," she says. "Whose Friday is that?"."""
    opening = words_of(re.split(r"(?<=[.?!…])\s|,[\"']*\s\w+ says", reply.strip(' "'), maxsplit=1)[0])
    again = f" {' '.join(opening)} " in f" {' '.join(words_of(say))} "
    return 1 <= len(opening) <= 5 and again and not SMALL_WORDS.issuperset(opening)


@each
def test_it_is_clean_under_strict_check(name):
    problems = examine_file(FILES[name], rubric()).problems
    assert [(problem.code, problem.line, problem.message) for problem in problems] == []


@each
def test_it_has_eight_to_eighteen_turns_or_five_to_eight_in_a_later_meeting_with_three_to_five_choices(name):
    turns = shipped(name).turns
    fewest, most = (5, 8) if name in YEAR else (8, 18)
    assert fewest <= len(turns) <= most
    assert {len(turn.choices) for turn in turns.values()} <= {3, 4, 5}


@each
def test_every_turn_still_offers_two_choices_whatever_was_said_before(name):
    offers = [offer for offer in analysed(name).graph.offers if offer is not None]
    assert min(len(offer.moves) for offer in offers) >= 2


@each
def test_it_has_five_or_more_endings_of_three_or_more_kinds(name):
    endings = shipped(name).endings.values()
    assert len(endings) >= 5
    assert len({ending.kind for ending in endings}) >= 3


@each
def test_two_or_more_needs_have_to_be_earned(name):
    scenario = shipped(name)
    assert len(scenario.needs) >= 2
    revealed = {need for move in compile_table(scenario, rubric()).moves for need in move.choice.reveals}
    told = {
        need
        for turn in scenario.turns.values()
        for said in (turn, *map(turn.as_version, turn.versions))
        for need in said.reveals
    }
    assert revealed | told == set(scenario.needs)


def test_an_echo_is_a_reply_that_opens_with_words_of_the_line_before():
    assert echoes("By Friday, then.", '"Friday," she says. "Whose Friday is that?"')
    assert echoes("It's lighter, and it's twenty-two per cent dearer.", '"Dearer."')
    assert not echoes("By Friday, then.", '"And who pays for that?"')
    assert not echoes("Yes, by Friday.", '"Yes," she says. "That would do."')


@each
def test_at_most_one_reply_echoes_the_line_before_it(name):
    echoed = [
        choice.id
        for turn in shipped(name).turns.values()
        for choice in turn.choices
        for reply in (choice.reply, *(case.reply for case in choice.cases))
        if reply and echoes(choice.say, reply)
    ]
    assert len(echoed) <= 1, echoed


@each
def test_it_can_be_ended_by_the_customer(name):
    assert shipped(name).walk_out is not None


@each
def test_the_customer_has_a_voice_and_an_inner_voice_at_every_turn(name):
    assert all((turn.says or turn.scene) and turn.thinks and turn.stage for turn in shipped(name).turns.values())


@each
def test_every_choice_has_its_why(name):
    assert all(len(choice.why.split()) >= 8 for turn in shipped(name).turns.values() for choice in turn.choices)


@each
def test_every_choice_fits_on_two_lines_of_a_terminal(name):
    long = [c.id for turn in shipped(name).turns.values() for c in turn.choices if len(c.say) > TWO_LINES]
    assert long == []


@each
def test_every_ending_has_an_epilogue(name):
    assert all(len(ending.epilogue.split()) >= 10 for ending in shipped(name).endings.values())


@each
def test_there_are_facts_to_look_up_and_an_objective_and_a_brief(name):
    scenario = shipped(name)
    assert 3 <= len(scenario.facts) <= 7
    assert scenario.objective
    assert scenario.brief


@each
def test_a_facilitator_has_two_questions_at_two_turns_or_more(name):
    notes = [turn.facilitator for turn in shipped(name).turns.values() if turn.facilitator is not None]
    assert sum(bool(note.notes) and len(note.questions) == 2 for note in notes) >= 2


@each
def test_a_breach_is_within_reach(name):
    scenario = shipped(name)
    assert any(rubric().is_breach(choice) for turn in scenario.turns.values() for choice in turn.choices)


@each
def test_its_minutes_are_those_of_reading_it_along_the_helpful_way(name):
    measured = minutes_along(name, "most-helpful")
    assert abs(shipped(name).minutes - measured) <= measured / 4
