"""The same words can be right on another road: where, said only in words that are true."""

from __future__ import annotations

import pytest

from simulator.conversation.attempt import new_attempt
from simulator.conversation.talk import Talk
from simulator.debrief.blocks import sentences
from simulator.debrief.report import report
from simulator.debrief.review import debrief
from simulator.debrief.told import told
from tests.write import HEAD, rubric, scenario, talk

TURNS = """\
needs: {{long-days: He is out from six to six.}}
{chance}
start: first
turns:
  first:
    says: Go on.
    choices:
      - {{id: ask, say: How long is his day, behaviour: discover, reveals: [long-days], sets: [asked], next: second}}
      - {{id: skip, say: A fine machine, behaviour: feature-dump, next: second}}
  second:
    says: How long does it last
    versions: {versions}
    choices:
      - {{id: less, say: Less than that, behaviour: mislead, breach: false, next: 'no', cases: [{case}]}}
      - {{id: eleven, say: Eleven hours, behaviour: candour, next: 'yes'}}
"""


def said(*choices: str, case: str, versions: str = "{}", chance: str = "", seed: int = 1) -> str:
    made = scenario(TURNS.format(case=case, versions=versions, chance=chance))
    talk = Talk(made, rubric(), new_attempt(made, rubric(), seed))
    for choice in choices:
        talk.choose(choice)
    text = list(sentences(told(report(debrief(talk)))))
    return text[text.index("Otherwise") + 1] if "Otherwise" in text else ""


@pytest.mark.parametrize(
    ("when", "where"),
    [
        ("knows(long-days)", "after you had learnt this: He is out from six to six."),
        ("said(ask)", "after you had said “How long is his day”."),
        ("flag(asked)", "after you had said “How long is his day”."),
        ("trust >= 55", "with more of Ann's trust."),
    ],
)
def test_a_case_in_another_state_is_told_by_its_condition(when, where):
    case = f"{{when: {when}, behaviour: candour}}"
    assert said("skip", "less", case=case) == f"The same words would have been right {where}"


def test_a_case_at_another_version_is_told_by_what_they_would_have_said():
    versions = "{box: {when: flag(asked), says: It says eighteen on the box}}"
    told_so = said("skip", "less", case="{in: box, behaviour: candour}", versions=versions)
    assert told_so == "Where Ann had said “It says eighteen on the box”, the same words would have been right."


def test_what_chance_decides_is_told_as_another_day():
    versions = "{box: {when: flag(read-it), says: It says eighteen on the box}}"
    chance = "chance: [[read-it, did-not]]"
    case = "{in: box, behaviour: candour}"
    found = {said("skip", "less", case=case, versions=versions, chance=chance, seed=seed) for seed in range(1, 9)}
    assert found == {
        "",
        "On another day Ann would have said “It says eighteen on the box”, and the same words would have been right.",
    }


def test_where_the_words_were_right_or_nothing_can_be_said_truly_nothing_is_said():
    assert said("ask", "less", case="{when: knows(long-days), behaviour: candour}") == ""
    assert said("skip", "less", case="{when: said(ask) or known >= 1, behaviour: candour}") == ""


@pytest.mark.parametrize(
    "case",
    [
        pytest.param("{in: box, behaviour: answer}", id="another line would have helped more there"),
        pytest.param(
            "{in: box, when: knows(long-days), behaviour: candour}", id="the version alone does not make it so"
        ),
    ],
)
def test_words_that_would_not_have_been_the_right_ones_there_are_not_called_so(case):
    assert said("skip", "less", case=case, versions="{box: {when: flag(asked), says: It says eighteen}}") == ""


def test_a_conversation_without_cases_has_no_such_row():
    made = scenario(
        "start: a\nturns:\n  a: {says: Go on., choices: [{id: x, say: Sign, behaviour: pressure, next: 'no'}, "
        "{id: y, say: Why, behaviour: discover, next: 'yes'}]}\n",
        head=HEAD,
    )
    assert "Otherwise" not in list(sentences(told(report(debrief(talk(made, "x"))))))
