"""Versions of what is said, and cases of what the same words amount to."""

from __future__ import annotations

import pytest

from simulator.scenario.condition import Call, Compare, parse
from simulator.scenario.model import Case, EndingVersion, Scenario, Version
from tests.scenario.example import codes, read

TEXT = """\
format: 1
id: example
title: An example
market: b2c
lang: en-IE
author: N. Quill
edition: second
licence: CC0
people:
  noreen: {name: Noreen}
  kit: {name: Kit}
needs:
  long-days: His days are long.
  chair: He is often in bed.
chance: [[wet, dry], [alone, in-company]]
start: charge
turns:
  charge:
    scene: She picks the box up.
    says: Six hours, would it be?
    thinks: He had one before.
    drill: false
    versions:
      eighteen:
        when: flag(dry) and known < 1
        says: It says eighteen hours on the box.
        reveals: [long-days]
      wet: {when: flag(wet), thinks: My shoes., reveals: []}
    reveals: [chair]
    choices:
      - id: less-than-that
        say: Less than that, I'm sorry to say.
        behaviour: mislead
        also: [drift]
        breach: false
        pushiness: 1
        sets: [said-less]
        reply: She sighs.
        why: Eleven is more than six.
        once: true
        examples: [Not so long., Shorter.]
        next: till
        cases:
          - in: eighteen
            behaviour: candour
            reply: She takes her glasses off.
            effects: {trust: 5, trust.kit: -1.5}
            next: [{when: flag(alone), go: open}, {go: till}]
          - in: [wet]
            when: trust > 40
            sets: []
            why: Her shoes are wet.
          - {when: said(less-than-that), initiative: -1}
      - {id: about-that, say: About that., behaviour: candour, next: till}
endings:
  till:
    kind: advance
    says: Good.
    meeting: earned
    epilogue: He likes it.
    versions:
      tall: {when: flag(said-less), epilogue: She came back.}
  open: {kind: continuation, says: Another day., meeting: open}
"""


def whole() -> Scenario:
    reading = read(TEXT)
    assert codes(reading) == []
    assert reading.scenario is not None
    return reading.scenario


def test_every_new_key_is_read() -> None:
    scenario = whole()
    assert (scenario.lang, scenario.author, scenario.edition, scenario.licence) == (
        "en-IE", "N. Quill", "second", "CC0",
    )  # fmt: skip
    assert scenario.chance == (("wet", "dry"), ("alone", "in-company"))
    turn = scenario.turns["charge"]
    assert (turn.scene, turn.reveals, turn.drill) == ("She picks the box up.", ("chair",), False)
    assert [version.id for version in turn.versions] == ["eighteen", "wet"]
    choice = turn.choices[0]
    assert choice.once
    assert choice.examples == ("Not so long.", "Shorter.")
    assert [case.versions for case in choice.cases] == [("eighteen",), ("wet",), ()]
    assert choice.cases[1].sets == ()
    assert choice.cases[1].reveals is None


def test_a_scenario_without_the_new_keys_has_none_of_it() -> None:
    scenario = read(TEXT.replace("lang: en-IE\n", "")).scenario
    assert scenario is not None
    assert scenario.lang == "en"
    other = scenario.endings["open"]
    assert other.versions == ()
    assert other.as_version(None) is other


def test_a_version_is_laid_over_the_turn() -> None:
    turn = whole().turns["charge"]
    eighteen, wet = turn.versions
    said = turn.as_version(eighteen)
    assert (said.says, said.thinks, said.reveals) == (
        "It says eighteen hours on the box.", "He had one before.", ("long-days",),
    )  # fmt: skip
    assert (said.choices, said.scene, said.id) == (turn.choices, turn.scene, turn.id)
    assert turn.as_version(wet).reveals == ()
    assert turn.as_version(None) is turn


def test_a_case_that_names_a_behaviour_starts_from_that_behaviour_alone() -> None:
    choice = whole().turns["charge"].choices[0]
    meant = choice.as_case(choice.cases[0])
    assert (meant.behaviour, meant.also, meant.breach, meant.pushiness) == ("candour", (), None, None)
    assert (meant.sets, meant.why, meant.reply) == (("said-less",), choice.why, "She takes her glasses off.")
    assert [entry.go for entry in meant.next] == ["open", "till"]
    assert {effect.target: effect.by for effect in meant.effects}.keys() == {"noreen", "kit"}
    assert (meant.id, meant.say, meant.once, meant.when) == (choice.id, choice.say, True, None)


def test_a_case_that_names_no_behaviour_keeps_the_choices_own_and_replaces_what_it_sets() -> None:
    choice = whole().turns["charge"].choices[0]
    meant = choice.as_case(choice.cases[1])
    assert (meant.behaviour, meant.also, meant.breach, meant.pushiness) == ("mislead", ("drift",), False, 2)
    assert (meant.sets, meant.why) == ((), "Her shoes are wet.")
    assert choice.as_case(Case(initiative=0)).initiative == 0
    assert choice.as_case(None) is choice


