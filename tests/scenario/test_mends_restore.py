"""Slips whose mend is known to the letter: followed, it gives back the very file, or says the same in another way."""

from __future__ import annotations

import pytest

from tests.scenario.example import read
from tests.scenario.mending import follow
from tests.scenario.test_mends import BASE

RESTORED = [
    ("trust: 40\n    scep", f"trust: {seen}\n    scep")
    for seen in ("ca. 40", "40/100", "[40]", "{40}", "4e1", "0x28", "forty", "40 of 100", "rund 40")
] + [
    ("fit: 0.9", "fit: 9/10"), ("fit: 0.9", "fit: 90"), ("scepticism: 0.5", "scepticism: ½"), ("scepticism: 0.5", "scepticism: 50"),
    ("minutes: 8", "minutes: 8:00"), ("minutes: 8", "minutes: eight"), ("level: 1", "level: one"), ("amount: 4580", "amount: 4.58e3"),
    ("amount: 4580", "amount: '4.580'"), ("days: 9", "days: nine"),
    ("sets: [asked]", "sets: (asked)"), ("sets: [asked]", "sets: {asked}"), ("sets: [asked]", "sets: asked]"), ("sets: [asked]", "sets: - asked"),
    ("sets: [asked]", "sets: {asked: true}"), ("sets: [asked]", "sets: asked: true"), ("sets: [asked]", "sets: flag(asked)"),
    ("sets: [asked]", "flag: [asked]"), ("sets: [asked]", "sets: [[asked]]"), ("reveals: [audit]", "reveals: {audit}"),
    ("effects: {trust: -5, patience: -3}", "effects: (trust: -5, patience: -3)"), ("effects: {trust: -5, patience: -3}", "effects: trust: -5, patience: -3}"),
    ("        next: second", "        go: second"), ("        next: second", "        next: {go: second}"), ("        next: second", "        next: *second"),
    ("        next: second", "        next: #second"), ("          - go: sorry", "          - sorry"), ("          - go: sorry", "          - otherwise: sorry"),
    ("go: goodbye", "next: goodbye"), ("- {when: trust", "- {if: trust"),
    ("      - id: lean", "      - - id: lean"), ("      - id: lean", "      - id: &lean lean"),
    ("        behaviour: pressure", "        Behaviour = pressure"), ("        behaviour: pressure", "        'behaviour: pressure'"),
    ("        behaviour: drift", "        type: drift"), ("  second:\n", "  'second:'\n"), ("  second:\n", "  second: |\n"),
    ("    says: And", "    line: And"), ("    says: And", "    dana: And"), ("    kind: lost", "    outcome: lost"), ("format: 1", "version: 1"),
    ("      - id: lean", "      → id: lean"), ("      - id: ask", "      1) id: ask"), ("      - id: lean", "      - lean-on:"),
    ("- {when: trust >= 40 and flag(asked), go: goodbye}", "- {trust >= 40 and flag(asked): goodbye}"),
    ("- {when: trust >= 40 and flag(asked), go: goodbye}", "- when: trust >= 40 and flag(asked), go: goodbye"),
      ("    thinks: Let", "    thoughts: Let"),
    ("        reveals: [audit]\n        sets", "        reveals: [audit] sets"), ("        reveals: [audit]", "        knows: [audit]"),
    ("        reveals: [audit]", "        reveals:\n          audit"),
    ("  second:\n", ""), ("endings:\n", ""), ("  sorry:\n", ""),
    ("        say: I will call you sometime.\n        behaviour: drift\n        next: sorry",
     "        - say: I will call you sometime.\n        - behaviour: drift\n        - next: sorry"),
    ("        say: I will call you sometime.\n        behaviour: drift\n        next: sorry",
     "      - say: I will call you sometime.\n      - behaviour: drift\n      - next: sorry"),
]  # fmt: skip
SAME = [
    ("        next: second", "        next: [second]", "next: [{go: second}]"),
    ("effects: {trust: -5, patience: -3}", "effects: -5", "effects: {trust: -5}"),
    ("effects: {trust: -5, patience: -3}", "effects:\n          - trust: -5", "effects:\n            trust: -5"),
    ("    says: And what now?", "    says:\n    And what now?", "says:\n      And what now?"),
    ("    says: And what now?", "    says: And what\n now?", "says: And what\n      now?"),
    ("    says: And what now?", "    says: [And what now?", "says: '[And what now?'"),
    ("    says: And what now?", "    says: *And what* now?", "says: '*And what* now?'"),
    ("minutes: 8", "minutes: 6-10", "minutes: 8"),
    ("trust: 40\n    scep", "trust: 40 - 50\n    scep", "trust: 45\n    scep"),
    ("days: 9", "days: 2 weeks", "days: 14"),
    ("days: 9", "days: 1 month", "days: 30"),
    ("minutes: 8", "minutes: 1 hour", "minutes: 60"),
    (
        "trust >= 40 and flag(asked)",
        "trust >= 40 and knows(audit and flag(asked)",
        "trust >= 40 and knows(audit) and flag(asked)",
    ),
    ("trust >= 40 and flag(asked)", "no flag(asked)", "not flag(asked)"),
    ("      - id: lean", "      - id: lean–on—him", "- id: lean-on-him"),
    ("id: example", "id: example.yaml", "id: example"),
]


@pytest.mark.parametrize(("old", "new"), RESTORED)
def test_a_slip_is_one_error_and_its_mend_gives_back_the_file(old: str, new: str) -> None:
    assert old in BASE
    broken = BASE.replace(old, new, 1)
    found = read(broken).problems
    assert sum(one.is_error for one in found) == 1, [(one.code, one.line, one.message) for one in found]
    mended = follow(broken, next(one for one in found if one.is_error))
    assert mended is not None, found[0].hint
    assert read(mended).problems == (), (mended, found[0].hint)
    if "lean-on" in new or "reveals:\n" in new or "1) id" in new:
        return  # another id, or the same list in another form
    assert read(mended).scenario == read(BASE).scenario or mended.replace("second:\n", "") == BASE.replace(
        "second:\n", ""
    )


@pytest.mark.parametrize(("old", "new", "mend"), SAME)
def test_a_slip_is_mended_to_what_says_the_same(old: str, new: str, mend: str) -> None:
    broken = BASE.replace(old, new, 1)
    found = read(broken).problems
    assert sum(one.is_error for one in found) == 1, [(one.code, one.line, one.message) for one in found]
    mended = follow(broken, next(one for one in found if one.is_error))
    assert mended is not None, found[0].hint
    assert mend in mended, (found[0].hint, mended)
    assert [one for one in read(mended).problems if one.is_error] == []


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("the-rival", ["the-van", "the-table"], None), ("the-neet", ["the-need", "the-van"], "the-need"), ("first-call", ["first-floor"], None),
        ("first-call", ["first-call-ever", "first-floor"], "first-call-ever"), ("Ruth Amsel", ["ruth"], "ruth"), ("ruth", ["ruth-amsel"], "ruth-amsel"),
        ("frist-call", ["first-call", "first-floor"], "first-call"),
    ],
)  # fmt: skip
def test_a_name_is_near_where_what_follows_a_common_beginning_is_near(
    word: str, known: list[str], meant: str | None
) -> None:
    from simulator.scenario.problem import nearest

    assert nearest(word, known) == meant
