"""A campaign's file gets a scenario's care: every mistake has a code and stands where it was made."""

from __future__ import annotations

import pytest

from tests.practice.quarter import CAMPAIGN, reading

MISTAKES = {
    "an unknown scenario": (("scenario: her-colleague", "scenario: her-coleague"), ["HF501:10:15"]),
    "an after of an unknown scenario": (("      first-call: [", "      first-cal: ["), ["HF501:12:7"]),
    "an after of an unknown ending": (("[thursday]\n", "[thirsday]\n"), ["HF502:12:20"]),
    "a second unknown ending": (("[bought, perhaps]", "[bought, maybe]"), ["HF502:13:29"]),
    "leaves at an unknown ending": (("thursday: [kept", "friday: [kept"), ["HF502:8:7"]),
    "a circle of one": (("      first-call: [thursday]", "      her-colleague: [gone]"), ["HF503:12:7"]),
    "a circle of two": (
        ("  - scenario: second-call\n", "  - scenario: second-call\n    after: {her-colleague: [bought]}\n"),
        ["HF503:10:13"],
    ),
    "listed twice": (("  - scenario: second-call\n", "  - scenario: second-call\n" * 2), ["HF504:10:15"]),
    "an unknown flag": (("[kept-word]", "[kept-wort]"), ["HF505:8:18"]),
    "a flag that only an earlier scenario expects": (
        ("      second-call: [bought, perhaps]\n", "    leaves: {gone: [kept-word]}\n"),
        ["HF505:13:21"],
    ),
    "an id that is not the name of the file": (("id: spring", "id: autumn"), ["HF218:2:5"]),
    "no meetings": ((CAMPAIGN[CAMPAIGN.index("meetings:") :], "meetings: []\n"), ["HF113:5:11"]),
    "no title": (("title: A spring\n", ""), ["HF102:1:1"]),
    "a misspelt key": (("    after:\n", "    afer:\n"), ["HF101:11:5"]),
    "a key twice": (("brief: Three", "title: Again\nbrief: Three"), ["HF024:4:1"]),
    "a list in a list of flags": (("[kept-word]", "[[kept-word]]"), ["HF103:8:18"]),
    "a mapping in a list of endings": (("[bought, perhaps]", "[{bought: perhaps}]"), ["HF103:13:21"]),
    "another version": (("campaign: 1", "campaign: 2"), ["HF116:1:11"]),
    "an alias": (("title: A spring", "title: *spring"), ["HF021:3:8"]),
}


def places(found) -> list[str]:
    return [f"{one.code}:{one.line}:{one.column}" for one in found.problems]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place(mistake, tmp_path):
    (wrong, right), expected = MISTAKES[mistake]
    assert wrong in CAMPAIGN
    found = reading(tmp_path, CAMPAIGN.replace(wrong, right, 1))
    assert places(found) == expected
    assert (found.campaign is None) == bool(found.errors)


def test_without_a_mistake_there_is_no_problem(tmp_path):
    found = reading(tmp_path)
    assert found.problems == ()
    assert [meeting.scenario.id for meeting in found.campaign.meetings] == [
        "first-call",
        "second-call",
        "her-colleague",
    ]


def test_a_misspelt_name_is_put_right_in_the_hint(tmp_path):
    assert "thursday" in reading(tmp_path, CAMPAIGN.replace("[thursday]\n", "[thirsday]\n")).problems[0].hint
    assert "kept-word" in reading(tmp_path, CAMPAIGN.replace("[kept-word]", "[kept-wort]")).problems[0].hint


@pytest.mark.parametrize("mistake", MISTAKES)
def test_every_mistake_comes_with_a_way_to_mend_it(mistake, tmp_path):
    (wrong, right), _ = MISTAKES[mistake]
    assert all(problem.hint for problem in reading(tmp_path, CAMPAIGN.replace(wrong, right, 1)).problems)


@pytest.mark.parametrize(
    ("wrong", "right", "hint"),
    [
        (
            "      first-call: [thursday]",
            "      quite-another: [thursday]",
            "Earlier meetings are: first-call, second-call.",
        ),
        (
            "[kept-word]",
            "[zzz]",
            "Later scenarios expect: kept-word, pushed. Or write `zzz` in the `before` of one of them.",
        ),
    ],
)
def test_a_name_that_is_like_no_other_is_told_those_that_there_are(wrong, right, hint, tmp_path):
    assert wrong in CAMPAIGN
    assert reading(tmp_path, CAMPAIGN.replace(wrong, right, 1)).problems[0].hint == hint


def test_all_mistakes_come_in_one_pass(tmp_path):
    text = CAMPAIGN.replace("[thursday]\n", "[thirsday]\n").replace("[kept-word]", "[kept-wort]").replace("maybe", "x")
    assert [one.code for one in reading(tmp_path, text).problems] == ["HF505", "HF502"]


def test_a_file_that_is_not_there_is_unreadable(tmp_path):
    from simulator.scenario.campaign import read_campaign

    assert read_campaign(tmp_path / "none.yaml", lambda _: None).unreadable