def test_a_case_can_name_a_behaviour_and_set_points_beside_it() -> None:
    choice = whole().turns["charge"].choices[0]
    meant = choice.as_case(Case(behaviour="answer", also=("teach",), helpfulness=1, breach=True))
    assert (meant.also, meant.helpfulness, meant.pushiness, meant.breach) == (("teach",), 1, None, True)


def test_a_version_of_an_ending_is_laid_over_it() -> None:
    ending = whole().endings["till"]
    (tall,) = ending.versions
    assert ending.as_version(tall).epilogue == "She came back."
    assert ending.as_version(tall).says == "Good."
    assert ending.as_version(EndingVersion("x", Call("flag", "dry"), says="Bye.")).says == "Bye."


def test_with_a_scene_nobody_needs_to_speak() -> None:
    scenario = read(TEXT.replace("    says: Six hours, would it be?\n", "")).scenario
    assert scenario is not None
    turn = scenario.turns["charge"]
    assert turn.says == ""
    assert turn.as_version(Version("v", Call("flag", "dry"), says="Oh.")).says == "Oh."


def test_a_condition_can_ask_how_many_needs_are_known() -> None:
    condition = parse("known >= 2")
    assert isinstance(condition, Compare)
    assert (condition.gauge, condition.person, condition.op) == ("known", None, ">=")
    assert condition.value == 2 * parse("trust >= 1").value  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("- in: eighteen", "- in: eightteen", "HF219"),
        ("flag(wet), thinks", "flag(dry) and known < 1, thinks", "HF220"),
        ("[alone, in-company]", "[alone]", "HF221"),
        ("[alone, in-company]", "[]", "HF221"),
        ("[alone, in-company]", "[alone, wet]", "HF221"),
        ("chance:", "before: {wet: It rained.}\nchance:", "HF222"),
        ("sets: [said-less]", "sets: [said-less, dry]", "HF223"),
        ("known < 1", "known < 3", "HF119"),
        ("trust > 40", "trust > 140", "HF119"),
        ("trust > 40", "trust.kit >= -1", "HF119"),
        ("- in: eighteen\n", "- behaviour: candour\n            # ", "HF102"),
        ("    scene: She picks the box up.\n    says: Six hours, would it be?\n", "", "HF102"),
        ("flag(wet), thinks: My shoes., reveals: []", "flag(wet), thinks: He had one before.", None),
    ],
)
def test_what_does_not_fit_together_is_told(old: str, new: str, problem: str | None) -> None:
    assert old in TEXT
    found = codes(read(TEXT.replace(old, new, 1)))
    assert (problem in found) if problem else found == []


def test_a_version_that_says_the_same_and_has_no_case_is_asked_for_by_nobody() -> None:
    same = TEXT.replace("thinks: My shoes., reveals: []", "thinks: He had one before.").replace(
        "in: [wet]", "in: eighteen"
    )
    assert codes(read(same)) == ["HF224"]
    assert codes(read(same.replace("thinks: He had one before.}", "facilitator: {notes: Ask the room.}}"))) == []


def test_said_once_by_every_choice_of_a_turn_that_comes_back_leaves_nothing_to_say() -> None:
    once = TEXT.replace("behaviour: candour, next: till}", "behaviour: candour, once: true, next: till}")
    assert codes(read(once)) == []
    assert codes(read(once.replace("{go: till}]", "{go: charge}]"))) == ["HF225"]


def test_the_place_of_a_comparison_is_the_comparison() -> None:
    (problem,) = read(TEXT.replace("known < 1", "known < 3")).problems
    line = TEXT.replace("known < 1", "known < 3").splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith("known < 3")
    assert "0 to 2" in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "code", "mend"),
    [
        ("[[wet, dry], [alone, in-company]]", "[wet, dry]", "HF104", "Write [[wet, dry]]: one list for each draw."),
        ("known < 1", "known", "HF112", "Write for example: known >= 2"),
        (
            "known < 1",
            "known(chair)",
            "HF112",
            "Write `when: flag(dry) and knows(chair)`.",
        ),
        (
            "sets: []\n",
            "say: Hm.\n",
            "HF101",
            "A case never changes `say`. Other words are a choice of their own, with a `when`.",
        ),
        ("    versions:\n      eighteen", "    version:\n      eighteen", "HF101", "Did you mean `versions`?"),
        ("lang: en-IE", "lang: en_IE", "HF120", "Write en-IE."),
        (
            "- in: eighteen\n",
            "- in: {eighteen: x}\n",
            "HF104",
            "Write `in: [eighteen]`.",
        ),
    ],
)
def test_a_slip_is_one_problem_and_its_mend_helps(old: str, new: str, code: str, mend: str) -> None:
    assert old in TEXT
    (problem,) = read(TEXT.replace(old, new, 1)).problems
    assert (problem.code, problem.hint) == (code, mend)
